import PluginKit

// Dates that are written short: "10/8", "Oct/2", "31-Oct-74", "2017 April", "'68", "FY2019".

extension Grammar {
  /// "5/12" and "22/04": month and day, where something says that it is no fraction or score.
  func shortDate(at start: Int) -> Expression? {
    let sign = text[start + 1].kind
    guard sign == .slash || sign == .dash && style == .agenda, text.isKind(.number, start + 2),
      text[start].detail <= 2, text[start + 2].detail <= 2 || text[start + 2].detail == 4,
      text.isJoined(start + 1) == text.isJoined(start + 2),
      sign == .dash || text.isJoined(start + 1),
      beginsNumber(start), isWhole(start + 3) || isDashOfRange(start + 3)
    else { return nil }
    if text[start + 2].detail == 4 { return monthOfYear(at: start, sign) }
    guard hasShortDateCompany(start, start + 3) else { return nil }
    var month = text[start].number
    var day = text[start + 2].number
    if !monthComesFirst { swap(&month, &day) }
    if month > 12 { swap(&month, &day) }
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    return written(Fields(month: month, day: day), start, start + 3, DateRule.shortDate)
  }

  /// "2/2013"
  private func monthOfYear(at start: Int, _ sign: Lexeme.Kind) -> Expression? {
    let year = text[start + 2].number
    guard sign == .slash, (1...12).contains(text[start].number), (1900...2199).contains(year),
      isLoose || text.isKind(.in, start - 1) || text.isKind(.since, start - 1)
    else { return nil }
    let fields = Fields(year: year, month: text[start].number)
    return written(fields, start, start + 3, DateRule.shortDate)
  }

  private func hasShortDateCompany(_ start: Int, _ next: Int) -> Bool {
    if text.isKind(.meridiem, next) || text.isKind(.letterP, next) || text.isKind(.letterH, next) {
      return false
    }
    if isLoose {
      return text[start].number > 0 && (text[start + 2].detail == 2 || text[start].number <= 12)
        && !text.isKind(.letterH, next) && !text.isKind(.unit, next)
    }
    switch text[start - 1].kind {
    case .on, .weekday, .since: return true
    case .comma: return text.isKind(.weekday, start - 2)
    case .by, .before, .after: return text[start + 2].detail == 2
    case .from: return rangeOfShortDates(next)
    case .between: return rangeOfShortDates(next)
    case .to, .dash, .and: return text.isKind(.slash, start - 3) || text.isKind(.slash, start - 4)
    case .relation: return true
    default: return false
    }
  }

  private func rangeOfShortDates(_ index: Int) -> Bool {
    var cursor = index
    guard rangeSign(&cursor, afterBetween: true) else { return false }
    if text.isKind(.relation, cursor) { cursor += 1 }
    return text.isKind(.number, cursor) && text.isKind(.slash, cursor + 1)
  }

  /// "this 5/12", "next 5/19"
  func nextDate(at start: Int) -> Expression? {
    guard let relation = relation(start), let date = shortDate(at: start + 1),
      relation == .this || relation == .next || relation == .last
    else { return nil }
    var expression = date
    expression.first = start
    return expression
  }

  /// "Oct/2", "31/Oct/1974", "Oct-2": a month by name between slashes.
  func slashedMonth(at start: Int) -> Expression? {
    guard text.isKind(.month, start), text.isKind(.slash, start + 1), text.isJoined(start + 1),
      text.isJoined(start + 2), text.isKind(.number, start + 2), text[start + 2].detail <= 2,
      (1...31).contains(text[start + 2].number), isWhole(start + 3)
    else { return nil }
    let fields = Fields(month: text[start].number, day: text[start + 2].number)
    return written(fields, start, start + 3, DateRule.monthDay)
  }

