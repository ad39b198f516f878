import AnnotationEngine
import AnnotationModel
import GlossatorTestSupport
import Testing
import TextModel

/// A text and its units: the kind, a colon and the text, with ␍ ␤ for line ends.
struct Split: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let units: [String]

  init(_ description: String, _ text: String, _ units: [String]) {
    testDescription = description
    self.text = text
    self.units = units
  }

  private static let long = String(repeating: "wide ", count: 30) + "line."

  static let all = [
    Split("nothing", "", []),
    Split("white space", " \n\t\r\n \n", []),
    Split("one line", "One.", ["paragraph: One."]),
    Split("blank lines", "\n\nOne.\n\n\nTwo.\n", ["paragraph: One.", "paragraph: Two."]),
    Split("lines of white space", "One.\n \t \nTwo.", ["paragraph: One.", "paragraph: Two."]),
    Split("CRLF", "One.\r\n\r\nTwo.\r\n", ["paragraph: One.", "paragraph: Two."]),
    Split("CR", "One.\r\rTwo.", ["paragraph: One.", "paragraph: Two."]),
    Split("wrapped text", "One\ntwo\nthree.", ["paragraph: One␤two␤three."]),
    Split("wrapped CRLF", "One\r\ntwo.", ["paragraph: One␍␤two."]),
    Split("indented lines", "  One\n  two.  \n", ["paragraph: One␤  two."]),
    Split(
      "a paragraph a line",
      "\(long)\n\(long)\nShort.",
      ["paragraph: \(long)", "paragraph: \(long)", "paragraph: Short."]
    ),
    Split("no-break spaces stay", "\u{A0}One.", ["paragraph: \u{A0}One."]),
    Split("a headline", "Rates rise\n\nOslo.", ["headline: Rates rise", "paragraph: Oslo."]),
    Split(
      "a headline in quotation marks",
      "“We won”\n\nOslo.",
      ["paragraph: “We won”", "paragraph: Oslo."]
    ),
    Split("é ends no sentence", "Café\n\nOslo.", ["headline: Café", "paragraph: Oslo."]),
    Split("an emoji ends none", "We won 😀\n\nOslo.", ["headline: We won 😀", "paragraph: Oslo."]),
    Split(
      "the last unit is no headline",
      "Oslo.\n\nThe end",
      ["paragraph: Oslo.", "paragraph: The end"]
    ),
    Split(
      "a wrapped block is no headline",
      "One\ntwo\n\nOslo.",
      ["paragraph: One␤two", "paragraph: Oslo."]
    ),
    Split(
      "a line of 156 bytes can be a headline",
      "\(long)x\n\nOslo.",
      ["headline: \(long)x", "paragraph: Oslo."]
    ),
    Split(
      "one of 164 bytes can not",
      "\(long) and more\n\nOslo.",
      ["paragraph: \(long) and more", "paragraph: Oslo."]
    ),
  ]

  /// Ends after which a line is a sentence.
  static let sentenceEnds = [".", "!", "?", ":", ";", ",", "\"", ")", "”", "…"]
}

@Suite struct `An article` {
  private func units(_ string: String) -> [String] {
    let text = ArticleText(string)
    return UnitSplitter.units(of: text).map { unit in
      let shown = String(
        String.UnicodeScalarView(
          text.string(unit.span).unicodeScalars.map {
            $0 == "\n" ? "␤" : $0 == "\r" ? "␍" : $0
          }
        )
      )
      return "\(unit.kind): \(shown)"
    }
  }

  @Test(arguments: Split.all)
  func `is cut into paragraphs and headlines`(_ split: Split) {
    #expect(units(split.text) == split.units)
  }

  @Test(arguments: Split.sentenceEnds)
  func `has no headline that ends as a sentence does`(end: String) {
    #expect(units("Rates rise\(end)\n\nOslo.").first == "paragraph: Rates rise\(end)")
  }

  @Test func `of a million bytes on one line is cut at spaces`() {
    let text = ArticleText(String(repeating: "Anna “sang” 😀 é ", count: 45_000))
    #expect(text.count > 1_000_000)
    let units = UnitSplitter.units(of: text)
    for unit in units {
      #expect(unit.span.count <= 32 * 1024)
      #expect(unit.span.end == text.count - 1 || text.bytes[unit.span.end] == 0x20)
    }
    let covered = units.map(\.span.count).reduce(0, +)
    #expect(covered == text.count - units.count, "only the space at each cut is left out")
  }

  @Test func `without any space is cut between characters`() {
    let text = ArticleText(String(repeating: "漢字😀", count: 10_000))
    let units = UnitSplitter.units(of: text)
    #expect(units.count == 4)
    #expect(units.allSatisfy { text.isScalarBoundary($0.span.end) })
    #expect(units.map(\.span.count).reduce(0, +) == text.count)
  }

  @Test func `that was wrapped and never leaves a line blank is not one unit`() {
    let text = ArticleText(String(repeating: "A line of a wrapped text\n", count: 1000))
    let units = UnitSplitter.units(of: text)
    #expect(units.count == 7)
    #expect(units.allSatisfy { $0.span.count < 4096 + 25 })
  }

  @Test(arguments: RandomLaw.seeds)
  func `has units in order, apart, trimmed, and white space between`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for round in 0..<RandomLaw.rounds(300) {
      let text = RandomArticle().text(paragraphs: 8, using: &random)
      var end = 0
      for span in UnitSplitter.units(of: text).map(\.span) + [ByteSpan(text.count, text.count)] {
        #expect(span.start >= end, "seed \(seed), round \(round)")
        let gap = text.bytes[end..<span.start]
        #expect(gap.allSatisfy { $0 <= 0x20 }, "seed \(seed), round \(round)")
        end = span.end
        guard !span.isEmpty else { continue }
        #expect(text.bytes[span.start] > 0x20 && text.bytes[end - 1] > 0x20)
      }
    }
  }
}
