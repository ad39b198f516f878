import PluginKit

/// Finds out whether a sentence tells what was or what will be.
///
/// The word nearest before the date decides ("was set to meet on Monday" lies ahead), within
/// the sentence; if none stands before it, the first one behind it.
struct TenseFinder {
  let text: LexedText
  let lexicon: Lexicon

  /// How many tokens are looked at in either direction.
  private static let reach = 20

  /// The tense around the tokens `first..<next`, past or future, if any word tells.
  func tense(around first: Int, _ next: Int) -> Lexicon.Tense? {
    if let told = preposition(first) ?? before(first) ?? behind(next) { return told }
    // "by Tuesday at the latest"
    guard first > 0, !text.startsSentence(first),
      lexicon.tense(of: text.tokens[first - 1].hash) == .deadline
    else { return nil }
    return .future
  }

  /// What the preposition directly before tells: "a debate for Thursday" lies ahead and "data for
  /// April" behind; "shut until Monday" and "unless they leave by Monday" end ahead.
  private func preposition(_ first: Int) -> Lexicon.Tense? {
    guard first > 1, !text.startsSentence(first) else { return nil }
    switch text[first - 1].kind {
    case .for:
      if isReport(before: first - 1) { return .past }
      return text.isKind(.weekday, first) && !text.startsSentence(first - 1) ? .future : nil
    case .to where text.length(first - 1) > 3:
      return clause(before: first - 1) { Self.delays.contains($0) } ? .future : nil
    case .by, .before:
      return clause(before: first - 1) { Self.conditions.contains($0) } ? .future : nil
    default: return text.tokens[first - 1].hash == Self.beyond ? .future : nil
    }
  }

  private static let beyond = WordHash.hash("beyond")

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
  private static let conditions = WordSet(["if", "unless", "undertaking", "pledge", "promise"])

  private func isReport(before index: Int) -> Bool {
    (max(0, index - 2)..<index).contains { Self.reports.contains(text.tokens[$0].hash) }
  }

  private static let reports = WordSet([
    "data", "figures", "sales", "prices", "results", "report", "index", "payrolls", "earnings",
    "profit", "revenue", "loss", "income", "starts", "orders", "claims", "numbers", "output",
  ])

  private func before(_ first: Int) -> Lexicon.Tense? {
    if text.startsSentence(first) { return nil }
    var index = first - 1
    while index >= 0, first - index <= Self.reach {
      if asks(index, before: first) { return .future }
      if let tense = tense(of: index) { return tense }
      if text.startsSentence(index) { return nil }
      index -= 1
    }
    return nil
  }

  /// "agreed to meet on Sunday", "ordered residents to leave by Monday"
  private func asks(_ index: Int, before first: Int) -> Bool {
    let hash = text.tokens[index].hash
    // "was to meet", but "was taken to hospital"
    if Self.pastCopulas.contains(hash), text.isKind(.to, index + 1), index + 2 < first {
      return text.length(index + 1) == 2
    }
    guard Self.requests.contains(hash) else { return false }
    return (index + 1..<max(index + 1, min(index + 6, first - 1))).contains {
      text.isKind(.to, $0) && text.length($0) == 2 && text.isSmallWord($0 + 1)
    }
  }

  private static let pastCopulas = WordSet(["was", "were"])
  private static let requests = WordSet([
    "asked", "asks", "ordered", "orders", "vowed", "vows", "pledged", "pledges", "promised",
    "promises", "prepares", "invited", "invites", "urged", "urges", "wants", "wanted", "required",
    "instructed", "summoned", "threatens", "needs", "plan", "plans", "intends", "expected",
    "agreed",
    "agrees", "agree", "planned", "hoped", "hopes", "hope", "decided", "decide", "offered",
    "intended", "proposed", "aimed", "aims", "preparing", "prepared", "threatened", "told",
    "scheduled", "due", "set", "called", "allowed", "allows",
  ])

  private func behind(_ next: Int) -> Lexicon.Tense? {
    var index = next
    if (next..<min(next + 2, text.count)).contains(where: {
      Self.aheadNouns.contains(text.tokens[$0].hash)
    }) {
      return .future
    }
    var weak: Lexicon.Tense?
    while index < text.count, index - next < Self.reach, !text.startsSentence(index) {
      if text.tokens[index].hash == Self.will, weak != nil, !text.isCapitalized(index) {
        return .future
      }
      if let tense = tense(of: index) {
        // "On Monday, interviews recorded last year will be shown": a participle may be no verb.
        guard text[index].kind == .plain, text[index].value == 1 else { return weak ?? tense }
        weak = weak ?? tense
      }
      index += 1
    }
    return weak
  }

