import PluginKit

// What may stand around a whole expression: "2018 or later", "no later than 6:00", and for
// agendas the preposition before it.

extension Grammar {
  /// Takes in what stands around an expression and belongs to it.
  func extend(_ expression: inout Expression) {
    articleOfLength(&expression)
    trailingBound(&expression)
    comparison(&expression)
    leadingBound(&expression)
    if isLoose { outerBound(&expression) }
    if isLoose { leadingPreposition(&expression) } else { leadingApproximator(&expression) }
    if style == .talk { leaveArticle(&expression) }
  }

  /// Whether it stands before what it belongs to: "the 2024 champion", "the March 2019 election".
  func isAdjective(_ expression: Expression) -> Bool {
    let next = expression.next
    return text.isSmallWord(next) && text.isKind(.plain, next) && !text.isJoined(next)
      && !endsPhrase(next) && text[next].value == 0
      && (text.isKind(.the, expression.first - 1) || text.isKind(.the, expression.first)
        || text.isKind(.possessor, expression.first - 1) || text.isPossessive(expression.first - 1))
  }

  /// "the three months ended Dec. 31", "the two weeks leading up to the vote"
  private func articleOfLength(_ expression: inout Expression) {
    guard case .duration = expression.meaning, expression.modifier == nil, !isLoose,
      text.isKind(.the, expression.first - 1),
      let token = text.tokens[safe: expression.next],
      Self.lengthEnds.contains(token.hash)
    else { return }
    expression.first -= 1
  }

  private static let lengthEnds = WordSet([
    "ended", "ending", "leading", "since", "to", "through", "before", "after", "following", "until",
    "that", "it",
  ])

  /// In messages "the" stays outside where it says nothing: "the next two days".
  private func leaveArticle(_ expression: inout Expression) {
    guard text.isKind(.the, expression.first),
      expression.next - expression.first > 2 || text.isKind(.business, expression.first + 1)
    else { return }
    if case .nth = expression.meaning { return }
    if expression.clock?.second != nil { return }
    switch text[expression.first + 1].kind {
    case .relation, .edge, .edgeNoun, .business: expression.first += 1
    case .unit where text.isKind(.number, expression.first + 2): expression.first += 1
    default: break
    }
  }

  /// "2018 or later", "1/1/2016 and after"
  private func trailingBound(_ expression: inout Expression) {
    guard !expression.isRange, expression.modifier == nil, expression.meaning.isCalendarPoint
    else { return }
    var cursor = expression.next
    guard skip(.or, &cursor) || skip(.and, &cursor) else { return }
    switch text[cursor].kind {
    case .later: expression.modifier = .onOrAfter
    case .after where endsClause(cursor + 1): expression.modifier = .onOrAfter
    case .earlier: expression.modifier = .onOrBefore
    case .before where endsClause(cursor + 1): expression.modifier = .onOrBefore
    default: return
    }
    expression.next = cursor + 1
  }

  /// "no later than Friday", "no earlier than 2020", "later than 2018"
  private func comparison(_ expression: inout Expression) {
    let than = expression.first - 1
    guard !expression.isRange, expression.modifier == nil, expression.meaning.isCalendarPoint,
      let token = text.tokens[safe: than], token.hash == Self.than
    else { return }
    let isLater = text.isKind(.later, than - 1)
    guard isLater || text.isKind(.earlier, than - 1) else { return }
    let isNegated = text.tokens[safe: than - 2].map { Self.negations.contains($0.hash) } ?? false
    switch (isLater, isNegated) {
    case (true, true): expression.modifier = .onOrBefore
    case (false, true): expression.modifier = .onOrAfter
    case (true, false): expression.modifier = .after
    case (false, false): expression.modifier = .before
    }
    expression.first = isNegated ? than - 2 : than - 1
  }

  static let than = WordHash.hash("than")
  private static let negations = WordSet(["no", "not"])

  /// What the word before an expression says of its ends: "since 1945" is open behind.
  private func leadingBound(_ expression: inout Expression) {
    // "through the night" goes on all of it.
    guard !expression.isRange, expression.meaning.isCalendarPoint,
      expression.modifier.map({ $0.isEdge || $0 == .approximate }) ?? true,
      expression.meaning != .unsaid || expression.clock != nil
    else { return }
    switch text[expression.first - 1].kind {
    case .since: expression.bound = .since
    case .to where text.length(expression.first - 1) > 3: expression.bound = .until
    default: return
    }
  }

