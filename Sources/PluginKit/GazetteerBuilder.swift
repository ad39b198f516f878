/// What a gazetteer knows of one thing, as it is put in.
///
/// The numbers mean what the plugin that compiles the gazetteer says they mean; the
/// gazetteer only keeps them where a look-up costs nothing.
public struct GazetteerEntry: Sendable {
  /// The usual name.
  public var name: String
  /// What sort of thing it is.
  public var kind: UInt16
  /// Its number in a published base; 0 for none.
  public var key: UInt32 = 0
  /// The group it belongs to, such as a country.
  public var group: UInt16 = 0
  /// The record it belongs to.
  public var parent: GazetteerRecordID?
  /// How much of it there is, such as its population.
  public var weight: UInt32 = 0
  /// Degrees north and east.
  public var coordinates: (latitude: Double, longitude: Double)?
  /// Whatever else is known.
  public var attributes: [(key: String, value: String)] = []

  /// Creates an entry.
  public init(name: String, kind: UInt16) {
    self.name = name
    self.kind = kind
  }
}

/// The place of a record in its gazetteer.
public struct GazetteerRecordID: RawRepresentable, Hashable, Comparable, Sendable {
  let index: UInt32

  init(index: UInt32) { self.index = index }

  /// The record with this number, counted from zero in the order they were put in.
  public init(rawValue: UInt32) { index = rawValue }

  /// Its number, counted from zero in the order they were put in.
  public var rawValue: UInt32 { index }

  /// The order in which records were put in.
  public static func < (one: Self, two: Self) -> Bool { one.index < two.index }
}

/// Compiles a gazetteer: the same entries and names in the same order make the same bytes.
public struct GazetteerBuilder {
  private struct Candidate {
    var record: UInt32
    var prior: UInt16
    var flags: UInt16
    var capitals: UInt16
    var allCapitals: UInt16
  }

  private struct Phrase {
    var hash: UInt64
    var spelling: UInt32 = GazetteerFormat.none
    var continues = false
    var candidates: [Candidate] = []
  }

  private var phrases: [Phrase] = []
  private var phraseIndex: [UInt64: Int] = [:]
  private var records: [UInt8] = []
  private var attributes: [UInt8] = []
  private var strings: [UInt8] = []
  private var stringIndex: [String: UInt32] = [:]

  /// Starts an empty gazetteer.
  public init() {
    // An attribute offset of 0 means that there are none.
    attributes.append(littleEndian: UInt32(0))
  }

  /// The number of records so far.
  public var recordCount: Int { records.count / GazetteerFormat.recordSize }

  /// Adds a thing. It is found only under the names added for it.
  public mutating func add(_ entry: GazetteerEntry) -> GazetteerRecordID {
    let id = GazetteerRecordID(index: UInt32(truncatingIfNeeded: recordCount))
    records.append(littleEndian: entry.key)
    records.append(littleEndian: entry.kind)
    records.append(littleEndian: entry.group)
    records.append(littleEndian: entry.parent?.index ?? GazetteerFormat.none)
    records.append(littleEndian: entry.weight)
    records.append(littleEndian: Self.microdegrees(entry.coordinates?.latitude, limit: 90))
    records.append(littleEndian: Self.microdegrees(entry.coordinates?.longitude, limit: 180))
    records.append(littleEndian: string(entry.name))
    records.append(littleEndian: list(entry.attributes))
    return id
  }

  /// Lets the text `name` stand for a record.
  ///
  /// Of several records with one name the one with the highest `prior` comes first. `flags`
  /// come back with the candidate. Words must be capitals in the text where they are here.
  public mutating func add(
    name: String,
    for record: GazetteerRecordID,
    prior: UInt16,
    flags: UInt16 = 0
  ) {
    let tokens = TokenTable(name)
    guard tokens.count > 0 else { return }
    var candidate = Candidate(
      record: record.index,
      prior: prior,
      flags: flags,
      capitals: 0,
      allCapitals: 0
    )
    var hash = PhraseHash.seed
    for index in tokens.indices {
      let token = tokens[index]
      if index < 16, token.isCapitalized { candidate.capitals |= 1 << UInt16(index) }
      if index < 16, token.traits.contains(.allCapitals) {
        candidate.allCapitals |= 1 << UInt16(index)
      }
      hash = PhraseHash.combine(hash, token.hash)
      let place = phrase(hash)
      if index < tokens.count - 1 {
        phrases[place].continues = true
      } else {
        insert(candidate, at: place)
        if phrases[place].spelling == GazetteerFormat.none {
          phrases[place].spelling = string(name)
        }
      }
    }
  }

  private mutating func phrase(_ hash: UInt64) -> Int {
    if let place = phraseIndex[hash] { return place }
    phraseIndex[hash] = phrases.count
    phrases.append(Phrase(hash: hash))
    return phrases.count - 1
  }

