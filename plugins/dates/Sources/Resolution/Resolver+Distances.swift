import PluginKit

// Distances: from the reference time, from the last date told, from anything that is said.

extension Resolver {
  func shifted(_ unit: Unit, _ count: Int) -> Value {
    // "today" is the day of writing even in a history; "that year" is the last one told.
    let origin = unit == .day ? anchor.reference?.day : anchor.focus
    guard let origin else { return Value(text: unit.unknown) }
    if unit.isClockUnit { return away(unit, count, from: .shift(.day, 0)) }
    var value = resolved(Period(unit, count, after: origin), else: unit.unknown)
    if unit == .day { value.anchor = anchor.reference?.text }
    return value
  }

  func shiftedFromMention(_ unit: Unit, _ count: Int) -> Value {
    if unit.isClockUnit, let instant = anchor.instant, let later = instant.adding(count, unit) {
      return Value(
        text: later.text(to: .hour),
        period: .day(later.day),
        instant: later,
        anchor: instant.day.text + instant.clock.text
      )
    }
    if unit.isClockUnit, anchor.mention == nil, anchor.reference?.clock != nil {
      return clockAway(unit, count, from: .shift(.day, 0))
    }
    // "In August 2017 … and a year later", "in the third quarter … from a year earlier"
    if unit == .year, !anchor.isNarrative, let told = anchor.lastTold,
      let period = told.comparable(years: count)
    {
      return Value(text: period.timex, period: period, anchor: told.timex)
    }
    // Where nothing was told before, the time of writing is what others are beside.
    // "Five years later" of a new paragraph is five years after something, and not after today.
    let isFarAhead = count > 0 && unit.rawValue >= Unit.year.rawValue && liesAhead != true
    let fallback =
      anchor.isNarrative || isFarAhead ? nil : anchor.reference.map { Period.day($0.day) }
    // "two days later" of a new paragraph follows the day last told, before or in it.
    let told = count < 0 || unit.rawValue > Unit.month.rawValue ? nil : anchor.pastDay
    var near = unit == .month ? anchor.lastMonth ?? anchor.lastTold : anchor.lastTold
    // "That afternoon" and "four days later" need a day: after "the fall of 1970" the day before it.
    if unit == .day, let day = told, let coarse = near, coarse.unit.rawValue > unit.rawValue {
      near = coarse.firstDay.map { $0 <= day } ?? false ? .day(day) : coarse
    }
    guard let mention = near ?? told.map({ .day($0) }) ?? fallback,
      let day = mention.firstDay,
      mention.unit.rawValue <= unit.rawValue || !unit.isClockUnit && mention.unit != .century
    else { return Value(text: unit.unknown) }
    // Days after something that is known by its month alone are not known.
    guard mention.unit.rawValue <= unit.rawValue, !unit.isClockUnit,
      let period = Period(unit, count, after: day)
    else { return Value(text: unit.unknown) }
    let isFallback = anchor.mention == nil && told == nil
    let text = isFallback ? anchor.reference?.text : mention.timex
    return Value(text: period.timex, period: period, anchor: text)
  }

  /// So many units after `origin`: a day where the origin is one, else as rough as the unit.
  func away(_ unit: Unit, _ count: Int, from origin: Meaning) -> Value {
    let isNow = origin == .shift(.day, 0)
    if unit.isClockUnit { return clockAway(unit, count, from: origin) }
    if isNow, !anchor.prefersFuture {
      guard let day = anchor.reference?.day else { return Value(text: unit.unknown) }
      var value = resolved(Period(unit, count, after: day), else: unit.unknown)
      value.anchor = anchor.reference?.text
      return value
    }
    let start = value(of: origin)
    guard let period = start.period, let day = period.firstDay else {
      return Value(text: unit.unknown)
    }
    let text = isNow ? anchor.reference?.text : start.anchor
    let target = isNow ? assistant(unit, count, from: day) : exact(unit, count, from: period, day)
    guard let target else { return Value(text: unit.unknown) }
    return Value(text: target.timex, period: target, anchor: text)
  }

  /// A reader of agendas who says "in a week" means a day, "in two years" a month.
  private func assistant(_ unit: Unit, _ count: Int, from day: CalendarDay) -> Period? {
    guard let target = day.adding(count, unit) else { return nil }
    switch unit {
    case .year, .decade, .century, .quarter:
      let (year, month, _) = target.fields
      return .month(month, year: year)
    default: return .day(target)
    }
  }

  /// From a day by days; from a month by months.
  private func exact(_ unit: Unit, _ count: Int, from period: Period, _ day: CalendarDay)
    -> Period?
  {
    switch period {
    case .day, .days: day.adding(count, unit).map { .day($0) }
    default:
      day.adding(count, unit).flatMap {
        Period(period.unit.rawValue < unit.rawValue ? period.unit : unit, holding: $0)
      }
    }
  }

