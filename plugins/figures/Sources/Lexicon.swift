import PluginKit

/// The tables of the plugin's data, ready to be asked. Never changes once it is read.
final class Lexicon: Sendable {
  /// A phrase that loosens a number.
  struct Approximator: Sendable {
    let sign: Figure.Approximation
    let isBefore: Bool
  }

  private let words: WordTable<Int>
  private let entries: [Word]
  /// Words and signs that say how exact a number is.
  let approximators: PhraseTable<Approximator>
  /// The same behind a number.
  let trailingApproximators: PhraseTable<Approximator>
  /// Phrases whose number words count nothing.
  let idioms: PhraseTable<Bool>
  let currencies: Currencies
  let units: Units

  /// Reads the tables in `folder`.
  init(folder: String) throws(PluginError) {
    var builder = WordBuilder()
    try builder.readNumerals(folder)
    try builder.readWords(folder)
    currencies = try Currencies(folder: folder)
    units = try Units(folder: folder)
    for name in units.durationNames { builder.add(name, .duration) }
    for name in Starters.list { builder.add(name, .starting) }
    let phrases = try DataTable("\(folder)/idioms.tsv", columns: ["phrase"]).rows
    for row in phrases { builder.add(Self.firstWord(row["phrase"]), .idiomatic) }
    entries = builder.entries
    words = WordTable(builder.index.map { ($0.key, $0.value) })
    var before: [(String, Approximator)] = []
    var after: [(String, Approximator)] = []
    let path = "\(folder)/approximators.tsv"
    for row in try DataTable(path, columns: ["phrase", "sign", "place"]).rows {
      guard let sign = Figure.Approximation(rawValue: row["sign"]) else {
        throw PluginError("\(path):\(row.line): expected a sign, found \"\(row["sign"])\"")
      }
      let entry = Approximator(sign: sign, isBefore: row["place"] == "before")
      if entry.isBefore {
        before.append((row["phrase"], entry))
      } else {
        after.append((row["phrase"], entry))
      }
    }
    approximators = PhraseTable(before)
    trailingApproximators = PhraseTable(after)
    idioms = PhraseTable(phrases.map { ($0["phrase"], true) })
  }

  /// The letters of the first token.
  private static func firstWord(_ phrase: String) -> String {
    guard let token = TokenTable(phrase)[safe: 0] else { return phrase }
    return String(decoding: Array(phrase.utf8)[Int(token.start)..<Int(token.end)], as: UTF8.self)
  }

  /// What is known of the word with this hash.
  func word(_ hash: UInt64) -> Word {
    guard let index = words[hash] else { return Word() }
    return entries[index]
  }
}

/// Gathers what several tables say of one word.
private struct WordBuilder {
  private(set) var entries: [Word] = []
  private(set) var index: [String: Int] = [:]

  mutating func add(_ name: String, _ traits: Word.Traits, number: Int = 0, exponent: Int = 0) {
    let place = index[name] ?? entries.count
    if place == entries.count {
      index[name] = place
      entries.append(Word())
    }
    entries[place].traits.formUnion(traits)
    if number != 0 { entries[place].number = number }
    if exponent != 0 { entries[place].exponent = exponent }
  }

  mutating func readNumerals(_ folder: String) throws(PluginError) {
    let numerals = try DataTable("\(folder)/numerals.tsv", columns: ["word", "class", "value"])
    for row in numerals.rows {
      add(row["word"], Word.numerals[row["class"]] ?? [], number: Int(row["value"]) ?? 0)
    }
    let magnitudes = try DataTable(
      "\(folder)/magnitudes.tsv",
      columns: ["word", "exponent", "form", "plural"]
    )
    for row in magnitudes.rows {
      let exponent = Int(row["exponent"]) ?? 0
      switch row["form"] {
      case "short": add(row["word"], .shortScale, exponent: exponent)
      case "letter": add(row["word"], .letterScale, exponent: exponent)
      default: add(row["word"], .scale, exponent: exponent)
      }
      for plural in row.list("plural") { add(plural, .scales, exponent: exponent) }
    }
    let ordinals = try DataTable("\(folder)/ordinals.tsv", columns: ["word", "value", "parts"])
    for row in ordinals.rows {
      let number = Int(row["value"]) ?? 0
      add(row["word"], .ordinal, number: number)
      for parts in row.list("parts") { add(parts, .parts, number: number) }
    }
  }

  mutating func readWords(_ folder: String) throws(PluginError) {
    let path = "\(folder)/words.tsv"
    for row in try DataTable(path, columns: ["class", "words"]).rows {
      guard let traits = Word.classes[row["class"]] else {
        throw PluginError("\(path):\(row.line): expected a class, found \"\(row["class"])\"")
      }
      for word in row.list("words") { add(word, traits) }
    }
  }
}
