import PluginKit

// Ranges are one expression with two ends: "October 4-14", "from March 3 to April 12". The
// words "from" and "between" belong to them, as nothing else says where a range begins.

extension Grammar {
  /// A range behind "from" or "between".
  func openedRange(at start: Int) -> Expression? {
    if let times = clockRange(at: start, style: .strict), times.next > start { return times }
    // "between now and June"
    if text.isKind(.present, start + 1), text.length(start + 1) == 3 {
      let now = simple(.shift(.day, 0), start + 1, start + 2, DateRule.range)
      if let time = nowUntil(now, start) { return time }
      return range(from: now).map { opened($0, start) }
    }
    guard let first = inner?.core(at: start + 1), first.meaning.mayBeginRange || first.isRange
    else {
      return nil
    }
    if first.isRange { return opened(first, start) }
    var joined = first
    join(&joined)
    guard let range = range(from: joined) ?? range(from: first) else { return nil }
    return opened(range, start)
  }

  /// "between now and eight o'clock": today until then.
  private func nowUntil(_ now: Expression, _ start: Int) -> Expression? {
    var cursor = now.next
    guard rangeSign(&cursor, afterBetween: text.isKind(.between, start)),
      let end = clockEnd(at: cursor), end.clock != nil, end.meaning == .unsaid
    else { return nil }
    var today = end
    today.meaning = now.meaning
    today.first = start
    today.modifier = .onOrBefore
    today.rule = DateRule.range
    return today
  }

  private func opened(_ range: Expression, _ start: Int) -> Expression {
    var range = range
    range.first = start
    return range
  }

  /// The range that `first` begins, if a second end of its kind follows.
  func range(from first: Expression) -> Expression? {
    guard !first.isRange, first.modifier == nil || first.modifier?.isEdge ?? false,
      first.meaning.mayBeginRange
    else { return nil }
    let isBetween = text.isKind(.between, first.first - 1)
    var cursor = first.next
    // "from September 1, 1939, to May 8, 1945"
    if isBetween || text.isKind(.from, first.first - 1) && first.statedYear != nil {
      skipComma(&cursor)
    }
    let sign = cursor
    guard rangeSign(&cursor, afterBetween: isBetween),
      text.isKind(.dash, sign) ? isRangeDash(sign) : opensRange(first),
      let second = secondEnd(of: first, at: cursor)
    else { return nil }
    var range = first
    range.next = second.next
    range.end = RangeEnd(
      split: RangeSplit(first: first.first..<first.next, second: cursor),
      meaning: second.meaning,
      clock: second.clock,
      part: second.part
    )
    // "from early May to late July": neither word is true of the whole.
    if first.modifier != second.modifier { range.modifier = nil }
    range.rule = DateRule.range
    range.confidence = min(first.confidence, second.confidence)
    return range
  }

