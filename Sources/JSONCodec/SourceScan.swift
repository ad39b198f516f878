/// Steps over strings and values in bytes that hold JSON.
///
/// None of these trap, whatever the bytes are: they answer nil where a value does not end.
extension Span where Element == UInt8 {
  /// Returns the byte at `offset`, or nil past the end.
  func byte(at offset: Int) -> UInt8? {
    offset >= 0 && offset < count ? self[offset] : nil
  }

  /// Returns the offset of the first byte at or after `start` that is not space, or the end.
  func offsetPastSpace(from start: Int) -> Int {
    var offset = start
    while let byte = byte(at: offset), ASCII.isSpace(byte) { offset += 1 }
    return offset
  }

  /// Returns the offset of the first byte at or after `start` that is not a digit, or the end.
  func offsetPastDigits(from start: Int) -> Int {
    var offset = start
    while let byte = byte(at: offset), ASCII.isDigit(byte) { offset += 1 }
    return offset
  }

  /// Returns the offset just past the closing quote of the string whose quote is at `opening`.
  func offsetPastString(openedAt opening: Int) -> Int? {
    var offset = opening + 1
    while let stop = firstOffsetOfQuoteOrBackslash(from: offset) {
      if self[stop] == ASCII.quote { return stop + 1 }
      offset = stop + 2
    }
    return nil
  }

  /// Returns the offset just past the value that begins at `start`.
  func offsetPastValue(from start: Int) -> Int? {
    switch byte(at: start) {
    case nil: nil
    case ASCII.quote: offsetPastString(openedAt: start)
    case ASCII.openBrace, ASCII.openBracket: offsetPastContainer(openedAt: start)
    default: offsetPastScalar(from: start)
    }
  }

  /// Returns the offset just past the first value and the space around it.
  func offsetPastWholeValue() -> Int? {
    offsetPastValue(from: offsetPastSpace(from: 0)).map { offsetPastSpace(from: $0) }
  }

  private func offsetPastContainer(openedAt opening: Int) -> Int? {
    var depth = 0
    var offset = opening
    while let byte = byte(at: offset) {
      switch byte {
      case ASCII.quote:
        guard let end = offsetPastString(openedAt: offset) else { return nil }
        offset = end
        continue
      case ASCII.openBrace, ASCII.openBracket: depth += 1
      case ASCII.closeBrace, ASCII.closeBracket: depth -= 1
      default: break
      }
      offset += 1
      if depth == 0 { return offset }
    }
    return nil
  }

  private func offsetPastScalar(from start: Int) -> Int? {
    var offset = start
    while let byte = byte(at: offset), !endsScalar(byte) { offset += 1 }
    return offset > start ? offset : nil
  }

  private func endsScalar(_ byte: UInt8) -> Bool {
    byte == ASCII.comma || byte == ASCII.closeBrace || byte == ASCII.closeBracket
      || ASCII.isSpace(byte)
  }
}
