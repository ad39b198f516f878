import PluginKit

/// The tables of the plugin's data folder, ready to be asked by token.
struct Lexicon: Sendable {
  /// What is written before a name to address or to introduce a person.
  enum Title: Sendable {
    case honorific, rank, office
  }

  /// An organization that needs no evidence.
  struct KnownOrganization: Sendable {
    /// The usual name.
    var name: String
    /// Whether the form that was found is written in capitals, so that small letters are
    /// another word ("who").
    var isAcronym: Bool
  }

  private let words: WordTable<WordClass>
  /// Titles of one word and of several: "Mr", "Prime Minister".
  let titles: PhraseTable<Title>
  /// Places of several words.
  let places: PhraseTable<WordClass>
  /// Organizations by any of their names.
  let organizations: PhraseTable<KnownOrganization>

  /// Reads the tables in `folder`/data.
  init(folder: String) throws(PluginError) {
    let source = LexiconSource(folder: folder + "/data/")
    words = WordTable(hashes: try source.words())
    titles = PhraseTable(try source.titles())
    places = PhraseTable(try source.places())
    organizations = PhraseTable(try source.organizations())
  }

  /// What is known of the word with this hash; empty for an unknown word.
  func wordClass(_ hash: UInt64) -> WordClass { words[hash] ?? [] }
}

/// Reads the files behind a ``Lexicon``.
private struct LexiconSource {
  let folder: String

  private static let lists: [(file: String, column: String, wordClass: WordClass)] = [
    ("common-words", "word", .common),
    ("function-words", "word", .function),
    ("given-names", "name", .given),
    ("particles", "word", .particle),
    ("role-words", "word", .role),
    ("role-modifiers", "word", .modifier),
    ("organization-nouns", "word", .organizationNoun),
    ("event-heads", "word", .event),
    ("saying-verbs", "word", .saying),
    ("person-verbs", "word", .personVerb),
    ("calendar", "word", .calendar),
    ("numbered-names", "word", .numbered),
    ("name-openers", "word", .nameOpener),
  ]

  /// All words that stand alone, each with everything it can be.
  func words() throws(PluginError) -> [(UInt64, WordClass)] {
    var classes: [UInt64: WordClass] = [:]
    for list in Self.lists {
      for row in try DataTable("\(folder)\(list.file).tsv", columns: [list.column]).rows {
        classes[WordHash.hash(row[list.column]), default: []].insert(list.wordClass)
      }
    }
    for row in try heads().rows {
      let wordClass: WordClass =
        switch row["strength"] {
        case "legal": .legal
        case "strong": .head
        case "weak": .weakHead
        case "faint": .faintHead
        default: []
        }
      let hash = WordHash.hash(row["word"])
      classes[hash, default: []].formUnion(wordClass)
      if row["link"] == "of" { classes[hash, default: []].insert(.link) }
    }
    for (name, wordClass) in try places() where isOneWord(name) {
      classes[WordHash.hash(name), default: []].formUnion(wordClass)
    }
    for (title, _) in try titles() where isOneWord(title) {
      classes[WordHash.hash(title), default: []].insert(.title)
    }
    return classes.map { ($0.key, $0.value) }
  }

  private func heads() throws(PluginError) -> DataTable {
    try DataTable("\(folder)organization-heads.tsv", columns: ["word", "strength", "link"])
  }

  private func isOneWord(_ phrase: String) -> Bool { TokenTable(phrase).count == 1 }

  func titles() throws(PluginError) -> [(String, Lexicon.Title)] {
    try DataTable("\(folder)titles.tsv", columns: ["title", "sort"]).rows.map { row in
      switch row["sort"] {
      case "honorific": (row["title"], .honorific)
      case "rank": (row["title"], .rank)
      default: (row["title"], .office)
      }
    }
  }

  func places() throws(PluginError) -> [(String, WordClass)] {
    try DataTable("\(folder)places.tsv", columns: ["name", "sort"]).rows.map { row in
      switch row["sort"] {
      case "country": (row["name"], .country)
      case "people": (row["name"], .people)
      default: (row["name"], .city)
      }
    }
  }

  func organizations() throws(PluginError) -> [(String, Lexicon.KnownOrganization)] {
    var list: [(String, Lexicon.KnownOrganization)] = []
    for row in try DataTable("\(folder)organizations.tsv", columns: ["name", "aliases"]).rows {
      for form in [row["name"]] + row.list("aliases") {
        let small = form.unicodeScalars.contains { $0.properties.isLowercase }
        list.append((form, .init(name: row["name"], isAcronym: !small)))
      }
    }
    for row in try DataTable("\(folder)parties.tsv", columns: ["name"]).rows {
      list.append((row["name"], .init(name: row["name"], isAcronym: false)))
    }
    return list
  }
}
