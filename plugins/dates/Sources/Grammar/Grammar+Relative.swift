import PluginKit

// Times next to the time of writing, or next to the last date told.

extension Grammar {
  /// What begins with "last", "this", "the past" and their like.
  func relative(at start: Int) -> Expression? {
    var cursor = start
    let hasArticle = skip(.the, &cursor)
    // "the first two months"
    if text.isKind(.ordinal, cursor), text[cursor].value == 1 {
      return relativeAmount(start, .final, cursor + 1)
    }
    guard var relation = relation(cursor) else { return nil }
    if !isPointing(cursor, hasArticle) { return nil }
    cursor += 1
    // "this past Tuesday", "that same day"
    if relation == .this || relation == .that, let second = self.relation(cursor) {
      // "a chain that last year collected $1 billion"
      if relation == .that, second != .same, second != .following, second != .previous {
        return nil
      }
      relation = second
      cursor += 1
    }
    // "this calendar year", "next working week"
    if let token = text.tokens[safe: cursor], Self.kindsOfYears.contains(token.hash),
      text.isKind(.unit, cursor + 1)
    {
      cursor += 1
    }
    if let before = sameYearsBefore(start, relation, cursor) { return before }
    if text.isKind(.dash, cursor) { return yearBefore(at: start) }
    switch text[cursor].kind {
    case .weekday where relation != .that: return relativeWeekday(start, relation, cursor)
    case .month: return relativeMonth(start, relation, cursor, hasArticle)
    case .season: return relativeSeason(start, relation, cursor)
    case .weekend:
      return simple(.weekend(relation), start, cursor + 1, DateRule.weekend)
    case .dayPart: return relativeDayPart(start, relation, cursor)
    case .business: return relativeBusinessYear(start, relation, cursor)
    case .number where relation == .this || relation == .next || relation == .last:
      return nextDate(at: cursor - 1) ?? relativeAmount(start, relation, cursor)
    case .unit where isWeekEnd(cursor):
      return simple(.weekend(relation), start, cursor + 3, DateRule.weekend)
    case .unit where text[cursor].trait != .plural:
      return relativeUnit(start, relation, cursor, hasArticle)
    default: return relativeAmount(start, relation, cursor)
    }
  }

  /// "the latest quarter", "the prior month"; but neither "the latest day of action" nor "a prior
  /// year": these words point less often than "last" and "previous" do.
  private func isPointing(_ index: Int, _ hasArticle: Bool) -> Bool {
    guard let token = text.tokens[safe: index] else { return false }
    let isLatest = token.hash == Self.latest
    guard isLatest || token.hash == Self.prior else { return true }
    guard text.isKind(.unit, index + 1), let unit = Unit(rawValue: text[index + 1].number) else {
      return !isLatest && hasArticle && !text.isKind(.month, index + 1)
    }
    let isShort = unit == .week || unit == .month || unit == .quarter
    return hasArticle && (isLatest ? isShort && endsPhrase(index + 2) : true)
      || text.isKind(.dash, index + 1)
  }

  private static let latest = WordHash.hash("latest")
  private static let prior = WordHash.hash("prior")
  private static let kindsOfYears = WordSet(["calendar", "working", "work", "full", "whole"])

  /// "week-end" in three tokens.
  func isWeekEnd(_ index: Int) -> Bool {
    text.isKind(.unit, index) && text[index].number == Unit.week.rawValue
      && text[index].trait == .none && text.isKind(.dash, index + 1) && text.isJoined(index + 1)
      && text.isKind(.edgeNoun, index + 2) && text.isJoined(index + 2)
  }

  /// An expression without more than its meaning.
  func simple(
    _ meaning: Meaning,
    _ first: Int,
    _ next: Int,
    _ rule: DateRule,
    _ confidence: Double = 0.9
  ) -> Expression {
    Expression(first: first, next: next, meaning: meaning, rule: rule, confidence: confidence)
  }

  private func relativeWeekday(_ start: Int, _ relation: Relation, _ index: Int) -> Expression? {
    var cursor = index
    guard let weekday = weekdayName(&cursor), relation != .same, relation != .final else {
      return nil
    }
    // "this Friday, June 15"
    if relation == .this || relation == .last || relation == .next || relation == .coming,
      var date = dateBehindWeekday(cursor), case .fields(var fields) = date.meaning
    {
      fields.weekday = weekday
      date.meaning = .fields(fields)
      date.first = start
      return date
    }
    return weekdayExpression(weekday, relation, start, cursor)
  }

  private func relativeMonth(
    _ start: Int,
    _ relation: Relation,
    _ index: Int,
    _ hasArticle: Bool
  ) -> Expression? {
    var cursor = index
    guard let month = monthName(&cursor), relation != .final, !text.isKind(.number, cursor),
      text.isCapitalized(index) || relation != .that,
      !hasArticle || relation.isToMention || relation == .last || relation == .next
    else { return nil }
    return simple(.month(month, relation), start, cursor, DateRule.monthRelative)
  }

  private func relativeSeason(_ start: Int, _ relation: Relation, _ index: Int) -> Expression? {
    guard let season = Season(rawValue: text[index].number), relation != .final else { return nil }
    return simple(.season(season, year: .open, relation), start, index + 1, DateRule.season)
  }

