import PluginKit

/// Joins the spellings of a ``NameTable`` that name the same: surname and full name, acronym and
/// expansion, two ways to write one name.
///
/// Everything is found by hash, in time that grows with the number of names; only a few names
/// of one surname are compared with each other.
struct NameJoiner {
  let table: NameTable
  var groups: DisjointSets
  /// What each spelling is by itself.
  let verdicts: [NameKind?]
  /// Whether a spelling is a short form that fits several people.
  private(set) var isAmbiguous: [Bool]
  /// For each full name, the ambiguous short forms it may be meant by.
  private(set) var shortForms = HashIndex()

  /// Joins all spellings of `table`.
  init(_ table: NameTable) {
    self.table = table
    groups = DisjointSets(count: table.spellings.count)
    verdicts = table.spellings.map { $0.evidence.verdict?.kind }
    isAmbiguous = Array(repeating: false, count: table.spellings.count)
    joinNearSpellings()
    joinFullNames()
    joinShortNames()
    joinAcronyms()
    joinShortOrganizations()
  }

  func name(_ spelling: Int) -> FoldedName { table.spellings[spelling].name }

  private func isFullName(_ spelling: Int) -> Bool {
    verdicts[spelling] == .person && (2...8).contains(name(spelling).count)
  }

  // MARK: Spellings

  /// "Zalmay Khalizad" and "Zalmay Khalilzad": one letter apart in a long last word, the rest
  /// equal. Each name is filed under its last word without each of its letters, so that only
  /// names that may be neighbours meet.
  private mutating func joinNearSpellings() {
    var neighbours: [UInt64: Int] = [:]
    for spelling in table.spellings.indices where isFullName(spelling) {
      let last = name(spelling).last
      guard (6...40).contains(last.count) else { continue }
      let rest = FoldedName.hash(of: name(spelling).hashes.dropLast())
      file(spelling, rest ^ FoldedName.hash(last), last, &neighbours)
      for skipped in last.indices {
        file(spelling, rest ^ FoldedName.hash(last, skipping: skipped), last, &neighbours)
      }
    }
  }

  private mutating func file(
    _ spelling: Int,
    _ key: UInt64,
    _ last: ArraySlice<UInt8>,
    _ neighbours: inout [UInt64: Int]
  ) {
    guard let other = neighbours[key] else {
      neighbours[key] = spelling
      return
    }
    if other != spelling, Self.isOneApart(last, name(other).last) { groups.join(spelling, other) }
  }

  /// Whether one insertion, deletion or replacement makes one word of the other.
  private static func isOneApart(_ one: ArraySlice<UInt8>, _ two: ArraySlice<UInt8>) -> Bool {
    guard abs(one.count - two.count) <= 1 else { return false }
    let start = zip(one, two).prefix { $0 == $1 }.count
    let end = zip(one.dropFirst(start).reversed(), two.dropFirst(start).reversed())
      .prefix { $0 == $1 }.count
    return max(one.count, two.count) - start - end <= 1
  }

  // MARK: Full names

  /// "George Bush", "George W. Bush" and "G. Bush": equal surname, fitting first names.
  private mutating func joinFullNames() {
    var surnames = HashIndex()
    for spelling in table.spellings.indices where isFullName(spelling) {
      guard let surname = name(spelling).hashes.last else { continue }
      var compared = 0
      var match: Int?
      surnames.forEach(under: surname) { other in
        compared += 1
        if firstNamesFit(name(spelling).first, name(other).first) { match = other }
        return match == nil && compared < 32
      }
      if let match { groups.join(spelling, match) }
      surnames.add(spelling, under: surname)
    }
  }

  private func firstNamesFit(_ one: ArraySlice<UInt8>, _ two: ArraySlice<UInt8>) -> Bool {
    if one.count == 1 || two.count == 1 { return one.first == two.first }
    return one.elementsEqual(two)
  }

  // MARK: Surnames and first names

  /// Joins names that are the end or the beginning of one person's full name.
  private mutating func joinShortNames() {
    let (surnames, firstNames) = partsOfFullNames()
    for spelling in table.spellings.indices where mayBeShortName(spelling) {
      let hash = name(spelling).hash
      let full = surnames.has(hash) ? surnames : firstNames
      var only: Int?
      var isOnly = true
      full.forEach(under: hash) { other in
        if let only { isOnly = isOnly && groups.root(only) == groups.root(other) }
        only = only ?? other
        return isOnly
      }
      guard let only else { continue }
      if isOnly {
        groups.join(spelling, only)
      } else {
        isAmbiguous[spelling] = true
        var pairs: [Int] = []
        full.forEach(under: hash) { other in
          pairs.append(other)
          return pairs.count < 1000
        }
        for other in pairs { shortForms.add(spelling, under: UInt64(other)) }
      }
    }
  }

  private func mayBeShortName(_ spelling: Int) -> Bool {
    let verdict = verdicts[spelling]
    guard verdict == nil || verdict == .person || name(spelling).count == 1 else { return false }
    let (shape, context) = (table.spellings[spelling].shape, table.spellings[spelling].context)
    if shape.organization >= 4, shape.organization > shape.person + context.person { return false }
    if shape.place > 0 { return shape.person + context.person > 0 }
    return true
  }

  /// Every ending and beginning of the full names.
  private func partsOfFullNames() -> (surnames: HashIndex, firstNames: HashIndex) {
    var surnames = HashIndex()
    var firstNames = HashIndex()
    for spelling in table.spellings.indices where isFullName(spelling) {
      let hashes = name(spelling).hashes
      for length in 1..<hashes.count {
        surnames.add(spelling, under: FoldedName.hash(of: hashes.suffix(length)))
        firstNames.add(spelling, under: FoldedName.hash(of: hashes.prefix(length)))
      }
      if let bare = Self.withoutArticle(name(spelling).last) {
        surnames.add(spelling, under: FoldedName.hash(of: [FoldedName.hash(bare)]))
      }
    }
    return (surnames, firstNames)
  }

  /// "zarqawi" of "al-zarqawi".
  private static func withoutArticle(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard word.count > 5, word.dropFirst().starts(with: [UInt8(ascii: "l"), UInt8(ascii: "-")])
    else { return nil }
    return word.dropFirst(3)
  }
}
