import PluginKit

extension NameJoiner {
  /// "(IEC)" behind "Independent Election Commission" joins every "IEC" of the article; where
  /// nothing is said, the initials of the only organization they fit do.
  mutating func joinAcronyms() {
    joinAcronymsInParentheses()
    var initials = HashIndex()
    for spelling in table.spellings.indices where verdicts[spelling] == .organization {
      guard let hash = initialsHash(of: name(spelling)) else { continue }
      initials.add(spelling, under: hash)
    }
    for spelling in table.spellings.indices where table.spellings[spelling].isAcronym {
      if table.spellings[spelling].shape.place <= 0 { joinIfOnly(spelling, initials) }
    }
  }

  private static let smallWords = Set(
    ["of", "the", "for", "and", "on", "in"].map { FoldedName.hash(Array($0.utf8)[...]) }
  )

  /// The hash of a name's initials, small words left out, if there are three or more.
  private func initialsHash(of name: FoldedName) -> UInt64? {
    var letters: [UInt8] = []
    for index in 0..<name.count where !Self.smallWords.contains(name.hashes[index]) {
      if let letter = name.word(index).first { letters.append(letter) }
    }
    guard letters.count >= 3 else { return nil }
    return FoldedName.hash(of: [FoldedName.hash(letters[...])])
  }

  private mutating func joinAcronymsInParentheses() {
    for (index, mention) in table.mentions.enumerated() {
      guard let acronym = table.notes(of: index)?.acronym,
        let short = table.spelling(withHash: FoldedName(acronym.text).hash)
      else { continue }
      // Foreign acronyms follow the foreign name, so letters need not fit a sure organization.
      if mention.shape.organization >= 3.5 || lettersFit(name(short), name(mention.spelling)) {
        groups.join(short, mention.spelling)
      }
    }
  }

  /// Whether the letters of an acronym stand in the name in this order, the first at the
  /// start of a word.
  private func lettersFit(_ acronym: FoldedName, _ name: FoldedName) -> Bool {
    guard acronym.count == 1 else { return false }
    var letters = acronym.first
    let initial = letters.first
    var startsWord = false
    for index in 0..<name.count {
      if name.word(index).first == initial { startsWord = true }
      for letter in name.word(index) where letter == letters.first { letters = letters.dropFirst() }
    }
    return letters.isEmpty && startsWord
  }

  /// "State Department" beside "U.S. State Department", "Acme" beside "Acme Industries Inc.".
  mutating func joinShortOrganizations() {
    var endings = HashIndex()
    var beginnings = HashIndex()
    for spelling in table.spellings.indices where verdicts[spelling] == .organization {
      let hashes = name(spelling).hashes
      guard hashes.count >= 2 else { continue }
      endings.add(spelling, under: FoldedName.hash(of: hashes.dropFirst()))
      beginnings.add(spelling, under: FoldedName.hash(of: hashes.prefix(1)))
    }
    for spelling in table.spellings.indices {
      let short = table.spellings[spelling]
      if short.name.count >= 2 {
        if verdicts[spelling] == .organization { joinIfOnly(spelling, endings) }
      } else if short.shape.place <= 0, short.shape.person <= 0, short.context.person <= 0,
        short.shape.organization >= 0,
        verdicts[spelling] != .person, short.isFirm
      {
        joinIfOnly(spelling, beginnings)
      }
    }
  }

  /// Joins a spelling with what `index` has under its name, if that is one thing.
  ///
  /// A spelling that was joined to a person before is left, or it would tie the person to an
  /// organization of that name.
  private mutating func joinIfOnly(_ spelling: Int, _ index: HashIndex) {
    guard groups.isAlone(spelling) else { return }
    var only: Int?
    var isOnly = true
    index.forEach(under: name(spelling).hash) { other in
      if let only { isOnly = isOnly && groups.root(only) == groups.root(other) }
      only = only ?? other
      return isOnly
    }
    guard let only, isOnly, only != spelling else { return }
    groups.join(spelling, only)
  }
}
