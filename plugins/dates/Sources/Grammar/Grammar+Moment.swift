import PluginKit

// Days, parts of days and times stand together in any order: "Tuesday evening at 7",
// "9:40 p.m. on Tuesday", "tomorrow from 3 to 5", "3 in the morning".

extension Grammar {
  /// Adds to an expression what stands behind it and belongs to it.
  func join(_ expression: inout Expression) {
    // Each round adds a part, a time or a day, of which there is one each.
    joinWeekday(&expression)
    if joinRecurrence(&expression) { return }
    for _ in 0..<3 {
      let next = expression.next
      joinPart(&expression)
      joinClock(&expression)
      joinDay(&expression)
      if expression.next == next { return }
    }
  }

  /// "next week on Tuesday", "next week Wednesday"
  private func joinWeekday(_ expression: inout Expression) {
    guard case .shift(.week, let weeks) = expression.meaning, expression.modifier == nil else {
      return
    }
    var cursor = expression.next
    if !skip(.on, &cursor), !skip(.comma, &cursor), isLoose { _ = skip(.dash, &cursor) }
    guard cursor == expression.next || !text.isKind(.comma, cursor - 1) || isLoose,
      let weekday = weekdayName(&cursor)
    else { return }
    expression.meaning = .weekdayOfWeek(weekday, weeks)
    expression.rule = DateRule.weekdayRelative
    expression.next = cursor
  }

  // MARK: Parts of the day

  private func joinPart(_ expression: inout Expression) {
    guard expression.part == nil, expression.isDay || expression.clock != nil,
      !isSetPart(expression), let (part, next) = dayPartBehind(expression.next)
    else { return }
    // "at 3 this afternoon" is read as a day behind its time.
    if expression.clock?.isCertain ?? false, !expression.isDay, part != .night { return }
    expression.part = part
    expression.next = next
  }

  private func isSetPart(_ expression: Expression) -> Bool {
    if case .recurrence = expression.meaning { return true }
    return false
  }

  /// "morning", "in the morning", "early in the morning", "at night", "late evening"
  func dayPartBehind(_ index: Int) -> (part: DayPart, next: Int)? {
    var cursor = index
    _ = skip(.comma, &cursor)
    var edge = edgeWord(&cursor)
    let isIn = skip(.in, &cursor)
    let isAt = !isIn && skip(.at, &cursor)
    if cursor > index, text.isKind(.comma, index), !isIn, !isAt { return nil }
    let hasArticle = skip(.the, &cursor)
    if edge == nil { edge = edgeWord(&cursor) }
    // "in the early hours of the morning"
    if edge == .start, text.isKind(.unit, cursor), text[cursor].number == Unit.hour.rawValue {
      cursor += 1
      if skip(.of, &cursor) { _ = skip(.the, &cursor) }
    }
    guard text.isKind(.dayPart, cursor), let part = DayPart(rawValue: text[cursor].number) else {
      return nil
    }
    if isIn, !hasArticle, !isLoose { return nil }
    if isAt, part != .night && part != .noon { return nil }
    if text.isCapitalized(cursor), !text.isCapitalized(index) { return nil }
    cursor += 1
    if text.isJoined(cursor) { _ = skip(.ish, &cursor) }
    return (part.edged(edge), cursor)
  }

  /// "in the morning", "in the morning at 7"
  func partInTheDay(at start: Int) -> Expression? {
    guard let (part, next) = dayPartBehind(start), next - start >= 3 || isLoose,
      part != .noon || isLoose || endsPhrase(next),
      !text.isCapitalized(next - 1), !text.isKind(.unit, next), !text.isKind(.of, next)
    else { return nil }
    var expression = simple(
      .unsaid,
      isLoose ? start : start + 1,
      next,
      DateRule.dayPart,
      0.75
    )
    expression.part = part
    if let (clock, behind) = clockBehind(next) {
      expression.clock = clock
      expression.next = behind
      expression.first = start
    }
    return expression
  }

  func edgeWord(_ cursor: inout Int) -> Edge? {
    guard text.isKind(.edge, cursor), let edge = Edge(rawValue: text[cursor].number) else {
      return nil
    }
    cursor += 1
    if text.isJoined(cursor) { _ = skip(.dash, &cursor) }
    return edge
  }

  // MARK: Times

  private func joinClock(_ expression: inout Expression) {
    guard expression.clock == nil, expression.isDay else { return }
    if let range = clockRangeBehind(expression) {
      // The day belongs to both ends, so that neither is told by words of its own.
      expression.clock = range.clock
      expression.end = range.end
      expression.end?.split = nil
      expression.next = range.next
      return
    }
    if joinBound(&expression) { return }
    guard let (clock, next) = clockBehind(expression.next) else { return }
    expression.clock = clock
    expression.next = next
  }

