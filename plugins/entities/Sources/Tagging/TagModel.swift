import PluginKit

/// What was learned: weights of features for labels, sums of neighbouring labels, and the names
/// of places and organizations that features ask for. One file, mapped and shared.
///
/// The file, in the byte order of x86 and ARM: eight bytes `GLOSTAG1`; the exponents of two of
/// the number of feature buckets and of name slots, and the number of labels, a UInt32 each; the
/// scale of weights, a Float32; the checksum of the rest, a UInt64; the sums of labels, a Float32 each,
/// one row a label and one for the start; the name slots, a UInt64 each; the weights, an Int8
/// each, one row a bucket.
final class TagModel: Sendable {
  /// The name of the file in the plugin's data folder.
  static let fileName = "names.model"
  static let magic: UInt64 = 0x3147_4154_534F_4C47
  static let headerSize = 32

  private let file: DataFile
  /// Feature hashes are cut to these bits.
  let mask: UInt32
  let transitions: TagLattice.TagTransitions
  private let scale: Float
  private let slotsStart: Int
  private let weightsStart: Int

  /// Maps the file at `path`, and checks that it is whole and of this version.
  init(_ path: String) throws(PluginError) {
    file = try DataFile(path)
    let header = file.withBytes { Header($0) }
    guard let header, header.magic == Self.magic else {
      throw PluginError("\(path): expected a model of names (GLOSTAG1), found something else")
    }
    let n = TagLabel.count
    guard header.labels == UInt32(n), (10...22).contains(header.bits),
      (4...22).contains(header.slotBits)
    else {
      throw PluginError("\(path): expected \(n) labels, found a model of \(header.labels)")
    }
    slotsStart = Self.headerSize + (n + 1) * n * 4
    weightsStart = slotsStart + 8 << Int(header.slotBits)
    let size = weightsStart + n << Int(header.bits)
    guard file.count == size else {
      throw PluginError("\(path): expected \(size) bytes, found \(file.count)")
    }
    guard file.withBytes({ Self.checksum($0[Self.headerSize...]) }) == header.checksum else {
      throw PluginError("\(path): damaged: its checksum is not that of its contents")
    }
    mask = UInt32(1) << header.bits - 1
    scale = header.scale
    let sums = file.withBytes { bytes in
      (0..<(n + 1) * n).map {
        bytes.loadUnaligned(fromByteOffset: Self.headerSize + 4 * $0, as: Float.self)
      }
    }
    transitions = TagLattice.TagTransitions(sums)
  }

  private struct Header {
    var magic: UInt64
    var bits: UInt32
    var slotBits: UInt32
    var labels: UInt32
    var scale: Float
    var checksum: UInt64

    init?(_ bytes: UnsafeRawBufferPointer) {
      guard bytes.count >= TagModel.headerSize else { return nil }
      magic = bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
      bits = bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
      slotBits = bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self)
      labels = bytes.loadUnaligned(fromByteOffset: 16, as: UInt32.self)
      scale = bytes.loadUnaligned(fromByteOffset: 20, as: Float.self)
      checksum = bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
    }
  }

  /// A sum over eight bytes at a time, which any changed bit changes.
  static func checksum(_ bytes: Slice<UnsafeRawBufferPointer>) -> UInt64 {
    let bytes = UnsafeRawBufferPointer(rebasing: bytes)
    var sum: UInt64 = 0x9E37_79B9_7F4A_7C15
    var offset = 0
    while offset + 8 <= bytes.count {
      sum =
        (sum ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        &* 0xD6E8_FEB8_6659_FD93
      sum ^= sum >> 29
      offset += 8
    }
    while offset < bytes.count {
      sum = (sum ^ UInt64(bytes[offset])) &* 0x0000_0100_0000_01B3
      offset += 1
    }
    return sum
  }

  // MARK: Weights

  /// The scores of all labels of a segment whose tokens' features begin at `starts` in `features`.
  func scores(_ features: [UInt32], _ starts: [Int]) -> [Float] {
    let n = TagLabel.count
    var scores = [Float](repeating: 0, count: (starts.count - 1) * n)
    file.withBytes { bytes in
      var sums = [Int32](repeating: 0, count: n)
      for token in 0..<starts.count - 1 {
        for label in 0..<n { sums[label] = 0 }
        for feature in starts[token]..<starts[token + 1] {
          let row = weightsStart + Int(features[feature]) * n
          for label in 0..<n { sums[label] += Int32(Int8(bitPattern: bytes[row + label])) }
        }
        for label in 0..<n { scores[token * n + label] = scale * Float(sums[label]) }
      }
    }
    return scores
  }

  // MARK: Names

  /// What lists call the names in a unit; see ``NameSlots/entries(of:_:_:)``.
  func entries(of text: UnitText, _ segments: [Range<Int>]) -> [UInt8] {
    file.withBytes { bytes in
      NameSlots.entries(
        of: text,
        segments,
        UnsafeRawBufferPointer(rebasing: bytes[slotsStart..<weightsStart])
      )
    }
  }
}

