internal import JSONCodec

/// One line of a message's headers, without its line end.
enum HeaderLine: Equatable {
  /// The empty line that ends the headers.
  case end
  case contentLength(ContentLength)
  /// A header that says nothing about where the message ends, such as Content-Type.
  case other
  case malformed

  /// What a Content-Length says.
  enum ContentLength: Equatable {
    /// Saturates at `Int.max`.
    case bytes(Int)
    case unreadable(String)
  }

  /// Classifies `line`; names are compared without regard to case.
  init(_ line: Span<UInt8>) {
    guard !line.isEmpty else {
      self = .end
      return
    }
    guard let colon = line.firstOffset(of: UInt8(ascii: ":")) else {
      self = .malformed
      return
    }
    let name = line.extracting(trimming(0..<colon, of: line))
    let value = line.extracting(trimming((colon + 1)..<line.count, of: line))
    if isContentLength(name) {
      self = .contentLength(ContentLength(value))
    } else {
      self = isToken(name) ? .other : .malformed
    }
  }
}

extension HeaderLine.ContentLength {
  init(_ value: Span<UInt8>) {
    guard !value.isEmpty, value.indices.allSatisfy({ isDigit(value[$0]) }) else {
      self = .unreadable(excerpt(of: value))
      return
    }
    let length = value.indices.reduce(0) { length, offset in
      let (product, overflows) = length.multipliedReportingOverflow(by: 10)
      let (sum, carries) = product.addingReportingOverflow(Int(value[offset] - UInt8(ascii: "0")))
      return overflows || carries ? .max : sum
    }
    self = .bytes(length)
  }
}

/// Finds where a Content-Length header begins, in bytes of which nothing else is known.
enum HeaderSearch {
  /// The longest header that is believed, in bytes, from its name to its line feed.
  static let longestHeader = 64

  /// Returns where the Content-Length header that ends with the line feed at `lineEnd` begins.
  ///
  /// The header must be complete, with a number that ends the line, and begin at or after
  /// `start`; what stands before it on its line does not matter. JSON cannot contain such bytes:
  /// its strings have no line feed, and between its strings there is no such word.
  static func headerStart(
    endingAt lineEnd: Int,
    notBefore start: Int,
    in bytes: Span<UInt8>
  ) -> Int? {
    let limit = max(start, lineEnd - longestHeader)
    var cursor = lineEnd
    func stepBack(while condition: (UInt8) -> Bool) {
      while cursor > limit, condition(bytes[cursor - 1]) { cursor -= 1 }
    }
    if cursor > limit, bytes[cursor - 1] == UInt8(ascii: "\r") { cursor -= 1 }
    stepBack(while: isBlank)
    let digitsEnd = cursor
    stepBack(while: isDigit)
    guard cursor < digitsEnd else { return nil }
    stepBack(while: isBlank)
    guard cursor > limit, bytes[cursor - 1] == UInt8(ascii: ":") else { return nil }
    cursor -= 1
    let nameStart = cursor - contentLengthName.count
    guard nameStart >= limit, isContentLength(bytes.extracting(nameStart..<cursor)) else {
      return nil
    }
    return nameStart
  }
}

// MARK: - Bytes

private let contentLengthName = Array("content-length".utf8)

private func isContentLength(_ name: Span<UInt8>) -> Bool {
  name.count == contentLengthName.count
    && name.indices.allSatisfy { lowercased(name[$0]) == contentLengthName[$0] }
}

/// Whether `name` has only the characters that HTTP allows in the name of a header.
private func isToken(_ name: Span<UInt8>) -> Bool {
  !name.isEmpty
    && name.indices.allSatisfy { offset in
      let byte = name[offset]
      return isDigit(byte) || isLetter(byte) || "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
}

/// Returns `range` of `bytes` without the spaces and tabs at both its ends.
private func trimming(_ range: Range<Int>, of bytes: Span<UInt8>) -> Range<Int> {
  var (start, end) = (range.lowerBound, range.upperBound)
  while start < end, isBlank(bytes[start]) { start += 1 }
  while start < end, isBlank(bytes[end - 1]) { end -= 1 }
  return start..<end
}

/// Returns at most 32 characters of `value`, those that are not printable ASCII as dots.
private func excerpt(of value: Span<UInt8>) -> String {
  let shown = (0..<min(value.count, 32)).map { offset in
    (0x20..<0x7F).contains(value[offset]) ? value[offset] : UInt8(ascii: ".")
  }
  return String(decoding: shown, as: UTF8.self)
}

func isBlank(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
}

private func isDigit(_ byte: UInt8) -> Bool {
  byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
}

private func isLetter(_ byte: UInt8) -> Bool {
  lowercased(byte) >= UInt8(ascii: "a") && lowercased(byte) <= UInt8(ascii: "z")
}

private func lowercased(_ byte: UInt8) -> UInt8 {
  byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
}