  private mutating func insert(_ new: Candidate, at place: Int) {
    let old = phrases[place].candidates.firstIndex {
      $0.record == new.record && $0.flags == new.flags
    }
    if let old {
      if phrases[place].candidates[old].prior >= new.prior { return }
      phrases[place].candidates.remove(at: old)
    }
    let index = phrases[place].candidates.firstIndex { $0.prior < new.prior }
    phrases[place].candidates.insert(new, at: index ?? phrases[place].candidates.count)
  }

  private mutating func string(_ text: String) -> UInt32 {
    if let offset = stringIndex[text] { return offset }
    let offset = UInt32(truncatingIfNeeded: strings.count)
    let bytes = text.utf8.prefix(Int(UInt16.max))
    strings.append(littleEndian: UInt16(bytes.count))
    strings.append(contentsOf: bytes)
    stringIndex[text] = offset
    return offset
  }

  private mutating func list(_ pairs: [(key: String, value: String)]) -> UInt32 {
    if pairs.isEmpty { return 0 }
    let offset = UInt32(truncatingIfNeeded: attributes.count)
    attributes.append(littleEndian: UInt32(pairs.count))
    for pair in pairs {
      attributes.append(littleEndian: string(pair.key))
      attributes.append(littleEndian: string(pair.value))
    }
    return offset
  }

  private static func microdegrees(_ degrees: Double?, limit: Double) -> Int32 {
    guard let degrees, degrees.isFinite, abs(degrees) <= limit else {
      return GazetteerFormat.noCoordinate
    }
    return Int32((degrees * 1_000_000).rounded())
  }

  /// The compiled gazetteer. `digest` says what it was compiled from.
  public func finish(digest: UInt64) throws(PluginError) -> [UInt8] {
    let (lists, offsets) = candidateLists()
    let slots = slotTable(offsets)
    let sections: [(bytes: [UInt8], count: Int)] = [
      (slots, slots.count / GazetteerFormat.slotSize),
      (lists, lists.count),
      (records, recordCount),
      (attributes, attributes.count),
      (strings, strings.count),
      ([], phrases.count { !$0.candidates.isEmpty }),
    ]
    var body: [UInt8] = []
    body.append(littleEndian: digest)
    var offset = GazetteerFormat.headerSize
    for section in sections {
      body.append(littleEndian: UInt32(truncatingIfNeeded: offset))
      body.append(littleEndian: UInt32(truncatingIfNeeded: section.count))
      offset += section.bytes.count
    }
    guard offset < Int(UInt32.max) else {
      throw PluginError("gazetteer: \(offset) bytes are more than a file may hold")
    }
    body.append(contentsOf: repeatElement(0, count: GazetteerFormat.headerSize - 32 - body.count))
    for section in sections { body.append(contentsOf: section.bytes) }

    var checksum = GazetteerChecksum()
    body.withUnsafeBytes { checksum.add($0) }
    var file = GazetteerFormat.magic
    file.append(littleEndian: GazetteerFormat.byteOrderMark)
    file.append(littleEndian: GazetteerFormat.version)
    file.append(littleEndian: UInt64(offset))
    file.append(littleEndian: checksum.value)
    return file + body
  }

  private func candidateLists() -> (bytes: [UInt8], offsets: [UInt32]) {
    var bytes: [UInt8] = []
    var offsets: [UInt32] = []
    offsets.reserveCapacity(phrases.count)
    for phrase in phrases {
      guard !phrase.candidates.isEmpty else {
        offsets.append(GazetteerFormat.none)
        continue
      }
      offsets.append(UInt32(truncatingIfNeeded: bytes.count))
      let count = min(phrase.candidates.count, Int(UInt16.max))
      bytes.append(littleEndian: UInt32(count))
      bytes.append(littleEndian: phrase.spelling)
      for candidate in phrase.candidates.prefix(count) {
        bytes.append(littleEndian: candidate.record)
        bytes.append(littleEndian: candidate.prior)
        bytes.append(littleEndian: candidate.flags)
        bytes.append(littleEndian: candidate.capitals)
        bytes.append(littleEndian: candidate.allCapitals)
      }
    }
    return (bytes, offsets)
  }

  /// Three slots in four are taken, so that a search is short and the file small.
  private func slotTable(_ offsets: [UInt32]) -> [UInt8] {
    let count = max(8, phrases.count * 4 / 3 + 1)
    var taken = [Int](repeating: -1, count: count)
    for index in phrases.indices {
      var slot = PhraseHash.slot(phrases[index].hash, count)
      while taken[slot] >= 0 { slot = slot + 1 == count ? 0 : slot + 1 }
      taken[slot] = index
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * GazetteerFormat.slotSize)
    for index in taken {
      bytes.append(littleEndian: index < 0 ? UInt64(0) : phrases[index].hash)
      bytes.append(littleEndian: index < 0 ? GazetteerFormat.none : offsets[index])
      let continues = index >= 0 && phrases[index].continues
      bytes.append(littleEndian: continues ? GazetteerFormat.continues : UInt32(0))
    }
    return bytes
  }
}

extension [UInt8] {
  /// Appends the bytes of a number, the lowest first.
  fileprivate mutating func append<Number: FixedWidthInteger>(littleEndian number: Number) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }
}
