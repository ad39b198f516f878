import PluginKit

// From the resolved times of an expression to its TIMEX3 attributes.

extension Resolver {
  /// What an expression comes to.
  struct Resolution {
    var timex: Timex3
    /// What later distances count from.
    var period: Period?
    /// The time on a known day, which later times of day follow.
    var instant: Instant?
  }

  /// One end of a time: its text with the time of day, and what is behind it.
  private struct Moment {
    var text: String
    var period: Period?
    var instant: Instant?
    var anchor: String?
    var isTime = false
  }

  /// The TIMEX3 value of an expression.
  func resolution(of expression: Expression) -> Resolution {
    if let end = expression.end { return interval(expression, end) }
    let type = expression.type
    let moment = moment(expression.meaning, expression.clock, expression.part)
    var timex = Timex3(
      moment.isTime ? .time : type,
      moment.text,
      modifier: expression.modifier,
      bound: expression.bound,
      anchor: moment.anchor
    )
    if type == .time, !moment.isTime, case .day? = moment.period { timex.type = .date }
    if case .holiday(let row, _, _) = expression.meaning, timex.modifier == nil,
      (0..<holidays.count).contains(row), holidays[row].isApproximate
    {
      timex.modifier = .approximate
    }
    if case .recurrence(_, let quantifier, let frequency) = expression.meaning {
      timex.quantifier = quantifier
      timex.frequency = frequency
    }
    if anchor.prefersFuture { spellOut(&timex, moment.period) }
    if timex.type != .set, timex.value.hasPrefix("P"), timex.value.last != "F" {
      timex.type = .duration
    }
    if timex.type == .date {
      timex.interval =
        timex.value == moment.period?.timex ? moment.period?.interval : days(of: timex.value)
      if timex.interval == timex.value { timex.interval = nil }
    }
    return Resolution(timex: timex, period: moment.period, instant: moment.instant)
  }

  private func moment(_ meaning: Meaning, _ clock: Clock?, _ part: DayPart?) -> Moment {
    let value = value(of: meaning)
    var moment = Moment(
      text: value.text,
      period: value.period,
      instant: value.instant,
      anchor: value.anchor,
      isTime: value.instant != nil
    )
    if let clock {
      moment.isTime = true
      let certain = afterTold(clock.during(part), on: value.period)
      if meaning == .unsaid, let next = next(inOwnZone(certain)) {
        moment = Moment(text: "", period: .day(next.day), anchor: anchor.reference?.text)
        moment.text = next.day.text + next.clock.text
        moment.instant = Instant(day: next.day, clock: next.clock)
        moment.isTime = true
        return moment
      }
      if case .day(let told)? = value.period {
        let day = meaning == .unsaid ? nightOf(told, certain) : told
        if day != told { moment.period = .day(day) }
        let instant = inOwnZone(Instant(day: day, clock: certain))
        moment.instant = instant
        moment.text = instant.day.text + instant.clock.text
      } else {
        moment.text += certain.text
      }
    } else if let part {
      moment.isTime = true
      moment.text += "T" + part.letters
      if anchor.prefersFuture { spellOut(part, &moment.text, moment.period) }
    }
    return moment
  }

  /// "Play began at 1 p.m. and ended at 6:20": an hour that may be in either half of the day is
  /// in the one that follows the time told before it.
  private func afterTold(_ clock: Clock, on period: Period?) -> Clock {
    guard !clock.isCertain, clock.hour < 12, !anchor.prefersFuture, let told = anchor.instant,
      told.clock.isCertain, period == .day(told.day), clock.seconds < told.clock.seconds,
      clock.seconds + 43_200 > told.clock.seconds
    else { return clock }
    var later = clock
    later.hour += 12
    later.isCertain = true
    return later
  }

  /// "At 11:45 p.m. on Saturday … at midnight … at 2 a.m.": the small hours that follow a time of
  /// the evening are of the next day.
  private func nightOf(_ day: CalendarDay, _ clock: Clock) -> CalendarDay {
    guard !anchor.prefersFuture, let told = anchor.instant, told.day == day, told.clock.isCertain,
      told.clock.hour >= Self.evening, clock.isCertain, clock.hour <= Self.smallHours
    else { return day }
    return day.adding(days: 1) ?? day
  }

  private static let evening = 18
  private static let smallHours = 5

  /// The first and last day of a value with two ends, where both are told.
  private func days(of value: String) -> String? {
    let ends = value.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard ends.count == 2, let first = Period(value: ends[0])?.firstDay,
      let last = Period(value: ends[1])?.lastDay, first <= last
    else { return nil }
    return first.text + "/" + last.text
  }

  // MARK: Ranges

  /// A range: what one end leaves out is taken from the other.
  private func interval(_ expression: Expression, _ end: RangeEnd) -> Resolution {
    var (first, second) = completed(expression.meaning, end.meaning ?? expression.meaning)
    // "from 2pm till tomorrow 4:30pm" begins today.
    if first == .unsaid, end.clock != nil, case .shift(.day, let days) = second, days > 0 {
      first = .shift(.day, 0)
    }
    // "from 9 to 11 on Thursday" names its day once.
    if first == .unsaid, second != .unsaid { first = second }
    if second == .unsaid { second = first }
    let (from, until) = clocks(expression, end)
    var begin = moment(first, from, expression.part)
    var finish =
      end.length.map { self.end(of: begin, after: $0) }
      ?? moment(second, until, end.part ?? (until == nil ? nil : expression.part))
    if let day = begin.period?.firstDay, let last = finish.period?.firstDay, last < day {
      (begin, finish) = inOrder(begin, finish, second, until)
    }
    if until?.isCertain ?? false {
      if end.meaning == expression.meaning { beginBefore(&begin, finish) }
      crossMidnight(begin, &finish)
    }
    var timex = Timex3(
      begin.isTime || finish.isTime ? .time : .date,
      begin.text + "/" + finish.text,
      modifier: expression.modifier,
      anchor: begin.anchor ?? finish.anchor
    )
    if timex.type == .date, let first = begin.period?.firstDay, let last = finish.period?.lastDay,
      first <= last
    {
      let interval = first.text + "/" + last.text
      if interval != timex.value { timex.interval = interval }
    }
    return Resolution(timex: timex, period: finish.period)
  }

