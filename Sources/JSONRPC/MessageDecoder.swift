internal import JSONCodec

/// Cuts a byte stream into messages by their Content-Length headers, and finds its way back when
/// the stream lies.
///
/// Feed it what was read, then take events until there are none. How the stream is split over
/// calls to ``feed(_:)`` makes no difference to the events. Memory is bounded by the length limit
/// and what was fed; a body beyond the limit is never stored.
///
/// A wrong length is noticed in three ways. A header within a body proves that the length was too
/// great, since no JSON can contain one, so the decoder need not wait for the rest. A body cut
/// short leaves bytes where a header should be. A body that ends within the next header is not
/// JSON: whoever finds that out calls ``resynchronize()``.
package struct MessageDecoder: Sendable {
  /// The greatest Content-Length that is accepted unless told otherwise, in bytes: 64 MiB.
  package static let defaultMaximumLength = 64 << 20

  /// The longest header line that is accepted, in bytes without its line feed.
  package static let maximumHeaderLine = 4096

  package enum Event: Hashable, Sendable {
    /// The body of one message, from 1 byte to the limit; nothing is known of its contents.
    case message([UInt8])
    /// Bytes that belong to no message; there is one such event for each incident.
    case malformed(FramingError)
  }

  private enum State {
    /// Between messages or within the headers of one; what they have said so far.
    case headers(HeaderBlock)
    /// Within a body of so many bytes, which begins at `position`.
    case body(length: Int)
    /// Looking for the next Content-Length header, whatever stands before it.
    case searching
  }

  private struct HeaderBlock {
    /// The last Content-Length of several counts.
    var contentLength: HeaderLine.ContentLength?
    var isEmpty = true
  }

  private let maximumLength: Int
  private var state = State.headers(HeaderBlock())
  private var buffer: [UInt8] = []

  /// The offset in `buffer` of the first byte that has not been dealt with.
  private var position = 0

  /// The offset in `buffer` before which no line feed is left to look at.
  private var scanned = 0

  /// The offset in `buffer` of the message returned last, while it can still be taken back.
  private var lastMessageStart: Int?

  /// Makes a decoder that refuses bodies of more than `maximumLength` bytes, from 1 to
  /// `Int32.max`; a value outside is taken as the nearer end.
  package init(maximumLength: Int = MessageDecoder.defaultMaximumLength) {
    self.maximumLength = min(max(maximumLength, 1), Int(Int32.max))
  }

  /// Whether the stream would end within a message if it ended here.
  package var isWithinMessage: Bool {
    if case .headers(let block) = state { return !block.isEmpty || position < buffer.count }
    return true
  }
}

// MARK: - Use

extension MessageDecoder {
  /// Adds `bytes`, the next ones of the stream; they are copied.
  package mutating func feed(_ bytes: Span<UInt8>) {
    forgetDealtWithBytes()
    buffer.append(copying: bytes)
  }

  /// Returns the next event, or nil when it takes more bytes to tell.
  package mutating func next() -> Event? {
    lastMessageStart = nil
    while true {
      let progress =
        switch state {
        case .headers(let block): readHeader(of: block)
        case .body(let length): readBody(length)
        case .searching: search()
        }
      switch progress {
      case .event(let event): return event
      case .needsMore: return nil
      case .goesOn: continue
      }
    }
  }

  /// Takes the message returned last for a piece of broken stream: the decoder looks for the
  /// next header from the start of that body on.
  ///
  /// Call it when a body turns out not to be JSON, before feeding or asking for the next event;
  /// later it does nothing. Headers that a wrong length had made part of the body are found again.
  package mutating func resynchronize() {
    guard let start = lastMessageStart else { return }
    startSearching(from: start)
    lastMessageStart = nil
  }
}

// MARK: - States

extension MessageDecoder {
  private enum Progress {
    case event(Event)
    case goesOn
    case needsMore
  }

  private mutating func readHeader(of block: HeaderBlock) -> Progress {
    let lineEnd = offsetOfLineFeed(before: buffer.count) ?? buffer.count
    guard lineEnd - position <= Self.maximumHeaderLine else {
      startSearching(from: position)
      return .event(.malformed(.headerLineTooLong(limit: Self.maximumHeaderLine)))
    }
    guard lineEnd < buffer.count else { return .needsMore }
    if let start = headerStart(endingAt: lineEnd), isGlued(at: start) {
      return startHeaders(at: start)
    }
    let hasReturn = lineEnd > position && buffer[lineEnd - 1] == UInt8(ascii: "\r")
    let textEnd = hasReturn ? lineEnd - 1 : lineEnd
    let line = HeaderLine(buffer.span.extracting(position..<textEnd))
    moveOn(to: lineEnd + 1)
    return read(line, of: block)
  }

