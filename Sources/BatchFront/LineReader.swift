/// Cuts a stream of bytes into lines.
///
/// A line ends at a line feed and nowhere else: U+2028 and the like are text. A carriage
/// return before the line feed, a byte order mark at the start and a missing last line feed
/// are tolerated. A line longer than the limit is skipped without being stored.
package struct LineReader {
  /// A line of the stream.
  package enum Line: Equatable {
    /// The bytes without the line end.
    case whole([UInt8])
    /// There were more than the limit allows.
    case tooLong
  }

  private let limit: Int
  private var line: [UInt8] = []
  private var isTooLong = false
  private var number = 0

  /// Creates a reader of lines of at most `limit` bytes.
  package init(limit: Int) { self.limit = limit }

  /// Takes the next bytes and hands on every line that ends in them, with its number from 1.
  package mutating func feed(_ bytes: ArraySlice<UInt8>, _ body: (Line, Int) -> Void) {
    var rest = bytes
    while let end = rest.firstIndex(of: 0x0A) {
      append(rest[..<end])
      finish(body)
      rest = rest[(end + 1)...]
    }
    append(rest)
  }

  /// Hands on what is left at the end of the stream, if anything is.
  package mutating func end(_ body: (Line, Int) -> Void) {
    if !line.isEmpty || isTooLong { finish(body) }
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>) {
    guard !isTooLong else { return }
    // A byte order mark and a carriage return do not count; ``finish(_:)`` looks closely.
    if line.count + bytes.count - 4 > limit {
      isTooLong = true
      line = []
    } else {
      line += bytes
    }
  }

  private mutating func finish(_ body: (Line, Int) -> Void) {
    number += 1
    if line.last == 0x0D { line.removeLast() }
    if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
    if line.count > limit { isTooLong = true }
    body(isTooLong ? .tooLong : .whole(line), number)
    line.removeAll(keepingCapacity: true)
    isTooLong = false
  }
}
