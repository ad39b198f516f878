import PluginKit

/// Writes down what the article says of an entity, with the words that say it.
struct FactWriter {
  let table: NameTable
  let resolution: Resolution
  /// Descriptions without a name, by the entity they fit.
  private let descriptions: [Int: [Quote]]

  init(table: NameTable, resolution: Resolution) {
    self.table = table
    self.resolution = resolution
    descriptions = Self.matchDescriptions(table, resolution)
  }

  /// The facts about entity `index`, whose canonical name is `name`.
  func facts(of index: Int, _ name: String) -> [Fact] {
    let entity = resolution.entities[index]
    let notes = entity.mentions.compactMap(certainNotes)
    var facts: [Fact] = []
    if entity.kind == .person {
      facts += titles(notes) + roles(notes)
      facts += unique("role", descriptions[index] ?? [], origin: .derived)
      facts += unique("age", notes.compactMap(\.age), onlyIfOne: true)
      facts += unique("origin", notes.compactMap(\.origin), onlyIfOne: true)
    }
    if entity.kind == .organization {
      facts += unique("acronym", notes.compactMap(\.acronym), onlyIfOne: true)
    }
    return facts + spellings(entity, name)
  }

  /// What is said at a mention, less what may be said of somebody else: "Ms Rose, the suspect's
  /// sister," introduces a person, even where the suspect's name is Rose.
  private func certainNotes(of mention: Int) -> MentionNotes? {
    guard var notes = table.notes(of: mention) else { return nil }
    let name = table.spellings[table.mentions[mention].spelling].name
    if name.count == 1, let title = notes.title, Self.is(title, in: Self.address) {
      notes.apposition = nil
      notes.age = nil
    }
    return notes
  }

  // MARK: Titles and roles

  /// Forms of address that say nothing about a person.
  private static let address = WordSet(["mr", "mrs", "ms", "miss", "mister", "messrs", "madam"])
  private static let honours = WordSet([
    "sir", "dame", "lord", "lady", "dr", "doctor", "prof", "professor", "rev", "reverend", "baron",
    "baroness", "rabbi", "imam", "sheikh", "mullah", "ayatollah", "father", "fr", "pastor",
  ])

  /// Words that say something only together with whose wife or rival somebody is.
  private static let relations = WordSet([
    "wife", "husband", "son", "daughter", "brother", "sister", "father", "mother", "uncle", "aunt",
    "cousin", "nephew", "niece", "grandson", "granddaughter", "rival", "counterpart", "colleague",
    "predecessor", "successor", "partner", "boyfriend", "girlfriend", "deputy", "chief", "head",
    "leader", "candidate", "challenger", "opponent", "aide", "suspect", "victim", "witness",
    "neighbor", "neighbour", "veteran", "critic", "friend", "widow", "widower", "twin",
  ])

  private func titles(_ notes: [MentionNotes]) -> [Fact] {
    unique("title", notes.compactMap(\.title).filter { Self.is($0, in: Self.honours) })
  }

  private func roles(_ notes: [MentionNotes]) -> [Fact] {
    var quotes = notes.compactMap(\.title).filter {
      !Self.is($0, in: Self.honours) && !Self.is($0, in: Self.address)
        && !Self.is($0, in: Self.relations)
    }
    quotes += notes.compactMap(\.apposition)
    let facts = unique("role", quotes)
    // "envoy" adds nothing to "U.S. envoy".
    return facts.filter { fact in
      !facts.contains { $0.value.count > fact.value.count && Self.ends($0.value, with: fact.value) }
    }
  }

  private static func `is`(_ quote: Quote, in set: WordSet) -> Bool {
    let word = quote.text.hasSuffix(".") ? String(quote.text.dropLast()) : quote.text
    return set.contains(WordHash.hash(word))
  }

  private static func ends(_ text: String, with ending: String) -> Bool {
    text.lowercased().hasSuffix(" " + ending.lowercased())
  }

  /// One fact for each value, with all the places that say it; none at all when there should
  /// be one value and the article has several.
  private func unique(
    _ label: String,
    _ quotes: [Quote],
    origin: Origin = .document,
    onlyIfOne: Bool = false
  ) -> [Fact] {
    var facts: [Fact] = []
    var places: [String: Int] = [:]
    for quote in quotes {
      let key = quote.text.lowercased()
      if let place = places[key] {
        facts[place].evidence.append(quote.span)
      } else {
        places[key] = facts.count
        facts.append(Fact(label, quote.text, origin: origin, evidence: [quote.span]))
      }
    }
    return onlyIfOne && facts.count > 1 ? [] : facts
  }

  // MARK: Spellings

  /// Full forms other than the canonical one, which an editor may want to know of.
  private func spellings(_ entity: Resolution.Entity, _ name: String) -> [Fact] {
    let count = FoldedName(name).count
    var facts: [Fact] = []
    for index in entity.spellings where count > 1 {
      let spelling = table.spellings[index]
      guard spelling.text != name, spelling.name.count == count else { continue }
      let places = entity.mentions.filter { table.mentions[$0].spelling == index }
        .map { table.mentions[$0].span }
      facts.append(Fact("also written", spelling.text, origin: .document, evidence: places))
    }
    return facts
  }

  // MARK: Descriptions

  /// A title of two words or more, such as can tell one person from others.
  private struct LongTitle {
    let words: Set<UInt64>
    let entity: Int
  }

  /// "The U.S. special envoy for Afghanistan" is the person whose title "U.S. envoy" holds
  /// no word that the description lacks, if there is only one such person.
  ///
  /// Titles are filed under their last word, so that a description meets only those that
  /// share its noun.
  private static func matchDescriptions(
    _ table: NameTable,
    _ resolution: Resolution
  ) -> [Int: [Quote]] {
    guard !table.descriptions.isEmpty else { return [:] }
    let titles = longTitles(table, resolution)
    var entityOf: [UInt64: Int?] = [:]
    var matches: [Int: [Quote]] = [:]
    for description in table.descriptions {
      let hash = description.name.hash
      let entity = entityOf[hash] ?? entity(fitting: description.name, titles)
      entityOf[hash] = .some(entity)
      if let entity { matches[entity, default: []].append(description.quote) }
    }
    return matches
  }

  private static func entity(
    fitting description: FoldedName,
    _ titles: [UInt64: [LongTitle]]
  ) -> Int? {
    let words = Set(description.hashes)
    var fitting: Set<Int> = []
    for word in words {
      for title in titles[word] ?? []
      where title.words.count < words.count && title.words.isSubset(of: words) {
        fitting.insert(title.entity)
      }
    }
    return fitting.count == 1 ? fitting.first : nil
  }

  private static func longTitles(
    _ table: NameTable,
    _ resolution: Resolution
  ) -> [UInt64: [LongTitle]] {
    var titles: [UInt64: [LongTitle]] = [:]
    for (index, entity) in resolution.entities.enumerated() where entity.kind == .person {
      var seen: Set<UInt64> = []
      for mention in entity.mentions {
        guard let title = table.notes(of: mention)?.title else { continue }
        let name = FoldedName(title.text)
        guard let last = name.hashes.last, name.count >= 2, seen.insert(name.hash).inserted else {
          continue
        }
        titles[last, default: []].append(LongTitle(words: Set(name.hashes), entity: index))
      }
    }
    return titles
  }
}
