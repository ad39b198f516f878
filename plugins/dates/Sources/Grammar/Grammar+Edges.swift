import PluginKit

// Parts of a time: its beginning or end, a quarter, a season, a part of the day.

extension Grammar {
  /// "late September", "the early 1970s", "mid-2019", "early Tuesday"
  func edge(at start: Int) -> Expression? {
    var cursor = start
    _ = skip(.the, &cursor)
    guard text.isKind(.edge, cursor), let edge = Edge(rawValue: text[cursor].number),
      !text.isKind(.unit, start - 1)
    else {
      return nil
    }
    cursor += 1
    _ = skip(.dash, &cursor)
    if text.isKind(.on, cursor), text.isKind(.weekday, cursor + 1) { cursor += 1 }
    let isIn = skipIn(&cursor)
    if isIn, let unit = theUnit(&cursor) {
      return self.edge(edge, of: simple(.shift(unit, 0), start, cursor, DateRule.edge), start)
    }
    if isIn, text.isKind(.the, cursor), let (part, next) = dayPartBehind(cursor - 1) {
      var expression = simple(.unsaid, start, next, DateRule.dayPart, 0.75)
      expression.part = part.edged(edge)
      expression.modifier = edge.modifier
      if text.isKind(.of, next), let day = dayCore(at: next + 1), day.isDay, day.part == nil {
        expression.meaning = day.meaning
        expression.next = day.next
      }
      return expression
    }
    if let part = partOfDay(edge, start, cursor) ?? latterHalf(edge, start, cursor) { return part }
    if edge == .mid, text.isJoined(cursor), text.isKind(.unit, cursor), text[cursor].trait == .none,
      text[cursor].number == Unit.week.rawValue, endsPhrase(cursor + 1)
    {
      return self.edge(edge, of: simple(.shift(.week, 0), start, cursor + 1, DateRule.edge), start)
    }
    switch text[cursor].kind {
    case .tonight where edge == .end:
      return lateNight(start, cursor)
    case .relation where edge == .end && text.isKind(.dayPart, cursor + 1):
      return lateNight(start, cursor)
    case .month, .number, .season, .weekday, .relation, .deictic, .ordinal, .apostrophe, .tens:
      return self.edge(edge, of: target(at: cursor), start)
    case .the where isIn || text.isKind(.of, cursor - 1) || isBesidePart(cursor + 1):
      return self.edge(edge, of: target(at: cursor), start)
    default: return nil
    }
  }

  /// "the early hours", "the early hours of Sunday morning", "the early hours of 4 May"
  private func earlyHours(_ edge: Edge, _ start: Int, _ index: Int) -> Expression? {
    guard edge == .start, text.isKind(.the, start), text.isKind(.unit, index),
      text[index].number == Unit.hour.rawValue, text[index].trait == .plural
    else { return nil }
    var hours = simple(.unsaid, start, index + 1, DateRule.dayPart, 0.75)
    hours.part = .earlyMorning
    hours.modifier = .start
    var cursor = index + 1
    guard skip(.of, &cursor) || skip(.on, &cursor) else { return hours }
    if let (_, next) = dayPartBehind(cursor) { cursor = next }
    _ = skip(.of, &cursor) || skip(.on, &cursor)
    guard let day = dayCore(at: cursor), day.isDay else { return hours }
    hours.meaning = day.meaning
    hours.next = day.next
    if let (_, next) = dayPartBehind(hours.next) { hours.next = next }
    return hours
  }

  /// "the latter half of 2008"
  private func latterHalf(_ edge: Edge, _ start: Int, _ index: Int) -> Expression? {
    guard edge != .mid, text.isKind(.half, index) else { return nil }
    return yearPart(.year, edge == .end ? 2 : 1, start, index + 1)
  }

  /// "late tonight", "late last night"
  private func lateNight(_ start: Int, _ index: Int) -> Expression? {
    guard var night = target(at: index), let part = night.part else { return nil }
    night.first = start
    night.part = part.edged(.end)
    night.modifier = .end
    night.rule = DateRule.edge
    return night
  }

  /// "next morning" of "early the next morning".
  private func isBesidePart(_ index: Int) -> Bool {
    text.isKind(.relation, index) && text.isKind(.dayPart, index + 1)
  }