  /// "From 9 p.m. until 6 a.m. Wednesday" begins the evening before the day that is told.
  private func beginBefore(_ begin: inout Moment, _ finish: Moment) {
    guard let from = begin.instant, let until = finish.instant, from.day == until.day,
      until.clock.seconds < from.clock.seconds, let before = from.day.adding(days: -1)
    else { return }
    begin.instant = Instant(day: before, clock: from.clock)
    begin.period = .day(before)
    begin.text = before.text + from.clock.text
  }

  /// "Between 11 p.m. on Tuesday and 1 a.m." ends on the day after.
  private func crossMidnight(_ begin: Moment, _ finish: inout Moment) {
    guard let from = begin.instant, let until = finish.instant, from.day == until.day,
      until.clock.seconds < from.clock.seconds, let next = until.day.adding(days: 1)
    else { return }
    finish.instant = Instant(day: next, clock: until.clock)
    finish.period = .day(next)
    finish.text = next.text + until.clock.text
  }

  /// The times of both ends, where the first may lack the half of the day that the second
  /// has: "3 to 5 p.m.", "9-11am".
  private func clocks(_ expression: Expression, _ end: RangeEnd) -> (Clock?, Clock?) {
    guard var from = expression.clock else { return (nil, end.clock) }
    guard var until = end.clock else { return (from, nil) }
    if end.part == nil, expression.part != nil, !from.isCertain {
      from = from.during(expression.part)
    }
    let part = expression.part ?? end.part
    if from.zone.isEmpty { from.zone = until.zone }
    until = until.during(part)
    if !from.isCertain, until.isCertain {
      let early = Clock(hour: from.hour % 12, minute: from.minute, zone: from.zone)
      let late = Clock(hour: from.hour % 12 + 12, minute: from.minute, zone: from.zone)
      from = late.seconds < until.seconds ? late : early
    } else if !until.isCertain, until.hour < 12, until.seconds <= from.seconds {
      until.hour += 12
    }
    from = from.during(part)
    // Times of no day are moved when their day is found.
    return (from, until)
  }

  private func end(of begin: Moment, after length: Length) -> Moment {
    var finish = begin
    if length.unit.isClockUnit, let instant = begin.instant,
      let target = instant.adding(length.count, length.unit)
    {
      finish.instant = target
      finish.period = .day(target.day)
      var clock = target.clock
      if clock.second == 0 { clock.second = nil }
      finish.text = target.day.text + clock.text
    } else if length.unit.isClockUnit,
      let clock = Clock(isoText: "0001-01-01" + begin.text + (begin.text.count == 3 ? ":00" : "")),
      let day = CalendarDay(number: 1),
      let target = Instant(day: day, clock: clock).adding(length.count, length.unit)
    {
      finish.text = Clock(hour: target.clock.hour, minute: target.clock.minute).text
    } else if let day = begin.period?.firstDay?.adding(length.count, length.unit) {
      finish.period = .day(day)
      finish.text = day.text
      if let clock = begin.instant?.clock { finish.text += clock.text }
    } else {
      finish.text = ""
    }
    return finish
  }

  /// Moves the second end behind the first, where a week or a year was left open.
  private func inOrder(
    _ begin: Moment,
    _ finish: Moment,
    _ second: Meaning,
    _ clock: Clock?
  ) -> (Moment, Moment) {
    var finish = finish
    switch (second, finish.period) {
    case (.weekday, .day(let day)?):
      if let moved = day.adding(days: 7) {
        finish.period = .day(moved)
        finish.text = moved.text + (clock?.text ?? "")
      }
    case (.fields(let fields), let period?) where fields.year == nil:
      guard let year = period.firstDay?.fields.year else { break }
      var later = fields
      later.year = year + 1
      let value = value(of: .fields(later))
      finish.text = value.text + (clock?.text ?? "")
      finish.period = value.period
    default: break
    }
    return (begin, finish)
  }

  private func completed(_ first: Meaning, _ second: Meaning) -> (Meaning, Meaning) {
    guard case .fields(var one) = first, case .fields(var two) = second else {
      return (first, second)
    }
    let wraps = (one.month ?? 0, one.day ?? 0) > (two.month ?? 0, two.day ?? 0)
    if one.year == nil, let year = two.year {
      one.year = wraps ? year - 1 : year
    } else if two.year == nil, let year = one.year {
      two.year = wraps ? year + 1 : year
    }
    return (.fields(one), .fields(two))
  }
}

extension Expression {
  /// The TIMEX3 type.
  var type: Timex3.ValueType {
    switch meaning {
    case .unsaid: .time
    case .duration: .duration
    case .recurrence: .set
    case .shift(let unit, _), .shiftFromMention(let unit, _), .away(let unit, _, _),
      .run(let unit, _):
      unit.isClockUnit ? .time : .date
    case .vague(let text): text.contains("T") && !text.contains("_") ? .time : .date
    default: .date
    }
  }
}