  /// "around noon", "about 1980"
  private func leadingApproximator(_ expression: inout Expression) {
    var index = expression.first - 1
    if text.isKind(.stop, index), text.isKind(.circa, index - 1) { index -= 1 }
    if text.isKind(.circa, index), !expression.isRange, expression.modifier == nil,
      text.length(index) > 1
    {
      expression.first = index
      expression.modifier = .approximate
      return
    }
    guard text.isKind(.approximator, index), expression.modifier == nil, !expression.isRange,
      expression.meaning.isCalendarPoint, isAround(index)
    else { return }
    expression.first = index
    expression.modifier = .approximate
  }

  private func isAround(_ index: Int) -> Bool {
    guard let (modifier, last) = lexicon.approximators.longestMatch(in: text.tokens, at: index)
    else { return false }
    return modifier == .approximate && last == index && !isQuestion(before: index)
      && text.tokens[safe: index]?.hash != Self.some
  }

  private static let some = WordHash.hash("some")

  /// "What about Tuesday", "how about noon"
  func isQuestion(before index: Int) -> Bool {
    guard let token = text.tokens[safe: index - 1] else { return false }
    return Self.askers.contains(token.hash)
  }

  private static let askers = WordSet(["what", "how"])

  /// For agendas "on Tuesday" is one thing, and "after 2 p.m." an interval that does not end.
  private func leadingPreposition(_ expression: inout Expression) {
    let index = expression.first - 1
    guard index >= 0, expression.meaning.takesPreposition || expression.clock != nil else { return }
    switch text[index].kind {
    case .on where style == .agenda, .at where style == .agenda, .for where style == .agenda: break
    case .approximator where isAround(index): break
    case .circa: setBound(.approximate, &expression)
    case .in where style == .agenda || expression.meaning.isAway: break
    case .since: setBound(.onOrAfter, &expression)
    case .after: setBound(.after, &expression)
    case .before: setBound(.before, &expression)
    case .by: setBound(style == .agenda ? .equalOrLess : .onOrBefore, &expression)
    case .to where text.length(index) > 2: setBound(.onOrBefore, &expression)
    case .plain where style == .talk && isStart(index): setBound(.onOrAfter, &expression)
    default: return
    }
    expression.bound = nil
    expression.first = index
    if text.isKind(.at, index - 1), text.isKind(.approximator, index) { expression.first -= 1 }
  }

  /// "as early as 7:00", "as late as Friday", "any time from 7", "starting on Monday"
  private func outerBound(_ expression: inout Expression) {
    guard !expression.isRange, expression.modifier == nil, expression.meaning.isCalendarPoint
    else { return }
    var index = expression.first - 1
    guard let token = text.tokens[safe: index] else { return }
    if token.hash == Self.asWord, text.tokens[safe: index - 2]?.hash == Self.asWord,
      let edge = text.tokens[safe: index - 1]?.hash
    {
      guard edge == Self.earlyWord || edge == Self.lateWord else { return }
      expression.modifier = edge == Self.earlyWord ? .onOrAfter : .onOrBefore
      expression.first = index - 2
      return
    }
    if text.isKind(.from, index), text.isKind(.time, index - 1),
      text.tokens[safe: index - 2]?.hash == Self.anyWord
    {
      expression.modifier = .onOrAfter
      expression.first = index - 2
      return
    }
    if text.isKind(.on, index) { index -= 1 }
    guard index < expression.first - 1, isStart(index) else { return }
    expression.modifier = .onOrAfter
    expression.first = index
  }

  private static let asWord = WordHash.hash("as")
  private static let anyWord = WordHash.hash("any")
  private static let earlyWord = WordHash.hash("early")
  private static let lateWord = WordHash.hash("late")

  private func setBound(_ modifier: Timex3.Modifier, _ expression: inout Expression) {
    if expression.modifier == nil, !expression.isRange { expression.modifier = modifier }
  }
}

extension Meaning {
  /// Whether it is counted from now: "two weeks" of "in two weeks".
  fileprivate var isAway: Bool {
    if case .away(_, _, let origin) = self {
      return origin == .shift(.day, 0) || origin == .holding(.day, .shift(.day, 0))
    }
    return false
  }

  /// Whether it is a point or stretch of the calendar, on which something may begin or end.
  var isCalendarPoint: Bool {
    switch self {
    case .duration, .recurrence, .vague, .run: false
    case .unsaid: true
    default: true
    }
  }

  /// Whether "on", "in" or "at" before it say no more than that it is a time.
  fileprivate var takesPreposition: Bool {
    switch self {
    case .duration, .recurrence: false
    default: true
    }
  }
}
