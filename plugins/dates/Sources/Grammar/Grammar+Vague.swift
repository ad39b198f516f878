import PluginKit

// Times as a whole: "now", "recently", "in the future".

extension Grammar {
  /// "now", "recently", "recent years"
  func vague(at start: Int) -> Expression? {
    switch text[start].kind {
    case .recent:
      var cursor = start + 1
      guard let unit = unit(&cursor, afterDash: false), unit.rawValue >= Unit.day.rawValue,
        text[cursor - 1].trait == .plural
      else { return nil }
      return vagueExpression("PAST_REF", start, cursor, DateRule.past)
    case .the: return vagueNoun(at: start)
    case .futureWord:
      // Neither "too soon" nor "as soon as".
      guard text.isSmallWord(start) || text.startsSentence(start),
        text.tokens[safe: start - 1].map({ !Self.degrees.contains($0.hash) }) ?? true
      else { return nil }
      return vagueExpression("FUTURE_REF", start, start + 1, DateRule.future)
    case .present:
      // "Now," opens a sentence as "well" does.
      guard
        text.isSmallWord(start)
          || text.startsSentence(start)
            && (text.length(start) > 3 || text.isSmallWord(start + 1)
              || text.length(start + 1) == 1
                && text.isWord(start + 1)),
        !text.isKind(.relation, start + 1), !text.isKind(.every, start - 1)
      else { return nil }
      return vagueExpression("PRESENT_REF", start, start + 1, DateRule.present)
    default:
      // "as recently as two years ago"
      guard text.isWord(start), text.tokens[safe: start + 1]?.hash != Self.asWord else {
        return nil
      }
      return vagueExpression("PAST_REF", start, start + 1, DateRule.past)
    }
  }

  /// "the past", "the future", "the present"
  private func vagueNoun(at start: Int) -> Expression? {
    let value: String
    switch text[start + 1].kind {
    case .futureNoun: value = "FUTURE_REF"
    case .relation
    where relation(start + 1) == .last && text.length(start + 1) == 4
      && text.tokens[safe: start + 1]?.hash == Self.past:
      value = "PAST_REF"
    default: return nil
    }
    let opens = text.startsSentence(start - 1) && text.isKind(.in, start - 1)
    guard endsPhrase(start + 2) || opens && text.isKind(.the, start + 2) else { return nil }
    return vagueExpression(
      value,
      start,
      start + 2,
      value == "PAST_REF" ? DateRule.past : DateRule.future
    )
  }

  private static let past = WordHash.hash("past")
  private static let degrees = WordSet(["as", "too", "so", "how"])
  private static let asWord = WordHash.hash("as")

  /// An expression that points at the past or present as a whole.
  func vagueExpression(_ value: String, _ first: Int, _ next: Int, _ rule: DateRule) -> Expression {
    simple(.vague(value), first, next, rule, 0.6)
  }
}