  /// "2017 April", "2017 Q1", "2018Q4"
  func yearFirst(at start: Int) -> Expression? {
    var cursor = start
    guard text[start].detail == 4, (1000...2199).contains(text[start].number), beginsNumber(start)
    else { return nil }
    let year = text[start].number
    cursor += 1
    if text.isKind(.dash, cursor), text.isJoined(cursor), text.isJoined(cursor + 1),
      text.isKind(.period, cursor + 1)
    {
      cursor += 1
    }
    if text.isKind(.period, cursor), let unit = Unit(rawValue: Int(text[cursor].detail)) {
      let meaning = Meaning.yearPart(unit, text[cursor].number, .stated(year))
      return simple(meaning, start, cursor + 1, DateRule.yearPart)
    }
    if let date = yearMonthDay(at: start) { return date }
    if text.isKind(.dash, cursor), isLoose || text.isKind(.colon, start - 1) {
      return isoMonth(at: start)
    }
    if text.isKind(.season, cursor), !text.isJoined(cursor), text.isSmallWord(cursor),
      let season = Season(rawValue: text[cursor].number), text[cursor].trait == .none
    {
      return simple(.season(season, year: .stated(year), nil), start, cursor + 1, DateRule.season)
    }
    guard !text.isJoined(cursor), let month = monthName(&cursor),
      !text.isKind(.number, cursor) || text[cursor].detail > 2, hasYearBefore(start)
    else { return nil }
    return written(Fields(year: year, month: month), start, cursor, DateRule.monthYear)
  }

  /// "2019/aug/01", "2019-Aug-1"
  private func yearMonthDay(at start: Int) -> Expression? {
    let sign = text[start + 1].kind
    guard sign == .slash || sign == .dash, text.isKind(sign, start + 3),
      text.isKind(.month, start + 2), text.isKind(.number, start + 4), text[start + 4].detail <= 2,
      (1...4).allSatisfy({ text.isJoined(start + $0) }), (1...31).contains(text[start + 4].number)
    else { return nil }
    let fields = Fields(
      year: text[start].number,
      month: text[start + 2].number,
      day: text[start + 4].number
    )
    return written(fields, start, start + 5, DateRule.monthDay)
  }

  /// "in 2017 April"; but "in 2017 May resigned".
  private func hasYearBefore(_ start: Int) -> Bool {
    text[start + 1].trait == .none || text[start + 1].trait == .abbreviated || isLoose
  }

  /// "2015-12"
  private func isoMonth(at start: Int) -> Expression? {
    guard text.isJoined(start + 1), text.isJoined(start + 2), text.isKind(.number, start + 2),
      text[start + 2].detail == 2, (1...12).contains(text[start + 2].number), isWhole(start + 3)
    else { return nil }
    let fields = Fields(year: text[start].number, month: text[start + 2].number)
    return written(fields, start, start + 3, DateRule.isoDate)
  }

  /// "'68", "the summer of '68"
  func shortYear(at start: Int) -> Expression? {
    let number = start + 1
    guard text.isJoined(number), text.isKind(.number, number), text[number].detail == 2,
      !text.isJoined(start),
      !text.isJoined(number + 1) || endsClause(number + 1)
        || text.isPossessive(number + 1)
    else { return nil }
    switch text[start - 1].kind {
    case .in, .of, .since, .to, .by, .month, .season, .from, .between, .and, .before, .after,
      .plain, .the, .edge:
      break
    default: return nil
    }
    if text.isKind(.plain, start - 1), !text.isCapitalized(start - 1) { return nil }
    let year = shortYear(text[number].number)
    return simple(.fields(Fields(year: year)), start, number + 1, DateRule.year, 0.85)
  }

  /// The year behind an apostrophe: of this century up to 49.
  func shortYear(_ number: Int) -> Int { number + (number < 50 ? 2000 : 1900) }

