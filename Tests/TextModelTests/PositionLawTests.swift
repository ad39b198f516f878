import GlossatorTestSupport
import Testing
import TextModel

@Suite struct `In any text` {
  private static let article = RandomArticle()

  /// Every offset between two scalars.
  private static func boundaries(_ text: ArticleText) -> [Int] {
    (0...text.count).filter { $0 == text.count || text.bytes[$0] & 0xC0 != 0x80 }
  }

  /// The units before each offset, counted by the standard library.
  private static func count(_ text: ArticleText, to offset: Int, _ encoding: PositionEncoding)
    -> Int
  {
    let head = text.string(ByteSpan(0, offset))
    return switch encoding {
    case .utf8: head.utf8.count
    case .utf16: head.utf16.count
    case .utf32: head.unicodeScalars.count
    }
  }

  @Test(arguments: RandomLaw.seeds, PositionEncoding.allCases)
  func `an offset, its position and back is the same offset`(
    seed: UInt64,
    encoding: PositionEncoding
  ) {
    var random = SeededGenerator(seed: seed)
    for round in 0..<RandomLaw.rounds(20) {
      let text = Self.article.text(paragraphs: 4, using: &random)
      let lines = LineTable(text)
      var last: Position?
      for offset in Self.boundaries(text) where !Self.splitsLineEnd(text, offset) {
        let position = lines.position(of: offset, in: text, encoding: encoding)
        let back = lines.offset(of: position, in: text, encoding: encoding)
        #expect(back == offset, "seed \(seed), round \(round)")
        if let last { #expect(last < position, "seed \(seed), round \(round)") }
        last = position
      }
    }
  }

  private static func splitsLineEnd(_ text: ArticleText, _ offset: Int) -> Bool {
    offset > 0 && offset < text.count && text.bytes[offset - 1] == 0x0D
      && text.bytes[offset] == 0x0A
  }

  @Test(arguments: RandomLaw.seeds, PositionEncoding.allCases)
  func `a cursor answers as the line table does, forwards and backwards`(
    seed: UInt64,
    encoding: PositionEncoding
  ) {
    var random = SeededGenerator(seed: seed)
    for round in 0..<RandomLaw.rounds(40) {
      let text = Self.article.text(paragraphs: 4, using: &random)
      let lines = LineTable(text)
      var offsets = (0..<60).map { _ in random.number(-2...(text.count + 2)) }
      if !random.chance(oneIn: 3) { offsets.sort() }
      var cursor = PositionCursor(text, lines: lines, encoding: encoding)
      for offset in offsets {
        let expected = lines.position(of: offset, in: text, encoding: encoding)
        #expect(cursor.position(of: offset) == expected, "seed \(seed), round \(round)")
      }
    }
  }

  @Test(arguments: RandomLaw.seeds, PositionEncoding.allCases)
  func `a converter counts what a plain count counts`(seed: UInt64, encoding: PositionEncoding) {
    var random = SeededGenerator(seed: seed)
    for round in 0..<RandomLaw.rounds(10) {
      let text = ArticleText(Self.article.sentence(random.number(0...400), using: &random))
      let converter = OffsetConverter(text, encoding: encoding)
      let offsets = [0, text.count] + (0..<40).map { _ in random.number(0...text.count) }
      for offset in offsets.map(text.scalarStart) {
        #expect(
          converter.offset(ofByte: offset) == Self.count(text, to: offset, encoding),
          "seed \(seed), round \(round)"
        )
      }
    }
  }

  @Test(arguments: PositionEncoding.allCases)
  func `a converter counts right on both sides of every block`(_ encoding: PositionEncoding) {
    // Three bytes a character never fit a block whose size is a power of two.
    let text = ArticleText(String(repeating: "“😀", count: 500))
    let converter = OffsetConverter(text, encoding: encoding)
    for offset in Self.boundaries(text) {
      #expect(converter.offset(ofByte: offset) == Self.count(text, to: offset, encoding))
    }
    #expect(converter.offset(ofByte: -1) == 0)
    #expect(converter.offset(ofByte: .max) == Self.count(text, to: text.count, encoding))
  }
}
