/// What the `character` of a ``Position``, or an offset handed to a user, counts.
public enum PositionEncoding: String, Hashable, Sendable, CaseIterable {
  /// UTF-8 code units: bytes.
  case utf8 = "utf-8"
  /// UTF-16 code units, the default of LSP.
  case utf16 = "utf-16"
  /// Unicode scalar values, also called code points.
  case utf32 = "utf-32"

  /// How many units the scalar that begins with `lead` takes, and none for a continuation byte.
  @inline(__always)
  func width(ofByte lead: UInt8) -> Int {
    switch self {
    case .utf8: 1
    case .utf16: lead & 0xC0 == 0x80 ? 0 : lead >= 0xF0 ? 2 : 1
    case .utf32: lead & 0xC0 == 0x80 ? 0 : 1
    }
  }

  /// The number of units in bytes `start..<end` of `bytes`, which must be valid UTF-8.
  package func count(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
    switch self {
    case .utf8: return end - start
    case .utf16:
      var units = 0
      for index in start..<end {
        let byte = bytes[index]
        units &+= (byte & 0xC0 == 0x80 ? 0 : 1) &+ (byte >= 0xF0 ? 1 : 0)
      }
      return units
    case .utf32:
      var units = 0
      for index in start..<end where bytes[index] & 0xC0 != 0x80 { units &+= 1 }
      return units
    }
  }

  /// The byte offset that lies `units` after `start`, at most `end`.
  ///
  /// A place inside a scalar falls back to the start of that scalar.
  package func advance(_ bytes: Span<UInt8>, from start: Int, by units: Int, to end: Int) -> Int {
    guard units > 0 else { return start }
    if self == .utf8 {
      var offset = units >= end - start ? end : start + units
      while offset > start, offset < end, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
      return offset
    }
    var left = units
    var offset = start
    while offset < end {
      let width = width(ofByte: bytes[offset])
      if width > left { return offset }
      left -= width
      offset += 1
      while offset < end, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      if left == 0 { return offset }
    }
    return offset
  }
}
