import PluginKit

/// The tokens of one unit, each with what the tables say of it.
///
/// A class, because every rule holds it: one reference to count in place of a dozen tables.
/// It never leaves the call that made it.
final class Passage {
  let tokens: TokenTable
  let words: [Word]
  let bytes: [UInt8]
  let lexicon: Lexicon
  /// The reader's country, as in the locale: `GB`.
  let country: String
  let isHeadline: Bool
  /// Tokens that belong to something else: a date, a name, an address.
  var blocked: [Bool]

  init(
    _ tokens: TokenTable,
    _ bytes: [UInt8],
    lexicon: Lexicon,
    locale: String,
    isHeadline: Bool
  ) {
    self.tokens = tokens
    self.bytes = bytes
    self.lexicon = lexicon
    self.isHeadline = isHeadline
    country = locale.split(separator: "-").last.map { $0.uppercased() } ?? "US"
    words = tokens.indices.map { lexicon.word(tokens[$0].hash) }
    blocked = Array(repeating: false, count: tokens.count)
  }

  var count: Int { tokens.count }

  func traits(_ index: Int) -> Word.Traits {
    words.indices.contains(index) ? words[index].traits : []
  }

  func has(_ index: Int, _ traits: Word.Traits) -> Bool {
    !self.traits(index).isDisjoint(with: traits)
  }

  func hash(_ index: Int) -> UInt64 { tokens[safe: index]?.hash ?? 0 }

  func isSign(_ index: Int, _ sign: UInt64) -> Bool { hash(index) == sign && sign != 0 }

  func isWord(_ index: Int) -> Bool { tokens[safe: index]?.kind == .word }

  func isNumber(_ index: Int) -> Bool { tokens[safe: index]?.kind == .number }

  func isBlocked(_ index: Int) -> Bool { blocked.indices.contains(index) && blocked[index] }

  /// Whether nothing stands between the token and the one before it.
  func isAttached(_ index: Int) -> Bool {
    guard index > 0, let token = tokens[safe: index] else { return false }
    return !token.hasSpaceBefore
  }

  func isCapitalized(_ index: Int) -> Bool { tokens[safe: index]?.isCapitalized ?? false }

  /// The letters of a token.
  func bytes(_ index: Int) -> ArraySlice<UInt8> {
    guard let token = tokens[safe: index] else { return [] }
    return bytes[Int(token.start)..<Int(token.end)]
  }

  /// Whether as many marks close as open before a token; a straight mark does either.
  func isBalanced(before index: Int, _ opening: UInt64, _ closing: UInt64) -> Bool {
    var open = 0
    for token in 0..<index where tokens[token].kind == .sign {
      let isOpening = opening != closing || token == 0 || tokens[token].hasSpaceBefore
      if tokens[token].hash == opening, isOpening {
        open += 1
      } else if tokens[token].hash == closing, open > 0 {
        open -= 1
      }
    }
    return open == 0
  }

  private static let preciousMetals = WordSet([
    "gold", "silver", "platinum", "palladium", "bullion",
  ])
  /// How far from its ounces a metal is named, in tokens.
  private static let preciousReach = 16

  /// Whether ounces at `index` are those that precious metals are weighed in.
  func isTroy(_ index: Int) -> Bool {
    // "400 ounces of gold", but "12 ounces of cheese".
    if hash(index + 1) == Term.of { return Self.preciousMetals.contains(hash(index + 2)) }
    return (index - Self.preciousReach...index + Self.preciousReach).contains {
      Self.preciousMetals.contains(hash($0))
    }
  }

  func isAnyHyphen(_ index: Int) -> Bool { Sign.hyphens.contains(hash(index)) }

  /// Whether a hyphen stands at `index` with no space on either side.
  func isInnerHyphen(_ index: Int) -> Bool {
    isAnyHyphen(index) && isAttached(index) && isAttached(index + 1)
  }
}

/// The hashes of signs and words that rules name.
enum Sign {
  static let hyphen = WordHash.hash("-")
  static let enDash = WordHash.hash("–")
  static let minus = WordHash.hash("−")
  static let hyphens = WordSet(["-", "–", "‑", "‐", "−"])
  static let percent = WordHash.hash("%")
  static let slash = WordHash.hash("/")
  static let colon = WordHash.hash(":")
  static let comma = WordHash.hash(",")
  static let stop = WordHash.hash(".")
  static let apostrophe = WordHash.hash("'")
  static let prime = WordHash.hash("′")
  static let inches = WordSet(["\"", "″", "”"])
  static let quote = WordHash.hash("\"")
  static let openingQuote = WordHash.hash("“")
  static let closingQuote = WordHash.hash("”")
  static let plus = WordHash.hash("+")
  static let open = WordHash.hash("(")
  static let closing = WordHash.hash(")")
  static let joiners = WordSet(["#", "_", "@", "=", "&", "^", "\\"])
  static let equals = WordHash.hash("=")
  static let squared = WordHash.hash("²")
  static let cubed = WordHash.hash("³")
}

enum Term {
  static let a = WordHash.hash("a")
  static let an = WordHash.hash("an")
  static let and = WordHash.hash("and")
  static let but = WordHash.hash("but")
  static let or = WordHash.hash("or")
  static let to = WordHash.hash("to")
  static let through = WordHash.hash("through")
  static let from = WordHash.hash("from")
  static let between = WordHash.hash("between")
  static let of = WordHash.hash("of")
  static let past = WordHash.hash("past")
  static let times = WordHash.hash("times")
  static let out = WordHash.hash("out")
  static let `in` = WordHash.hash("in")
  static let the = WordHash.hash("the")
  static let per = WordHash.hash("per")
  static let point = WordHash.hash("point")
  static let one = WordHash.hash("one")
  static let half = WordHash.hash("half")
  static let quarter = WordHash.hash("quarter")
  static let quarters = WordHash.hash("quarters")
  static let dozen = WordSet(["dozen", "dozens"])
  static let minus = WordSet(["minus", "negative"])
  static let articles = WordSet(["a", "an"])
  static let points = WordSet(["point", "points"])
  static let percent = WordSet(["percent", "pct", "percents", "%", "％"])
  static let cent = WordHash.hash("cent")
  static let pc = WordHash.hash("pc")
}