/// How names are filed: by a hash of the hashes of their words, with their sorts in its low byte.
enum NameSlots {
  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  /// A longer name begins with these words.
  static let goesOn: UInt8 = 0x80
  /// The most words of a name.
  static let longest = 6

  static func step(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let next = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
    return next ^ next >> 31
  }

  /// For each token the sorts of the longest name that covers it, and in the upper bit whether
  /// the token is behind the name's first. `slots` are those of a file, a power of two of them.
  static func entries(
    of text: UnitText,
    _ segments: [Range<Int>],
    _ slots: UnsafeRawBufferPointer
  ) -> [UInt8] {
    var entries = [UInt8](repeating: 0, count: text.tokens.count)
    for segment in segments {
      var index = segment.lowerBound
      while index < segment.upperBound {
        guard text.isCapital(index), let (sorts, last) = name(in: text, at: index, slots) else {
          index += 1
          continue
        }
        for token in index...last { entries[token] = sorts | (token > index ? 0x80 : 0) }
        index = last + 1
      }
    }
    return entries
  }

  /// The sorts and the last token of the longest name at `first`.
  private static func name(
    in text: UnitText,
    at first: Int,
    _ slots: UnsafeRawBufferPointer
  ) -> (UInt8, Int)? {
    var found: (UInt8, Int)?
    var hash = seed
    var index = first
    while index < text.tokens.count, index < first + longest {
      hash = step(hash, text.tokens[index].hash)
      let entry = entry(hash, slots)
      if entry & 0x7F != 0 { found = (entry & 0x7F, index) }
      guard entry & goesOn != 0 else { break }
      index += 1
    }
    return found
  }

  /// The low byte of the slot for a hash; zero where there is none.
  private static func entry(_ hash: UInt64, _ slots: UnsafeRawBufferPointer) -> UInt8 {
    let count = slots.count / 8
    guard count > 0 else { return 0 }
    var place = Int(truncatingIfNeeded: hash >> 8) & (count - 1)
    for _ in 0..<count {
      let entry = slots.loadUnaligned(fromByteOffset: place * 8, as: UInt64.self)
      if entry == 0 { return 0 }
      if (entry ^ hash) >> 8 == 0 { return UInt8(truncatingIfNeeded: entry) }
      place = (place + 1) & (count - 1)
    }
    return 0
  }

  /// The slots for `names`, a power of two of them; every name files its beginnings as well.
  static func slots(_ names: [String: UInt8]) -> [UInt64] {
    var sorts: [UInt64: UInt8] = [:]
    for (name, sort) in names {
      let tokens = TokenTable(name)
      guard (1...longest).contains(tokens.count) else { continue }
      var hash = seed
      for index in tokens.indices {
        hash = step(hash, tokens[index].hash)
        sorts[hash & ~0xFF, default: 0] |= index + 1 == tokens.count ? sort & 0x7F : goesOn
      }
    }
    var count = 16
    while count < sorts.count * 2 { count *= 2 }
    var slots = [UInt64](repeating: 0, count: count)
    for (hash, sort) in sorts.sorted(by: { $0.key < $1.key }) {
      var place = Int(truncatingIfNeeded: hash >> 8) & (count - 1)
      while slots[place] != 0 { place = (place + 1) & (count - 1) }
      slots[place] = hash | UInt64(sort)
    }
    return slots
  }
}

/// Writes the file of a ``TagModel``.
public enum TagModelWriter {
  /// The bytes of a model of `weights`, one row of label weights a bucket; weights are rounded
  /// to steps of the largest over 127.
  public static func bytes(
    weights: UnsafeBufferPointer<Float>,
    transitions: [Float],
    names: [String: UInt8]
  ) -> [UInt8] {
    let n = TagLabel.count
    let slots = NameSlots.slots(names)
    let scale = max(weights.reduce(0) { max($0, abs($1)) }, 1e-6) / 127
    var rest: [UInt8] = []
    rest.reserveCapacity(transitions.count * 4 + slots.count * 8 + weights.count)
    for sum in transitions { append(sum.bitPattern, to: &rest) }
    for slot in slots { append(slot, to: &rest) }
    for weight in weights { rest.append(UInt8(bitPattern: Int8((weight / scale).rounded()))) }
    let checksum = rest.withUnsafeBytes { TagModel.checksum($0[...]) }
    var bytes: [UInt8] = []
    append(TagModel.magic, to: &bytes)
    append(UInt32((weights.count / n).trailingZeroBitCount), to: &bytes)
    append(UInt32(slots.count.trailingZeroBitCount), to: &bytes)
    append(UInt32(n), to: &bytes)
    append(scale.bitPattern, to: &bytes)
    append(checksum, to: &bytes)
    return bytes + rest
  }

  private static func append<Number: FixedWidthInteger>(_ number: Number, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
  }
}
