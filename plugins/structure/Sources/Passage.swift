import PluginKit

/// The tokens of a part of a unit, such as its first line.
struct Passage {
  /// Where the part begins in the unit.
  let start: Int
  /// Where the line or unit ends that the part belongs to.
  let end: Int
  /// Whether the part was not cut short, so that its last token is the line's last.
  let isWhole: Bool
  let tokens: TokenTable

  /// Reads `start..<end` of `text`, and no more than about `limit` bytes of it.
  init(_ text: Span<UInt8>, _ start: Int, _ end: Int, limit: Int) {
    var cut = end
    if end - start > limit {
      cut = start + limit
      while cut > start, text[cut] & 0xC0 == 0x80 { cut -= 1 }
    }
    self.start = start
    self.end = end
    isWhole = cut == end
    tokens = TokenTable(text.extracting(start..<cut))
  }

  var count: Int { tokens.count }

  /// The hash of token `index`; 0, which no token has, outside the passage.
  func hash(_ index: Int) -> UInt64 { tokens[safe: index]?.hash ?? 0 }

  /// Whether token `index` is a word that begins with a capital.
  func isCapitalized(_ index: Int) -> Bool { tokens[safe: index]?.isCapitalized ?? false }

  /// Whether white space or nothing stands before token `index`.
  func hasSpaceBefore(_ index: Int) -> Bool { tokens[safe: index]?.hasSpaceBefore ?? true }

  /// Whether token `index` is a word in capitals; "U.S." is one, "A" is not.
  func isAllCapitals(_ index: Int) -> Bool {
    tokens[safe: index]?.traits.contains(.allCapitals) ?? false
  }

  /// The number of bytes of token `index`.
  func length(_ index: Int) -> Int { tokens[safe: index]?.span.count ?? 0 }

  /// The bytes of tokens `first...last` in the unit, which must exist.
  func span(_ first: Int, through last: Int) -> ByteSpan {
    tokens.span(first, through: last).shifted(by: start)
  }

  /// Whether the line ends before token `index`.
  func isLineEnd(_ index: Int) -> Bool {
    guard let token = tokens[safe: index] else { return isWhole }
    return token.traits.contains(.lineBreakBefore)
  }
}

/// Signs and words that rules name.
enum Sign {
  static let comma = WordHash.hash(",")
  static let stop = WordHash.hash(".")
  static let colon = WordHash.hash(":")
  static let semicolon = WordHash.hash(";")
  static let slash = WordHash.hash("/")
  static let bar = WordHash.hash("|")
  static let hyphen = WordHash.hash("-")
  static let opening = WordHash.hash("(")
  static let closing = WordHash.hash(")")
  static let copyright = WordHash.hash("©")
  static let letterC = WordHash.hash("c")
  static let by = WordHash.hash("by")
  static let and = WordHash.hash("and")
  static let or = WordHash.hash("or")
  static let via = WordHash.hash("via")
  static let photo = WordHash.hash("photo")
  static let openBracket = WordHash.hash("[")
  static let ago = WordHash.hash("ago")
  static let bullet = WordHash.hash("•")
  static let contributed = WordHash.hash("contributed")
  static let to = WordHash.hash("to")
  static let this = WordHash.hash("this")
  static let copyrightWord = WordHash.hash("copyright")
  static let closeBracket = WordHash.hash("]")

  static let dashes = WordSet(["—", "–", "―", "‒", "−", "-"])
  static let separators = WordSet([",", "|", "-", "–", "—", "•", "·", "/", ":", "&", ";"])
  static let quotes = WordSet(["\"", "“", "'", "‘"])
  static let openers = WordSet(["(", "[", "*", "•", "»", "→"])
  /// What may follow the stop of an abbreviated region.
  static let opensDetail = WordSet([",", "(", "—", "–", "―", "-", "/"])
  static let enders = WordSet([".", "!", "?", "…"])
}
