import PluginKit

/// The words the grammar knows, from the tables of the plugin's data.
final class Lexicon: Sendable {
  /// When the things that a sentence tells happen, seen from its writing.
  enum Tense: String, Sendable {
    case past, future
    /// Ahead, but only of a time directly behind it: "by Tuesday", not "by police on Tuesday".
    case deadline
  }

  /// A phrase that points at a time as a whole.
  struct VaguePhrase: Sendable {
    /// `PAST_REF`, `PRESENT_REF` or `FUTURE_REF`.
    let value: String
    /// Whether it counts only in messages and agendas.
    let isTalk: Bool
    /// Whether it counts only behind "at", at the end of a phrase: "at the moment".
    let isBehindAt: Bool
  }

  private let words: WordTable<Lexeme>
  private let tenses: WordTable<Tense>
  /// Phrases in front of an amount: "nearly", "more than".
  let approximators: PhraseTable<Timex3.Modifier>
  /// Phrases that point at the past, present or future as a whole.
  let vaguePhrases: PhraseTable<VaguePhrase>
  /// Days that have names.
  let holidays: HolidayTable
  /// The offsets that ``Lexeme/Kind/zone`` values count; empty where it is not known.
  let offsets: [String]

  /// Reads the tables of the plugin in `folder`.
  init(folder: String) throws(PluginError) {
    var entries: [(String, Lexeme)] = []
    for name in ["calendar", "numbers", "relations"] {
      entries += try Self.lexemes("\(folder)/data/\(name).tsv")
    }
    var offsets: [String] = []
    for row in try DataTable("\(folder)/data/zones.tsv", columns: ["abbreviation"]).rows {
      entries.append((row["abbreviation"], Lexeme(kind: .zone, value: Int32(offsets.count))))
      offsets.append(row["offset"])
    }
    self.offsets = offsets
    tenses = try Self.tenses("\(folder)/data/tense.tsv")
    let phrases = try Self.approximators("\(folder)/data/approximators.tsv")
    approximators = PhraseTable(phrases)
    // A word given twice keeps its first class, so "over" stays a preposition.
    for (phrase, _) in phrases {
      let word = phrase.prefix { $0 != " " }
      entries.append((String(word), Lexeme(kind: .approximator)))
    }
    var vague: [(String, VaguePhrase)] = []
    for row in try DataTable("\(folder)/data/vague.tsv", columns: ["phrase", "value"]).rows {
      vague.append(
        (
          row["phrase"],
          VaguePhrase(
            value: row["value"],
            isTalk: row["style"] == "talk",
            isBehindAt: row["style"] == "at"
          )
        )
      )
      // "the" is looked behind only where a word that may go on stands there.
      let words = row["phrase"].split { $0 == " " || $0 == "-" }.prefix(2)
      if let word = words.first(where: { $0 != "the" }) {
        entries.append((String(word), Lexeme(kind: .vagueWord)))
      }
    }
    vaguePhrases = PhraseTable(vague)
    holidays = try HolidayTable(folder: folder)
    words = Self.words(entries, opening: holidays.phrases)
  }

  /// The table of all words, among them the first words of `phrases`.
  private static func words(
    _ entries: [(String, Lexeme)],
    opening phrases: [String]
  ) -> WordTable<Lexeme> {
    var lexemes: [UInt64: Lexeme] = [:]
    // A word given twice keeps its first class.
    for (word, lexeme) in entries.reversed() { lexemes[WordHash.hash(word)] = lexeme }
    var previous: Substring = ""
    for phrase in phrases {
      // Names that begin alike stand together in the table.
      let word = phrase.prefix { $0 != " " }
      if word == previous { continue }
      previous = word
      guard let first = TokenTable(String(word))[safe: 0] else { continue }
      lexemes[first.hash, default: .none].opensName = true
    }
    return WordTable(hashes: lexemes.map { ($0.key, $0.value) })
  }

  /// The class of the word with this hash.
  subscript(hash: UInt64) -> Lexeme? { words[hash] }

  /// What the word with this hash says of the tense of its sentence.
  func tense(of hash: UInt64) -> Tense? { tenses[hash] }

  private static func lexemes(_ path: String) throws(PluginError) -> [(String, Lexeme)] {
    var entries: [(String, Lexeme)] = []
    for row in try DataTable(path, columns: ["word", "class"]).rows {
      guard let kind = Lexeme.Kind(rawValue: row["class"]),
        let trait = Lexeme.Trait(rawValue: row["trait"]),
        let value = value(row["value"], of: kind)
      else {
        throw PluginError(
          "\(path):\(row.line): no class, value or trait like \(row["class"]) \(row["value"])"
        )
      }
      entries.append((row["word"], Lexeme(kind: kind, value: value, trait: trait)))
    }
    return entries
  }

  private static func value(_ text: String, of kind: Lexeme.Kind) -> Int32? {
    switch kind {
    case .unit, .recurrence, .longUnit, .middle: index(of: text, in: Unit.self)
    case .season: index(of: text, in: Season.self)
    case .dayPart, .dayParts: index(of: text, in: DayPart.self)
    case .relation: index(of: text, in: Relation.self)
    case .edge, .edgeNoun: index(of: text, in: Edge.self)
    case .business: index(of: text, in: BusinessYear.self)
    default: text.isEmpty ? 0 : Int32(text)
    }
  }

  /// The raw value of the case that the tables call `name`.
  private static func index<Value: CaseIterable & RawRepresentable<Int>>(
    of name: String,
    in type: Value.Type
  ) -> Int32? {
    type.allCases.first { "\($0)" == name }.map { Int32($0.rawValue) }
  }

  private static func tenses(_ path: String) throws(PluginError) -> WordTable<Tense> {
    var entries: [(String, Tense)] = []
    for row in try DataTable(path, columns: ["word", "tense"]).rows {
      guard let tense = Tense(rawValue: row["tense"]) else {
        throw PluginError("\(path):\(row.line): tense should be past, future or deadline")
      }
      entries.append((row["word"], tense))
    }
    return WordTable(entries)
  }

  private static func approximators(
    _ path: String
  ) throws(PluginError) -> [(String, Timex3.Modifier)] {
    var entries: [(String, Timex3.Modifier)] = []
    for row in try DataTable(path, columns: ["phrase", "modifier"]).rows {
      guard let modifier = Timex3.Modifier(rawValue: row["modifier"]) else {
        throw PluginError("\(path):\(row.line): should be a TIMEX3 modifier")
      }
      entries.append((row["phrase"], modifier))
    }
    return entries
  }
}