  private func tense(of index: Int) -> Lexicon.Tense? {
    let own = word(at: index)
    // "be held" lies ahead, though "held" alone does not.
    return own == .past && word(at: index - 1) == .future ? .future : own
  }

  private func word(at index: Int) -> Lexicon.Tense? {
    guard index >= 0, !isName(index) else { return nil }
    if Self.copulas.contains(text.tokens[index].hash) {
      // "is to visit", "is forecast"
      let isAhead =
        isFollowedByPurpose(index) && text.length(index + 1) == 2
        || text.tokens[safe: index + 1]?.hash == Self.forecast
      return isAhead ? .future : nil
    }
    // "Bridge To Reopen Monday": headlines give the infinitive its capital, and no preposition.
    if text.isKind(.to, index), text.length(index) == 2, text.isCapitalized(index),
      !text.startsSentence(index), text.isCapitalized(index + 1), text.isKind(.plain, index + 1)
    {
      return .future
    }
    // "was extended until Friday"
    if Self.delays.contains(text.tokens[index].hash), isFollowed(index, by: Self.limits) {
      return .future
    }
    if let tense = lexicon.tense(of: text.tokens[index].hash) {
      // "a bigger-than-expected loss", "later than planned"
      if tense == .deadline || isCompared(index) { return nil }
      // "Set to meet" lies ahead; "set off a bomb" does not.
      let hash = text.tokens[index].hash
      if hash == Self.set || hash == Self.going, !isFollowedByPurpose(index) { return nil }
      return tense
    }
    guard text[index].kind == .plain, text[index].value == 1 else { return nil }
    // "stays closed", "is wanted": a state, in which the verb before tells the time.
    let isState = (max(0, index - 2)..<index).contains {
      Self.states.contains(text.tokens[$0].hash)
    }
    return isState ? nil : .past
  }

  private func isCompared(_ index: Int) -> Bool {
    let before = text.isKind(.dash, index - 1) ? index - 2 : index - 1
    return text.tokens[safe: before]?.hash == Self.than
  }

  private static let than = WordHash.hash("than")

  /// "Theresa May", "in May", "Will Smith said": no verbs; but "Council Will Meet" in a headline
  /// and "Will the court rule" are.
  private func isName(_ index: Int) -> Bool {
    guard text.isCapitalized(index) else { return false }
    if text.isKind(.month, index) { return true }
    guard text.tokens[index].hash == Self.will else { return false }
    let isBesideName = { (other: Int) in
      text.isCapitalized(other) && text.isKind(.plain, other)
    }
    guard text.startsSentence(index) else { return !isBesideName(index - 1) }
    guard isBesideName(index + 1), let behind = text.tokens[safe: index + 2] else { return false }
    return text.isKind(.on, index + 2) || lexicon.tense(of: behind.hash) == .past
      || text[index + 2].kind == .plain && text[index + 2].value == 1
  }

  private static let will = WordHash.hash("will")

  /// "is to visit" lies ahead.
  private static let copulas = WordSet(["is", "are"])
  private static let forecast = WordHash.hash("forecast")
  private static let set = WordHash.hash("set")
  private static let going = WordHash.hash("going")
  private static let purpose = WordSet(["to", "for"])

  /// "Friday's forecast", "the Monday deadline"
  private static let aheadNouns = WordSet(["forecast", "deadline", "kickoff"])
  private static let states = WordSet([
    "is", "are", "stay", "stays", "remain", "remains", "be", "being",
  ])

  private static let delays = WordSet([
    "loan", "contract", "closed", "suspended", "imposed", "shut", "barred", "banned", "halted",
    "grounded", "ordered",
    "cancelled", "canceled", "extended", "postponed", "delayed", "adjourned", "deferred",
    "remanded", "rescheduled",
    "moved", "pushed", "put",
  ])
  private static let limits = WordSet(["until", "till", "to", "back", "off"])

  private func isFollowedByPurpose(_ index: Int) -> Bool { isFollowed(index, by: Self.purpose) }

  private func isFollowed(_ index: Int, by words: WordSet) -> Bool {
    text.tokens[safe: index + 1].map { words.contains($0.hash) } ?? false
  }
}
