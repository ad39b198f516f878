/// Turns byte offsets into positions, fast when asked in rising order: semantic tokens of a
/// long paragraph would otherwise count its letters again for every token.
public struct PositionCursor {
  private let text: ArticleText
  private let lines: LineTable
  private let encoding: PositionEncoding
  private var line = 0
  private var lineEnd: Int
  private var byte = 0
  private var character = 0

  /// Creates a cursor that stands at the start of `text`.
  public init(_ text: ArticleText, lines: LineTable, encoding: PositionEncoding) {
    self.text = text
    self.lines = lines
    self.encoding = encoding
    lineEnd = lines.contentEnd(ofLine: 0, in: text)
  }

  /// The position of the byte at `offset`, as ``LineTable/position(of:in:encoding:)`` says.
  public mutating func position(of offset: Int) -> Position {
    let offset = text.scalarStart(atOrBefore: offset)
    if offset < byte || offset > lineEnd {
      line = lines.line(at: offset)
      lineEnd = lines.contentEnd(ofLine: line, in: text)
      byte = lines.start(ofLine: line)
      character = 0
    }
    let target = min(offset, lineEnd)
    if target > byte {
      character += encoding.count(text.bytes.span, from: byte, to: target)
      byte = target
    }
    return Position(line: line, character: character)
  }
}
