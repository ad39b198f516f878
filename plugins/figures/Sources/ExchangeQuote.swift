import PluginKit

/// Reads the price of one currency in another: "the rand slid to 18.45 to the dollar".
struct ExchangeQuote {
  let passage: Passage

  private static let joints = WordSet(["to", "against", "per", "a"])
  /// How far before its price a currency may be named, in tokens.
  private static let reach = 30

  /// The quotation whose number ends at `last`: the unit, and its last token.
  func quote(_ first: Int, _ last: Int) -> (unit: String, last: Int)? {
    guard Self.joints.contains(passage.hash(last + 1)) else { return nil }
    let start = passage.hash(last + 2) == Term.the ? last + 3 : last + 2
    let names = passage.lexicon.currencies.names
    guard let base = names.longestMatch(in: passage.tokens, at: start), base.value.exponent == 0,
      let other = passage.lexicon.currencies.code(of: base.value, in: "US"),
      let own = currency(before: first), own != other
    else { return nil }
    return ("\(own)/\(other)", base.last)
  }

  /// The currency named last before `index` in the sentence.
  private func currency(before index: Int) -> String? {
    var place = index - 1
    while place >= max(0, index - Self.reach) {
      if let match = passage.lexicon.currencies.names.longestMatch(in: passage.tokens, at: place),
        match.value.exponent == 0, !passage.isNumber(place - 1)
      {
        return passage.lexicon.currencies.code(of: match.value, in: passage.country)
      }
      if passage.tokens[place].traits.contains(.sentenceStart) { return nil }
      place -= 1
    }
    return nil
  }
}
