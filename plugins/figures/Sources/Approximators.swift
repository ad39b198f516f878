import PluginKit

/// Extends figures by the words that loosen them: "some", "at least", "or more".
struct Approximators {
  let passage: Passage

  /// The longest such phrase, in tokens.
  private static let longest = 6

  /// The phrase that ends directly before `index`.
  func before(_ index: Int) -> (sign: Figure.Approximation, first: Int)? {
    for length in stride(from: min(Self.longest, index), through: 1, by: -1) {
      let first = index - length
      guard
        let match = passage.lexicon.approximators.longestMatch(in: passage.tokens, at: first),
        match.last == index - 1, !passage.tokens[index].traits.contains(.lineBreakBefore),
        !passage.isBlocked(first), isMeant(first, match.last)
      else { continue }
      return (match.value.sign, first)
    }
    return nil
  }

  /// The phrase that begins directly behind `last`.
  private func behind(_ last: Int) -> (sign: Figure.Approximation, last: Int)? {
    let next = last + 1
    // "5,500-plus".
    if passage.isInnerHyphen(next), passage.hash(next + 1) == Self.plus {
      return (.atLeast, next + 1)
    }
    // "300-odd seats".
    if passage.isInnerHyphen(next), passage.hash(next + 1) == Self.odd {
      return (.about, next + 1)
    }
    guard next < passage.count, !passage.isBlocked(next),
      let match = passage.lexicon.trailingApproximators.longestMatch(in: passage.tokens, at: next)
    else { return nil }
    if passage.isSign(next, Sign.plus), !passage.isAttached(next) { return nil }
    // "£35m plus £5m" is a sum of two.
    if passage.hash(next) == Self.plus, let after = passage.tokens[safe: match.last + 1],
      after.kind != .sign || after.hasSpaceBefore
    {
      return nil
    }
    // "18 and over-65s"
    if passage.isInnerHyphen(match.last + 1), passage.isNumber(match.last + 2) { return nil }
    // "5,000 or less than 6,000" names two numbers.
    if passage.hash(match.last + 1) == Self.than { return nil }
    return (match.value.sign, match.last)
  }

  private static let than = WordHash.hash("than")
  private static let odd = WordHash.hash("odd")
  private static let plus = WordHash.hash("plus")
  private static let ambiguous = WordSet(["over", "under", "above", "below", "around", "about"])
  private static let all = WordHash.hash("all")
  /// Verbs that "over" belongs to: "handed over 200 cars".
  private static let handing = WordSet([
    "handed", "hand", "hands", "handing", "took", "taken", "take", "takes", "taking", "turned",
    "turn", "turning", "signed", "presided", "moved", "brought", "flew", "fired",
  ])
  private static let over = WordHash.hash("over")

  /// "All over 50 states", "came up to 5 men" and "a nine-under 63" loosen nothing.
  private func isMeant(_ first: Int, _ last: Int) -> Bool {
    if passage.isAnyHyphen(first - 1), passage.isAttached(first) { return false }
    if passage.hash(first) == Self.over, first == last,
      Self.handing.contains(passage.hash(first - 1))
    {
      return false
    }
    if first == last, passage.hash(first - 1) == Self.all,
      Self.ambiguous.contains(passage.hash(first))
    {
      return false
    }
    return true
  }

  /// The figure together with the phrases around it.
  func extend(_ finding: Finding) -> Finding {
    var result = finding
    if let trailing = behind(finding.last) {
      result.approximation = trailing.sign
      result.last = trailing.last
      if result.type == .cardinal {
        result.counted = NounPhrase(passage: passage).phrase(at: trailing.last + 1)
      }
    }
    if let leading = before(finding.first) {
      // "About 500 or more": the phrase with a direction says more.
      if leading.sign != .about || result.approximation == .exact {
        result.approximation = leading.sign
      }
      result.first = leading.first
      if let outer = before(leading.first), outer.sign != .about {
        result.first = outer.first
        result.approximation = outer.sign
      }
    }
    return result
  }
}