  /// Moves over the "in" of "early in 1862" and the "part of" of "the early part of 2019".
  private func skipIn(_ cursor: inout Int) -> Bool {
    if text.isKind(.in, cursor), text.length(cursor) == 2 {
      cursor += 1
      return true
    }
    if text.isKind(.edgePart, cursor), text.isKind(.of, cursor + 1) {
      cursor += 2
      return true
    }
    return false
  }

  /// "late afternoon", "early morning"
  private func partOfDay(_ edge: Edge, _ start: Int, _ index: Int) -> Expression? {
    if let hours = earlyHours(edge, start, index) { return hours }
    guard text.isKind(.dayPart, index), let part = DayPart(rawValue: text[index].number),
      text.isSmallWord(index),
      text.isKind(.in, start - 1) || text.isKind(.the, start) || isLoose || edge == .mid
    else { return nil }
    var next = index + 1
    // "in the early morning hours"
    if text.isKind(.unit, next), text[next].number == Unit.hour.rawValue { next += 1 }
    var expression = simple(.unsaid, start, next, DateRule.dayPart, 0.75)
    expression.part = part.edged(edge)
    expression.modifier = edge.modifier
    if skip(.of, &next), let day = dayCore(at: next), day.isDay {
      expression.meaning = day.meaning
      expression.next = day.next
    }
    return expression
  }

  /// The core of an edge; behind "the late", a decade may be written "'60s".
  func target(at cursor: Int) -> Expression? {
    guard let target = inner?.core(at: cursor) ?? plainYear(at: cursor) else { return nil }
    switch target.meaning {
    case .duration, .vague, .unsaid, .recurrence: return nil
    default: return target
    }
  }

  /// A year that "early" or "the end of" makes one.
  func plainYear(at start: Int) -> Expression? {
    var cursor = start
    guard let year = fourDigitYear(&cursor), !isCount(cursor) else { return nil }
    return simple(.fields(Fields(year: year)), start, cursor, DateRule.year)
  }

  func edge(_ edge: Edge, of target: Expression?, _ start: Int) -> Expression? {
    guard var expression = target else { return nil }
    expression.first = start
    expression.modifier = edge.modifier
    expression.rule = DateRule.edge
    return expression
  }

  /// "midweek", "by midyear"; but not "a midweek match".
  func middle(at start: Int) -> Expression? {
    guard let unit = Unit(rawValue: text[start].number), endsPhrase(start + 1) else { return nil }
    return edge(.mid, of: simple(.shift(unit, 0), start, start + 1, DateRule.edge, 0.8), start)
  }

  /// "in the new year": the beginning of the next, or of this while it is young.
  func theNewYear(at start: Int) -> Expression? {
    guard text.tokens[safe: start + 1]?.hash == Self.new, text.isSmallWord(start + 1),
      text.isKind(.unit, start + 2), text[start + 2].number == Unit.year.rawValue,
      text[start + 2].trait == .none, endsPhrase(start + 3)
    else { return nil }
    // Nine months on it is this year until March and the next one afterwards.
    let near = Meaning.holding(.year, .away(.month, 9, from: .shift(.day, 0)))
    return edge(.start, of: simple(near, start, start + 3, DateRule.edge, 0.75), start)
  }

  private static let new = WordHash.hash("new")

  /// "the end of 2019", "the beginning of May", "the end of the year"
  func edgeOfPeriod(at start: Int) -> Expression? {
    var cursor = start
    _ = skip(.the, &cursor)
    guard text.isKind(.edgeNoun, cursor), let part = Edge(rawValue: text[cursor].number),
      text.isKind(.of, cursor + 1)
    else { return nil }
    cursor += 2
    if isLoose, part == .end, let day = endOfDay(start, cursor) { return day }
    // "end of month", "beginning of year"
    if isLoose, text.isKind(.unit, cursor), text[cursor].trait == .none,
      let unit = Unit(rawValue: text[cursor].number), unit.rawValue >= Unit.day.rawValue
    {
      return edge(part, of: simple(.shift(unit, 0), start, cursor + 1, DateRule.edge), start)
    }
    if isLoose, text.isKind(.approximator, cursor) { cursor += 1 }
    if let unit = theUnit(&cursor) {
      return edge(part, of: simple(.shift(unit, 0), start, cursor, DateRule.edge), start)
    }
    switch text[cursor].kind {
    case .month, .number, .season, .relation, .the:
      return edge(part, of: target(at: cursor), start)
    default: return nil
    }
  }

