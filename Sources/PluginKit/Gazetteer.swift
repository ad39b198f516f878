/// A compiled gazetteer: names, the records they may stand for, and what is known of those.
///
/// It lies in a memory-mapped file that processes share, or in memory. A name is found at a
/// token in time that does not depend on the number of names. The file is checked when it is
/// opened, and every offset in it again when it is followed: damage is refused or ignored,
/// never trusted.
public struct Gazetteer: Sendable {
  private let bytes: GazetteerBytes
  private let slots: Int
  private let slotCount: Int
  private let lists: Range<Int>
  private let records: Int
  /// The number of records.
  public let recordCount: Int
  private let attributes: Range<Int>
  private let strings: Range<Int>
  /// The number of different names.
  public let nameCount: Int
  /// Says what it was compiled from.
  public let digest: UInt64

  /// Opens the file at `path`.
  public init(path: String) throws(PluginError) {
    try self.init(GazetteerBytes(DataFile(path)), from: path)
  }

  /// Uses a compiled gazetteer in memory; `source` names it in errors.
  public init(_ compiled: [UInt8], source: String = "gazetteer") throws(PluginError) {
    try self.init(GazetteerBytes(copying: compiled), from: source)
  }

  private init(_ bytes: GazetteerBytes, from source: String) throws(PluginError) {
    let sections = try GazetteerHeader(bytes, source: source).sections
    self.bytes = bytes
    slots = sections[.slots].lowerBound
    slotCount = sections[.slots].count / GazetteerFormat.slotSize
    lists = sections[.lists]
    records = sections[.records].lowerBound
    recordCount = sections[.records].count / GazetteerFormat.recordSize
    attributes = sections[.attributes]
    strings = sections[.strings]
    nameCount = sections.phraseCount
    digest = bytes.uint64(GazetteerFormat.digestOffset)
  }

  /// The number of bytes.
  public var byteCount: Int { bytes.count }

  // MARK: Names

  /// A name found in a text.
  public struct Match: Sendable {
    /// What it may stand for, the likeliest first.
    public let candidates: Candidates
    /// The index of its last token.
    public let last: Int
  }

  /// The records a name may stand for.
  public struct Candidates: Sendable {
    fileprivate let bytes: GazetteerBytes
    fileprivate let offset: Int
    /// How many there are.
    public let count: Int

    /// The indices of all candidates.
    public var indices: Range<Int> { 0..<count }

    /// The candidate at `index`, which must be one of ``indices``.
    public subscript(index: Int) -> Candidate {
      let start = offset &+ index &* GazetteerFormat.candidateSize
      return Candidate(
        record: GazetteerRecordID(index: bytes.uint32(start)),
        prior: bytes.uint16(start &+ 4),
        flags: bytes.uint16(start &+ 6),
        capitals: bytes.uint16(start &+ 8),
        allCapitals: bytes.uint16(start &+ 10)
      )
    }
  }

  /// One record a name may stand for.
  public struct Candidate: Hashable, Sendable {
    /// The record.
    public let record: GazetteerRecordID
    /// How likely it is, beside the others of that name.
    public let prior: UInt16
    /// What the compiling plugin said of the name.
    public let flags: UInt16
    /// Which of the name's first 16 tokens begin with a capital, the first in bit 0.
    public let capitals: UInt16
    /// Which of them are all capitals, as in "UAE".
    public let allCapitals: UInt16
  }

  /// The longest name that begins at token `index`.
  ///
  /// Tokens are compared without case and without what stands between them; `accepting`
  /// decides on capitals and the like, and a name it turns down gives way to a shorter one.
  public func longestMatch(
    in tokens: TokenTable,
    at index: Int,
    accepting: (Match) -> Bool = { _ in true }
  ) -> Match? {
    var best: Match?
    var hash = PhraseHash.seed
    var index = index
    while index < tokens.count {
      hash = PhraseHash.combine(hash, tokens[index].hash)
      guard let slot = slot(hash) else { return best }
      if let candidates = candidates(atList: bytes.uint32(slot &+ 8)) {
        let match = Match(candidates: candidates, last: index)
        if accepting(match) { best = match }
      }
      if bytes.uint32(slot &+ 12) & GazetteerFormat.continues == 0 { return best }
      index &+= 1
    }
    return best
  }

