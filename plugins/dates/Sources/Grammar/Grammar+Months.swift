import PluginKit

// Months and days of the week by name, where names of people and papers look the same.

extension Grammar {
  /// What begins with the name of a month.
  func monthFamily(at start: Int) -> Expression? {
    if let range = monthDayRange(at: start) ?? slashedMonth(at: start) { return range }
    if let date = withToldYear(monthDay(at: start)) { return date }
    var cursor = start
    guard let month = monthName(&cursor) else { return nil }
    if let year = followingYear(&cursor) {
      return written(Fields(year: year, month: month), start, cursor, DateRule.monthYear)
    }
    if let told = toldYear(behind: cursor) {
      let meaning = Meaning.yearPart(.month, month, told.words)
      return simple(meaning, start, told.next, DateRule.monthYear)
    }
    if isDelivery(cursor) {
      return simple(.month(month, .coming), start, cursor, DateRule.monthRelative, 0.85)
    }
    guard isMonthByItself(start, behind: cursor) else { return nil }
    return Expression(
      first: start,
      next: cursor,
      meaning: .fields(Fields(month: month)),
      rule: DateRule.month,
      confidence: text[start].trait == .none ? 0.9 : 0.8
    )
  }

  /// "the month of May"
  func theMonthOf(at start: Int) -> Expression? {
    guard text.isKind(.unit, start + 1), text[start + 1].number == Unit.month.rawValue,
      text[start + 1].trait == .none, text.isKind(.of, start + 2), text.isKind(.month, start + 3),
      text.isCapitalized(start + 3)
    else { return nil }
    var cursor = start + 3
    guard let name = monthName(&cursor) else { return nil }
    let year = followingYear(&cursor)
    return written(Fields(year: year, month: name), start, cursor, DateRule.month)
  }

  /// "November delivery", "December futures": bought before it comes.
  private func isDelivery(_ index: Int) -> Bool {
    !isLoose && (text.tokens[safe: index].map { Self.deliveries.contains($0.hash) } ?? false)
  }

  private static let deliveries = WordSet([
    "delivery", "futures", "contract", "contracts", "settlement", "loading", "expiry",
  ])

  /// "of that year", "the same year", "of the following year" behind a month, day or season.
  func toldYear(behind index: Int) -> (words: YearWords, next: Int)? {
    if let relative = relativeYear(behind: index) {
      return (.relative(relative.years), relative.next)
    }
    var cursor = index
    _ = skip(.of, &cursor)
    let isThe = skip(.the, &cursor)
    guard let relation = relation(cursor), text.isKind(.unit, cursor + 1),
      text[cursor + 1].number == Unit.year.rawValue, text[cursor + 1].trait == .none
    else { return nil }
    switch relation {
    case .that, .same: return (.told(0), cursor + 2)
    case .following: return (.told(1), cursor + 2)
    case .next where isThe: return (.told(1), cursor + 2)
    case .previous: return (.told(-1), cursor + 2)
    default: return nil
    }
  }

  /// "this year", "of last year" behind a month or season.
  func relativeYear(behind index: Int) -> (years: Int, next: Int)? {
    var cursor = index
    _ = skip(.of, &cursor)
    guard text.isKind(.relation, cursor), let relation = relation(cursor),
      text.isKind(.unit, cursor + 1), text[cursor + 1].number == Unit.year.rawValue,
      text[cursor + 1].trait == .none
    else { return nil }
    return relation.steps.map { ($0, cursor + 2) }
  }

  /// The relation at `index`.
  func relation(_ index: Int) -> Relation? {
    guard text.isKind(.relation, index) else { return nil }
    return Relation(rawValue: text[index].number)
  }

  /// Whether the name of a month that no day or year follows is a month at all.
  private func isMonthByItself(_ start: Int, behind next: Int) -> Bool {
    if isNounBehindArticle(start, next) { return true }
    switch text[start].trait {
    case .none: return true
    case .name:
      if isAfterTimeWord(start) { return true }
      let follows = text.isCapitalized(next) && !text.startsSentence(next)
      let precedes =
        text.isCapitalized(start - 1) && text.isKind(.plain, start - 1)
        && !text.startsSentence(start)
      return !follows && !precedes && !text.startsSentence(start)
    case .abbreviated where isMonthAhead(next): return true
    default:
      // "in May", but neither "after May said" nor "in March on Washington".
      return isAfterTimeWord(start) && !text.isKind(.dash, next)
        && !(text.isCapitalized(next) && text.isJoined(next))
    }
  }

  /// "the June floods", "its March issue"; but not "the March on Washington".
  private func isNounBehindArticle(_ start: Int, _ next: Int) -> Bool {
    guard text.isKind(.the, start - 1) || text.isKind(.possessor, start - 1),
      text.isSmallWord(next), text.isKind(.plain, next), !text.isJoined(next),
      text[start].trait != .abbreviated
    else { return false }
    return lexicon.tense(of: text.tokens[next].hash) == nil && !endsPhrase(next)
  }

