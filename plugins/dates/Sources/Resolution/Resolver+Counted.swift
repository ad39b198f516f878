import PluginKit

// What is counted out of a longer time, and days that have names.

extension Resolver {
  /// "the first Tuesday of October", "the last week of 2016", "the third last day of May"
  func nth(_ number: Int, _ counted: Counted, of whole: Meaning) -> Value {
    let value = value(of: whole)
    guard let period = value.period, let first = period.firstDay, let last = period.lastDay,
      number != 0
    else { return Value(text: Self.unknown(counted)) }
    let found: Period? =
      switch counted {
      case .weekday(let weekday): nth(number, weekday, first, last).map { .day($0) }
      case .weekend: nth(number, 6, first, last).map { .weekend($0.week) }
      case .unit(let unit): nth(number, unit, first, last)
      }
    // "The fifth Monday of February 2018" is some day of that month, which it has not.
    guard let found else { return Value(text: value.text + "-XX") }
    return Value(text: found.timex, period: found, anchor: value.anchor)
  }

  static func unknown(_ counted: Counted) -> String {
    switch counted {
    case .weekday(let day): "XXXX-WXX-\(day)"
    case .weekend: "XXXX-WXX-WE"
    case .unit(let unit): unit.unknown
    }
  }

  private func nth(
    _ number: Int,
    _ weekday: Int,
    _ first: CalendarDay,
    _ last: CalendarDay
  ) -> CalendarDay? {
    let day =
      number > 0
      ? first.adding(days: (weekday - first.weekday + 7) % 7 + (number - 1) * 7)
      : last.adding(days: -((last.weekday - weekday + 7) % 7) + (number + 1) * 7)
    guard let day, day >= first, day <= last else { return nil }
    return day
  }

  private func nth(
    _ number: Int,
    _ unit: Unit,
    _ first: CalendarDay,
    _ last: CalendarDay
  ) -> Period? {
    if unit == .week {
      // A week belongs to the month or year that its Thursday lies in.
      return nth(number, 4, first, last).map { .week($0.week) }
    }
    let edge = number > 0 ? first : last
    guard let period = Period(unit, number > 0 ? number - 1 : number + 1, after: edge),
      let begin = period.firstDay, begin >= first, begin <= last
    else { return nil }
    return period
  }

  /// "the week of October 6th"
  func holding(_ unit: Unit, _ inner: Meaning) -> Value {
    let value = value(of: inner)
    guard let day = value.period?.firstDay, let period = Period(unit, holding: day) else {
      return Value(text: unit.unknown)
    }
    return Value(text: period.timex, period: period, anchor: value.anchor)
  }

  func week(_ number: Int, _ words: YearWords) -> Value {
    let letters = "-W" + padded(number, 2)
    guard let year = year(words) else { return Value(text: "XXXX" + letters) }
    var value = known(.week(Week(year: year, number: number)))
    if case .stated = words { return value }
    value.anchor = anchor.focusText
    return value
  }

  // MARK: Named days

  func holiday(_ row: Int, _ words: YearWords, _ relation: Relation?) -> Value {
    guard (0..<holidays.count).contains(row) else { return Value(text: "XXXX") }
    let holiday = holidays[row]
    if case .open = words {
      guard let focus = anchor.focus else { return undatedHoliday(holiday) }
      if relation == nil, let year = anchor.nearYear {
        return self.holiday(holiday, in: year, anchor: nil)
      }
      return near(holiday, focus, relation)
    }
    guard let year = year(words) else { return undatedHoliday(holiday) }
    if case .stated = words { return self.holiday(holiday, in: year, anchor: nil) }
    return self.holiday(holiday, in: year, anchor: anchor.focusText)
  }

  private func holiday(_ holiday: Holiday, in year: Int, anchor: String?) -> Value {
    guard let days = holiday.occurrences(in: year).first else {
      return Value(text: padded(year, 4) + "-XX-XX")
    }
    let period = period(days, of: holiday)
    return Value(text: period.timex, period: period, anchor: anchor)
  }

  /// A day that falls on the same date every year is known without a year.
  private func undatedHoliday(_ holiday: Holiday) -> Value {
    Value(text: holiday.undated ?? "XXXX")
  }

  private func near(_ holiday: Holiday, _ focus: CalendarDay, _ relation: Relation?) -> Value {
    let year = focus.fields.year
    let all = (year - 1...year + 1).flatMap { holiday.occurrences(in: $0) }
    let best: ClosedRange<CalendarDay>?
    switch relation {
    case .last, .previous: best = all.last { $0.upperBound < focus }
    case .next, .coming, .following: best = all.first { $0.lowerBound > focus }
    case .this where !anchor.prefersFuture:
      best = all.first { $0.lowerBound.fields.year == year }
    default:
      if anchor.isNarrative {
        best = all.first { $0.upperBound >= focus }
        break
      }
      switch liesAhead {
      case true?: best = all.first { $0.upperBound >= focus }
      case false?:
        // What is days ahead is also told of in the past: "raced before Election Day".
        best = all.last { $0.lowerBound.number <= focus.number + Self.holidaySlack }
      case nil:
        best = all.min {
          abs($0.lowerBound.number - focus.number) < abs($1.lowerBound.number - focus.number)
        }
      }
    }
    return resolved(best.map { period($0, of: holiday) }, else: "XXXX")
  }

  private static let holidaySlack = 14

  /// The days of a holiday; for agendas with the evening before, where it begins then.
  private func period(_ days: ClosedRange<CalendarDay>, of holiday: Holiday) -> Period {
    guard anchor.prefersFuture, holiday.beginsEveningBefore, days.lowerBound < days.upperBound,
      let eve = days.lowerBound.adding(days: -1)
    else { return Period(days) }
    return Period(eve...days.upperBound)
  }
}
