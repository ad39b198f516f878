import PluginKit

// Days that are written out: "8 October 2018", "Oct. 8", "2018-10-08", "10/8/18".

extension Grammar {
  /// "8 October", "the 8th of May", "8 Oct. 2018"
  func dayMonth(at start: Int) -> Expression? {
    var cursor = start
    let hasArticle = skip(.the, &cursor)
    guard let day = dayOfMonth(&cursor) else { return nil }
    if text.isJoined(cursor), text.isJoined(cursor + 1) {
      _ = skip(.dash, &cursor) || skip(.slash, &cursor)
    }
    let isOf = skip(.of, &cursor)
    if hasArticle, !isOf, !text.isKind(.month, cursor) { return nil }
    let nameIndex = cursor
    guard let month = monthName(&cursor), isMonthWithDay(nameIndex) else { return nil }
    let year = yearBehindDash(&cursor, isTight: text.isJoined(nameIndex)) ?? followingYear(&cursor)
    if year == nil, let odd = unreadableYear(month, day, start, cursor) { return odd }
    return written(Fields(year: year, month: month, day: day), start, cursor, DateRule.dayMonth)
  }

  /// A day with a year that no calendar has: "October 8, 12345", "8 May 0000". No year is guessed
  /// where one is written.
  private func unreadableYear(_ month: Int, _ day: Int, _ start: Int, _ index: Int) -> Expression? {
    var cursor = index
    skipComma(&cursor)
    let number = text[cursor]
    guard number.kind == .number, number.detail > 4 || number.detail == 4 && number.number == 0,
      !text.isJoined(cursor), endsClause(cursor + 1)
    else { return nil }
    let value = "XXXX-\(padded(month, 2))-\(padded(day, 2))"
    return simple(.vague(value), start, cursor + 1, DateRule.impossible, 0.6)
  }

  /// The "-2018" of "08-Oct-2018".
  private func yearBehindDash(_ cursor: inout Int, isTight: Bool) -> Int? {
    guard text.isJoined(cursor), text.isKind(.dash, cursor) || text.isKind(.slash, cursor),
      text.isJoined(cursor + 1), text.isKind(.number, cursor + 1),
      text[cursor + 1].detail == 4 || text[cursor + 1].detail == 2 && isTight
    else { return nil }
    cursor += 2
    let number = text[cursor - 1].number
    return text[cursor - 1].detail == 4 ? number : shortYear(number)
  }

  /// Whether the name of a month with a day beside it may be one: in small letters only if it
  /// is no other word, or the day is an ordinal.
  private func isMonthWithDay(_ index: Int) -> Bool {
    text.isCapitalized(index) || text[index].trait == .none || text[index].trait == .name
      || isLoose || text.isKind(.of, index - 1) && text.isKind(.ordinalSuffix, index - 2)
      || text[index].trait == .abbreviated && text.isKind(.ordinalSuffix, index - 1)
  }

  /// "October 8", "Oct. 8, 2018", "May the 8th"
  func monthDay(at start: Int) -> Expression? {
    var cursor = start
    guard let month = monthNameWithDay(&cursor) else { return nil }
    skipMonthSign(&cursor)
    if text.isKind(.comma, cursor - 1), !text.isKind(.ordinalSuffix, cursor + 1) { return nil }
    let hasArticle = skip(.the, &cursor)
    guard !hasArticle || text.isKind(.ordinal, cursor) || text.isKind(.ordinalSuffix, cursor + 1),
      let day = dayOfMonth(&cursor) ?? spokenDay(&cursor), !isCount(cursor),
      !isClockBehindMonth(cursor)
    else { return nil }
    let year = followingYear(&cursor)
    if month == 9, day == 11, year == nil, isAttack(cursor) {
      let day = Meaning.namedDay(year: 2001, month: 9, day: 11)
      return simple(day, start, cursor, DateRule.namedDay, 0.85)
    }
    if year == nil, let odd = unreadableYear(month, day, start, cursor) { return odd }
    return written(Fields(year: year, month: month, day: day), start, cursor, DateRule.monthDay)
  }

  /// The comma of "October, 1st" and the dash of "Jun-15".
  private func skipMonthSign(_ cursor: inout Int) {
    if skip(.comma, &cursor) { return }
    guard text.isKind(.dash, cursor), text.isJoined(cursor), text.isJoined(cursor + 1),
      text.isKind(.number, cursor + 1), text[cursor + 1].detail <= 2, isWhole(cursor + 2),
      isLoose || text[cursor - 1].trait == .abbreviated
    else { return }
    cursor += 1
  }

  /// "the Sept. 11 attacks" are those of 2001.
  private func isAttack(_ index: Int) -> Bool {
    text.tokens[safe: index].map { Self.attacks.contains($0.hash) } ?? false
  }

  private static let attacks = WordSet([
    "attacks", "attack", "terrorist", "terror", "hijackings", "hijackers", "attackers",
    "commission",
  ])

  /// The name of a month, also in small letters where an ordinal follows: "march eighteenth".
  private func monthNameWithDay(_ cursor: inout Int) -> Int? {
    if let month = monthName(&cursor) { return month }
    let lexeme = text[cursor]
    guard lexeme.kind == .month else { return nil }
    var ahead = cursor + 1
    if lexeme.trait == .abbreviated { skipAbbreviationStop(&ahead) }
    let number = text.isKind(.dash, ahead) && text.isJoined(ahead) ? ahead + 1 : ahead
    guard isLoose && text.isKind(.number, number) || anyOrdinalFollows(ahead) else { return nil }
    cursor = ahead
    return lexeme.number
  }

  private func anyOrdinalFollows(_ index: Int) -> Bool {
    var cursor = index
    _ = skip(.the, &cursor)
    return anyOrdinal(&cursor) != nil
  }