  /// Hours and minutes from a time that is known to the minute.
  private func clockAway(_ unit: Unit, _ count: Int, from origin: Meaning) -> Value {
    guard origin == .shift(.day, 0), let reference = anchor.reference else {
      return Value(text: unit.unknown)
    }
    guard let clock = reference.clock else {
      guard unit == .hour, count % 24 == 0,
        let period = Period(.day, count / 24, after: reference.day)
      else { return Value(text: unit.unknown) }
      return Value(text: period.timex, period: period, anchor: reference.text)
    }
    let instant = Instant(day: reference.day, clock: clock).adding(count, unit)
    guard let instant else { return Value(text: unit.unknown) }
    return Value(text: instant.text(to: unit), instant: instant, anchor: reference.text)
  }

  /// Of a message: so many units from now to the day or minute.
  private func exactRun(_ unit: Unit, _ count: Int, _ reference: Reference) -> Value {
    let length = Value(text: unit.duration("\(abs(count))"))
    if unit.isClockUnit {
      guard let clock = reference.clock else { return length }
      let now = Instant(day: reference.day, clock: clock)
      guard let other = now.adding(count, unit) else { return length }
      let (first, last) = count < 0 ? (other, now) : (now, other)
      return Value(
        text: first.text(to: .second) + "/" + last.text(to: .second),
        instant: last,
        anchor: reference.text
      )
    }
    let first = count < 0 ? reference.day.adding(count, unit) : reference.day.adding(days: 1)
    let last =
      count < 0
      ? reference.day.adding(days: -1) : first?.adding(count, unit)?.adding(days: -1)
    guard let first, let last, first <= last else { return length }
    let period = Period(first...last)
    return Value(text: period.timex, period: period, anchor: reference.text)
  }

  /// Days from now on, or up to now: "the last two weeks" as weeks.
  func run(_ unit: Unit, _ count: Int) -> Value {
    guard let reference = anchor.reference else {
      return Value(text: unit.duration("\(abs(count))"))
    }
    if !anchor.prefersFuture { return exactRun(unit, count, reference) }
    if unit.isClockUnit, let clock = reference.clock {
      let now = Instant(day: reference.day, clock: clock)
      let step = unit == .second ? Unit.second : unit == .minute ? .minute : .hour
      let first = now.adding(count < 0 ? count : unit == .hour ? 0 : 1, step)
      let last = now.adding(count < 0 ? 0 : count + (unit == .hour ? 0 : 1), step)
      guard let first, let last else { return Value(text: unit.duration("\(abs(count))")) }
      return Value(
        text: first.text(to: unit) + "/" + last.text(to: unit),
        instant: last,
        anchor: reference.text
      )
    }
    let first = Period(unit, count < 0 ? count : 1, after: reference.day)
    let last = Period(unit, count < 0 ? -1 : count, after: reference.day)
    guard let first, let last else { return Value(text: unit.duration("\(abs(count))")) }
    return Value(
      text: first == last ? first.timex : first.timex + "/" + last.timex,
      period: last,
      anchor: reference.text
    )
  }
}

/// A time on a known day.
struct Instant: Hashable, Sendable {
  var day: CalendarDay
  var clock: Clock

  /// The time so many hours, minutes or seconds later; `nil` outside the years 1 to 9999.
  func adding(_ count: Int, _ unit: Unit) -> Instant? {
    let step = unit == .hour ? 3600 : unit == .minute ? 60 : 1
    let (seconds, overflow) = count.multipliedReportingOverflow(by: step)
    guard !overflow, abs(seconds) < 1 << 45 else { return nil }
    let total = clock.seconds + seconds
    let days = (total >= 0 ? total : total - 86_399) / 86_400
    guard let target = day.adding(days: days) else { return nil }
    let rest = total - days * 86_400
    return Instant(
      day: target,
      clock: Clock(
        hour: rest / 3600,
        minute: rest / 60 % 60,
        second: rest % 60,
        zone: clock.zone
      )
    )
  }

  /// The value, as exact as a distance in `unit` leaves it: hours to the minute.
  func text(to unit: Unit) -> String {
    var time = Clock(hour: clock.hour, minute: clock.minute, zone: "")
    if unit != .hour { time.second = clock.second }
    return day.text + time.text
  }
}

extension CalendarDay {
  /// The day so many units later; a month later than the 31st is the last of that month.
  func adding(_ count: Int, _ unit: Unit) -> CalendarDay? {
    let (each, isMonths): (Int, Bool) =
      switch unit {
      case .day: (1, false)
      case .week: (7, false)
      case .fortnight: (14, false)
      case .month: (1, true)
      case .quarter: (3, true)
      case .year: (12, true)
      case .decade: (120, true)
      case .century: (1200, true)
      case .millennium: (12_000, true)
      case .second, .minute, .hour: (0, false)
      }
    let (steps, overflow) = count.multipliedReportingOverflow(by: each)
    guard !overflow, abs(steps) < 4_000_000 else { return nil }
    guard isMonths else { return adding(days: steps) }
    let (year, month, day) = fields
    let months = year * 12 + month - 1 + steps
    guard months >= 12 else { return nil }
    let target = (year: months / 12, month: months % 12 + 1)
    guard target.year <= 9999 else { return nil }
    let length = CalendarDay.length(ofMonth: target.month, in: target.year)
    return CalendarDay(year: target.year, month: target.month, day: min(day, length))
  }
}
