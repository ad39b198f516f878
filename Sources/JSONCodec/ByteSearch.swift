import Glibc

extension Span where Element == UInt8 {
  /// Returns the offset of the first `byte`, or nil when there is none.
  package func firstOffset(of byte: UInt8) -> Int? {
    firstOffset(of: byte, in: 0..<count)
  }

  /// Returns the offset of the first `byte` within `range`, or nil when there is none.
  ///
  /// Only the part of `range` within the bytes counts. This is `memchr`: about 10 bytes a
  /// nanosecond.
  package func firstOffset(of byte: UInt8, in range: Range<Int>) -> Int? {
    let part = range.clamped(to: 0..<count)
    return withUnsafeBytes { raw in
      guard let base = raw.baseAddress,
        let hit = memchr(base + part.lowerBound, Int32(byte), part.count)
      else { return nil }
      return UnsafeRawPointer(hit) - base
    }
  }

  /// Returns the offset of the first quote or backslash at or after `start`, or nil.
  func firstOffsetOfQuoteOrBackslash(from start: Int) -> Int? {
    firstOffset(from: start) { word in
      zeroBytes(in: word ^ repeated(ASCII.quote))
        | zeroBytes(in: word ^ repeated(ASCII.backslash))
    } orByte: { byte in
      byte == ASCII.quote || byte == ASCII.backslash
    }
  }

  /// Returns the offset of the first byte at or after `start` that a JSON string may have to
  /// escape, or nil: a quote, a backslash, a control character, or 0xE2, which begins U+2028.
  func firstOffsetOfEscapable(from start: Int) -> Int? {
    firstOffset(from: start) { word in
      zeroBytes(in: word ^ repeated(ASCII.quote))
        | zeroBytes(in: word ^ repeated(ASCII.backslash))
        | zeroBytes(in: word ^ repeated(0xE2))
        | bytesBelowSpace(in: word)
    } orByte: { byte in
      byte == ASCII.quote || byte == ASCII.backslash || byte == 0xE2 || byte < ASCII.space
    }
  }

  /// Returns the offset of the first byte at or after `start` that `byteMatches`, or nil.
  ///
  /// Long strings are article text, so this passes over eight bytes at a time: `wordMatches` gives
  /// a value other than zero exactly when one of the eight bytes of its word matches.
  @inline(__always)
  private func firstOffset(
    from start: Int,
    inWord wordMatches: (UInt64) -> UInt64,
    orByte byteMatches: (UInt8) -> Bool
  ) -> Int? {
    guard start >= 0, start < count else { return nil }
    return withUnsafeBytes { raw in
      var offset = start
      while offset + 8 <= raw.count,
        wordMatches(raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) == 0
      {
        offset += 8
      }
      while offset < raw.count {
        if byteMatches(raw[offset]) { return offset }
        offset += 1
      }
      return nil
    }
  }
}

extension [UInt8] {
  /// Appends a copy of `bytes` in one move.
  package mutating func append(copying bytes: Span<UInt8>) {
    bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
  }
}

/// Returns eight copies of `byte`.
@inline(__always)
private func repeated(_ byte: UInt8) -> UInt64 {
  0x0101_0101_0101_0101 &* UInt64(byte)
}

/// Returns a value other than zero exactly when one of the eight bytes of `word` is zero.
@inline(__always)
private func zeroBytes(in word: UInt64) -> UInt64 {
  (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
}

/// Returns a value other than zero exactly when one of the eight bytes of `word` is below 0x20.
@inline(__always)
private func bytesBelowSpace(in word: UInt64) -> UInt64 {
  (word &- repeated(ASCII.space)) & ~word & 0x8080_8080_8080_8080
}