  /// "today before 4pm", "Feb 1st no later than 6:00"
  private func joinBound(_ expression: inout Expression) -> Bool {
    guard expression.modifier == nil else { return false }
    var cursor = expression.next
    let modifier: Timex3.Modifier
    switch text[cursor].kind {
    case .before: modifier = .before
    case .after: modifier = .after
    case .by: modifier = .onOrBefore
    case .since: modifier = .onOrAfter
    case .later where text.tokens[safe: cursor + 1]?.hash == Self.than:
      modifier = .after
      cursor += 1
    case .approximator where isNoLater(cursor):
      modifier = .onOrBefore
      cursor += 2
    default: return false
    }
    cursor += 1
    guard let clock = clock(&cursor, .bare),
      isLoose || clock.isCertain || dayPartBehind(cursor) != nil
    else { return false }
    expression.clock = clock
    expression.modifier = modifier
    expression.next = cursor
    return true
  }

  /// "no later than"
  private func isNoLater(_ index: Int) -> Bool {
    text.isKind(.later, index + 1) && text.tokens[safe: index + 2]?.hash == Self.than
  }

  /// "for 7 hours", "for 10 days" behind the time something begins at.
  func joinLength(_ expression: inout Expression) {
    guard isLoose, !expression.isRange, expression.modifier == nil,
      expression.clock != nil || expression.meaning.isDay
    else { return }
    var start = expression.next
    if expression.clock == nil, skip(.from, &start), let clock = clock(&start, .bare),
      text.isKind(.for, start)
    {
      expression.clock = clock
      expression.next = start
    }
    guard text.isKind(.for, expression.next),
      let amount = readAmount(expression.next + 1), let length = amount.length
    else { return }
    var cursor = amount.next
    if expression.clock == nil, length.unit.isClockUnit {
      // "14th Feb for 7 hours from 9:30am"
      guard skip(.from, &cursor), let clock = clock(&cursor, .bare) else { return }
      expression.clock = clock
    } else if style == .talk, !length.unit.isClockUnit {
      return
    }
    expression.end = RangeEnd(length: length)
    expression.next = cursor
    expression.rule = DateRule.range
    if text.isKind(.from, expression.first - 1) { expression.first -= 1 }
  }

  /// The time behind a day: ", 9 p.m.", "at 14:05", "@ 3", "around 9"
  func clockBehind(_ index: Int) -> (Clock, Int)? {
    var cursor = index
    skipComma(&cursor)
    let isAt = skip(.at, &cursor)
    if isAt, text.isKind(.approximator, cursor) { cursor += 1 }
    let isFor = !isAt && isLoose && skip(.for, &cursor)
    let isAbout = !isAt && text.isKind(.approximator, cursor) && text.isKind(.number, cursor + 1)
    if isAbout { cursor += 1 }
    guard cursor == index || isAt || isFor || isAbout || text.isKind(.number, cursor) else {
      return nil
    }
    let isTold = isAt || isFor
    let isBare = isTold || isLoose && (cursor == index || isAbout)
    guard let clock = clock(&cursor, isBare ? .bare : .strict),
      clock.isCertain || clock.minute != nil || isTold || cursor - index < 4 && isLoose
    else { return nil }
    return (clock, cursor)
  }

  /// "from 10am to 12pm", "19:00 - 21:00", "3-8", "between 9:30 and 3 pm" behind a day.
  private func clockRangeBehind(_ day: Expression) -> Expression? {
    var cursor = day.next
    skipComma(&cursor)
    if text.isKind(.at, cursor) { cursor += 1 }
    return clockRange(at: cursor, style: .bare)
  }

  /// A range of times; with ``ClockStyle/bare``, hours by themselves will do.
  func clockRange(at start: Int, style: ClockStyle) -> Expression? {
    var cursor = start
    _ = isLoose && skip(.in, &cursor)
    let isBetween = skip(.between, &cursor)
    let isFrom = !isBetween && skip(.from, &cursor)
    let isOpen = isBetween || isFrom
    let begins = cursor
    guard let first = clock(&cursor, .bare) ?? militaryStart(&cursor) else { return nil }
    let firstPart = dayPartBehind(cursor)
    if let firstPart { cursor = firstPart.next }
    let sign = cursor
    guard rangeSign(&cursor, afterBetween: isBetween),
      !text.isKind(.dash, sign) || isRangeDash(sign)
    else { return nil }
    let secondStart = cursor
    guard let last = clock(&cursor, .bare) else { return nil }
    let followed =
      (isLoose || isOpen) && (isOpen || !text.isKind(.dash, sign) || self.style == .agenda)
      && dayFollows(cursor)
    let isTold =
      followed || first.isCertain && last.isCertain || text.isKind(.meridiem, cursor - 1)
      || first.minute != nil && last.minute != nil && (isOpen || isLoose || last.isCertain)
      || style == .bare
      || last.isCertain && first.minute != nil
      || isOpen && (last.isCertain || last.minute != nil || first.isCertain)
      || text.isKind(.oclock, cursor - 1)
    guard isTold, first != last, !isCount(cursor), !text.isKind(.unit, cursor) else { return nil }
    var range = simple(.unsaid, start, cursor, DateRule.range)
    range.clock = first
    range.part = firstPart?.part
    range.end = RangeEnd(
      split: RangeSplit(first: begins..<sign, second: secondStart),
      clock: last
    )
    return range
  }

