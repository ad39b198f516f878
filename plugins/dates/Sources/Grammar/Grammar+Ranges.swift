import PluginKit

// Ranges are one expression with two ends: "October 4-14", "from March 3 to April 12".

extension Grammar {
  /// The range that `first` begins, if a second end of its kind follows.
  func range(from first: Expression) -> Expression? {
    guard first.end == nil, first.part == nil, first.modifier == nil else { return nil }
    var cursor = first.next
    if isAfterBetween(first.first) { skipComma(&cursor) }
    guard rangeSign(&cursor, afterBetween: isAfterBetween(first.first)),
      isRangeDash(cursor - 1) || opensRange(first)
    else { return nil }
    guard let second = secondEnd(of: first, at: cursor) else { return nil }
    var range = first
    range.next = second.next
    range.end = RangeEnd(meaning: second.meaning, clock: second.clock)
    range.rule = Rules.range
    range.confidence = min(first.confidence, second.confidence)
    return range
  }

  /// Whether the sign at `index` joins: not the dash of a thought, with space on both sides
  /// and longer than that of a range.
  private func isRangeDash(_ index: Int) -> Bool {
    guard text.isKind(.dash, index) else { return false }
    return text[index].value == 0 || text.isJoined(index)
  }

  /// Whether "from" or "between" stands before, or the words can be nothing but a range.
  private func opensRange(_ first: Expression) -> Bool {
    switch text[first.first - 1].kind {
    case .from, .between: return true
    default: break
    }
    switch first.meaning {
    case .fields(let fields): return fields.month != nil
    case .clock, .weekday: return true
    default: return false
    }
  }

  private func secondEnd(of first: Expression, at index: Int) -> Expression? {
    switch first.meaning {
    case .fields(let fields) where fields.day != nil:
      return sameKind(dayCoreOfRange(at: index)) { if case .fields = $0 { true } else { false } }
    case .fields(let fields) where fields.month != nil: return monthEnd(at: index)
    case .fields: return yearEnd(after: first, at: index)
    case .weekday(_, nil):
      return sameKind(weekdayEnd(at: index)) { if case .weekday = $0 { true } else { false } }
    case .clock: return clockEnd(at: index)
    default: return nil
    }
  }

  private func sameKind(_ second: Expression?, _ isSame: (Meaning) -> Bool) -> Expression? {
    guard let second, second.end == nil, isSame(second.meaning) else { return nil }
    return second
  }

  private func dayCoreOfRange(at index: Int) -> Expression? {
    switch text[index].kind {
    case .month: monthDay(at: index)
    case .weekday: weekdayFamily(at: index)
    case .number: numericDate(at: index) ?? dayMonth(at: index)
    case .the, .ordinal: dayMonth(at: index)
    default: nil
    }
  }

  private func monthEnd(at index: Int) -> Expression? {
    var cursor = index
    guard let month = monthName(&cursor), text.isCapitalized(index),
      !text.isKind(.number, cursor) || text[cursor].detail == 4
    else { return nil }
    let year = followingYear(&cursor)
    return written(Fields(year: year, month: month), index, cursor, Rules.range)
  }

  private func yearEnd(after first: Expression, at index: Int) -> Expression? {
    var cursor = index
    guard case .fields(let fields) = first.meaning, let start = fields.year,
      let year = fourDigitYear(&cursor), year > start, !isCount(cursor)
    else { return nil }
    return written(Fields(year: year), index, cursor, Rules.range)
  }

  private func weekdayEnd(at index: Int) -> Expression? {
    var cursor = index
    guard let weekday = weekdayName(&cursor) else { return nil }
    return weekdayExpression(weekday, nil, index, cursor)
  }

  private func clockEnd(at index: Int) -> Expression? {
    var cursor = index
    guard let clock = clock(&cursor) else { return nil }
    return simple(.clock(clock), index, cursor, Rules.range)
  }

  /// "October 4-14", "Oct. 4 to 14, 2018"
  func monthDayRange(at start: Int) -> Expression? {
    var cursor = start
    guard let month = monthName(&cursor), let first = plainDay(&cursor),
      rangeSign(&cursor, afterBetween: isAfterBetween(start)), let last = plainDay(&cursor),
      first < last, !text.isKind(.month, cursor), !isCount(cursor), !text.isKind(.unit, cursor),
      !(text.isJoined(cursor) && (text.isKind(.dash, cursor) || text.isKind(.slash, cursor)))
    else { return nil }
    let year = followingYear(&cursor)
    return dayRange(month, first, last, year, start, cursor)
  }

  /// "4-14 October", "4 to 14 October 2018"; "3 and 5 p.m." after "between"
  func sharedMonthRange(at start: Int) -> Expression? {
    var cursor = start
    guard !isInsideNumber(start) || text.isKind(.dash, start + 1), let first = plainDay(&cursor),
      rangeSign(&cursor, afterBetween: isAfterBetween(start))
    else { return nil }
    if let clocks = sharedClockRange(start, first, cursor) { return clocks }
    guard let last = plainDay(&cursor), first < last else { return nil }
    _ = skip(.of, &cursor)
    guard let month = monthName(&cursor) else { return nil }
    let year = followingYear(&cursor)
    return dayRange(month, first, last, year, start, cursor)
  }

  private func dayRange(
    _ month: Int,
    _ first: Int,
    _ last: Int,
    _ year: Int?,
    _ start: Int,
    _ next: Int
  ) -> Expression {
    let from = Fields(year: year, month: month, day: first)
    let to = Fields(year: year, month: month, day: last)
    var range = written(from, start, next, Rules.dayRange)
    if !to.isPossible { range = written(to, start, next, Rules.dayRange) }
    range.meaning = .fields(from)
    range.end = RangeEnd(meaning: .fields(to))
    return range
  }

  /// "3 and 5 p.m.", "9-11am": the first hour shares the half of the day.
  private func sharedClockRange(_ start: Int, _ hour: Int, _ index: Int) -> Expression? {
    var cursor = index
    guard hour <= 12, let last = clock(&cursor), last.isCertain,
      text.isKind(.meridiem, cursor - 1) || text.isKind(.zone, cursor - 1)
        || text.isKind(.time, cursor - 1)
    else { return nil }
    var first = Clock(hour: hour, zone: last.zone)
    let shifted = hour % 12 + 12
    if last.hour >= 12, shifted < last.hour || last.hour == 12 && hour == 12 {
      first.hour = shifted
    }
    guard first.hour < last.hour else { return nil }
    var range = simple(.clock(first), start, cursor, Rules.range)
    range.end = RangeEnd(meaning: .clock(last))
    return range
  }

  /// A day of the month whose neighbours are looked at by the caller.
  private func plainDay(_ cursor: inout Int) -> Int? {
    let lexeme = text[cursor]
    guard lexeme.kind == .number, lexeme.detail <= 2, (1...31).contains(lexeme.number) else {
      return nil
    }
    cursor += 1
    if text.isJoined(cursor) { _ = skip(.ordinalSuffix, &cursor) }
    return lexeme.number
  }
}