  /// "last night", "this morning", "the next morning"
  private func relativeDayPart(_ start: Int, _ relation: Relation, _ index: Int) -> Expression? {
    guard let part = DayPart(rawValue: text[index].number) else { return nil }
    let meaning: Meaning
    switch relation {
    case .last where part == .night || part == .evening: meaning = .shift(.day, -1)
    case .this: meaning = .shift(.day, 0)
    case .next, .following: meaning = .shiftFromMention(.day, 1)
    case .previous: meaning = .shiftFromMention(.day, -1)
    case .that, .same: meaning = .shiftFromMention(.day, 0)
    default: return nil
    }
    var expression = simple(meaning, start, index + 1, DateRule.deicticPart)
    expression.part = part
    return expression
  }

  /// "last week", "the same day", "the past year"
  private func relativeUnit(
    _ start: Int,
    _ relation: Relation,
    _ index: Int,
    _ hasArticle: Bool
  ) -> Expression? {
    guard let unit = Unit(rawValue: text[index].number) else { return nil }
    let next = index + 1
    // "that day-care centre"
    if text.isJoined(next), text.isKind(.dash, next), text.isJoined(next + 1) { return nil }
    switch relation {
    case .previous: return mention(unit, -1, start, next)
    case .following: return mention(unit, 1, start, next)
    case .same, .that:
      return unit == .quarter
        ? simple(.told(unit, .open), start, next, DateRule.told, 0.8)
        : mention(unit, 0, start, next)
    case .next where hasArticle && (unit == .day || !isAfterLengthWord(start)):
      return mention(unit, 1, start, next)
    case .final: return nil
    case .coming: return shift(unit, 1, start, next)
    case .last, .next:
      if hasArticle {
        return unit == .day
          ? nil : simple(.duration(unit.duration("1")), start, next, DateRule.durationRelative)
      }
      return shift(unit, relation == .last ? -1 : 1, start, next)
    case .this: return shift(unit, 0, start, next)
    }
  }

  private func isAfterLengthWord(_ start: Int) -> Bool {
    switch text[start - 1].kind {
    case .in, .over, .for: true
    default: false
    }
  }

  private func mention(_ unit: Unit, _ count: Int, _ start: Int, _ next: Int) -> Expression? {
    guard unit.rawValue >= Unit.day.rawValue else { return nil }
    return simple(.shiftFromMention(unit, count), start, next, DateRule.mention, 0.8)
  }

  private func shift(_ unit: Unit, _ count: Int, _ start: Int, _ next: Int) -> Expression? {
    guard unit.rawValue > Unit.day.rawValue else { return nil }
    return simple(.shift(unit, count), start, next, DateRule.period, 0.95)
  }

  /// "the past two months", "the coming days"
  private func relativeAmount(_ start: Int, _ relation: Relation, _ index: Int) -> Expression? {
    guard relation != .that, relation != .this else { return nil }
    // "following two days of rain": a preposition.
    if relation == .following, !text.isKind(.the, start), !isLoose { return nil }
    // "it may last two hours"
    if relation == .last, isVerb(index - 1) { return nil }
    if var amount = readAmount(index), !amount.isArticle, !amount.isAdjective {
      // "the last 3 months and 2 days ago"
      if text.isKind(.ago, amount.next), let first = firstAmount(index) { amount = first }
      if let run = run(amount, start, relation) { return run }
      if let of = amountOfWhole(amount, start, relation) { return of }
      let duration = Meaning.duration(amount.duration)
      return simple(duration, start, amount.next, DateRule.durationRelative, 0.95)
    }
    var cursor = index
    guard let unit = unit(&cursor, afterDash: false), text[cursor - 1].trait == .plural,
      relation == .coming || relation == .following || relation == .last
    else { return nil }
    return simple(.duration(unit.duration("X")), start, cursor, DateRule.durationRelative, 0.8)
  }

  /// Whether "last" at `index` is a verb: "it will last two hours".
  private func isVerb(_ index: Int) -> Bool {
    guard let token = text.tokens[safe: index - 1], !text.startsSentence(index) else {
      return false
    }
    if text.isKind(.to, index - 1), text.length(index - 1) == 2 { return true }
    // "to begin on Monday and last three days"
    if text.isKind(.and, index - 1), !isLoose { return true }
    return Self.modals.contains(token.hash)
  }

  private static let modals = WordSet([
    "will", "would", "can", "could", "may", "might", "must", "should", "not", "won't", "wouldn't",
    "can't", "couldn't", "shouldn't", "doesn't", "didn't", "don't", "did", "does", "shall",
    "usually", "often", "they",
  ])

  /// In messages and agendas "the last two weeks" are days and not a length.
  private func run(_ amount: Amount, _ start: Int, _ relation: Relation) -> Expression? {
    guard isLoose, let sign = relation.neighbour, sign != 0 else { return nil }
    guard
      let length = amount.length ?? amount.fewCount.map({ Length(count: $0, unit: amount.unit) })
    else { return nil }
    return simple(
      .run(length.unit, sign * length.count),
      start,
      amount.next,
      DateRule.durationRelative
    )
  }

