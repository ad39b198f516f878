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
    let told =
      preposition(first, next) ?? before(first) ?? behind(next) ?? expectation(first, next)
    if let told { return told }
    // "by Tuesday at the latest"
    guard first > 0, !text.startsSentence(first),
      lexicon.tense(of: text.tokens[first - 1].hash) == .deadline
    else { return nil }
    return .future
  }

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

  /// "ordered residents to leave by Monday", "agreed to meet on Sunday"; but who agreed to buy a
  /// firm on Thursday agreed on Thursday.
  private func asks(_ index: Int, before first: Int) -> Bool {
    let hash = text.tokens[index].hash
    // "was to meet", but "was taken to hospital"
    if Self.pastCopulas.contains(hash), index + 2 < first { return isInfinitive(index + 1) }
    let isAppointment = Self.consents.contains(hash)
    guard isAppointment || Self.requests.contains(hash) else { return false }
    return (index + 1..<max(index + 1, min(index + 6, first - 1))).contains {
      isInfinitive($0)
        && (!isAppointment || Self.appointments.contains(text.tokens[$0 + 1].hash))
    }
  }

  /// Whether "to" at `index` has a verb behind it, and no noun: "to meet", not "to a deal".
  func isInfinitive(_ index: Int) -> Bool {
    text.isKind(.to, index) && text.length(index) == 2 && text.isSmallWord(index + 1)
      && text.isKind(.plain, index + 1)
      && text.tokens[safe: index + 1].map { !Self.determiners.contains($0.hash) } ?? false
  }

  private static let determiners = WordSet([
    "all", "both", "those", "these", "some", "most", "many", "her", "him", "them", "it", "us",
    "any", "several", "north", "south", "east", "west", "more", "nearly", "about",
  ])
  private static let pastCopulas = WordSet(["was", "were"])
  private static let requests = WordSet([
    "asked", "asks", "ordered", "orders", "vowed", "vows", "pledged", "pledges", "promised",
    "promises", "prepares", "invited", "invites", "urged", "urges", "wants", "wanted", "required",
    "instructed", "summoned", "threatens", "needs", "plan", "plans", "intends", "expected",
    "planned", "hoped", "hopes", "scheduled",
  ])
  private static let consents = WordSet([
    "agreed", "agrees", "agree", "decided", "decides", "offered", "offers", "allowed", "told",
    "prepared", "preparing", "intended", "aimed", "hope", "called",
  ])
  private static let appointments = WordSet([
    "meet", "leave", "return", "begin", "start", "hold", "resume", "open", "close", "vote", "play",
    "visit", "speak", "travel", "appear", "testify", "go", "come", "be", "face", "host", "debate",
    "talk", "gather", "march", "strike", "walk", "hear",
  ])

  private func behind(_ next: Int) -> Lexicon.Tense? {
    var index = next
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
    // "which were to have opened"
    if index > 1, text.tokens[index - 1].hash == Self.have, isInfinitiveOfHave(index - 2) {
      return .future
    }
    let own = word(at: index)
    // "be held" lies ahead, though "held" alone does not.
    return own == .past && word(at: index - 1) == .future ? .future : own
  }

  private func isInfinitiveOfHave(_ index: Int) -> Bool {
    text.isKind(.to, index) && text.length(index) == 2
      && text.tokens[safe: index - 1].map { Self.pastCopulas.contains($0.hash) } ?? false
  }

  private static let have = WordHash.hash("have")

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
    if let tense = lexicon.tense(of: text.tokens[index].hash) {
      // "a bigger-than-expected loss", "later than planned"
      if tense == .deadline || isCompared(index) { return nil }
      if tense == .future, isNoun(index) || isCause(index) { return nil }
      // "Set to meet" lies ahead; "set off a bomb" does not.
      let hash = text.tokens[index].hash
      if hash == Self.set || hash == Self.going, !isFollowedByPurpose(index) { return nil }
      // "Doors start to open"; "fireworks start at 9 p.m." lie ahead.
      if Self.starts.contains(hash), !isFollowedByTime(index) { return nil }
      return tense
    }
    guard text[index].kind == .plain, text[index].value == 1 else { return nil }
    // "is wanted": a state, in which the verb before tells the time; "is closed Monday" lies ahead.
    let isState = (max(0, index - 2)..<index).contains {
      Self.states.contains(text.tokens[$0].hash)
    }
    guard isState else { return .past }
    return text.tokens[index].hash == Self.closed ? .future : nil
  }

  /// "the aim of the raid", "its plan": no verbs.
  private func isNoun(_ index: Int) -> Bool {
    guard Self.nouns.contains(text.tokens[index].hash) else { return false }
    switch text[index - 1].kind {
    case .the, .article, .possessor, .relation: return true
    default: return text.isPossessive(index - 1)
    }
  }

  /// "closed due to snow"
  private func isCause(_ index: Int) -> Bool {
    text.tokens[index].hash == Self.due && text[index - 1].kind == .plain
      && text[index - 1].value == 1
  }

  private static let nouns = WordSet([
    "hope", "hopes", "aim", "aims", "plan", "plans", "face", "faces", "host", "hosts", "travel",
    "travels", "will", "start", "starts", "visits", "votes", "returns", "forecasts", "must", "may",
    "play",
  ])
  private static let starts = WordSet(["start", "begin", "resume", "play", "meet"])

  private func isFollowedByTime(_ index: Int) -> Bool {
    switch text[index + 1].kind {
    case .on, .at, .in, .weekday, .deictic: true
    default: false
    }
  }

  private static let due = WordHash.hash("due")
  private static let closed = WordHash.hash("closed")

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
  static let copulas = WordSet(["is", "are"])
  private static let forecast = WordHash.hash("forecast")
  private static let set = WordHash.hash("set")
  private static let going = WordHash.hash("going")
  private static let purpose = WordSet(["to", "for"])

  private static let states = WordSet([
    "is", "are", "stay", "stays", "remain", "remains", "be",
  ])

  private func isFollowedByPurpose(_ index: Int) -> Bool { isFollowed(index, by: Self.purpose) }

  private func isFollowed(_ index: Int, by words: WordSet) -> Bool {
    text.tokens[safe: index + 1].map { words.contains($0.hash) } ?? false
  }
}