  /// "fiscal 2019", "FY2019", "FY 19", "the 2018-19 fiscal year", "last fiscal year"
  func businessYear(at start: Int) -> Expression? {
    var cursor = start
    _ = skip(.the, &cursor)
    if let dated = datedBusinessYear(start, cursor) { return dated }
    guard text.isKind(.business, cursor), let kind = BusinessYear(rawValue: text[cursor].number)
    else { return nil }
    if kind == .fiscal, let quarter = fiscalQuarter(start, cursor + 1) { return quarter }
    // "FY2019" holds its year, "sy18" the last two digits of it.
    if text[cursor].detail > 0 {
      let digits = Int(text[cursor].detail)
      let year = digits < 100 ? 2000 + digits : digits
      return simple(.businessYear(kind, .stated(year)), start, cursor + 1, DateRule.businessYear)
    }
    cursor += 1
    if text.isKind(.unit, cursor), text[cursor].number == Unit.year.rawValue,
      text[cursor].trait == .none
    {
      cursor += 1
    } else {
      let letters = text.length(cursor - 1)
      guard letters == 2 || text.tokens[safe: cursor - 1]?.hash == Self.fiscal else { return nil }
    }
    if let range = yearRange(at: cursor), let year = range.secondYear {
      return simple(.businessYear(kind, .stated(year)), start, range.next, DateRule.businessYear)
    }
    if let year = fourDigitYear(&cursor) {
      return simple(.businessYear(kind, .stated(year)), start, cursor, DateRule.businessYear)
    }
    guard text.length(cursor - 1) == 2, text.isKind(.number, cursor), text[cursor].detail == 2
    else { return nil }
    let year = shortYear(text[cursor].number)
    return simple(.businessYear(kind, .stated(year)), start, cursor + 1, DateRule.businessYear)
  }

  /// "the fiscal third quarter", which is another than the calendar's, of a year that is not told.
  private func fiscalQuarter(_ start: Int, _ index: Int) -> Expression? {
    var cursor = index
    guard let number = anyOrdinal(&cursor), (1...4).contains(number) else { return nil }
    _ = skip(.dash, &cursor)
    guard text.isKind(.unit, cursor), text[cursor].number == Unit.quarter.rawValue else {
      return nil
    }
    return simple(.vague("FYXXXX-Q\(number)"), start, cursor + 1, DateRule.businessYear, 0.7)
  }

  private static let fiscal = WordHash.hash("fiscal")

  /// "the 2017-18 school year", named by the year it ends in.
  func datedBusinessYear(_ start: Int, _ index: Int) -> Expression? {
    guard text.isKind(.number, index) else { return nil }
    let range = yearRange(at: index)
    // "the 2018 school year"
    var cursor = index
    guard let year = range?.secondYear ?? (range == nil ? fourDigitYear(&cursor) : nil) else {
      return nil
    }
    let next = range?.next ?? cursor
    guard text.isKind(.business, next), let kind = BusinessYear(rawValue: text[next].number),
      text[next].detail == 0, text.isKind(.unit, next + 1),
      text[next + 1].number == Unit.year.rawValue, text[next + 1].trait == .none
    else { return nil }
    return simple(.businessYear(kind, .stated(year)), start, next + 2, DateRule.businessYear)
  }

  /// "last fiscal year", "this school year" behind their relation.
  func relativeBusinessYear(_ start: Int, _ relation: Relation, _ index: Int) -> Expression? {
    guard let kind = BusinessYear(rawValue: text[index].number), text[index].detail == 0,
      text.isKind(.unit, index + 1), text[index + 1].number == Unit.year.rawValue,
      text[index + 1].trait == .none, let steps = relation.neighbour
    else { return nil }
    return simple(.businessYear(kind, .relative(steps)), start, index + 2, DateRule.businessYear)
  }
}

extension Relation {
  /// How far the year or week so named lies from this one, also where the relation is to
  /// something told.
  var neighbour: Int? {
    switch self {
    case .last, .previous: -1
    case .this, .same, .that: 0
    case .next, .coming, .following: 1
    case .final: nil
    }
  }
}

extension Expression {
  /// The year that a range of years ends in, where it is the next after the first.
  fileprivate var secondYear: Int? {
    guard case .fields(let first) = meaning, case .fields(let second)? = end?.meaning,
      let from = first.year, second.year == from + 1
    else { return nil }
    return from + 1
  }
}