  /// "1300" of "between 1300 and 1500 GMT", a time for its other end.
  private func militaryStart(_ cursor: inout Int) -> Clock? {
    var end = cursor + 2
    let number = text[cursor]
    guard number.kind == .number, number.detail == 4, number.number / 100 < 24,
      number.number % 100 < 60, !text.isCapitalized(cursor + 1),
      let last = clock(&end, .strict), last.isCertain, text[cursor + 2].detail == 4
    else { return nil }
    cursor += 1
    return Clock(hour: number.number / 100, minute: number.number % 100, zone: last.zone)
  }

  /// Whether a day stands behind a range of bare hours.
  private func dayFollows(_ index: Int) -> Bool {
    var cursor = index
    skipComma(&cursor)
    _ = skip(.on, &cursor) || skip(.of, &cursor)
    return dayCore(at: cursor)?.isDay ?? false
  }

  // MARK: Days

  /// "9:40 p.m. on Tuesday", "noon Friday", "3 to 5 of April 22", "8 tonight"
  private func joinDay(_ expression: inout Expression) {
    guard expression.meaning == .unsaid else { return }
    guard expression.clock != nil else {
      if expression.modifier == .mid, text.isKind(.on, expression.next) { joinPartDay(&expression) }
      return
    }
    borrowDay(&expression)
    guard expression.meaning == .unsaid else { return }
    var cursor = expression.next
    skipComma(&cursor)
    _ = skip(.on, &cursor) || skip(.of, &cursor)
    if cursor > expression.next, text[cursor].trait == .abbreviated,
      text.isKind(.weekday, cursor), !isLoose
    {
      return
    }
    guard var day = withToldYear(dayCore(at: cursor)), day.isDay, !day.isRange else { return }
    if day.part == nil { joinPart(&day) }
    expression.meaning = day.meaning
    // "midnight tonight" ends the night.
    if day.part == .night, day.meaning == .shift(.day, 0), expression.clock?.seconds == 0 {
      expression.clock?.hour = 24
    }
    // "From 9 p.m. until 6 a.m. Wednesday": the day is that of the second time, and the first may be
    // of the evening before.
    if case .weekday = day.meaning, cursor == expression.next, expression.end?.meaning == nil {
      expression.end?.meaning = day.meaning
    }
    if expression.part == nil { expression.part = day.part }
    expression.modifier = expression.modifier ?? day.modifier
    expression.next = day.next
    expression.rule = day.rule
  }

  /// "mid-morning on Saturday"
  private func joinPartDay(_ expression: inout Expression) {
    guard let day = dayCore(at: expression.next + 1), day.isDay, day.part == nil else { return }
    expression.meaning = day.meaning
    expression.next = day.next
  }

  /// The day behind the same time elsewhere: "1:47 a.m. local time (0647 GMT) on November 16".
  /// Both times are of that day; neither has its words.
  private func borrowDay(_ expression: inout Expression) {
    var cursor = expression.next
    if skip(.open, &cursor) {
      guard clock(&cursor, .strict) != nil else { return }
    } else if !text.isKind(.open, expression.first - 1) {
      return
    }
    guard skip(.shut, &cursor) else { return }
    _ = skip(.on, &cursor)
    guard let day = dayCore(at: cursor), day.isDay else { return }
    expression.meaning = day.meaning
  }

  /// The cores that can be a day; fewer than all, so that times do not look for times.
  func dayCore(at index: Int) -> Expression? {
    if let holiday = holiday(at: index) { return holiday }
    switch text[index].kind {
    case .weekday: return weekdayFamily(at: index)
    case .deictic, .tonight: return deictic(at: index)
    case .month: return monthDay(at: index)
    case .number: return numericDate(at: index) ?? dayMonth(at: index)
    case .ordinal: return dayMonth(at: index)
    case .the:
      return dayMonth(at: index) ?? relative(at: index) ?? dayBeside(at: index)
        ?? counted(at: index)
    case .relation: return relative(at: index)
    case .dotted: return dottedDate(at: index)
    default: return nil
    }
  }
}

extension DayPart {
  /// The part that "early" or "late" makes of this one.
  func edged(_ edge: Edge?) -> DayPart {
    switch (edge, self) {
    case (.start?, .morning): .earlyMorning
    case (.end?, .night): .lateNight
    case (.end?, .evening): .lateNight
    default: self
    }
  }
}

extension Expression {
  /// Whether it names a single day, to which a part or time of day may belong.
  var isDay: Bool {
    guard end == nil else { return false }
    return meaning.isDay
  }
}

extension Meaning {
  /// Whether it is a single day.
  var isDay: Bool {
    switch self {
    case .fields(let fields): fields.day != nil
    case .weekday, .weekdayOfWeek, .shift(.day, _), .shiftFromMention(.day, _): true
    case .dayOfMonth, .holiday, .namedDay, .nth(_, .weekday, _), .nth(_, .unit(.day), _): true
    case .away(let unit, _, let origin):
      !unit.isClockUnit
        && (origin.isDay && origin != .shift(.day, 0) || unit == .day || unit == .week)
    default: false
    }
  }
}
