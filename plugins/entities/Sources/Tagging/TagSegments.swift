import PluginKit

/// Finds the stretches of a unit that the tagger looks at: capitalized words, what names hold
/// between them, and small particles before them. All else is outside of names.
struct TagSegments {
  let text: UnitText

  /// How many tokens without a capital a name may hold in a row: "Bank of the West".
  private static let longestGap = 3

  /// A row of capitalized words that is longer is a list, or no prose; it is cut, so that time grows
  /// with the text alone.
  private static let longest = 64

  /// The segments, in order, none touching another.
  func all() -> [Range<Int>] {
    var segments: [Range<Int>] = []
    var index = 0
    let count = text.tokens.count
    while index < count {
      guard mayBegin(index) else {
        index += 1
        continue
      }
      let first = index
      var last = index
      var next = index + 1
      while next < count, next - last <= Self.longestGap, next - first < Self.longest,
        mayContinue(next)
      {
        if mayBegin(next) { last = next }
        next += 1
      }
      // A name may end in a number or a stop: "Apollo 13", "Inc.".
      if let token = text.tokens[safe: last + 1], token.hash == Mark.stop || isOwnNumber(last + 1) {
        last += 1
      }
      segments.append(first..<last + 1)
      index = last + 1
    }
    return segments
  }

  /// Whether a number may belong to the name before it: not that of a score, "Newcastle 3-0".
  private func isOwnNumber(_ index: Int) -> Bool {
    guard text.tokens[index].kind == .number else { return false }
    return
      !(text.tokens[safe: index + 1]?.kind == .sign && text.isAttached(index + 1)
      && !text.isToken(index + 1, Mark.stop) && !text.isToken(index + 1, Mark.comma))
  }

  private func mayBegin(_ index: Int) -> Bool {
    let token = text.tokens[index]
    guard token.kind == .word else {
      // "1988 United States election", but not "41.9C".
      return token.kind == .number && text.isCapital(index + 1) && !text.isAttached(index + 1)
    }
    return token.isCapitalized || token.traits.contains(.innerCapital)
      || text.wordClass(index).contains(.particle)
        && (text.isCapital(index + 1) || text.isAttached(index + 1) && text.isCapital(index + 2))
  }

  private func mayContinue(_ index: Int) -> Bool {
    let token = text.tokens[index]
    if token.traits.contains(.sentenceStart), token.kind == .word { return false }
    if Mark.articles.contains(token.hash), token.isCapitalized,
      text.tokens[index - 1].traits.contains(.allCapitals)
    {
      return false
    }
    switch token.kind {
    case .word:
      return token.isCapitalized || token.traits.contains(.innerCapital)
        || text.wordClass(index).has([.function, .particle])
        // "Ki-moon", but not "UK-based".
        || text.isAttached(index) && !Mark.suffixes.contains(token.hash)
    case .possessive: return true
    case .number: return isOwnNumber(index)
    case .sign: return Self.signs.contains(token.hash)
    }
  }

  private static let signs = WordSet(["&", "-", ".", "'", "’", "/", "\"", "“", "”", ",", "+", "!"])
}