  /// The records that the whole of `name` may stand for.
  public func candidates(named name: String) -> Candidates? {
    let tokens = TokenTable(name)
    var hash = PhraseHash.seed
    for index in tokens.indices { hash = PhraseHash.combine(hash, tokens[index].hash) }
    return slot(hash).flatMap { candidates(atList: bytes.uint32($0 + 8)) }
  }

  @inline(__always)
  private func slot(_ hash: UInt64) -> Int? {
    var index = PhraseHash.slot(hash, slotCount)
    // The bound ends the search also in a damaged table without a free slot.
    for _ in 0..<slotCount {
      let offset = slots &+ index &* GazetteerFormat.slotSize
      let found = bytes.uint64(offset)
      if found == hash { return offset }
      if found == 0 { return nil }
      index = index &+ 1 == slotCount ? 0 : index &+ 1
    }
    return nil
  }

  private func candidates(atList list: UInt32) -> Candidates? {
    guard list != GazetteerFormat.none else { return nil }
    let start = lists.lowerBound + Int(list)
    guard start + GazetteerFormat.listHeaderSize <= lists.upperBound else { return nil }
    let count = Int(bytes.uint32(start))
    let first = start + GazetteerFormat.listHeaderSize
    guard count > 0, first + count * GazetteerFormat.candidateSize <= lists.upperBound else {
      return nil
    }
    return Candidates(bytes: bytes, offset: first, count: count)
  }

  // MARK: Records

  /// What is known of one thing, without its texts.
  public struct Record: Sendable {
    /// Its place in the gazetteer.
    public let id: GazetteerRecordID
    /// See ``GazetteerEntry/key``.
    public let key: UInt32
    /// See ``GazetteerEntry/kind``.
    public let kind: UInt16
    /// See ``GazetteerEntry/group``.
    public let group: UInt16
    /// See ``GazetteerEntry/parent``.
    public let parent: GazetteerRecordID?
    /// See ``GazetteerEntry/weight``.
    public let weight: UInt32
    /// Degrees north.
    public let latitude: Double?
    /// Degrees east.
    public let longitude: Double?
  }

  /// The record with this id; `nil` for one from elsewhere.
  public func record(_ id: GazetteerRecordID) -> Record? {
    guard let start = start(of: id) else { return nil }
    let parent = bytes.uint32(start + 8)
    return Record(
      id: id,
      key: bytes.uint32(start),
      kind: bytes.uint16(start + 4),
      group: bytes.uint16(start + 6),
      parent: parent == GazetteerFormat.none ? nil : GazetteerRecordID(index: parent),
      weight: bytes.uint32(start + 12),
      latitude: Self.degrees(bytes.uint32(start + 16)),
      longitude: Self.degrees(bytes.uint32(start + 20))
    )
  }

  /// All records, in the order they were put in.
  public var recordIDs: some Sequence<GazetteerRecordID> {
    (0..<UInt32(recordCount)).lazy.map { GazetteerRecordID(index: $0) }
  }

  /// The usual name of a record.
  public func name(of id: GazetteerRecordID) -> String {
    guard let start = start(of: id) else { return "" }
    return string(bytes.uint32(start + 24))
  }

  /// One of a record's attributes.
  public func attribute(_ key: String, of id: GazetteerRecordID) -> String? {
    guard let start = start(of: id) else { return nil }
    let list = Int(bytes.uint32(start + 28))
    guard list > 0 else { return nil }
    var offset = attributes.lowerBound + list
    let end = offset + 4 + Int(bytes.uint32(offset)) * GazetteerFormat.attributeSize
    guard end <= attributes.upperBound else { return nil }
    offset += 4
    while offset < end {
      if string(bytes.uint32(offset)) == key { return string(bytes.uint32(offset + 4)) }
      offset += GazetteerFormat.attributeSize
    }
    return nil
  }

  private func start(of id: GazetteerRecordID) -> Int? {
    guard Int(id.index) < recordCount else { return nil }
    return records + Int(id.index) * GazetteerFormat.recordSize
  }

  private func string(_ offset: UInt32) -> String {
    let start = strings.lowerBound + Int(offset)
    guard start + 2 <= strings.upperBound else { return "" }
    let end = start + 2 + Int(bytes.uint16(start))
    guard end <= strings.upperBound else { return "" }
    return bytes.string(start + 2..<end)
  }

  private static func degrees(_ bits: UInt32) -> Double? {
    let value = Int32(bitPattern: bits)
    return value == GazetteerFormat.noCoordinate ? nil : Double(value) / 1_000_000
  }
}
