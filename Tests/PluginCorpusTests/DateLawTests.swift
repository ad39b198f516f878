import AnnotationEngine
import AnnotationModel
import GlossatorTestSupport
import PluginKit
import Testing
import TextModel

@testable import DatesPlugin

/// What holds for words of time in any order, however little sense they make.
@Suite struct `Words of time in any order` {
  private static let folder = "\(RepositoryFolder.path)/plugins/dates"

  private static let signs = [
    "-", "–", "/", ":", ".", ",", "’s", "'", "(", ")", "$", "+", "\n", "\n\n", "", "",
  ]

  /// Numbers at the edges of what is read.
  private static let numbers = [
    "0", "00", "1", "7", "12", "24", "31", "32", "60", "99", "400", "1000", "1999", "2018", "2199",
    "2200", "2999", "9999", "10/8/18", "2018-10-08", "3.5", "1,000", "5:30", "24:00", "25:61",
    "999999999999", "18446744073709551616", "1970s", "’68", "Q4", "FY19", "T14:05Z", "+14:00",
    "2nd",
  ]

  /// The words of all tables of the plugin, signs and numbers.
  private static func vocabulary() throws -> [String] {
    var words: [String] = []
    for name in ["calendar", "numbers", "relations"] {
      words += try DataTable("\(folder)/data/\(name).tsv", columns: ["word"]).rows.map {
        $0["word"]
      }
    }
    for name in ["approximators", "vague"] {
      let rows = try DataTable("\(folder)/data/\(name).tsv", columns: ["phrase"]).rows
      words += rows.map { $0["phrase"] }
    }
    return words + Array(repeating: signs + numbers, count: 4).flatMap { $0 }
  }

  /// A few of `words`; now and then the same again and again.
  private func text(of words: [String], using random: inout SeededGenerator) -> String {
    var picked = (0..<random.number(1...12)).map { _ in
      let word = random.pick(words)
      return random.chance(oneIn: 5) ? word.capitalized : word
    }
    if random.chance(oneIn: 10) {
      picked = Array(repeating: picked, count: random.number(2...200)).flatMap { $0 }
    }
    return picked.joined(separator: random.chance(oneIn: 6) ? "" : " ")
  }

  @Test(arguments: RandomLaw.seeds)
  func `are read without a trap, and dates lie within the text`(seed: UInt64) throws {
    let words = try Self.vocabulary()
    let engine = Engine(try PluginUnderTest("dates", Dates.self).annotators)
    var random = SeededGenerator(seed: seed)
    for round in 0..<RandomLaw.rounds(400) {
      let text = text(of: words, using: &random)
      let reading = ReadingContext(
        locale: random.pick(["en-US", "en-GB"]),
        referenceTime: random.pick([nil, "2018-10-08", "2020-02-29", "0001-01-01", "9999-12-31"]),
        preference: random.pick([.past, .future]),
        genre: random.pick([.news, .narrative]),
        ranges: random.pick([.interval, .ends])
      )
      let article = ArticleText(text)
      let snapshot = try #require(engine.annotate(article, reading: reading))
      let note = "seed \(seed), round \(round): \(text.prefix(400))"
      #expect(snapshot.warnings.isEmpty, "\(note)")
      for (unit, record) in snapshot.records.enumerated() {
        for mark in record.marks {
          let span = snapshot.span(of: mark, in: unit)
          #expect(span.start < span.end && span.end <= article.count, "\(note)")
        }
      }
    }
  }

  @Test(arguments: RandomLaw.seeds)
  func `mean the same when their line is read again`(seed: UInt64) throws {
    let words = try Self.vocabulary()
    let lexicon = try Lexicon(folder: Self.folder)
    var random = SeededGenerator(seed: seed)
    for round in 0..<RandomLaw.rounds(400) {
      let text = text(of: words, using: &random)
      let bytes = Array(text.utf8)
      let lexed = LexedText(bytes.span, lexicon)
      let style = random.pick([Grammar.Style.prose, .talk, .agenda])
      let grammar = Grammar(text: lexed, lexicon: lexicon, monthComesFirst: true, style: style)
      for index in 0..<min(lexed.count, 60) {
        guard let expression = grammar.expression(at: index) else { continue }
        let line = MeaningWriter.line(expression)
        let read = MeaningReader.expression(line, rule: expression.rule, confidence: 1)
        let again = read.map(MeaningWriter.line)
        #expect(again == line, "seed \(seed), round \(round), token \(index): \(text.prefix(400))")
      }
    }
  }
}

extension String {
  /// With a capital first.
  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
