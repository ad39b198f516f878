import PluginKit

// Times of day: "9:40 p.m.", "9.40pm", "14:05 CET", "0430 GMT", "noon".

extension Grammar {
  /// A time of day that stands by itself or before its day.
  func clockTime(at start: Int) -> Expression? {
    var cursor = start
    guard let clock = clock(&cursor), clock.isCertain || isAfterClockWord(start) else {
      return nil
    }
    let expression = simple(.clock(clock), start, cursor, Rules.clock, clock.isCertain ? 0.95 : 0.8)
    return withDay(expression, clock) ?? expression
  }

  /// "9:40 p.m. on Tuesday", "noon Friday"
  private func withDay(_ expression: Expression, _ clock: Clock) -> Expression? {
    var cursor = expression.next
    skipComma(&cursor)
    _ = skip(.on, &cursor)
    if cursor > expression.next, text[cursor].trait == .abbreviated { return nil }
    switch text[cursor].kind {
    case .weekday, .deictic, .tonight, .month, .number, .the, .relation: break
    default: return nil
    }
    guard var day = dayCore(at: cursor), day.isDay else { return nil }
    attachPart(to: &day)
    day.first = expression.first
    day.clock = clock
    return day
  }

  /// The cores that can be a day; fewer than all, so that clocks do not look for clocks.
  private func dayCore(at index: Int) -> Expression? {
    switch text[index].kind {
    case .weekday: weekdayFamily(at: index)
    case .deictic, .tonight: deictic(at: index)
    case .month: monthDay(at: index)
    case .number: numericDate(at: index) ?? dayMonth(at: index)
    case .the: dayMonth(at: index) ?? relative(at: index)
    case .relation: relative(at: index)
    default: nil
    }
  }

  private func isAfterClockWord(_ start: Int) -> Bool {
    switch text[start - 1].kind {
    case .at, .by, .from, .between, .since, .before, .after, .to: true
    case .dash, .and: text.isKind(.number, start - 2) || text.isKind(.meridiem, start - 2)
    default: false
    }
  }

  /// Adds the part and the time of day that stand behind a day.
  func attachTime(to expression: inout Expression) {
    guard expression.isDay, expression.clock == nil else { return }
    attachPart(to: &expression)
    guard let (clock, next) = clockBehind(expression.next) else { return }
    expression.clock = clock
    expression.next = next
  }

  /// "Tuesday morning", "yesterday afternoon"
  private func attachPart(to expression: inout Expression) {
    guard expression.part == nil, text.isKind(.dayPart, expression.next) else { return }
    expression.part = DayPart(rawValue: text[expression.next].number)
    expression.next += 1
  }

  /// The time behind a day: ", 9 p.m.", "at 14:05"
  func clockBehind(_ index: Int) -> (Clock, Int)? {
    var cursor = index
    skipComma(&cursor)
    let isAt = skip(.at, &cursor)
    guard cursor == index || isAt || text.isKind(.number, cursor) else { return nil }
    guard let clock = clock(&cursor), clock.isCertain || clock.minute != nil || isAt else {
      return nil
    }
    return (clock, cursor)
  }

  /// A time of day at the cursor.
  func clock(_ cursor: inout Int) -> Clock? {
    let lexeme = text[cursor]
    var ahead = cursor
    var clock: Clock?
    switch lexeme.kind {
    case .clockWord where text.isSmallWord(cursor):
      ahead += 1
      clock = Clock(hour: lexeme.number, minute: 0)
    case .number where !isInsideClock(cursor): clock = numberClock(&ahead)
    case .decimal where lexeme.detail % 10 == 2:
      ahead += 1
      let parts = Clock(hour: lexeme.number, minute: Int(lexeme.detail) / 10, isCertain: false)
      clock = meridiem(parts, &ahead) ?? (text.isKind(.zone, ahead) ? parts : nil)
    default: return nil
    }
    guard var found = clock, found.hour < 24, found.minute ?? 0 < 60, found.second ?? 0 < 60 else {
      return nil
    }
    zone(&found, &ahead)
    cursor = ahead
    return found
  }

  private func isInsideClock(_ index: Int) -> Bool {
    guard text.isJoined(index) else { return false }
    switch text[index - 1].kind {
    case .colon, .money, .slash, .stop, .plus: return true
    case .plain: return !text.isSign(index - 1)
    default: return false
    }
  }

