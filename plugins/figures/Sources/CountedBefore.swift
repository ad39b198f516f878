import PluginKit

/// Finds what a number counts where it has been said before: "the dead numbered 18", "the
/// number of villages rose to 2,315", "cases doubled to 1,940 from 970".
struct CountedBefore {
  let passage: Passage

  /// How far before the number to look, in tokens.
  private static let reach = 9
  private static let numbering = WordSet(["numbered", "numbers", "number", "totalled", "totaled"])
  private static let number = WordSet(["number", "numbers"])
  private static let links = WordSet([
    "to", "by", "from", "at", "a", "an", "the", "of", "up", "down", "is", "was", "stood", "put",
    "estimated", "about", "nearly", "almost", "some", "around", "more", "than", "just", "only",
    "over", "under", "least", "reached", "doubled", "tripled", "halved",
  ])
  /// What rises and falls without being counted.
  private static let amounts = WordSet([
    "shares", "stocks", "profits", "sales", "prices", "revenues", "losses", "futures", "points",
    "earnings", "costs", "rates", "yields", "bonds", "temperatures", "levels", "exports", "imports",
    "takings", "incomes", "wages", "assets", "debts", "ratings", "receipts", "others", "gains",
    "bills", "taxes", "fees", "duties", "markets", "banks", "companies", "officials", "analysts",
  ])
  private static let rising = WordSet(["doubled", "tripled", "reached", "totalled", "totaled"])

  /// The words for what the number at `index` counts.
  func phrase(before index: Int) -> ClosedRange<Int>? {
    var place = index - 1
    let stop = max(0, index - Self.reach)
    while place > stop {
      guard let token = passage.tokens[safe: place], token.kind != .sign,
        !passage.tokens[place + 1].traits.contains(.lineBreakBefore)
      else { return nil }
      if let things = ofNumber(place, before: index) { return things }
      if Self.numbering.contains(token.hash), place == index - 1 {
        return subject(endingAt: place - 1)
      }
      if passage.has(place, .change) || Self.rising.contains(token.hash) {
        return isTarget(index, behind: place) ? subject(endingAt: place - 1) : nil
      }
      place -= 1
    }
    return nil
  }

  /// Whether nothing but "to", "from" and numbers stands between a verb and the number.
  private func isTarget(_ index: Int, behind verb: Int) -> Bool {
    guard Self.links.contains(passage.hash(index - 1)) || verb == index - 1 else { return false }
    return (verb + 1..<index).allSatisfy {
      Self.links.contains(passage.hash($0)) || passage.isNumber($0) || passage.has($0, .numeral)
        || passage.has($0, .scale)
    }
  }

  /// "the number of flooded villages at": `place` is the "of".
  private func ofNumber(_ place: Int, before index: Int) -> ClosedRange<Int>? {
    guard passage.hash(place) == Term.of, Self.number.contains(passage.hash(place - 1)),
      let things = NounPhrase(passage: passage).phrase(at: place), things.upperBound < index - 1,
      (things.upperBound + 1..<index).allSatisfy({
        Self.links.contains(passage.hash($0)) || passage.has($0, [.change, .verb])
      })
    else { return nil }
    return things
  }

  /// The noun phrase in the plural that ends at a token.
  private func subject(endingAt last: Int) -> ClosedRange<Int>? {
    let phrases = NounPhrase(passage: passage)
    guard last >= 0, phrases.isPlural(last), !Self.amounts.contains(passage.hash(last)),
      !passage.isBlocked(last)
    else { return nil }
    var first = last
    while first > 0, last - first < 3, passage.isWord(first - 1),
      !passage.tokens[first].traits.contains(.lineBreakBefore),
      passage.traits(first - 1).isDisjoint(with: [.function, .verb, .numeral])
    {
      first -= 1
    }
    return first...last
  }
}
