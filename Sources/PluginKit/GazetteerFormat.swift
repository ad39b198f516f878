// The layout of a compiled gazetteer. All numbers are little-endian; offsets count from the
// start of the file; a version other than ours is refused, never guessed at.
//
//      0  magic "GLOSSKB1"
//      8  byte order mark, format version                  2 × UInt32
//     16  length of the file, checksum of bytes 32...      2 × UInt64
//     32  digest of the tables it was compiled from        UInt64
//     40  six sections: offset and count                   6 × 2 × UInt32
//     96  slots       16 bytes: phrase hash, list offset, flags; open addressing
//         lists       8 bytes: count, spelling; then 12 bytes a candidate
//         records     32 bytes
//         attributes  count, then key and value as offsets into the strings
//         strings     UInt16 length, then UTF-8
//
// The sixth section has no bytes; its count is the number of phrases.

/// Where things are in a compiled gazetteer.
enum GazetteerFormat {
  static let magic = Array("GLOSSKB1".utf8)
  static let byteOrderMark: UInt32 = 0x0102_0304
  static let version: UInt32 = 1
  static let headerSize = 96
  static let checkedFrom = 32
  static let digestOffset = 32
  static let sectionsOffset = 40

  static let slotSize = 16
  static let listHeaderSize = 8
  static let candidateSize = 12
  static let recordSize = 32
  static let attributeSize = 8

  /// Stands for "no list", "no parent" and "no coordinate".
  static let none = UInt32.max
  static let noCoordinate = Int32.min

  /// The flag of a slot whose phrase begins longer ones.
  static let continues: UInt32 = 1

  enum Section: Int, CaseIterable {
    case slots, lists, records, attributes, strings, phrases

    /// The size of what the section's count counts.
    var stride: Int {
      switch self {
      case .slots: slotSize
      case .records: recordSize
      case .lists, .attributes, .strings: 1
      case .phrases: 0
      }
    }
  }
}

/// Hashes of phrases from the hashes of their tokens.
enum PhraseHash {
  static let seed: UInt64 = 0x51_7c_c1_b7_27_22_0a_95

  @inline(__always)
  static func combine(_ hash: UInt64, _ token: UInt64) -> UInt64 {
    (hash &* 0x9E37_79B9_7F4A_7C15) ^ token
  }

  /// The slot of `count` where the search for a phrase begins.
  @inline(__always)
  static func slot(_ hash: UInt64, _ count: Int) -> Int {
    let mixed = (hash ^ (hash >> 29)) &* 0xBF58_476D_1CE4_E5B9
    return Int(truncatingIfNeeded: mixed.multipliedFullWidth(by: UInt64(count)).high)
  }
}

/// A checksum of many bytes, eight at a time in four lanes, fast enough to run on every open.
///
/// It finds damage, not forgery. The same on every machine.
public struct GazetteerChecksum: Sendable {
  private var hash: UInt64 = 0x27D4_EB2F_1656_67C5

  /// Starts a checksum.
  public init() {}

  /// The sum of what was added so far.
  public var value: UInt64 {
    var mixed = hash
    mixed = (mixed ^ (mixed >> 33)) &* Self.second
    mixed = (mixed ^ (mixed >> 29)) &* Self.third
    return mixed ^ (mixed >> 32)
  }

  private static let first: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let second: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let third: UInt64 = 0x1656_67B1_9E37_79F9

  @inline(__always)
  private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    let sum = lane &+ word &* second
    return (sum << 31 | sum >> 33) &* first
  }

  /// Adds bytes. How they are cut into calls matters.
  public mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var a = hash &+ Self.first
    var b = hash &+ Self.second
    var c = hash
    var d = hash &- Self.first
    var index = 0
    while index &+ 32 <= bytes.count {
      a = Self.round(a, Self.word(bytes, index))
      b = Self.round(b, Self.word(bytes, index &+ 8))
      c = Self.round(c, Self.word(bytes, index &+ 16))
      d = Self.round(d, Self.word(bytes, index &+ 24))
      index &+= 32
    }
    var sum = Self.round(Self.round(Self.round(a, b), c), d) &+ UInt64(bytes.count)
    while index < bytes.count {
      sum = (sum ^ UInt64(bytes[index]) &* Self.third) &* Self.first
      sum ^= sum >> 27
      index &+= 1
    }
    hash = sum
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}
