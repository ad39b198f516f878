import LSPMessages
import TextModel

/// From the client's positions to ours.
enum FromLSP {
  static func offset(
    _ position: LSPPosition,
    text: ArticleText,
    lines: LineTable,
    encoding: PositionEncoding
  ) -> Int {
    lines.offset(
      of: Position(line: position.line, character: position.character),
      in: text,
      encoding: encoding
    )
  }

  /// The bytes of a range; one that is turned round means the same.
  static func span(
    _ range: LSPRange,
    text: ArticleText,
    lines: LineTable,
    encoding: PositionEncoding
  ) -> ByteSpan {
    ByteSpan(
      offset(range.start, text: text, lines: lines, encoding: encoding),
      offset(range.end, text: text, lines: lines, encoding: encoding)
    )
  }
}
