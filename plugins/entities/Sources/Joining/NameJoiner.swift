import PluginKit

/// Joins the forms of a ``NameTable`` that name the same: surname and full name, acronym and
/// expansion, two spellings.
///
/// Everything is found by hash, in time that grows with the number of names; only names of
/// one surname are compared with each other.
struct NameJoiner {
  let table: NameTable
  private(set) var groups: DisjointSets
  /// For a short form that fits several people: the full forms it may mean.
  private(set) var ambiguous: [Int: [Int]] = [:]
  private var verdicts: [NameKind?]

  /// Joins all forms of `table`.
  init(_ table: NameTable) {
    self.table = table
    groups = DisjointSets(count: table.forms.count)
    verdicts = table.forms.map { $0.evidence.verdict?.kind }
    joinNearSpellings()
    joinFullNames()
    joinShortNames()
    joinAcronyms()
    joinShortOrganizations()
  }

  private func isPerson(_ form: Int) -> Bool {
    verdicts[form] == .person && table.forms[form].name.words.count >= 2
  }

  // MARK: People

  /// "Zalmay Khalizad" and "Zalmay Khalilzad": one letter apart in a long word, the rest equal.
  private mutating func joinNearSpellings() {
    var neighbours: [UInt64: Int] = [:]
    for form in table.forms.indices where isPerson(form) {
      let name = table.forms[form].name
      guard let last = name.words.last, last.count >= 6, last.count <= 40 else { continue }
      let rest = FoldedName.hash(of: name.hashes.dropLast())
      for variant in Self.deletions(of: last) {
        let key = (rest &* 0x9E37_79B9_7F4A_7C15) ^ FoldedName.hash(variant)
        if let other = neighbours[key] {
          if Self.isOneApart(last, table.forms[other].name.words.last ?? []) {
            groups.join(form, other)
          }
        } else {
          neighbours[key] = form
        }
      }
    }
  }

  /// The word itself and the word without each of its letters.
  private static func deletions(of word: [UInt8]) -> [[UInt8]] {
    var variants = [word]
    for index in word.indices {
      var variant = word
      variant.remove(at: index)
      variants.append(variant)
    }
    return variants
  }

  /// Whether one insertion, deletion or replacement makes one word of the other.
  private static func isOneApart(_ one: [UInt8], _ two: [UInt8]) -> Bool {
    guard abs(one.count - two.count) <= 1 else { return false }
    var start = 0
    while start < min(one.count, two.count), one[start] == two[start] { start += 1 }
    var end = 0
    while end < min(one.count, two.count) - start,
      one[one.count - 1 - end] == two[two.count - 1 - end]
    {
      end += 1
    }
    return max(one.count, two.count) - start - end <= 1
  }

  /// "George Bush", "George W. Bush" and "G. Bush": equal surname, fitting first names.
  private mutating func joinFullNames() {
    var bySurname: [UInt64: [Int]] = [:]
    for form in table.forms.indices where isPerson(form) {
      guard let surname = table.forms[form].name.hashes.last else { continue }
      for other in bySurname[surname, default: []].prefix(32) where firstNamesFit(form, other) {
        groups.join(form, other)
        break
      }
      bySurname[surname, default: []].append(form)
    }
  }

  private func firstNamesFit(_ one: Int, _ two: Int) -> Bool {
    guard let first = table.forms[one].name.words.first,
      let second = table.forms[two].name.words.first
    else { return false }
    if first == second { return true }
    guard first.count == 1 || second.count == 1 else { return false }
    return first.first == second.first
  }

  /// Surnames and first names that stand alone.
  private mutating func joinShortNames() {
    let index = shortNames()
    for form in table.forms.indices {
      let short = table.forms[form]
      let mayBeShort =
        verdicts[form] == nil || verdicts[form] == .person || short.name.words.count == 1
      guard mayBeShort, mayBePerson(form) else { continue }
      let full = index.surnames[short.name.hash] ?? index.firstNames[short.name.hash] ?? []
      let roots = Set(full.map { groups.root($0) })
      if roots.count == 1, let only = full.first {
        groups.join(form, only)
      } else if roots.count > 1 {
        ambiguous[form] = full
      }
    }
  }

  private func mayBePerson(_ form: Int) -> Bool {
    let (shape, context) = (table.forms[form].shape, table.forms[form].context)
    if shape.organization >= 4, shape.organization > shape.person + context.person { return false }
    if shape.place > 0 { return shape.person + context.person > 0 }
    return true
  }

  /// Every ending and beginning of the full names, with the forms it comes from.
  private func shortNames() -> (surnames: [UInt64: [Int]], firstNames: [UInt64: [Int]]) {
    var surnames: [UInt64: [Int]] = [:]
    var firstNames: [UInt64: [Int]] = [:]
    for form in table.forms.indices where isPerson(form) {
      let name = table.forms[form].name
      let count = name.words.count
      guard count <= 8 else { continue }
      for length in 1..<count {
        surnames[FoldedName.hash(of: name.hashes.suffix(length)), default: []].append(form)
        firstNames[FoldedName.hash(of: name.hashes.prefix(length)), default: []].append(form)
      }
      if let bare = Self.withoutArticle(name.words[count - 1]) {
        let hash = FoldedName.hash(of: [FoldedName.hash(bare)])
        surnames[hash, default: []].append(form)
      }
    }
    return (surnames, firstNames)
  }

