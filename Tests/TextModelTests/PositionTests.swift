import GlossatorTestSupport
import Testing
import TextModel

/// A byte offset in ``text`` and the position that it is in each encoding.
struct Place: Sendable, CustomTestStringConvertible {
  let offset: Int
  let line: Int
  let utf8: Int
  let utf16: Int
  let utf32: Int

  var testDescription: String { "byte \(offset)" }

  /// é is 2 bytes, “ and ” are 3, 😀 is 4 (2 UTF-16 units), and the second é is an e with a
  /// combining accent of 2 bytes.
  static let text = ArticleText("é“a”😀b\r\ne\u{301}😀\n\nx")

  static let all = [
    Place(offset: 0, line: 0, utf8: 0, utf16: 0, utf32: 0),
    Place(offset: 2, line: 0, utf8: 2, utf16: 1, utf32: 1),
    Place(offset: 5, line: 0, utf8: 5, utf16: 2, utf32: 2),
    Place(offset: 6, line: 0, utf8: 6, utf16: 3, utf32: 3),
    Place(offset: 9, line: 0, utf8: 9, utf16: 4, utf32: 4),
    Place(offset: 13, line: 0, utf8: 13, utf16: 6, utf32: 5),
    Place(offset: 14, line: 0, utf8: 14, utf16: 7, utf32: 6),
    Place(offset: 16, line: 1, utf8: 0, utf16: 0, utf32: 0),
    Place(offset: 17, line: 1, utf8: 1, utf16: 1, utf32: 1),
    Place(offset: 19, line: 1, utf8: 3, utf16: 2, utf32: 2),
    Place(offset: 23, line: 1, utf8: 7, utf16: 4, utf32: 3),
    Place(offset: 24, line: 2, utf8: 0, utf16: 0, utf32: 0),
    Place(offset: 25, line: 3, utf8: 0, utf16: 0, utf32: 0),
    Place(offset: 26, line: 3, utf8: 1, utf16: 1, utf32: 1),
  ]

  func position(_ encoding: PositionEncoding) -> Position {
    switch encoding {
    case .utf8: Position(line: line, character: utf8)
    case .utf16: Position(line: line, character: utf16)
    case .utf32: Position(line: line, character: utf32)
    }
  }
}

@Suite struct `A position` {
  private let text = Place.text
  private let lines = LineTable(Place.text)

  @Test(arguments: Place.all, PositionEncoding.allCases)
  func `and its byte offset lead to each other`(_ place: Place, _ encoding: PositionEncoding) {
    let position = place.position(encoding)
    #expect(lines.position(of: place.offset, in: text, encoding: encoding) == position)
    #expect(lines.offset(of: position, in: text, encoding: encoding) == place.offset)
  }

  @Test(arguments: PositionEncoding.allCases)
  func `past the line end means the line's end`(_ encoding: PositionEncoding) {
    for (line, end) in [(0, 14), (1, 23), (2, 24), (3, 26)] {
      for character in [15, 100, Int.max] {
        let position = Position(line: line, character: character)
        #expect(lines.offset(of: position, in: text, encoding: encoding) == end)
      }
    }
  }

  @Test(arguments: PositionEncoding.allCases)
  func `past the last line means the end of the text`(_ encoding: PositionEncoding) {
    for line in [4, 1000, Int.max] {
      let position = Position(line: line, character: 0)
      #expect(lines.offset(of: position, in: text, encoding: encoding) == 26)
    }
  }

  @Test(arguments: PositionEncoding.allCases)
  func `before the text means its start, before a line the start of the line`(
    _ encoding: PositionEncoding
  ) {
    let before = Position(line: -1, character: 5)
    #expect(lines.offset(of: before, in: text, encoding: encoding) == 0)
    for character in [-1, Int.min] {
      let position = Position(line: 1, character: character)
      #expect(lines.offset(of: position, in: text, encoding: encoding) == 16)
    }
  }

  @Test func `inside a surrogate pair means the start of its character`() {
    let inside = Position(line: 0, character: 5)
    #expect(lines.offset(of: inside, in: text, encoding: .utf16) == 9)
    let second = Position(line: 1, character: 3)
    #expect(lines.offset(of: second, in: text, encoding: .utf16) == 19)
  }

  @Test(arguments: [(1, 0), (3, 2), (4, 2), (7, 6), (8, 6), (10, 9), (11, 9), (12, 9)])
  func `inside a UTF-8 sequence means the start of its character`(character: Int, start: Int) {
    let inside = Position(line: 0, character: character)
    #expect(lines.offset(of: inside, in: text, encoding: .utf8) == start)
  }

  @Test(arguments: PositionEncoding.allCases)
  func `of an offset inside a character or a line end is where that begins`(
    _ encoding: PositionEncoding
  ) {
    for (inside, start) in [(1, 0), (3, 2), (4, 2), (11, 9), (15, 14), (18, 17), (22, 19)] {
      #expect(
        lines.position(of: inside, in: text, encoding: encoding)
          == lines.position(of: start, in: text, encoding: encoding)
      )
    }
  }

  @Test(arguments: PositionEncoding.allCases)
  func `of an offset outside the text is the nearest end`(_ encoding: PositionEncoding) {
    #expect(
      lines.position(of: -7, in: text, encoding: encoding) == Position(line: 0, character: 0)
    )
    for offset in [27, Int.max] {
      #expect(
        lines.position(of: offset, in: text, encoding: encoding)
          == Position(line: 3, character: 1)
      )
    }
  }

  @Test func `comes before another on a later line or further along its own`() {
    let ordered = [(0, 0), (0, 7), (1, 0), (1, 3), (2, 1)].map { line, character in
      Position(line: line, character: character)
    }
    #expect(ordered.shuffled().sorted() == ordered)
  }
}
