/// Says how the byte stream between two messages failed to frame one.
///
/// None of these ends the stream: the decoder goes on at the next header that it can believe.
package enum FramingError: Error, Hashable, Sendable {
  /// A line where a header should be has no name and colon, or a header starts in its middle.
  case notAHeader
  /// A header line goes on for more than `limit` bytes.
  case headerLineTooLong(limit: Int)
  /// The headers ended without a Content-Length.
  case missingContentLength
  /// The Content-Length is not a whole number; `found` has at most 32 printable characters of it.
  case unreadableContentLength(found: String)
  /// The Content-Length is 0, and no JSON is that short.
  case emptyBody
  /// The Content-Length exceeds `limit` bytes; `declared` saturates at `Int.max`.
  case bodyTooLong(declared: Int, limit: Int)
  /// The next message's header stands within the body, `found` bytes after its start.
  case bodyCutShort(declared: Int, found: Int)
}

extension FramingError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notAHeader:
      "expected a header such as “Content-Length: 12”, found something else"
    case .headerLineTooLong(let limit):
      "expected a header line of at most \(limit) bytes, found a longer one"
    case .missingContentLength:
      "expected a Content-Length among the headers, found none"
    case .unreadableContentLength(let found):
      "Content-Length: expected a number of bytes, found “\(found)”"
    case .emptyBody:
      "Content-Length: expected at least 1 byte, found 0"
    case .bodyTooLong(let declared, let limit):
      "Content-Length: expected at most \(limit) bytes, found \(declared)"
    case .bodyCutShort(let declared, let found):
      "expected a body of \(declared) bytes, found the next header after \(found)"
    }
  }
}
