/// The replacement of one span of a text by other bytes.
public struct TextEdit: Sendable, Hashable {
  /// What is replaced; empty for an insertion.
  public let span: ByteSpan
  /// What stands there afterwards: valid UTF-8; empty for a deletion.
  public let replacement: [UInt8]

  /// Creates an edit.
  public init(replacing span: ByteSpan, with replacement: [UInt8]) {
    self.span = span
    self.replacement = replacement
  }
}

extension ArticleText {
  /// The text after `edit`.
  ///
  /// The edit's span is clamped to the text and widened to whole scalars, so that the result
  /// is valid whatever a client sends.
  public func applying(_ edit: TextEdit) -> ArticleText {
    let start = scalarStart(atOrBefore: edit.span.start)
    var end = min(max(edit.span.end, start), count)
    while !isScalarBoundary(end) { end += 1 }
    var result: [UInt8] = []
    result.reserveCapacity(count - (end - start) + edit.replacement.count)
    result.append(contentsOf: bytes[..<start])
    result.append(contentsOf: edit.replacement)
    result.append(contentsOf: bytes[end...])
    return ArticleText(validated: result)
  }
}
