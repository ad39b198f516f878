import PluginKit

// What the words right beside a date tell, whatever the verb: "a debate for Thursday", "shut until
// Monday", "moved to Friday".

extension TenseFinder {
  /// What the preposition directly before tells of the tokens `first..<next`.
  func preposition(_ first: Int, _ next: Int) -> Lexicon.Tense? {
    guard first > 1, !text.startsSentence(first) else { return nil }
    if isSaidToBe(first) { return .future }
    if let listed = listed(first) { return listed }
    let index = first - 1
    switch text[index].kind {
    case .for: return purpose(index, next)
    case .to:
      let isAhead =
        clause(before: index) { Self.delays.contains($0) }
        || text.length(index) > 2 && (isRecurring(before: index) || isShut(before: index))
      return isAhead && !isOver(next) ? .future : nil
    case .by, .before:
      return isCondition(before: index) ? .future : nil
    default:
      let isAhead = text.tokens[index].hash == Self.beyond || isNotBefore(index)
      return isAhead ? .future : nil
    }
  }

  /// "no sooner than the fourth quarter", "not later than March"
  private func isNotBefore(_ index: Int) -> Bool {
    text.tokens[index].hash == Grammar.than && index > 1
      && Self.comparatives.contains(text.tokens[index - 1].hash)
      && Self.negations.contains(text.tokens[index - 2].hash)
  }

  private static let comparatives = WordSet(["sooner", "later", "earlier"])
  private static let negations = WordSet(["no", "not"])

  /// "today and Friday", "for Thursday and Friday": as the one before it.
  private func listed(_ first: Int) -> Lexicon.Tense? {
    guard first > 2, text.isKind(.and, first - 1) || text.isKind(.or, first - 1) else { return nil }
    switch text[first - 2].kind {
    case .deictic: return text[first - 2].number >= 0 ? .future : nil
    case .weekday: return preposition(first - 2, first - 1)
    default: return nil
    }
  }

  /// "The final is on Sunday", "kickoff is at 3 p.m.": what is at a time has not been.
  private func isSaidToBe(_ first: Int) -> Bool {
    var index = first - 1
    if text.isKind(.on, index) || text.isKind(.at, index) { index -= 1 }
    return text.tokens[safe: index].map { Self.copulas.contains($0.hash) } ?? false
  }

  /// "data for April" lies behind, "a debate for Thursday" ahead; "the attack" for which somebody
  /// was blamed says nothing.
  private func purpose(_ index: Int, _ next: Int) -> Lexicon.Tense? {
    let near = max(0, index - 3)..<index
    if near.dropFirst().contains(where: { Self.reports.contains(text.tokens[$0].hash) }) {
      return .past
    }
    guard !text.isPossessive(next),
      near.contains(where: { Self.arrangements.contains(text.tokens[$0].hash) })
    else { return nil }
    return .future
  }

  /// "until Friday, when it reopened"
  private func isOver(_ next: Int) -> Bool {
    text.isKind(.comma, next) && text.tokens[safe: next + 1]?.hash == Self.when
  }

  /// "if it is not honoured by Monday", "a pledge to pay by Monday"; not "if he had left by then".
  private func isCondition(before index: Int) -> Bool {
    clause(before: index) { Self.conditions.contains($0) }
      && !clause(before: index) { Self.pastConditions.contains($0) }
      || clause(before: index) { Self.pledges.contains($0) } && isPurposeBetween(index)
  }

  private func isPurposeBetween(_ index: Int) -> Bool {
    (max(0, index - Self.clauseReach)..<index).contains { isInfinitive($0) }
  }

  /// "every Saturday through October"
  private func isRecurring(before index: Int) -> Bool {
    (max(0, index - 3)..<index).contains { text.isKind(.every, $0) || text.isKind(.each, $0) }
  }

  private func isShut(before index: Int) -> Bool {
    clause(before: index) { Self.closures.contains($0) }
  }

  /// "Friday's forecast", "the Monday deadline", "the deadline for applications: Friday": ahead
  /// where no verb tells otherwise.
  func expectation(_ first: Int, _ next: Int) -> Lexicon.Tense? {
    let behind = next..<min(next + 2, text.count)
    let isExpected =
      behind.contains { Self.expected.contains(text.tokens[$0].hash) }
      || !text.startsSentence(first) && clause(before: first) { Self.expected.contains($0) }
    return isExpected ? .future : nil
  }

  /// Whether one of the words of the sentence before `index` is such.
  private func clause(before index: Int, _ isSuch: (UInt64) -> Bool) -> Bool {
    var index = index - 1
    let end = index - Self.clauseReach
    while index >= 0, index > end {
      if isSuch(text.tokens[index].hash) { return true }
      if text.startsSentence(index) { return false }
      index -= 1
    }
    return false
  }

  private static let clauseReach = 14
  private static let beyond = WordHash.hash("beyond")
  private static let when = WordHash.hash("when")
  private static let conditions = WordSet(["if", "unless"])
  private static let pastConditions = WordSet(["had", "was", "were"])
  private static let pledges = WordSet(["undertaking", "pledge", "promise", "commitment"])
  private static let expected = WordSet(["forecast", "deadline", "kickoff"])
  private static let reports = WordSet([
    "data", "figures", "sales", "prices", "results", "report", "index", "payrolls", "earnings",
    "profit", "revenue", "loss", "income", "starts", "orders", "claims", "numbers", "output",
  ])
  private static let arrangements = WordSet([
    "debate", "hearing", "meeting", "vote", "strike", "strikes", "rally", "protest", "protests",
    "talks", "election", "elections", "appearance", "trial", "session", "appointment", "schedule",
    "scheduled", "set", "planned", "booked", "outlook", "forecast", "forecasts", "date", "due",
    "alert", "warning", "summit", "release", "launch", "walkout", "march", "called",
  ])
  /// Words behind which "until Friday" and "to Friday" name a later time.
  private static let delays = WordSet([
    "extended", "postponed", "delayed", "adjourned", "deferred", "remanded", "rescheduled",
    "moved", "pushed",
  ])
  /// Words behind which "until Friday" names the time when it will be over.
  private static let closures = WordSet([
    "loan", "contract", "closed", "suspended", "imposed", "shut", "barred", "banned", "halted",
    "grounded", "cancelled", "canceled",
  ])
}
