/// The text of one version of an article: valid UTF-8 bytes that never change.
///
/// Copies share the bytes. Text from outside is checked once, when it becomes one of these.
public struct ArticleText: Sendable, Hashable {
  /// The text as UTF-8 bytes.
  public let bytes: [UInt8]

  /// Creates a text from bytes that are known to be valid UTF-8, as those of a checked frame.
  public init(validated bytes: [UInt8]) { self.bytes = bytes }

  /// Creates a text from a string.
  public init(_ string: String) { self.bytes = Array(string.utf8) }

  /// The number of bytes.
  public var count: Int { bytes.count }

  /// The text inside `span`, which is clamped to the text.
  public func string(_ span: ByteSpan) -> String {
    let start = min(max(span.start, 0), bytes.count)
    let end = min(max(span.end, start), bytes.count)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The start of the scalar that `offset` falls in, clamped to the text.
  public func scalarStart(atOrBefore offset: Int) -> Int {
    guard offset > 0 else { return 0 }
    guard offset < bytes.count else { return bytes.count }
    var offset = offset
    while offset > 0, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  /// Whether `offset` falls between two scalars, or at either end of the text.
  public func isScalarBoundary(_ offset: Int) -> Bool {
    guard offset >= 0, offset <= bytes.count else { return false }
    return offset == bytes.count || bytes[offset] & 0xC0 != 0x80
  }
}
