import PluginKit

/// The words of a name in a form in which spellings can be compared: small letters, no
/// accents, no stops.
struct FoldedName: Hashable, Sendable {
  /// The words, split at white space.
  let words: [[UInt8]]
  /// The hash of each word.
  let hashes: [UInt64]
  /// The hash of the whole name.
  let hash: UInt64

  /// Folds `name`.
  init(_ name: String) {
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    for scalar in name.unicodeScalars {
      let value = scalar.value
      if value == 0x20 || value == 0xA0 || value == 0x0A || value == 0x0D || value == 0x09 {
        if !word.isEmpty { words.append(word) }
        word = []
      } else {
        Self.append(value, to: &word)
      }
    }
    if !word.isEmpty { words.append(word) }
    self.words = words
    hashes = words.map(Self.hash)
    hash = Self.hash(of: hashes[...])
  }

  /// The hash of several words.
  static func hash(of hashes: ArraySlice<UInt64>) -> UInt64 {
    hashes.reduce(0x51_7C_C1_B7_27_22_0A_95) { ($0 &* 0x9E37_79B9_7F4A_7C15) ^ $1 }
  }

  static func hash(_ word: [UInt8]) -> UInt64 {
    word.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
  }

  private static func append(_ scalar: UInt32, to word: inout [UInt8]) {
    switch scalar {
    case 0x41...0x5A: word.append(UInt8(truncatingIfNeeded: scalar | 0x20))
    case 0x2E, 0x2C: break
    case 0x27, 0x2018, 0x2019, 0x02BC: word.append(0x27)
    case 0x21...0x7E: word.append(UInt8(truncatingIfNeeded: scalar))
    default:
      if let base = base(of: scalar) {
        word.append(base)
      } else {
        word.append(contentsOf: Array(String(Unicode.Scalar(scalar) ?? " ").utf8))
      }
    }
  }

  /// The small ASCII letters that scalars from U+00C0 on carry an accent over; a stop where
  /// there is none.
  private static let bases: [UInt8] = Array(
    ("aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y"
      + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkk.llllllllll"
      + "nnnnnn...oooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz").utf8
  )

  private static func base(of scalar: UInt32) -> UInt8? {
    guard scalar >= 0xC0, Int(scalar) - 0xC0 < bases.count else { return nil }
    let base = bases[Int(scalar) - 0xC0]
    return base == UInt8(ascii: ".") ? nil : base
  }
}