  /// Whether the sign at `index` joins: not the dash of a thought, with space on both sides
  /// and longer than that of a range.
  func isRangeDash(_ index: Int) -> Bool {
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
    case .fields(let fields): return fields.month != nil || isYear(first.next + 1)
    case .unsaid, .weekday: return true
    default: return false
    }
  }

  /// The second end, which behind "from" and "between" may be of another kind than the first.
  private func secondEnd(of first: Expression, at index: Int) -> Expression? {
    likeEnd(of: first, at: index) ?? unlikeEnd(of: first, at: index)
  }

  /// "between 1925 and the 1960s", "from May until the end of next year"
  private func unlikeEnd(of first: Expression, at index: Int) -> Expression? {
    guard isOpened(first), first.meaning != .unsaid, let end = inner?.core(at: index),
      !end.isRange, end.meaning.isCalendarPoint, end.meaning != .unsaid
    else { return nil }
    return end
  }

  /// The second end of the kind of the first.
  private func likeEnd(of first: Expression, at index: Int) -> Expression? {
    switch first.meaning {
    case .fields(let fields) where fields.day != nil: return dayEnd(of: first, at: index)
    case .fields(let fields) where fields.month != nil:
      return monthEnd(at: index) ?? edgeEnd(at: index)
        ?? (isLoose || isOpened(first) ? deicticEnd(at: index) : nil)
    case .fields: return yearEnd(after: first, at: index) ?? edgeEnd(at: index)
    case .century:
      guard let end = century(at: index), case .century = end.meaning else { return nil }
      return end
    case .weekday, .shift(.day, _):
      if let end = dayEnd(of: first, at: index) { return end }
      return first.clock == nil ? nil : clockEnd(at: index)
    case .unsaid: return clockEnd(at: index) ?? timedDayEnd(at: index)
    case .decade(let decade):
      guard let end = decadeEnd(at: index), case .decade(let last) = end.meaning, last > decade
      else { return nil }
      return end
    default: return nil
    }
  }

  private func dayEnd(of first: Expression, at index: Int) -> Expression? {
    var end: Expression
    switch text[index].kind {
    case .month: guard let day = monthDay(at: index) else { return nil }; end = day
    case .weekday:
      guard let day = weekdayFamily(at: index) ?? weekdayEnd(at: index) else { return nil }
      end = day
    case .number:
      guard let day = numericDate(at: index) ?? shortDate(at: index) ?? dayMonth(at: index) else {
        return nil
      }
      end = day
    case .the, .ordinal: guard let day = dayMonth(at: index) else { return nil }; end = day
    case .deictic:
      guard isLoose || first.meaning.isShift || isOpened(first) || first.statedYear != nil,
        let day = deictic(at: index)
      else { return nil }
      end = day
    case .relation: guard let day = nextDate(at: index) else { return nil }; end = day
    default: return nil
    }
    guard !end.isRange, end.meaning.isDay else { return nil }
    if first.clock != nil || end.clock == nil { join(&end) }
    return !end.isRange ? end : nil
  }

  private func monthEnd(at index: Int) -> Expression? {
    var cursor = index
    guard let month = monthName(&cursor), text.isCapitalized(index) || isLoose,
      !text.isKind(.number, cursor) || text[cursor].detail == 4
    else { return nil }
    let year = followingYear(&cursor)
    return written(Fields(year: year, month: month), index, cursor, DateRule.range)
  }

  private func yearEnd(after first: Expression, at index: Int) -> Expression? {
    var cursor = index
    guard case .fields(let fields) = first.meaning, let start = fields.year,
      let year = fourDigitYear(&cursor), year > start, year < 2200, !isCount(cursor)
    else { return nil }
    return written(Fields(year: year), index, cursor, DateRule.range)
  }

  private func isOpened(_ first: Expression) -> Bool {
    text.isKind(.from, first.first - 1) || text.isKind(.between, first.first - 1)
  }

  private func deicticEnd(at index: Int) -> Expression? {
    text.isKind(.deictic, index) ? deictic(at: index) : nil
  }

  /// "the end of 2008" behind "from 2007 to".
  private func edgeEnd(at index: Int) -> Expression? {
    guard let end = edgeOfPeriod(at: index) ?? edge(at: index), !end.isRange,
      case .fields(let fields) = end.meaning, fields.day == nil
    else { return nil }
    return end
  }

  private func decadeEnd(at index: Int) -> Expression? {
    text.isKind(.the, index) || text.isKind(.number, index) ? decade(at: index) : nil
  }

  private func weekdayEnd(at index: Int) -> Expression? {
    var cursor = index
    guard let weekday = weekdayName(&cursor) else { return nil }
    return weekdayExpression(weekday, nil, index, cursor)
  }

  private func clockEnd(at index: Int) -> Expression? {
    var cursor = index
    guard let clock = clock(&cursor, .bare) else { return nil }
    var end = simple(.unsaid, index, cursor, DateRule.range)
    end.clock = clock
    join(&end)
    return end
  }

  /// "tomorrow 4:30pm" behind "from 2pm till".
  private func timedDayEnd(at index: Int) -> Expression? {
    guard isLoose, var end = dayCore(at: index), end.isDay else { return nil }
    join(&end)
    return end.clock == nil ? nil : end
  }

  // MARK: Days that share their month

  /// "October 4-14", "Oct. 4 to 14, 2018"
  func monthDayRange(at start: Int) -> Expression? {
    var cursor = start
    guard let month = monthName(&cursor) else { return nil }
    _ = skip(.the, &cursor)
    guard let first = anyDay(&cursor) else { return nil }
    let firstEnd = cursor
    guard rangeSign(&cursor, afterBetween: isAfterBetween(start)) else { return nil }
    let second = cursor
    _ = skip(.the, &cursor)
    guard let last = anyDay(&cursor), first < last, !text.isKind(.month, cursor), !isCount(cursor),
      !text.isKind(.unit, cursor),
      !text.isKind(.meridiem, cursor),
      !(text.isJoined(cursor) && (text.isKind(.dash, cursor) || text.isKind(.slash, cursor)))
    else { return nil }
    let year = followingYear(&cursor)
    let split = RangeSplit(first: start..<firstEnd, second: second)
    return dayRange(month, first, last, year, split, cursor)
  }

  /// "4-14 October", "4 to 14 October 2018", "the 13th to the 15th of July"
  func sharedMonthRange(at start: Int) -> Expression? {
    var cursor = start
    _ = skip(.the, &cursor)
    let number = cursor
    guard !isInsideNumber(number) || text.isKind(.dash, number + 1), let first = anyDay(&cursor)
    else { return nil }
    let firstEnd = cursor
    guard rangeSign(&cursor, afterBetween: isAfterBetween(start)) else { return nil }
    let second = cursor
    _ = skip(.the, &cursor)
    guard let last = anyDay(&cursor), first < last else { return nil }
    if skip(.of, &cursor) { _ = skip(.the, &cursor) }
    guard let month = monthName(&cursor) else { return nil }
    let year = followingYear(&cursor)
    let split = RangeSplit(first: start..<firstEnd, second: second)
    return dayRange(month, first, last, year, split, cursor)
  }

  private func anyDay(_ cursor: inout Int) -> Int? {
    text.isKind(.number, cursor) ? plainDay(&cursor) : ordinal(&cursor)
  }

  private func dayRange(
    _ month: Int,
    _ first: Int,
    _ last: Int,
    _ year: Int?,
    _ split: RangeSplit,
    _ next: Int
  ) -> Expression {
    let start = split.first.lowerBound
    let from = Fields(year: year, month: month, day: first)
    let to = Fields(year: year, month: month, day: last)
    var range = written(from, start, next, DateRule.dayRange)
    if !to.isPossible { range = written(to, start, next, DateRule.dayRange) }
    range.meaning = .fields(from)
    range.end = RangeEnd(split: split, meaning: .fields(to))
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

extension Meaning {
  fileprivate var mayBeginRange: Bool {
    switch self {
    case .fields, .unsaid, .weekday(_, nil), .shift(.day, _), .decade, .century: true
    case .weekday: true
    default: false
    }
  }

  fileprivate var isShift: Bool {
    if case .shift = self { return true }
    return false
  }
}

extension Timex3.Modifier {
  /// Whether it only says which part of a time is meant.
  var isEdge: Bool { self == .start || self == .mid || self == .end }
}
