/// What the tokenizer must know of Unicode: which scalars are letters, which of them are
/// capitals, and how to fold their case. Exact for Latin, modern Greek and Cyrillic; other
/// scripts have no capitals here, and their letters are letters.
enum Letters {
  enum Class: UInt8 {
    case letter, capital, digit, space, lineBreak, sign
  }

  /// The class of each ASCII byte.
  static let ascii: [Class] = (0..<128).map { byte in
    switch UInt8(byte) {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): .letter
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .capital
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case 0x0A, 0x0D: .lineBreak
    case 0...0x20, 0x7F: .space
    default: .sign
    }
  }

  /// The scalar at `index` of valid UTF-8 and its number of bytes.
  @inline(__always)
  static func scalar(
    _ bytes: Span<UInt8>,
    _ index: Int,
    _ end: Int
  ) -> (value: UInt32, length: Int) {
    let lead = bytes[index]
    if lead < 0x80 { return (UInt32(lead), 1) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard index + length <= end else { return (0xFFFD, max(1, end - index)) }
    var value = UInt32(lead) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for place in 1..<length { value = value << 6 | UInt32(bytes[index + place] & 0x3F) }
    return (value, length)
  }

  /// The class of a scalar beyond ASCII.
  static func classify(_ scalar: UInt32) -> Class {
    switch scalar {
    case 0x85, 0x2028, 0x2029: .lineBreak
    case 0xA0, 0x1680, 0x2000...0x200D, 0x202A...0x202F, 0x205F...0x2064, 0x2066...0x206F,
      0x3000, 0xFEFF, 0xAD:
      .space
    case 0xAA, 0xB5, 0xBA: .letter
    case 0x80...0xBF, 0xD7, 0xF7: .sign
    case 0xC0...0x52F, 0x1E00...0x1EFF: LetterCase.distance(scalar) == 0 ? .letter : .capital
    case 0x2010...0x2BFF, 0x2E00...0x2E7F, 0x3001...0x3004, 0x3008...0x3020: .sign
    case 0xFE00...0xFE0F, 0xE0000...0xE01EF: .space
    case 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFFFD: .sign
    case 0x1F000...0x1FBFF: .sign
    default: .letter
    }
  }

  /// A small ASCII letter for a capital one.
  @inline(__always)
  static func folded(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
  }

  /// The small form of a scalar beyond ASCII; curly apostrophes become straight.
  static func folded(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x2018, 0x2019, 0x02BC: UInt32(UInt8(ascii: "'"))
    default: UInt32(truncatingIfNeeded: Int(scalar) + LetterCase.distance(scalar))
    }
  }

  /// Continues `hash` with the folded form of a scalar beyond ASCII.
  @inline(__always)
  static func folded(_ scalar: UInt32, into hash: UInt64) -> UInt64 {
    let scalar = folded(scalar)
    if scalar < 0x80 { return WordHash.step(hash, UInt8(truncatingIfNeeded: scalar)) }
    var hash = WordHash.step(hash, UInt8(truncatingIfNeeded: scalar >> 16 | 0x80))
    hash = WordHash.step(hash, UInt8(truncatingIfNeeded: scalar >> 8))
    return WordHash.step(hash, UInt8(truncatingIfNeeded: scalar))
  }
}