  /// "May twenty nine"
  private func spokenDay(_ cursor: inout Int) -> Int? {
    guard text.isCapitalized(cursor - 1) || isLoose, text.isKind(.numeral, cursor) else {
      return nil
    }
    var ahead = cursor
    guard let day = belowHundred(&ahead), (1...31).contains(day), isLoose || endsClause(ahead)
    else {
      return nil
    }
    cursor = ahead
    return day
  }

  /// "March 9:30" is no ninth of March.
  private func isClockBehindMonth(_ index: Int) -> Bool {
    text.isJoined(index) && text.isKind(.colon, index) && text.isJoined(index + 1)
      && text.isKind(.number, index + 1)
  }

  /// "2018-10-08", "2018-10-08T14:05:00Z", "2018/10/08", "10/8/18"
  func numericDate(at start: Int) -> Expression? {
    isoDate(at: start) ?? slashedDate(at: start)
  }

  private func isoDate(at start: Int) -> Expression? {
    let sign = text[start + 1].kind
    guard text[start].detail == 4, sign == .dash || sign == .slash, beginsNumber(start),
      numbersAreJoined(start, sign), text[start + 2].detail <= 2, text[start + 4].detail <= 2,
      (1000...2999).contains(text[start].number), isWhole(start + 5) || isSlashOfRange(start + 5)
    else { return nil }
    let fields = Fields(
      year: text[start].number,
      month: text[start + 2].number,
      day: text[start + 4].number
    )
    guard (1...12).contains(text[start + 2].number), (1...31).contains(text[start + 4].number)
    else { return nil }
    var cursor = start + 5
    var expression = written(fields, start, cursor, DateRule.isoDate)
    if text.isJoined(cursor), text.isKind(.isoTime, cursor), let clock = isoClock(&cursor) {
      expression.clock = clock
      expression.next = cursor
      expression.rule = DateRule.isoTime
    }
    return expression
  }

  /// "10/8/18" and "8-10-2018", by the order of the locale unless only the other one fits.
  private func slashedDate(at start: Int) -> Expression? {
    let sign = text[start + 1].kind
    let digits = text[start + 4].detail
    guard sign == .slash || (sign == .dash && digits == 4), numbersAreJoined(start, sign),
      beginsNumber(start), text[start].detail <= 2,
      text[start + 2].detail <= 2, digits == 2 || digits == 4,
      isWhole(start + 5) || isDashOfRange(start + 5)
    else { return nil }
    var month = text[start].number
    var day = text[start + 2].number
    if !monthComesFirst { swap(&month, &day) }
    if month > 12 { swap(&month, &day) }
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    let short = text[start + 4].number
    let year = digits == 4 ? short : shortYear(short)
    let fields = Fields(year: year, month: month, day: day)
    return written(fields, start, start + 5, DateRule.numericDate)
  }

  /// "8.10.2018", day first.
  func dottedDate(at start: Int) -> Expression? {
    let lexeme = text[start]
    guard beginsNumber(start), isWhole(start + 1) else { return nil }
    let detail = Int(lexeme.detail)
    let fields = Fields(year: lexeme.number, month: detail / 100, day: detail % 100)
    return written(fields, start, start + 1, DateRule.dottedDate)
  }

  /// Whether number, sign, number, sign, number stand at `start` without space.
  private func numbersAreJoined(_ start: Int, _ sign: Lexeme.Kind) -> Bool {
    text.isKind(sign, start + 1) && text.isKind(sign, start + 3)
      && text.isKind(.number, start + 2) && text.isKind(.number, start + 4)
      && (1...4).allSatisfy { text.isJoined(start + $0) }
  }

  /// Whether nothing but a bracket or quotation mark stands against the number at `index`.
  func beginsNumber(_ index: Int) -> Bool {
    guard text.isJoined(index) else { return true }
    let before = text[index - 1].kind
    if before == .dash, endsDate(index - 1) { return true }
    return before == .open || before == .apostrophe || (before == .plain && text.isSign(index - 1))
  }

  /// Whether a date of slashes or four digits ends before the dash at `index`.
  private func endsDate(_ index: Int) -> Bool {
    guard text.isKind(.number, index - 1) else { return false }
    return text.isKind(.slash, index - 2)
      || text.isKind(.dash, index - 2) && text[index - 1].detail == 4
        && text.isKind(.dash, index - 4)
  }

  /// Whether nothing continues a number that ends before `index`.
  func isWhole(_ index: Int) -> Bool {
    guard text.isJoined(index) else { return true }
    switch text[index].kind {
    case .slash, .percent: return false
    case .dash, .colon: return !text.isJoined(index + 1)
    default: return true
    }
  }

  /// "5/1/2019-5/7/2020": a dash with a date of slashes behind it.
  func isDashOfRange(_ index: Int) -> Bool {
    text.isKind(.dash, index) && text.isKind(.number, index + 1)
      && (text.isKind(.slash, index + 2) || text.isKind(.dash, index + 2))
      && text.isKind(.number, index + 3)
  }

  /// "2015-03-28 17:00:00/2015-03-29 21:00:00"
  private func isSlashOfRange(_ index: Int) -> Bool {
    text.isKind(.slash, index) && text.isKind(.number, index + 1) && text[index + 1].detail == 4
  }

  /// An expression of fields; one that no calendar has is said to be impossible.
  func written(_ fields: Fields, _ first: Int, _ next: Int, _ rule: DateRule) -> Expression {
    let isPossible = fields.isPossible
    return Expression(
      first: first,
      next: next,
      meaning: .fields(fields),
      rule: isPossible ? rule : DateRule.impossible,
      confidence: isPossible ? 0.97 : 0.5
    )
  }
}
