import PluginKit

// Parts of a time: its beginning or end, a quarter, a season, a part of the day.

extension Grammar {
  /// "late September", "the early 1970s", "mid-2019", "early Tuesday"
  func edge(at start: Int) -> Expression? {
    var cursor = start
    _ = skip(.the, &cursor)
    guard text.isKind(.edge, cursor), let edge = Edge(rawValue: text[cursor].number) else {
      return nil
    }
    cursor += 1
    _ = skip(.dash, &cursor)
    if text.isKind(.on, cursor), text.isKind(.weekday, cursor + 1) { cursor += 1 }
    switch text[cursor].kind {
    case .month, .number, .season, .weekday, .relation, .deictic, .ordinal, .apostrophe:
      return self.edge(edge, of: target(at: cursor), start)
    default: return nil
    }
  }

  /// The core of an edge; behind "the late", a decade may be written "'60s".
  private func target(at cursor: Int) -> Expression? {
    if text.isKind(.apostrophe, cursor), text.isKind(.the, cursor - 2) { return nil }
    guard let target = core(at: cursor) ?? plainYear(at: cursor) else { return nil }
    switch target.meaning {
    case .duration, .vague, .clock, .recurrence: return nil
    default: return target
    }
  }

  /// A year that "early" or "the end of" makes one.
  private func plainYear(at start: Int) -> Expression? {
    var cursor = start
    guard let year = fourDigitYear(&cursor), !isCount(cursor) else { return nil }
    return simple(.fields(Fields(year: year)), start, cursor, Rules.year)
  }

  private func edge(_ edge: Edge, of target: Expression?, _ start: Int) -> Expression? {
    guard var expression = target else { return nil }
    expression.first = start
    expression.modifier = edge.modifier
    expression.rule = Rules.edge
    return expression
  }

  /// "the end of 2019", "the beginning of May", "the end of the year"
  func edgeOfPeriod(at start: Int) -> Expression? {
    var cursor = start
    _ = skip(.the, &cursor)
    guard text.isKind(.edgeNoun, cursor), let part = Edge(rawValue: text[cursor].number),
      text.isKind(.of, cursor + 1)
    else { return nil }
    cursor += 2
    if let unit = theUnit(&cursor) {
      return edge(part, of: simple(.shift(unit, 0), start, cursor, Rules.edge), start)
    }
    switch text[cursor].kind {
    case .month, .number, .season, .relation, .the:
      return edge(part, of: target(at: cursor), start)
    default: return nil
    }
  }

  /// "the year", "the month": the one the text is written in.
  private func theUnit(_ cursor: inout Int) -> Unit? {
    guard text.isKind(.the, cursor), text.isKind(.unit, cursor + 1),
      text[cursor + 1].trait != .plural, let unit = Unit(rawValue: text[cursor + 1].number),
      unit.rawValue > Unit.day.rawValue, !text.isKind(.before, cursor + 2),
      !text.isKind(.number, cursor + 2)
    else { return nil }
    cursor += 2
    return unit
  }

  /// "earlier this year", "later that day", "later on Tuesday"
  func earlierOrLater(at start: Int) -> Expression? {
    let part: Edge = text.isKind(.earlier, start) ? .start : .end
    var cursor = start + 1
    if text.isKind(.on, cursor), text.isKind(.weekday, cursor + 1) { cursor += 1 }
    switch text[cursor].kind {
    case .relation, .deictic, .the, .weekday: break
    default: return nil
    }
    guard let target = target(at: cursor) else { return nil }
    switch target.meaning {
    case .shift, .shiftFromMention, .weekday: return edge(part, of: target, start)
    default: return nil
    }
  }