  /// Whether the header at `start` follows something else on its line that is no part of its name,
  /// as `X-` is of `X-Content-Length`.
  private func isGlued(at start: Int) -> Bool {
    start > position && buffer[start - 1] != UInt8(ascii: "-")
  }

  /// Begins anew with the header at `start`, and reports what stands before it on its line.
  private mutating func startHeaders(at start: Int) -> Progress {
    let isIndented = buffer[position..<start].allSatisfy(isBlank)
    moveOn(to: start)
    state = .headers(HeaderBlock())
    return isIndented ? .goesOn : .event(.malformed(.notAHeader))
  }

  private mutating func read(_ line: HeaderLine, of block: HeaderBlock) -> Progress {
    var block = block
    switch line {
    case .end: return endHeaders(block)
    case .malformed: return fail(.notAHeader)
    case .other: break
    case .contentLength(let length): block.contentLength = length
    }
    block.isEmpty = false
    state = .headers(block)
    return .goesOn
  }

  private mutating func endHeaders(_ block: HeaderBlock) -> Progress {
    switch block.contentLength {
    case nil where block.isEmpty:
      return .goesOn  // An empty line between messages does no harm.
    case nil:
      return fail(.missingContentLength)
    case .unreadable(let found):
      return fail(.unreadableContentLength(found: found))
    case .bytes(0):
      state = .headers(HeaderBlock())
      return .event(.malformed(.emptyBody))
    case .bytes(let length) where length > maximumLength:
      return fail(.bodyTooLong(declared: length, limit: maximumLength))
    case .bytes(let length):
      state = .body(length: length)
      return .goesOn
    }
  }

  private mutating func readBody(_ length: Int) -> Progress {
    let end = position + length
    while let lineEnd = offsetOfLineFeed(before: min(end, buffer.count)) {
      if let start = headerStart(endingAt: lineEnd) {
        let error = FramingError.bodyCutShort(declared: length, found: start - position)
        moveOn(to: start)
        state = .headers(HeaderBlock())
        return .event(.malformed(error))
      }
      scanned = lineEnd + 1
    }
    guard end <= buffer.count else { return .needsMore }
    let body = Array(buffer[position..<end])
    lastMessageStart = position
    moveOn(to: end)
    state = .headers(HeaderBlock())
    return .event(.message(body))
  }

  private mutating func search() -> Progress {
    while let lineEnd = offsetOfLineFeed(before: buffer.count) {
      if let start = headerStart(endingAt: lineEnd) {
        moveOn(to: start)
        state = .headers(HeaderBlock())
        return .goesOn
      }
      scanned = lineEnd + 1
    }
    position = max(position, buffer.count - HeaderSearch.longestHeader)
    return .needsMore
  }
}

// MARK: - Position

extension MessageDecoder {
  /// Reports `error` and looks for the next header from here on.
  ///
  /// Even where a length tells how much to skip, looking costs no more and cannot be lied to.
  private mutating func fail(_ error: FramingError) -> Progress {
    startSearching(from: position)
    return .event(.malformed(error))
  }

  private mutating func startSearching(from offset: Int) {
    moveOn(to: offset)
    state = .searching
  }

  private mutating func moveOn(to offset: Int) {
    position = offset
    scanned = offset
  }

  /// Returns the offset of the next line feed before `limit`, and remembers when there is none.
  private mutating func offsetOfLineFeed(before limit: Int) -> Int? {
    let found = buffer.span.firstOffset(of: UInt8(ascii: "\n"), in: scanned..<max(scanned, limit))
    if found == nil { scanned = max(scanned, limit) }
    return found
  }

  private func headerStart(endingAt lineEnd: Int) -> Int? {
    HeaderSearch.headerStart(endingAt: lineEnd, notBefore: position, in: buffer.span)
  }

  /// Drops the bytes before `position`, and the memory of a message far greater than the rest.
  private mutating func forgetDealtWithBytes() {
    lastMessageStart = nil
    guard position > 0 else { return }
    let rest = buffer.count - position
    if buffer.capacity > 1 << 20, rest < buffer.capacity / 4 {
      buffer = Array(buffer[position...])
    } else {
      buffer.removeSubrange(..<position)
    }
    scanned -= position
    position = 0
  }
}
