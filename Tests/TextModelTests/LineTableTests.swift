import GlossatorTestSupport
import Testing
import TextModel

/// A text with the lines that a reader sees in it, line ends left out.
struct Lines: Sendable, CustomTestStringConvertible {
  let text: String
  let lines: [String]

  var testDescription: String { text.debugDescription }

  static let all = [
    Lines(text: "", lines: [""]),
    Lines(text: "one", lines: ["one"]),
    Lines(text: "one\n", lines: ["one", ""]),
    Lines(text: "\n\n", lines: ["", "", ""]),
    Lines(text: "one\ntwo\nthree", lines: ["one", "two", "three"]),
    Lines(text: "one\r\ntwo\r\n", lines: ["one", "two", ""]),
    Lines(text: "one\rtwo\r", lines: ["one", "two", ""]),
    Lines(text: "one\n\rtwo", lines: ["one", "", "two"]),
    Lines(text: "one\r\r\ntwo\r\n\n\rend", lines: ["one", "", "two", "", "", "end"]),
    Lines(text: "“é”\u{2028}😀\u{85}x\u{B}y", lines: ["“é”\u{2028}😀\u{85}x\u{B}y"]),
  ]
}

@Suite struct `A line table` {
  @Test(arguments: Lines.all)
  func `has a line for every LF, CR LF and lone CR, and one more`(_ row: Lines) {
    let text = ArticleText(row.text)
    let table = LineTable(text)
    let found = (0..<table.lineCount).map { line in
      text.string(ByteSpan(table.start(ofLine: line), table.contentEnd(ofLine: line, in: text)))
    }
    #expect(found == row.lines)
  }

  @Test(arguments: Lines.all)
  func `finds the line of every byte`(_ row: Lines) {
    let text = ArticleText(row.text)
    let table = LineTable(text)
    for line in 0..<table.lineCount {
      let end = line + 1 < table.lineCount ? table.start(ofLine: line + 1) : text.count + 1
      for offset in table.start(ofLine: line)..<end { #expect(table.line(at: offset) == line) }
    }
  }

  @Test func `takes an offset outside the text for the nearest line`() {
    let table = LineTable(ArticleText("one\ntwo"))
    #expect(table.line(at: -5) == 0)
    #expect(table.line(at: 7) == 1)
    #expect(table.line(at: .max) == 1)
    #expect(table.start(ofLine: -1) == 0)
    #expect(table.start(ofLine: 2) == 7)
    #expect(table.start(ofLine: .max) == 7)
  }

  @Test(arguments: RandomLaw.seeds)
  func `finds the lines that a plain reading finds`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for round in 0..<RandomLaw.rounds(300) {
      let pieces = (0..<random.number(0...12)).map { _ in
        random.pick(["\n", "\r", "\r\n", "é", "ab", "😀"])
      }
      let text = ArticleText(pieces.joined())
      let table = LineTable(text)
      let starts = (0..<table.lineCount).map { table.start(ofLine: $0) }
      #expect(starts == Self.plainStarts(text), "seed \(seed), round \(round)")
    }
  }

  /// A line starts at 0, behind every LF and behind every CR that no LF follows.
  private static func plainStarts(_ text: ArticleText) -> [Int] {
    let bytes = text.bytes
    return [0]
      + bytes.indices.filter { index in
        bytes[index] == 0x0A
          || (bytes[index] == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A))
      }.map { $0 + 1 }
  }
}
