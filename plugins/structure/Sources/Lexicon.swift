import PluginKit

/// The tables of the plugin's data, ready to be asked. Never changes once it is read.
final class Lexicon: Sendable {
  /// A phrase that belongs to the page.
  struct Page: Sendable {
    /// Where a phrase must stand to mean that.
    enum Place: String, Sendable {
      case whole, line, sentence, label
    }

    let place: Place
    let isNote: Bool
  }

  /// Whose names follow a phrase.
  enum Role: String, Sendable {
    /// The author's.
    case author
    /// Those of others who worked on the article.
    case credit
    /// The same, but only where nothing else follows: "Produced by" may begin a sentence.
    case names
  }

  /// Where a phrase of picture credits stands.
  enum CaptionPlace: String, Sendable {
    case label, line, bracket, end
  }

  private let words: WordTable<WordClass>
  /// Places that open a dateline (true), and regions they lie in.
  let places: PhraseTable<Bool>
  let agencies: PhraseTable<Bool>
  /// Phrases that names of those who made an article follow.
  let bylines: PhraseTable<Role>
  /// Whether a label tells of a change to the article.
  let labels: PhraseTable<Bool>
  private let pages: [Page.Place: PhraseTable<Bool>]
  private let captions: [CaptionPlace: PhraseTable<Bool>]
  /// Which lines, sentences and brackets are worth a closer look.
  let lineGate: Gate
  let sentenceGate: Gate
  let bracketGate: Gate

  /// Reads the tables in `folder`.
  init(folder: String) throws(PluginError) {
    words = try Self.words(folder)
    places = try Self.phrases("\(folder)/places.tsv", "place", "class") { $0 == "city" }
    agencies = try Self.phrases("\(folder)/agencies.tsv", "name", "name") { _ in true }
    let bylineRows = try Self.bylines(folder)
    bylines = PhraseTable(bylineRows)
    let labelRows = try DataTable("\(folder)/labels.tsv", columns: ["phrase", "role"]).rows
    labels = PhraseTable(labelRows.map { ($0["phrase"], $0["role"] == "updated") })
    let pageRows = try Self.pages(folder)
    let captionRows = try Self.captions(folder)
    pages = Dictionary(grouping: pageRows) { $0.1.place }
      .mapValues { PhraseTable($0.map { ($0.0, $0.1.isNote) }) }
    captions = Dictionary(grouping: captionRows) { $0.1 }
      .mapValues { PhraseTable($0.map { ($0.0, true) }) }
    let credits = bylineRows.filter { $0.1 != .author }.map(\.0)
    lineGate = Gate(
      pageRows.map(\.0) + captionRows.filter { $0.1 != .end }.map(\.0)
        + bylineRows.map(\.0) + labelRows.map { $0["phrase"] } + ["©", "(c)", "[", "("]
    )
    let sentences = pageRows.filter { $0.1.place == .sentence }.map(\.0)
    sentenceGate = Gate(sentences + credits + ["©", "(c)"])
    bracketGate = Gate(captionRows.filter { $0.1 == .bracket }.map(\.0) + credits)
  }

  /// What is known of the word with this hash.
  func word(_ hash: UInt64) -> WordClass { words[hash] ?? [] }

  /// The phrases of the page that stand at `place`; the value is whether they are notes.
  func page(_ place: Page.Place, _ tokens: TokenTable, at index: Int) -> (Bool, last: Int)? {
    pages[place]?.longestMatch(in: tokens, at: index).map { ($0.value, $0.last) }
  }

  /// The last token of the caption phrase of `place` that begins at `index`.
  func caption(_ place: CaptionPlace, _ tokens: TokenTable, at index: Int) -> Int? {
    captions[place]?.longestMatch(in: tokens, at: index)?.last
  }

  // MARK: Reading

  private static func words(_ folder: String) throws(PluginError) -> WordTable<WordClass> {
    let path = "\(folder)/words.tsv"
    var classes: [String: WordClass] = [:]
    for row in try DataTable(path, columns: ["class", "words"]).rows {
      guard let known = WordClass.named[row["class"]] else {
        throw PluginError("\(path):\(row.line): expected a class, found \"\(row["class"])\"")
      }
      for word in row.list("words") { classes[word, default: []].formUnion(known) }
    }
    return WordTable(classes.map { ($0.key, $0.value) })
  }

  private static func phrases(
    _ path: String,
    _ phrase: String,
    _ other: String,
    _ value: (String) -> Bool
  ) throws(PluginError) -> PhraseTable<Bool> {
    let rows = try DataTable(path, columns: [phrase, other]).rows
    return PhraseTable(rows.map { ($0[phrase], value($0[other])) })
  }

  private static func pages(_ folder: String) throws(PluginError) -> [(String, Page)] {
    let path = "\(folder)/boilerplate.tsv"
    var list: [(String, Page)] = []
    for row in try DataTable(path, columns: ["phrase", "where", "role"]).rows {
      guard let place = Page.Place(rawValue: row["where"]) else {
        throw PluginError("\(path):\(row.line): expected a place, found \"\(row["where"])\"")
      }
      list.append((row["phrase"], Page(place: place, isNote: row["role"] == "note")))
    }
    return list
  }

  private static func bylines(_ folder: String) throws(PluginError) -> [(String, Role)] {
    let path = "\(folder)/bylines.tsv"
    var list: [(String, Role)] = []
    for row in try DataTable(path, columns: ["phrase", "role"]).rows {
      guard let role = Role(rawValue: row["role"]) else {
        throw PluginError("\(path):\(row.line): expected a role, found \"\(row["role"])\"")
      }
      list.append((row["phrase"], role))
    }
    return list
  }

  private static func captions(_ folder: String) throws(PluginError) -> [(String, CaptionPlace)] {
    let path = "\(folder)/captions.tsv"
    var list: [(String, CaptionPlace)] = []
    for row in try DataTable(path, columns: ["phrase", "where"]).rows {
      guard let place = CaptionPlace(rawValue: row["where"]) else {
        throw PluginError("\(path):\(row.line): expected a place, found \"\(row["where"])\"")
      }
      list.append((row["phrase"], place))
    }
    return list
  }
}