  /// "the end of today", "end of Sunday": its last second.
  private func endOfDay(_ start: Int, _ index: Int) -> Expression? {
    var cursor = index
    _ = skip(.the, &cursor)
    let isDay = text.isKind(.unit, cursor) && text[cursor].number == Unit.day.rawValue
    guard
      var day = isDay
        ? simple(.shift(.day, 0), start, cursor + 1, DateRule.edge) : dayCore(at: cursor),
      day.isDay, day.part == nil, day.clock == nil, !isDay || text[cursor].trait == .none
    else { return nil }
    day.first = start
    day.rule = DateRule.edge
    day.modifier = .end
    day.clock = Clock(hour: 23, minute: 59, second: 59)
    return day
  }

  /// "year-end", "the month's end", "by year end"
  func unitEnd(at start: Int) -> Expression? {
    var cursor = start
    let hasArticle = skip(.the, &cursor)
    guard text.isKind(.unit, cursor), let unit = Unit(rawValue: text[cursor].number),
      text[cursor].trait == .none,
      unit == .month || unit == .year || unit == .week || unit == .quarter
    else { return nil }
    cursor += 1
    let isOwned = text.isPossessive(cursor)
    if isOwned { cursor += 1 } else if text.isJoined(cursor) { _ = skip(.dash, &cursor) }
    guard text.isKind(.edgeNoun, cursor), text[cursor].number == Edge.end.rawValue,
      text.tokens[safe: cursor]?.hash == Self.end,
      isOwned || !hasArticle && (unit == .year || unit == .month)
    else { return nil }
    var expression = simple(.shift(unit, 0), start, cursor + 1, DateRule.edge, 0.85)
    expression.modifier = .end
    return expression
  }

  private static let end = WordHash.hash("end")

  /// "EOD", "the EOM", "BOY": ends and beginnings in offices' letters.
  func letteredEdge(at start: Int) -> Expression? {
    guard isLoose, text.tokens[safe: start]?.traits.contains(.allCapitals) ?? false else {
      return nil
    }
    let unit = Unit(rawValue: text[start].number / 2) ?? .day
    var expression = simple(.shift(unit, 0), start, start + 1, DateRule.edge, 0.8)
    expression.modifier = text[start].number % 2 == 0 ? .start : .end
    if style == .agenda, text.isKind(.the, start - 1) { expression.first = start - 1 }
    return expression
  }

  /// "the year", "the month": the one the text is written in.
  func theUnit(_ cursor: inout Int) -> Unit? {
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
    let isIn = text.isKind(.in, cursor) && text.length(cursor) == 2
    if isIn {
      cursor += 1
      if let unit = theUnit(&cursor) {
        return edge(part, of: simple(.shift(unit, 0), start, cursor, DateRule.edge), start)
      }
      if text.isKind(.the, cursor), text.isKind(.unit, cursor + 1),
        text[cursor + 1].number == Unit.day.rawValue, text[cursor + 1].trait == .none
      {
        return edge(
          part,
          of: simple(.shiftFromMention(.day, 0), start, cursor + 2, DateRule.edge),
          start
        )
      }
      if let (dayPart, next) = dayPartBehind(start + 1) {
        var expression = simple(.unsaid, start, next, DateRule.dayPart, 0.75)
        expression.part = dayPart
        expression.modifier = part.modifier
        return expression
      }
    }
    switch text[cursor].kind {
    case .relation, .deictic, .the, .weekday: break
    case .number where isIn, .month where isIn, .season where isIn:
      return edge(part, of: target(at: cursor), start)
    default: return nil
    }
    guard let target = target(at: cursor) else { return nil }
    switch target.meaning {
    case .shift, .shiftFromMention, .weekday: return edge(part, of: target, start)
    case .season where isIn: return edge(part, of: target, start)
    default: return nil
    }
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
