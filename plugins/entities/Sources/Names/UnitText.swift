import PluginKit

/// The tokens of a unit with what the lexicon says of each.
struct UnitText {
  let tokens: TokenTable
  let classes: [WordClass]
  /// Whether nearly every word is capitalized, so that capitals say nothing.
  let isCapitalizedThroughout: Bool
  /// For each token, whether a date covers it.
  private let dated: [Bool]

  /// Looks up every word of `tokens` once.
  init(_ tokens: TokenTable, lexicon: Lexicon, dates: [Annotation]) {
    self.tokens = tokens
    var classes: [WordClass] = []
    classes.reserveCapacity(tokens.count)
    var words = 0
    var capitals = 0
    for index in tokens.indices {
      let token = tokens[index]
      let wordClass = token.kind == .word ? lexicon.wordClass(token.hash) : []
      classes.append(wordClass)
      guard token.kind == .word, !wordClass.contains(.function) else { continue }
      words += 1
      if token.isCapitalized { capitals += 1 }
    }
    self.classes = classes
    isCapitalizedThroughout = words >= 4 && (words - capitals) * 16 <= words
    dated = Self.coverage(of: dates, tokens)
  }

  private static func coverage(of dates: [Annotation], _ tokens: TokenTable) -> [Bool] {
    guard !dates.isEmpty else { return [] }
    var dated = Array(repeating: false, count: tokens.count)
    for date in dates {
      var index = tokens.index(atOrAfter: date.span.span.start)
      while index < tokens.count, Int(tokens[index].start) < date.span.span.end {
        dated[index] = true
        index += 1
      }
    }
    return dated
  }

  /// Whether a date covers token `index`.
  func isDated(_ index: Int) -> Bool { index < dated.count && dated[index] }

  /// What is known of token `index`; nothing outside the unit.
  func wordClass(_ index: Int) -> WordClass {
    classes.indices.contains(index) ? classes[index] : []
  }

  /// Whether token `index` is a word with a capital.
  func isCapital(_ index: Int) -> Bool {
    guard let token = tokens[safe: index] else { return false }
    return token.kind == .word && token.isCapitalized
  }

  /// Whether token `index` is a word without a capital.
  func isSmallWord(_ index: Int) -> Bool {
    guard let token = tokens[safe: index] else { return false }
    return token.kind == .word && !token.isCapitalized
  }

  /// Whether token `index` is this sign or word, in any case.
  func isToken(_ index: Int, _ hash: UInt64) -> Bool { tokens[safe: index]?.hash == hash }

  /// Whether token `index` directly follows the one before it.
  func isAttached(_ index: Int) -> Bool {
    guard let token = tokens[safe: index] else { return false }
    return !token.hasSpaceBefore
  }

  /// Whether token `index` is one capital letter, as an initial is.
  func isInitial(_ index: Int) -> Bool {
    guard let token = tokens[safe: index], token.kind == .word, token.isCapitalized else {
      return false
    }
    return token.end - token.start == 1
  }

  /// Whether "R-Ohio" or "D-Calif." begins at `index`: the party and the state of the person before.
  func isParty(_ index: Int) -> Bool {
    isInitial(index) && Mark.parties.contains(tokens[index].hash) && isToken(index + 1, Mark.hyphen)
      && isAttached(index + 1)
  }

  /// Whether token `index` is an abbreviation in capitals, such as "IS" or "U.N.".
  func isAcronym(_ index: Int) -> Bool {
    guard let token = tokens[safe: index], !isCapitalizedThroughout else { return false }
    return token.traits.contains(.allCapitals) && token.end - token.start <= 8
  }

  /// Whether token `index` is a word of grammar and not an acronym spelled like one.
  func isFunction(_ index: Int) -> Bool {
    wordClass(index).contains(.function) && !isAcronym(index)
  }
}

/// Signs and words that the rules name.
enum Mark {
  static let stop = WordHash.hash(".")
  static let comma = WordHash.hash(",")
  static let semicolon = WordHash.hash(";")
  static let colon = WordHash.hash(":")
  static let hyphen = WordHash.hash("-")
  static let ampersand = WordHash.hash("&")
  static let slash = WordHash.hash("/")
  static let opening = WordHash.hash("(")
  static let closing = WordHash.hash(")")
  static let the = WordHash.hash("the")
  static let a = WordHash.hash("a")
  static let an = WordHash.hash("an")
  static let and = WordHash.hash("and")
  static let of = WordHash.hash("of")
  static let at = WordHash.hash("at")
  static let university = WordHash.hash("university")
  static let to = WordHash.hash("to")
  static let news = WordHash.hash("news")
  static let who = WordHash.hash("who")
  static let whose = WordHash.hash("whose")
  static let born = WordHash.hash("born")
  static let year = WordHash.hash("year")
  static let old = WordHash.hash("old")
  static let messrs = WordHash.hash("messrs")
  static let aged = WordHash.hash("aged")
  static let dashes = WordSet(["–", "—"])
  static let quotes = WordSet(["\"", "“", "”", "‘", "’", "'"])
  static let parties = WordSet(["r", "d", "i"])
  static let articles = WordSet(["a", "an", "the"])
  static let possessors = WordSet(["his", "her", "its", "their", "our", "my"])
  static let links = WordSet(["of", "for", "on", "to", "without", "against"])
  static let inside = WordSet(["in", "at", "near", "from", "outside", "across"])
  static let openingParticles = WordSet(["bin", "ibn", "bint", "von", "van", "de", "du", "di"])
  static let shortForms = WordSet(["jr", "sr", "inc", "corp", "ltd", "co", "plc", "bros"])
  static let abbreviations = WordSet(["st", "ft", "mt", "ste"])
  static let suffixes = WordSet([
    "born", "led", "based", "run", "held", "era", "wide", "style", "made", "bound", "like", "free",
    "only", "type", "old", "long", "week", "plus", "rich", "owned", "backed", "controlled",
    "linked", "dominated", "ruled", "funded", "trained", "educated", "speaking", "occupied",
    "allied", "affiliated", "inspired", "installed", "sponsored", "listed", "related", "elect",
    "designate", "general", "time", "turned", "aligned", "friendly", "brokered", "built",
  ])
}