  /// "the summer of 2018", "winter 2017", "in spring"
  func season(at start: Int) -> Expression? {
    var cursor = start
    let hasArticle = skip(.the, &cursor)
    guard text.isKind(.season, cursor), let season = Season(rawValue: text[cursor].number) else {
      return nil
    }
    let isDoubtful = text[cursor].trait == .doubtful
    cursor += 1
    if let year = followingYear(&cursor) {
      return simple(.season(season, year: year, nil), start, cursor, Rules.season)
    }
    if let relative = relativeYear(behind: cursor) {
      let relation: Relation = relative.years < 0 ? .last : relative.years == 0 ? .this : .next
      return simple(.season(season, year: nil, relation), start, relative.next, Rules.season, 0.8)
    }
    let isInPlace = text.isKind(.in, start - 1) || text.isKind(.edge, start - 1)
    guard isInPlace || (hasArticle && !isDoubtful), !text.isJoined(cursor) || endsClause(cursor),
      text[start].kind == .the || !text.isCapitalized(start) || text.startsSentence(start),
      !text.isKind(.of, cursor)
    else { return nil }
    return simple(.season(season, year: nil, nil), start, cursor, Rules.season, 0.7)
  }

  /// "the third quarter of 2018", "the first half of last year", "third-quarter"
  func yearPart(at start: Int) -> Expression? {
    var cursor = start
    _ = skip(.the, &cursor)
    guard let number = anyOrdinal(&cursor), (1...4).contains(number) else { return nil }
    if text.isKind(.dash, cursor), isQuarter(cursor + 1) {
      return simple(.yearPart(.quarter, number, .open), start, cursor + 2, Rules.yearPart, 0.8)
    }
    let unit: Unit
    if isQuarter(cursor) {
      unit = .quarter
    } else if text.isKind(.half, cursor), number < 3 {
      unit = .year
    } else {
      return nil
    }
    cursor += 1
    return yearPart(unit, number, start, cursor)
  }

  private func isQuarter(_ index: Int) -> Bool {
    text.isKind(.unit, index) && text[index].number == Unit.quarter.rawValue
      && text[index].trait != .plural
  }

  /// The year that must follow a quarter or half.
  private func yearPart(_ unit: Unit, _ number: Int, _ start: Int, _ index: Int) -> Expression? {
    var cursor = index
    if let year = followingYear(&cursor) {
      return simple(.yearPart(unit, number, .stated(year)), start, cursor, Rules.yearPart)
    }
    if let relative = relativeYear(behind: index) {
      let meaning = Meaning.yearPart(unit, number, .relative(relative.years))
      return simple(meaning, start, relative.next, Rules.yearPart)
    }
    guard skip(.of, &cursor), theUnit(&cursor) == .year else { return nil }
    return simple(.yearPart(unit, number, .relative(0)), start, cursor, Rules.yearPart, 0.85)
  }

  /// "first quarter of 2018" without its article.
  func partOfYearWithoutThe(at start: Int) -> Expression? { yearPart(at: start) }

  /// "Q3 2018", "H1 of 2019"
  func shortYearPart(at start: Int) -> Expression? {
    guard let unit = Unit(rawValue: Int(text[start].detail)) else { return nil }
    return yearPart(unit, text[start].number, start, start + 1)
  }

  /// "the morning of October 8", "the night of the 12th of May"
  func partOfNamedDay(at start: Int) -> Expression? {
    var cursor = start
    _ = skip(.the, &cursor)
    guard text.isKind(.dayPart, cursor), let part = DayPart(rawValue: text[cursor].number),
      text.isKind(.of, cursor + 1)
    else { return nil }
    cursor += 2
    guard var expression = core(at: cursor), expression.isDay else { return nil }
    expression.first = start
    expression.part = part
    expression.rule = Rules.dayPart
    return expression
  }
}

extension Edge {
  /// The TIMEX3 modifier.
  var modifier: Timex3.Modifier {
    switch self {
    case .start: .start
    case .mid: .mid
    case .end: .end
    }
  }
}

extension Expression {
  /// Whether it names a single day, to which a part or time of day may belong.
  var isDay: Bool {
    guard end == nil else { return false }
    switch meaning {
    case .fields(let fields): return fields.day != nil
    case .weekday, .weekdayOfWeek, .shift(.day, _), .shiftFromMention(.day, _): return true
    default: return false
    }
  }
}