  /// "Nov-Feb 2017"
  private func isMonthAhead(_ index: Int) -> Bool {
    text.isKind(.dash, index) && text.isKind(.month, index + 1) && text.isCapitalized(index + 1)
  }

  /// Whether a word before `start` makes what follows a time: "in", "since", "last".
  private func isAfterTimeWord(_ start: Int) -> Bool {
    switch text[start - 1].kind {
    case .in, .since, .edge, .earlier, .later: true
    case .before, .after, .by:
      isLoose && text[start].trait == .abbreviated
        || text[start].trait == .doubtful && endsClause(start + 1)
    case .relation: true
    case .to:
      text.isKind(.month, start - 2) || text.isKind(.edgeNoun, start - 3) || isUntil(start - 1)
    case .for: isResult(start - 2) || isDelivery(start - 2)
    case .and: text.isKind(.month, start - 2)
    case .or: text.isKind(.month, start - 2)
    case .of: text.isKind(.edgeNoun, start - 2)
    case .dash: text.isKind(.edge, start - 2)
    default: isUntil(start - 1)
    }
  }

  private func isUntil(_ index: Int) -> Bool {
    text.isKind(.to, index) && text.length(index) > 3
      || text.isKind(.from, index) && rangeFollows(index + 2, afterBetween: false)
      || text.isKind(.between, index) && rangeFollows(index + 2, afterBetween: true)
  }

  private func rangeFollows(_ index: Int, afterBetween: Bool) -> Bool {
    var cursor = index
    return rangeSign(&cursor, afterBetween: afterBetween) && text.isKind(.month, cursor)
  }

  /// The year that "of the same year" gives a day: "January 24 of the same year".
  func withToldYear(_ expression: Expression?) -> Expression? {
    guard var expression, case .fields(let fields) = expression.meaning, fields.year == nil,
      let month = fields.month, let day = fields.day, let told = toldYear(behind: expression.next)
    else { return expression }
    expression.meaning = .dayOfMonth(day, of: .yearPart(.month, month, told.words))
    expression.next = told.next
    return expression
  }

  /// What begins with a day of the week: "Tuesday", "Tues., Oct. 8", "Friday 5 October 2018".
  func weekdayFamily(at start: Int) -> Expression? {
    var cursor = start
    guard let weekday = weekdayName(&cursor) else { return nil }
    let isAbbreviated = text[start].trait == .abbreviated
    // "the Edmonton Sun, August 16"
    let isPaper = isAbbreviated && text.isCapitalized(start - 1) && !text.startsSentence(start)
    if !isPaper, var date = dateBehindWeekday(cursor), case .fields(var fields) = date.meaning {
      fields.weekday = weekday
      date.meaning = .fields(fields)
      date.first = start
      return date
    }
    guard
      !isAbbreviated || isLoose || isTimeBehind(cursor) || isListed(start, cursor)
        || isToldAbbreviation(start, cursor),
      !isTitleOfNight(cursor),
      !isProperName(start, behind: cursor)
    else { return nil }
    if isOfSet(start) {
      let meaning = Meaning.recurrence("XXXX-WXX-\(weekday)", quantifier: "EVERY", frequency: nil)
      return simple(meaning, start, cursor, DateRule.every)
    }
    if isAnyDay(start, behind: cursor) {
      return simple(.vague("XXXX-WXX-\(weekday)"), start, cursor, DateRule.weekday, 0.6)
    }
    return weekdayOfWeek(weekday, start, cursor) ?? weekdayAndDay(weekday, start, cursor)
      ?? weekdayWeek(weekday, start, cursor) ?? weekdayExpression(weekday, nil, start, cursor)
  }

  /// Whether "every Monday and" stands before a weekday.
  private func isOfSet(_ start: Int) -> Bool {
    guard !isLoose, text.isKind(.and, start - 1) || text.isKind(.comma, start - 1) else {
      return false
    }
    var index = start - 1
    while text.isKind(.and, index) || text.isKind(.comma, index) || text.isKind(.weekday, index) {
      index -= 1
    }
    return text.isKind(.every, index) && text.isKind(.weekday, index + 1)
  }

  /// "It was a Saturday": no day that could be told; but "a Saturday meeting" was on one.
  private func isAnyDay(_ start: Int, behind next: Int) -> Bool {
    !isLoose && text[start].trait == .none
      && (text.isKind(.article, start - 1)
        || text.isKind(.numeral, start - 1) && text[start - 1].number == 1
        // "a rainy Thursday"
        || text.isKind(.article, start - 2) && text.isSmallWord(start - 1))
      && endsPhrase(next) && !text.isKind(.dayPart, next) && !text.isKind(.dash, next)
  }

