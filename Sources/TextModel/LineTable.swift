/// Where the lines of a text begin: the one place that converts byte offsets to positions
/// and back, in every encoding.
///
/// A line ends with LF, CR LF or a lone CR, as LSP says. A text of n line ends has n + 1
/// lines, the last of which may be empty.
public struct LineTable: Sendable, Equatable {
  /// The byte offset of each line's first byte; the first is 0.
  private let starts: [Int32]
  /// The number of bytes in the text.
  private let length: Int

  /// Reads the line ends of `text`. Takes time in proportion to the text.
  public init(_ text: ArticleText) {
    var starts: [Int32] = [0]
    starts.reserveCapacity(text.count / 64 + 1)
    let bytes = text.bytes
    let count = bytes.count
    var index = 0
    while index < count {
      let byte = bytes[index]
      index += 1
      // Everything above CR is not a line end; one comparison serves nearly every byte.
      if byte > 0x0D || (byte != 0x0A && byte != 0x0D) { continue }
      if byte == 0x0D, index < count, bytes[index] == 0x0A { index += 1 }
      starts.append(Int32(truncatingIfNeeded: index))
    }
    self.starts = starts
    self.length = count
  }

  /// The number of lines, at least 1.
  public var lineCount: Int { starts.count }

  /// The line that holds the byte at `offset`; an offset past the text falls on the last line.
  public func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The offset of the first byte of `line`, or the text's end for a line past the last.
  public func start(ofLine line: Int) -> Int {
    line < 0 ? 0 : line < starts.count ? Int(starts[line]) : length
  }

  /// The offset just past the last byte of `line` that is not part of its line end.
  public func contentEnd(ofLine line: Int, in text: ArticleText) -> Int {
    let start = start(ofLine: line)
    var end = self.start(ofLine: line + 1)
    guard line + 1 < starts.count else { return end }
    if end > start, text.bytes[end - 1] == 0x0A { end -= 1 }
    if end > start, text.bytes[end - 1] == 0x0D { end -= 1 }
    return end
  }

  /// The position of the byte at `offset`.
  ///
  /// An offset outside the text is clamped to it; one inside a scalar counts from the
  /// scalar's start; one inside a line end falls on the end of the line before it.
  public func position(
    of offset: Int,
    in text: ArticleText,
    encoding: PositionEncoding
  ) -> Position {
    let offset = text.scalarStart(atOrBefore: offset)
    let line = line(at: offset)
    let start = start(ofLine: line)
    let end = min(offset, contentEnd(ofLine: line, in: text))
    return Position(
      line: line,
      character: encoding.count(text.bytes.span, from: start, to: max(start, end))
    )
  }

  /// The byte offset of `position`.
  ///
  /// A character past the end of its line means the end of the line, a line past the last
  /// the end of the text, and a place inside a scalar the start of that scalar.
  public func offset(
    of position: Position,
    in text: ArticleText,
    encoding: PositionEncoding
  ) -> Int {
    guard position.line >= 0 else { return 0 }
    guard position.line < starts.count else { return length }
    return encoding.advance(
      text.bytes.span,
      from: start(ofLine: position.line),
      by: position.character,
      to: contentEnd(ofLine: position.line, in: text)
    )
  }
}
