import BatchFront
import GlossatorTestSupport
import Testing

struct LineReaderTests {
  /// The lines of `bytes` with their numbers, handed over in pieces of sizes that `size` picks.
  private func lines(
    _ bytes: [UInt8],
    limit: Int = 1000,
    size: () -> Int = { .max }
  ) -> [String] {
    var reader = LineReader(limit: limit)
    var lines: [String] = []
    func note(_ line: LineReader.Line, _ number: Int) {
      switch line {
      case .tooLong: lines.append("\(number) too long")
      case .whole(let bytes): lines.append("\(number) \(String(decoding: bytes, as: UTF8.self))")
      }
    }
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = rest.prefix(size())
      reader.feed(piece, note)
      rest = rest.dropFirst(piece.count)
    }
    reader.end(note)
    return lines
  }

  @Test(
    arguments: [
      ("", []), ("a", ["1 a"]), ("a\n", ["1 a"]), ("a\nb", ["1 a", "2 b"]),
      ("a\r\nb\r\n", ["1 a", "2 b"]), ("\n\n", ["1 ", "2 "]), ("a\rb\n", ["1 a\rb"]),
      ("\u{FEFF}a\n\u{FEFF}b\n", ["1 a", "2 \u{FEFF}b"]),
      ("a\u{2028}b\u{2029}c\u{85}d\u{B}e\u{C}f\n", ["1 a\u{2028}b\u{2029}c\u{85}d\u{B}e\u{C}f"]),
    ]
  )
  func `a line ends at a line feed and nowhere else`(text: String, expected: [String]) {
    #expect(lines(Array(text.utf8)) == expected)
  }

  @Test(
    arguments: [
      ("abcd\nx\n", ["1 abcd", "2 x"]), ("abcde\nx\n", ["1 too long", "2 x"]),
      ("abcd\r\nx", ["1 abcd", "2 x"]), ("abcde\r\nx", ["1 too long", "2 x"]),
      ("\u{FEFF}abcd\r\nx", ["1 abcd", "2 x"]), ("\u{FEFF}abcde\nx", ["1 too long", "2 x"]),
      ("abcdefghijklmn", ["1 too long"]), ("x\nabcdefgh", ["1 x", "2 too long"]),
      ("éé\nééé\n", ["1 éé", "2 too long"]),
    ]
  )
  func `a line over the limit is skipped, its mark and line end not counted`(
    text: String,
    expected: [String]
  ) {
    #expect(lines(Array(text.utf8), limit: 4) == expected)
  }

  @Test func `a limit may be as large as a number can be`() {
    #expect(lines(Array("a\nb".utf8), limit: .max) == ["1 a", "2 b"])
  }

  @Test(arguments: RandomLaw.seeds)
  func `lines are the same however the stream is cut`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = ["a", "é", "😀", "\n", "\r\n", "\r", "\u{FEFF}", "abcdefgh", "\u{2028}"]
    for round in 0..<RandomLaw.rounds(100) {
      let bytes = Array(random.text(of: pieces, upTo: 30).utf8)
      let limit = Int.random(in: 1...12, using: &random)
      let whole = lines(bytes, limit: limit)
      let cut = lines(bytes, limit: limit) { Int.random(in: 1...5, using: &random) }
      #expect(whole == cut, "seed \(seed), round \(round)")
    }
  }
}