  /// "Tuesday the 19th", "Thu 15th", "Friday 31"
  private func weekdayAndDay(_ weekday: Int, _ start: Int, _ index: Int) -> Expression? {
    var cursor = index
    skipComma(&cursor)
    let hasArticle = skip(.the, &cursor)
    let number = cursor
    guard let day = anyOrdinal(&cursor) ?? looseDay(&cursor), (1...31).contains(day),
      hasArticle || text.isKind(.ordinalSuffix, cursor - 1) || isLoose,
      endsPhrase(cursor) || isLoose && !text.isKind(.unit, cursor) && !isCount(cursor),
      !text.isKind(.comma, index) || text.isKind(.ordinalSuffix, cursor - 1), number > index - 1
    else { return nil }
    let fields = Fields(day: day, weekday: weekday)
    return simple(.fields(fields), start, cursor, DateRule.dayAlone, 0.85)
  }

  /// The "31" of "Friday 31".
  private func looseDay(_ cursor: inout Int) -> Int? {
    guard isLoose, text.isKind(.number, cursor), text[cursor].detail <= 2,
      !isInsideNumber(cursor), !text.isKind(.meridiem, cursor + 1),
      !text.isKind(.colon, cursor + 1),
      !text.isKind(.dash, cursor + 1), !text.isKind(.letterH, cursor + 1),
      !text.isKind(.letterP, cursor + 1), !text.isKind(.article, cursor + 1),
      !text.isKind(.oclock, cursor + 1), !text.isKind(.to, cursor + 1), text[cursor].number > 12
    else { return nil }
    cursor += 1
    return text[cursor - 1].number
  }

  /// "Tuesday last week", "Friday next"
  private func weekdayOfWeek(_ weekday: Int, _ start: Int, _ index: Int) -> Expression? {
    var cursor = index
    _ = skip(.of, &cursor)
    guard let relation = relation(cursor), let weeks = relation.steps else { return nil }
    if text.isKind(.unit, cursor + 1) {
      guard text[cursor + 1].number == Unit.week.rawValue else { return nil }
      let meaning = Meaning.weekdayOfWeek(weekday, weeks)
      return simple(meaning, start, cursor + 2, DateRule.weekdayRelative)
    }
    guard relation != .this, cursor == index, endsPhrase(cursor + 1) else { return nil }
    return weekdayExpression(weekday, relation, start, cursor + 1)
  }

  /// An expression of a weekday.
  func weekdayExpression(
    _ weekday: Int,
    _ relation: Relation?,
    _ first: Int,
    _ next: Int
  ) -> Expression {
    Expression(
      first: first,
      next: next,
      meaning: .weekday(weekday, relation),
      rule: relation == nil ? DateRule.weekday : DateRule.weekdayRelative,
      confidence: 0.9
    )
  }

  /// The date behind "Tuesday" and perhaps a comma.
  func dateBehindWeekday(_ index: Int) -> Expression? {
    var cursor = index
    skipComma(&cursor)
    switch text[cursor].kind {
    case .month: return monthDay(at: cursor)
    case .number:
      return numericDate(at: cursor) ?? dayMonth(at: cursor) ?? shortDate(at: cursor)
    case .open: return bracketedDate(cursor)
    case .dash where text.isJoined(cursor): return monthDay(at: cursor + 1)
    case .the, .ordinal: return dayMonth(at: cursor)
    case .dotted: return dottedDate(at: cursor)
    default: return nil
    }
  }

  /// "Friday (June 15)"
  private func bracketedDate(_ index: Int) -> Expression? {
    guard var date = monthDay(at: index + 1) ?? dayMonth(at: index + 1),
      text.isKind(.shut, date.next)
    else { return nil }
    date.next += 1
    return date
  }

  /// "on Tues.", "last Thurs"
  private func isToldAbbreviation(_ start: Int, _ next: Int) -> Bool {
    guard text.isKind(.on, start - 1) || text.isKind(.relation, start - 1) else { return false }
    return next - start == 2 || text.length(start) > 3
  }

  /// "Friday Night Lights"
  private func isTitleOfNight(_ index: Int) -> Bool {
    text.isKind(.dayPart, index) && text.isCapitalized(index) && text.isCapitalized(index + 1)
      && !text.startsSentence(index + 1) && text.isKind(.plain, index + 1)
  }

  private func isTimeBehind(_ index: Int) -> Bool {
    text.isKind(.dayPart, index) || clockBehind(index) != nil
  }

  /// Whether an abbreviated weekday stands in a list or range of such: "Mon-Fri", "Sat & Sun".
  private func isListed(_ start: Int, _ next: Int) -> Bool {
    (text.isKind(.dash, next) && text.isKind(.weekday, next + 1))
      || (text.isKind(.dash, start - 1) && text.isKind(.weekday, start - 2))
  }

  /// "Black Friday", "Sheffield Wednesday", "the Sunday Times"
  private func isProperName(_ start: Int, behind next: Int) -> Bool {
    if text.isKind(.dayName, start - 1), text.isCapitalized(start - 1) { return true }
    return text.isKind(.the, start - 1) && text.isCapitalized(next) && !text.isJoined(next)
      && (text.isKind(.plain, next) || text.isKind(.timesNoun, next))
  }
}

extension Relation {
  /// How far a week or year so named lies from this one: "last" is -1.
  var steps: Int? {
    switch self {
    case .last: -1
    case .this: 0
    case .next: 1
    default: nil
    }
  }
}