  private func numberClock(_ cursor: inout Int) -> Clock? {
    let lexeme = text[cursor]
    if lexeme.detail == 4 { return militaryClock(&cursor) }
    guard lexeme.detail <= 2, lexeme.number <= 24 else { return nil }
    var ahead = cursor + 1
    var clock = Clock(hour: lexeme.number, isCertain: false)
    if let minute = colonNumber(&ahead) {
      clock.minute = minute
      clock.second = colonNumber(&ahead)
      cursor = ahead
      if let certain = meridiem(clock, &cursor) { return certain }
      clock.isCertain = lexeme.number > 12 || lexeme.number == 0 || text.isKind(.zone, cursor)
      // "at 14:05", but a time of 13:21 was also run and a verse is 13:21.
      if clock.isCertain, !text.isKind(.zone, cursor) { clock.isCertain = false }
      return clock
    }
    if let certain = meridiem(clock, &ahead) {
      cursor = ahead
      return certain
    }
    guard text.isKind(.oclock, ahead), lexeme.number <= 12 else { return nil }
    cursor = ahead + 1
    clock.isCertain = true
    return clock
  }

  /// ":05", two digits against a colon.
  private func colonNumber(_ cursor: inout Int) -> Int? {
    guard text.isKind(.colon, cursor), text.isJoined(cursor), text.isJoined(cursor + 1),
      text.isKind(.number, cursor + 1), text[cursor + 1].detail == 2
    else { return nil }
    cursor += 2
    return text[cursor - 1].number
  }

  /// "0430 GMT": four digits are a time only with a zone.
  private func militaryClock(_ cursor: inout Int) -> Clock? {
    guard text.isKind(.zone, cursor + 1), text.isCapitalized(cursor + 1) else { return nil }
    let number = text[cursor].number
    cursor += 1
    return Clock(hour: number / 100, minute: number % 100)
  }

  /// The hour after "a.m." or "p.m."; `nil` if neither stands there.
  private func meridiem(_ clock: Clock, _ cursor: inout Int) -> Clock? {
    guard text.isKind(.meridiem, cursor), (1...12).contains(clock.hour) else { return nil }
    let isAfternoon = text[cursor].number == 12
    cursor += 1
    var certain = clock
    certain.hour = clock.hour % 12 + (isAfternoon ? 12 : 0)
    certain.isCertain = true
    return certain
  }

  /// The zone behind a time, also in brackets; "local time" says nothing but belongs to it.
  private func zone(_ clock: inout Clock, _ cursor: inout Int) {
    if text.isKind(.local, cursor), text.isKind(.time, cursor + 1) {
      cursor += 2
      clock.isCertain = true
      return
    }
    guard text.isKind(.zone, cursor), text.isCapitalized(cursor) else { return }
    clock.zone = lexicon.offsets[text[cursor].number]
    clock.isCertain = true
    cursor += 1
  }

  /// The time of an ISO 8601 date and time, from its "T14" on.
  func isoClock(_ cursor: inout Int) -> Clock? {
    var ahead = cursor + 1
    var clock = Clock(hour: text[cursor].number)
    guard clock.hour < 24, let minute = colonNumber(&ahead), minute < 60 else { return nil }
    clock.minute = minute
    if let second = colonNumber(&ahead) { clock.second = second }
    if text.isJoined(ahead), text.isKind(.zone, ahead) {
      clock.zone = lexicon.offsets[text[ahead].number]
      ahead += 1
    } else if let offset = numericOffset(&ahead) {
      clock.zone = offset
    }
    cursor = ahead
    return clock
  }

  /// "+02:00"
  private func numericOffset(_ cursor: inout Int) -> String? {
    let isEast = text.isKind(.plus, cursor)
    guard isEast || text.isKind(.dash, cursor), text.isJoined(cursor), text.isJoined(cursor + 1),
      text.isKind(.number, cursor + 1), text[cursor + 1].detail == 2, text[cursor + 1].number < 15
    else { return nil }
    var ahead = cursor + 2
    guard let minutes = colonNumber(&ahead), minutes < 60 else { return nil }
    let hours = text[cursor + 1].number
    cursor = ahead
    return (isEast ? "+" : "-") + padded(hours, 2) + ":" + padded(minutes, 2)
  }
}
