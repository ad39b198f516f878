/// What the tokenizer must know of Unicode: which scalars are letters, which of them are
/// capitals, and how to fold their case. Exact for the Latin, Greek and Cyrillic scripts;
/// other scripts have no capitals here, and their letters are letters.
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
    case 0xC0...0xDE: .capital
    case 0xDF...0xFF: .letter
    case 0x100...0x17F: isUpperInPairs(scalar) ? .capital : .letter
    case 0x300...0x36F: .letter
    case 0x386, 0x388...0x38F, 0x391...0x3AB: .capital
    case 0x400...0x42F: .capital
    case 0x460...0x481, 0x48A...0x4BF, 0x4D0...0x52F: scalar & 1 == 0 ? .capital : .letter
    case 0x1E00...0x1EFF: scalar & 1 == 0 && !(0x1E96...0x1E9F).contains(scalar) ? .capital : .letter
    case 0x2010...0x2BFF, 0x2E00...0x2E7F, 0x3001...0x3004, 0x3008...0x3020: .sign
    case 0xFE00...0xFE0F, 0xE0000...0xE01EF: .space
    case 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFFFD: .sign
    case 0x1F000...0x1FBFF: .sign
    default: .letter
    }
  }

  /// Latin Extended-A stores capital and small letter side by side, in two patterns.
  private static func isUpperInPairs(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x138, 0x149, 0x17F: false
    case 0x178: true
    case 0x139...0x148, 0x179...0x17E: scalar & 1 == 1
    default: scalar & 1 == 0
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
    case 0xC0...0xDE where scalar != 0xD7: scalar + 0x20
    case 0x178: 0xFF
    case 0x100...0x17F, 0x1E00...0x1EFF, 0x460...0x481, 0x48A...0x4BF, 0x4D0...0x52F:
      classify(scalar) == .capital ? scalar + 1 : scalar
    case 0x391...0x3A9: scalar + 0x20
    case 0x410...0x42F: scalar + 0x20
    case 0x400...0x40F: scalar + 0x50
    default: scalar
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
