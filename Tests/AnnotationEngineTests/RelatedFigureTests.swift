import AnnotationEngine
import AnnotationModel
import GlossatorTestSupport
import Testing
import TextModel

/// Marks "$60" as money and other whole numbers as counts of the word behind them; "~" before
/// either loosens it.
private struct Counts: UnitAnnotator {
  static let registered = RegisteredAnnotator(
    .unit(Counts()),
    AnnotatorDeclaration(id: "counts", scope: .unit, provides: [.init(.figure)])
  )

  func annotate(_ text: Span<UInt8>, in context: UnitContext, into report: inout Report) {
    let bytes = text.withUnsafeBufferPointer { Array($0) }
    let words = bytes.indices.split { !Self.isPart(bytes[$0]) }
    for (index, word) in words.enumerated() {
      let signs = word.prefix { bytes[$0] == UInt8(ascii: "~") || bytes[$0] == UInt8(ascii: "$") }
      let digits = bytes[word.dropFirst(signs.count).startIndex..<word.endIndex]
      guard let number = DecimalNumber(String(decoding: digits, as: UTF8.self)) else { continue }
      let isMoney = signs.contains { bytes[$0] == UInt8(ascii: "$") }
      let isLoose = signs.contains { bytes[$0] == UInt8(ascii: "~") }
      let noun = isMoney || index + 1 == words.count ? nil : words[index + 1]
      let figure = Figure(
        isMoney ? .money : .cardinal,
        .number(number),
        unit: isMoney ? "USD" : nil,
        approximation: isLoose ? .about : .exact,
        counted: noun.map { UnitSpan($0.startIndex, $0.endIndex) }
      )
      report.add(
        Annotation(
          .figure,
          UnitSpan(word.startIndex, word.endIndex),
          rule: "counts",
          value: .figure(figure)
        )
      )
    }
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    !Array(" .,\n".utf8).contains(byte)
  }
}

@Suite struct `The card of a figure` {
  /// The facts on the card of the first `word`, as `label: value`.
  private func facts(_ word: String, in text: String) throws -> [String] {
    let article = ArticleText(text)
    let snapshot = try #require(Engine([Counts.registered]).annotate(article))
    let letters = Array(word.utf8)
    let offset = try #require(
      article.bytes.indices.first { article.bytes[$0...].starts(with: letters) }
    )
    return try #require(snapshot.card(at: offset)).entries.map {
      "\($0.fact.label): \($0.fact.value)"
    }
  }

  @Test func `tells the same count elsewhere and whether the two can both be true`() throws {
    let text = "Police saw 18 people.\n\nOthers saw ~19 People, 18 people, 30 people and 18 dogs."
    #expect(
      try facts("18 people.", in: text) == [
        "elsewhere: “~19 People”, which fits",
        "elsewhere: “18 people”, the same number",
        "elsewhere: “30 people”, another number",
      ]
    )
    #expect(try facts("18 dogs", in: text).isEmpty)
  }

  @Test(arguments: [
    ("They gave $60 for 40 clinics.", "each: 1.5 USD, for one of “40 clinics”"),
    ("They gave $100 to 3 schools.", "each: about 33.3 USD, for one of “3 schools”"),
    ("They gave ~$60000 for 7 schools.", "each: about 8,570 USD, for one of “7 schools”"),
    ("There are 40 clinics for $60.", "each: 1.5 USD, for one of “40 clinics”"),
  ])
  func `tells what a sum comes to for each, at both figures`(text: String, each: String) throws {
    let sum = text.contains("~$") ? "~$" : "$"
    #expect(try facts(sum, in: text) == [each])
    let count = try #require(text.split(separator: " ").first { Int($0) != nil })
    #expect(try facts(String(count), in: text) == [each])
  }

  @Test(arguments: [
    "They gave $60 and saw 40 clinics.", "They gave $60 for 1 clinic.", "They gave $60 for 0 men.",
    "They gave $60 for $40.", "They gave 40 men for 60 days.", "They gave $60 for 40.",
  ])
  func `divides nothing else`(text: String) throws {
    #expect(try facts(text.contains("$60") ? "$60" : "40", in: text).isEmpty)
  }
}