  /// "the last four months of 2021", "the first ten days of May"
  private func amountOfWhole(
    _ amount: Amount,
    _ start: Int,
    _ relation: Relation
  ) -> Expression? {
    guard let count = amount.whole, amount.rest.isEmpty, amount.quarters == 0,
      text.isKind(.of, amount.next), !amount.unit.isClockUnit, (1...400).contains(count)
    else { return nil }
    var cursor = amount.next + 1
    guard let whole = whole(&cursor) else { return nil }
    if relation == .same { return nil }
    let isLast = relation != .final || !text.isKind(.ordinal, amount.next - 3)
    let sign = isLast ? -1 : 1
    var expression = simple(
      .nth(sign * (isLast ? count : 1), .unit(amount.unit), of: whole),
      start,
      cursor,
      DateRule.counted,
      0.85
    )
    expression.end = RangeEnd(meaning: .nth(isLast ? -1 : count, .unit(amount.unit), of: whole))
    return expression
  }

  /// "today", "yesterday", "tonight"
  func deictic(at start: Int) -> Expression? {
    if text.isKind(.tonight, start), text[start].value < 0 { return overnight(at: start) }
    if isTitle(start) { return nil }
    guard text.isKind(.tonight, start) else {
      if let part = meridiemPart(start + 1) {
        var expression = simple(
          .shift(.day, text[start].number),
          start,
          start + 2,
          DateRule.deicticPart
        )
        expression.part = part
        return expression
      }
      return simple(.shift(.day, text[start].number), start, start + 1, DateRule.deicticDay, 0.95)
    }
    var expression = simple(.shift(.day, 0), start, start + 1, DateRule.deicticPart, 0.95)
    expression.part = .night
    return expression
  }

  /// "USA Today", "the Tonight Show": a capital that no sentence begins with, among others.
  private func isTitle(_ index: Int) -> Bool {
    guard text.isCapitalized(index), !text.startsSentence(index), !isLoose else { return false }
    let isAmong = { (other: Int) in
      self.text.isCapitalized(other) && self.text.isKind(.plain, other) && self.text.isWord(other)
    }
    // "the Today programme"
    return text.isKind(.the, index - 1) || isAmong(index - 1)
      || isAmong(index + 1) && !text.startsSentence(index + 1)
  }

  /// "fell overnight"; but an overnight train goes every night.
  private func overnight(at start: Int) -> Expression? {
    // "overnight Sunday into Monday"
    if text.isKind(.weekday, start + 1), var day = weekdayFamily(at: start + 1), day.part == nil,
      day.clock == nil, !day.isRange
    {
      day.first = start
      day.part = .night
      return day
    }
    guard !text.isKind(.article, start - 1), !text.isKind(.the, start - 1),
      !text.isKind(.possessor, start - 1), endsPhrase(start + 1) || text.startsSentence(start)
    else { return nil }
    var expression = simple(.shift(.day, -1), start, start + 1, DateRule.deicticPart, 0.6)
    expression.part = .night
    return expression
  }

  /// "today pm", "tomorrow am"
  private func meridiemPart(_ index: Int) -> DayPart? {
    guard text.isKind(.meridiem, index), !text.isJoined(index), isLoose || endsPhrase(index + 1)
    else { return nil }
    return text[index].number == 12 ? .afternoon : .morning
  }

  /// "the day before yesterday", "the week before last", "the day after"
  func dayBeside(at start: Int) -> Expression? {
    guard text.isKind(.unit, start + 1), let unit = Unit(rawValue: text[start + 1].number),
      text[start + 1].trait != .plural, unit.rawValue >= Unit.day.rawValue
    else { return nil }
    let sign: Int
    switch text[start + 2].kind {
    case .before, .earlier: sign = -1
    case .after, .later: sign = 1
    default: return nil
    }
    let target = text[start + 3]
    if unit == .day, target.kind == .deictic, target.number == sign {
      return simple(.shift(.day, 2 * sign), start, start + 4, DateRule.deicticDay)
    }
    if relation(start + 3) == (sign < 0 ? .last : .next) {
      return simple(.shift(unit, 2 * sign), start, start + 4, DateRule.period)
    }
    guard endsClause(start + 3) else { return nil }
    return simple(.shiftFromMention(unit, sign), start, start + 3, DateRule.mention, 0.8)
  }

  /// "dinner with mom weekend" of a message
  func bareWeekend(at start: Int) -> Expression? {
    guard endsClause(start + 1), !text.isKind(.article, start - 1) else { return nil }
    return simple(.weekend(.this), start, start + 1, DateRule.weekend, 0.6)
  }

  /// "the weekend"
  func theWeekend(at start: Int) -> Expression? {
    guard text.isKind(.weekend, start + 1) else { return nil }
    return simple(.weekend(nil), start, start + 2, DateRule.weekend, 0.8)
  }

}

extension Relation {
  /// Whether it points from a date that was told rather than from the time of writing.
  var isToMention: Bool {
    switch self {
    case .previous, .following, .same, .that: true
    default: false
    }
  }
}
