import PluginKit

/// The words of a name in a form in which spellings can be compared: small letters, no
/// accents, no stops.
struct FoldedName: Sendable {
  /// The letters of all words, without the spaces between them.
  private let letters: [UInt8]
  /// The end of each word in ``letters``.
  private let ends: [Int]
  /// The hash of each word.
  let hashes: [UInt64]
  /// The hash of the whole name.
  let hash: UInt64

  /// The number of words.
  var count: Int { ends.count }
  /// The letters of the first word.
  var first: ArraySlice<UInt8> { count > 0 ? word(0) : [] }
  /// The letters of the last word.
  var last: ArraySlice<UInt8> { count > 0 ? word(count - 1) : [] }

  /// Folds `name`.
  init(_ name: String) {
    var letters: [UInt8] = []
    letters.reserveCapacity(name.utf8.count)
    var ends: [Int] = []
    for scalar in name.unicodeScalars {
      let value = scalar.value
      if value <= 0x20 || value == 0xA0 {
        if letters.count > ends.last ?? 0 { ends.append(letters.count) }
      } else {
        Self.append(value, to: &letters)
      }
    }
    if letters.count > ends.last ?? 0 { ends.append(letters.count) }
    var hashes: [UInt64] = []
    hashes.reserveCapacity(ends.count)
    var start = 0
    for end in ends {
      hashes.append(Self.hash(letters[start..<end]))
      start = end
    }
    self.letters = letters
    self.ends = ends
    self.hashes = hashes
    hash = Self.hash(of: hashes[...])
  }

  /// The letters of the word at `index`, which must be less than ``count``.
  func word(_ index: Int) -> ArraySlice<UInt8> {
    letters[(index > 0 ? ends[index - 1] : 0)..<ends[index]]
  }

  /// The hash of several words.
  static func hash(of hashes: ArraySlice<UInt64>) -> UInt64 {
    var hash: UInt64 = 0x51_7C_C1_B7_27_22_0A_95
    for word in hashes { hash = (hash &* 0x9E37_79B9_7F4A_7C15) ^ word }
    return hash
  }

  /// The hash of one word, without the letter at `skipped` if there is one.
  static func hash(_ word: ArraySlice<UInt8>, skipping skipped: Int? = nil) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in word.indices where index != skipped {
      hash = (hash ^ UInt64(word[index])) &* 0x0000_0100_0000_01b3
    }
    return hash
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
        for shift: UInt32 in [16, 8, 0] {
          word.append(UInt8(truncatingIfNeeded: scalar >> shift) | 0x80)
        }
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
