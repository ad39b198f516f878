import PluginKit

// Units without a number: "years ago", "for decades", "takes months".

extension Grammar {
  /// "for months", "within days", "weeks of talks", "hours after the blast"
  private func isLengthOfSome(_ start: Int) -> Bool {
    switch text[start - 1].kind {
    case .for, .within, .over: return true
    // "for weeks or months"
    case .or: return text.isKind(.unit, start - 2) && text[start - 2].trait == .plural
    case .in where text.isSmallWord(start):
      return text.length(start - 1) > 2 || endsPhrase(start + 1)
    case .after where text.isSmallWord(start):
      return text.isKind(.of, start + 1) || endsPhrase(start + 1)
    default: break
    }
    if endsPhrase(start + 1), isLasting(start - 1), text.isSmallWord(start) { return true }
    let isDistance = text.isKind(.after, start + 1) || text.isKind(.before, start + 1)
    // "a leak hours after liftoff"
    if isDistance, !isLoose, text.isSmallWord(start), text.isSmallWord(start - 1),
      text.isKind(.plain, start - 1), !text.startsSentence(start)
    {
      return true
    }
    let isOpen =
      text.startsSentence(start) || isAdverbBefore(start)
      || text.isKind(.plain, start - 1)
        && text[start - 1].value == 1
    return isDistance && isOpen
      || text.isKind(.of, start + 1) && isOpen && !text.isKind(.the, start + 2)
  }

  private func isAdverbBefore(_ start: Int) -> Bool {
    text.tokens[safe: start - 1].map { Self.adverbs.contains($0.hash) } ?? false
  }

  private static let adverbs = WordSet([
    "just", "only", "mere", "barely", "spent", "took", "take", "takes", "despite", "following",
    "came", "comes", "come", "killed", "died", "and", "with", "even", "some",
  ])

  /// "years ago", "months later", "for decades", "year-long"
  func bareUnit(at start: Int) -> Expression? {
    guard let unit = Unit(rawValue: text[start].number), unit.rawValue >= Unit.hour.rawValue else {
      return nil
    }
    let isPlural = text[start].trait == .plural
    if text.isJoined(start + 1), text.isKind(.dash, start + 1), text.isKind(.long, start + 2),
      unit != .quarter
    {
      let duration = Meaning.duration(unit.duration(isPlural ? "X" : "1"))
      return simple(duration, start, start + 3, DateRule.durationVague)
    }
    if let before = yearBefore(at: start) { return before }
    guard isPlural else { return nil }
    switch text[start + 1].kind {
    case .ago: return vagueExpression("PAST_REF", start, start + 2, DateRule.past)
    case .later, .earlier:
      return simple(.vague(unit.unknown), start, start + 2, DateRule.mention, 0.7)
    default:
      guard unit != .quarter, isLengthOfSome(start) else { return nil }
      return simple(.duration(unit.duration("X")), start, start + 1, DateRule.durationVague, 0.8)
    }
  }
}
