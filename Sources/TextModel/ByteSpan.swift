/// A half-open span of UTF-8 bytes in one version of one text.
///
/// Both ends fall on Unicode scalar boundaries. A span knows nothing of lines:
/// ask a ``LineTable`` for a ``Position``.
public struct ByteSpan: Hashable, Sendable {
  /// The offset of the first byte, from the start of the text.
  public let start: Int
  /// The offset just past the last byte; never less than ``start``.
  public let end: Int

  /// Creates a span. A reversed pair is put in order, so that a span can not be negative.
  public init(_ start: Int, _ end: Int) {
    self.start = min(start, end)
    self.end = max(start, end)
  }

  /// The number of bytes covered.
  public var count: Int { end - start }

  /// Whether the span covers no byte.
  public var isEmpty: Bool { start == end }

  /// Whether `offset` falls on a byte of the span.
  public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }

  /// Whether `offset` falls on the span or directly behind it, where an editor's cursor
  /// stands after typing the last letter.
  public func touches(_ offset: Int) -> Bool { start <= offset && offset <= end }

  /// Whether `other` lies wholly inside this span.
  public func contains(_ other: ByteSpan) -> Bool { start <= other.start && other.end <= end }

  /// Whether the two spans share at least one byte.
  public func overlaps(_ other: ByteSpan) -> Bool { start < other.end && other.start < end }

  /// The same span, `distance` bytes further on.
  public func shifted(by distance: Int) -> ByteSpan { ByteSpan(start + distance, end + distance) }
}