  /// "zarqawi" of "al-zarqawi".
  private static func withoutArticle(_ word: [UInt8]) -> [UInt8]? {
    guard word.count > 5, word[2] == UInt8(ascii: "-"), word[1] == UInt8(ascii: "l") else {
      return nil
    }
    return Array(word[3...])
  }

  // MARK: Organizations

  /// "(IEC)" behind "Independent Election Commission" joins every "IEC" of the article; where
  /// nothing is said, the initials of one organization do.
  private mutating func joinAcronyms() {
    joinSaidAcronyms()
    var initials: [UInt64: [Int]] = [:]
    for form in table.forms.indices where verdicts[form] == .organization {
      guard let hash = Self.initials(of: table.forms[form].name) else { continue }
      initials[hash, default: []].append(form)
    }
    for form in table.forms.indices where table.forms[form].isAcronym {
      if table.forms[form].shape.place <= 0 { joinIfOnly(form, initials[table.forms[form].name.hash]) }
    }
  }

  private static let smallWords = Set(["of", "the", "for", "and", "on", "in"].map { Array($0.utf8) })

  /// The hash of a name's initials, small words left out, if there are three or more.
  private static func initials(of name: FoldedName) -> UInt64? {
    let letters = name.words.filter { !smallWords.contains($0) }.compactMap(\.first)
    guard letters.count >= 3 else { return nil }
    return FoldedName.hash(of: [FoldedName.hash(letters)])
  }

  private mutating func joinSaidAcronyms() {
    for mention in table.mentions {
      guard let acronym = mention.acronym,
        let short = table.form(withHash: FoldedName(acronym.text).hash)
      else { continue }
      // Foreign acronyms follow the foreign name, so letters need not fit a sure organization.
      guard
        mention.shape.organization >= 3.5
          || Self.isAcronym(table.forms[short].name, of: table.forms[mention.form].name)
      else { continue }
      groups.join(short, mention.form)
    }
  }

  /// Whether the letters of an acronym stand in the name in this order, the first at the
  /// start of a word.
  private static func isAcronym(_ acronym: FoldedName, of name: FoldedName) -> Bool {
    guard let letters = acronym.words.first, acronym.words.count == 1 else { return false }
    let text = Array(name.words.joined(separator: [0x20]))
    var index = 0
    for letter in letters {
      while index < text.count, text[index] != letter { index += 1 }
      guard index < text.count else { return false }
      index += 1
    }
    return name.words.contains { $0.first == letters.first }
  }

  /// "State Department" beside "U.S. State Department", "Acme" beside "Acme Industries Inc.".
  private mutating func joinShortOrganizations() {
    var endings: [UInt64: [Int]] = [:]
    var beginnings: [UInt64: [Int]] = [:]
    for form in table.forms.indices where verdicts[form] == .organization {
      let hashes = table.forms[form].name.hashes
      guard hashes.count >= 2 else { continue }
      endings[FoldedName.hash(of: hashes.dropFirst()), default: []].append(form)
      beginnings[FoldedName.hash(of: hashes.prefix(1)), default: []].append(form)
    }
    for form in table.forms.indices {
      let short = table.forms[form]
      if short.name.words.count >= 2, verdicts[form] == .organization {
        joinIfOnly(form, endings[short.name.hash])
      } else if short.name.words.count == 1, short.evidence.place <= 0, verdicts[form] != .person,
        short.context.person <= 0, short.isFirm
      {
        joinIfOnly(form, beginnings[short.name.hash])
      }
    }
  }

  private mutating func joinIfOnly(_ form: Int, _ full: [Int]?) {
    // A form that was joined to a person may not tie that person to an organization.
    guard groups.root(form) == form, let full, let first = full.first, first != form,
      full.allSatisfy({ groups.root($0) == groups.root(first) })
    else { return }
    groups.join(form, first)
  }
}

/// Sets that can be joined, each known by one of its members.
struct DisjointSets {
  private var parents: [Int]

  /// Makes `count` sets of one member each.
  init(count: Int) { parents = Array(0..<count) }

  /// The member by which the set of `member` is known.
  func root(_ member: Int) -> Int {
    var member = member
    while parents[member] != member { member = parents[member] }
    return member
  }

  /// Makes one set of two. The earlier root stays.
  mutating func join(_ one: Int, _ two: Int) {
    let first = root(one)
    let second = root(two)
    guard first != second else { return }
    parents[max(first, second)] = min(first, second)
    parents[one] = min(first, second)
    parents[two] = min(first, second)
  }
}
