/// Writes one JSON text, value by value, into a growing array of bytes.
///
/// Commas come by themselves. The caller keeps the shape right: a key before each value of an
/// object, an end for each beginning, exactly one outermost value. Every method appends, and
/// none allocates beyond the growth of the array.
///
///     var writer = JSONWriter()
///     writer.object { object in
///       object.key("line")
///       object.int(12)
///     }
///     let bytes = writer.finish()  // {"line":12}
package struct JSONWriter: ~Copyable {
  private var output: [UInt8] = []

  /// Whether the next key or value follows another one in its container.
  private var needsComma = false

  private var openContainers = 0

  /// Makes a writer with room for `capacity` bytes before it has to grow.
  package init(capacity: Int = 0) {
    output.reserveCapacity(capacity)
  }

  /// Ends writing and returns the text.
  package consuming func finish() -> [UInt8] {
    assert(openContainers == 0, "\(openContainers) objects or arrays were not ended")
    return output
  }
}

// MARK: - Containers

extension JSONWriter {
  /// Writes an object whose members are written by `body`.
  package mutating func object<Failure: Error>(
    _ body: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    beginObject()
    try body(&self)
    endObject()
  }

  /// Writes an array whose elements are written by `body`.
  package mutating func array<Failure: Error>(
    _ body: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    beginArray()
    try body(&self)
    endArray()
  }

  package mutating func beginObject() { begin(ASCII.openBrace) }
  package mutating func endObject() { end(ASCII.closeBrace) }
  package mutating func beginArray() { begin(ASCII.openBracket) }
  package mutating func endArray() { end(ASCII.closeBracket) }

  /// Writes the name of the member whose value is written next.
  package mutating func key(_ name: String) {
    separate()
    appendQuoted(name.utf8Span.span)
    output.append(ASCII.colon)
    needsComma = false
  }

  private mutating func begin(_ bracket: UInt8) {
    separate()
    output.append(bracket)
    openContainers += 1
    needsComma = false
  }

  private mutating func end(_ bracket: UInt8) {
    assert(openContainers > 0, "there is no object or array to end")
    output.append(bracket)
    openContainers -= 1
    needsComma = true
  }

  /// Writes a comma where one is due; another key or value is about to follow.
  private mutating func separate() {
    if needsComma { output.append(ASCII.comma) }
    needsComma = true
  }
}

// MARK: - Values

extension JSONWriter {
  package mutating func string(_ text: String) {
    string(text.utf8Span.span)
  }

  /// Writes the string whose UTF-8 is `bytes`, which must be valid.
  package mutating func string(_ bytes: Span<UInt8>) {
    separate()
    appendQuoted(bytes)
  }

  package mutating func int(_ value: Int) {
    separate()
    appendDigits(value)
  }

  /// Writes the shortest number that reads back as `value`; an integral one without fraction.
  ///
  /// JSON has no infinity and no NaN: they are our mistake, and become null in release builds.
  package mutating func double(_ value: Double) {
    guard value.isFinite else {
      assertionFailure("JSON cannot express \(value)")
      return null()
    }
    let text = value.description
    raw(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }

  package mutating func bool(_ value: Bool) {
    raw(value ? "true" : "false")
  }

  package mutating func null() {
    raw("null")
  }

  /// Writes `text`, one complete JSON value, as it stands.
  package mutating func raw(_ text: String) {
    raw(text.utf8Span.span)
  }

  /// Writes `bytes`, one complete JSON value in UTF-8, as they stand.
  package mutating func raw(_ bytes: Span<UInt8>) {
    separate()
    output.append(copying: bytes)
  }

  package mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let value): bool(value)
    case .int(let value): int(value)
    case .number(let text): raw(text)
    case .string(let text): string(text)
    case .array(let elements): array { array in elements.forEach { array.value($0) } }
    case .object(let members):
      object { object in
        for member in members {
          object.key(member.name)
          object.value(member.value)
        }
      }
    }
  }
}

// MARK: - Bytes

extension JSONWriter {
  private mutating func appendDigits(_ value: Int) {
    if value < 0 { output.append(ASCII.minus) }
    let first = output.count
    var rest = value.magnitude
    repeat {
      output.append(ASCII.zero + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    output[first...].reverse()
  }

  /// Writes `text` between quotes, copying the runs between escapes whole.
  private mutating func appendQuoted(_ text: Span<UInt8>) {
    output.append(ASCII.quote)
    var copied = 0
    var offset = 0
    while let found = text.firstOffsetOfEscapable(from: offset) {
      let length = lengthToEscape(at: found, of: text)
      if length > 0 {
        output.append(copying: text.extracting(copied..<found))
        appendEscape(of: text, at: found)
        copied = found + length
      }
      offset = found + max(length, 1)
    }
    output.append(copying: text.extracting(copied..<text.count))
    output.append(ASCII.quote)
  }

  /// Returns how many bytes at `offset` need an escape: 0, 1, or the 3 of U+2028 and U+2029.
  ///
  /// JSON allows those two as they are; JavaScript took them for line ends, and logs still do.
  @inline(__always)
  private func lengthToEscape(at offset: Int, of text: Span<UInt8>) -> Int {
    let byte = text[offset]
    if byte < 0x20 || byte == ASCII.quote || byte == ASCII.backslash { return 1 }
    guard byte == 0xE2, text.count - offset >= 3, text[offset + 1] == 0x80 else { return 0 }
    return text[offset + 2] | 1 == 0xA9 ? 3 : 0
  }

  private mutating func appendEscape(of text: Span<UInt8>, at offset: Int) {
    switch text[offset] {
    case ASCII.quote: appendEscape(ASCII.quote)
    case ASCII.backslash: appendEscape(ASCII.backslash)
    case 0x08: appendEscape(UInt8(ascii: "b"))
    case ASCII.tab: appendEscape(UInt8(ascii: "t"))
    case ASCII.lineFeed: appendEscape(UInt8(ascii: "n"))
    case 0x0C: appendEscape(UInt8(ascii: "f"))
    case ASCII.carriageReturn: appendEscape(UInt8(ascii: "r"))
    case 0xE2: appendUnicodeEscape(0x2028 + UInt16(text[offset + 2] & 1))
    case let control: appendUnicodeEscape(UInt16(control))
    }
  }

  private mutating func appendEscape(_ letter: UInt8) {
    output.append(ASCII.backslash)
    output.append(letter)
  }

  private mutating func appendUnicodeEscape(_ unit: UInt16) {
    appendEscape(UInt8(ascii: "u"))
    for shift in stride(from: 12, through: 0, by: -4) {
      let digit = UInt8(truncatingIfNeeded: unit >> shift) & 0xF
      output.append(digit < 10 ? ASCII.zero + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}
