/// Says where bytes stop being JSON that we accept.
package struct JSONParseError: Error, Hashable, Sendable {
  /// The offset in bytes of what was found, from 0 to the length of the input.
  package let offset: Int

  /// What should have stood there, such as `a digit`.
  package let expected: String

  /// What stood there, such as `“I”` or `the end of the input`.
  ///
  /// It quotes one printable character or one bare word, never the text of a string.
  package let found: String
}

extension JSONParseError: CustomStringConvertible {
  package var description: String {
    "byte \(offset): expected \(expected), found \(found)"
  }
}

extension JSONParseError {
  /// Describes the byte of `source` at `offset`, or its end when there is no such byte.
  init(at offset: Int, of source: Span<UInt8>, expected: String) {
    self.offset = offset
    self.expected = expected
    guard offset >= 0, offset < source.count else {
      found = "the end of the input"
      return
    }
    let byte = source[offset]
    if byte > 0x20, byte < 0x7F {
      found = "“\(Unicode.Scalar(byte))”"
    } else {
      found = byte == ASCII.space ? "a space" : "the byte \(hexadecimal(byte))"
    }
  }
}

/// Returns `byte` as two digits, such as `0x0A`.
private func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return byte < 0x10 ? "0x0\(digits)" : "0x\(digits)"
}
