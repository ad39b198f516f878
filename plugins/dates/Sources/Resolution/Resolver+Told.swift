import PluginKit

// Periods that the article comes back to, and what lies beside days that are named.

extension Resolver {
  /// The last period of `unit` that was told, or without a unit whichever was; else, with a unit,
  /// the one that the article lies in or reports on. The words may move it into another year.
  func told(_ unit: Unit?, _ words: YearWords) -> Value {
    var value = lastTold(unit)
    guard let day = value.period?.firstDay else {
      switch words {
      case .told(let years): return shifted(.year, years)
      case .stated(let year): return known(.year(year))
      default: return value
      }
    }
    let year = day.fields.year
    let target: Int
    switch words {
    case .open: return value
    case .stated(let stated): target = stated
    case .told(let years): target = year + years
    case .relative(let years):
      guard let focus = anchor.focus else { return Value(text: unit?.unknown ?? "XXXX") }
      target = focus.fields.year + years
    }
    guard let period = value.period?.moved(years: target - year) else { return value }
    value.text = period.timex
    value.period = period
    return value
  }

  /// The period of `unit` that ends on a day: that of the calendar where the day is its last or
  /// nearly so, else so many days or months up to it, as a business counts them.
  func ending(_ unit: Unit, _ inner: Meaning) -> Value {
    let value = value(of: inner)
    guard let last = value.period?.lastDay, let calendar = Period(unit, holding: last),
      let end = calendar.lastDay,
      let first = last.adding(days: 1).flatMap({ $0.adding(-1, unit) })
    else { return Value(text: unit.unknown) }
    // Reports close on the Friday or Saturday next to the end of a month, weeks with the work.
    let isCalendar = end.number - last.number <= (unit == .week ? 2 : unit == .year ? 0 : 3)
    let period = isCalendar ? calendar : Period(first...last)
    return Value(text: period.timex, period: period, anchor: value.anchor)
  }

  private func lastTold(_ unit: Unit?) -> Value {
    if let period = anchor.told(unit) {
      return Value(text: period.timex, period: period, anchor: period.timex)
    }
    guard let unit, let focus = anchor.focus else { return Value(text: unit?.unknown ?? "XXXX") }
    // "For the year" beside a quarter is the year of it.
    if unit == .year, let year = anchor.yearPart?.firstDay?.fields.year {
      return resolved(.year(year), else: unit.unknown)
    }
    // A quarter is reported on when it has ended, as are months and years that have just begun.
    let (_, month, day) = focus.fields
    let isYoung = unit == .year ? month <= 3 : unit == .month && day <= 14
    let isReport = (unit == .quarter || isYoung) && liesAhead == false
    return resolved(Period(unit, isReport ? -1 : 0, after: focus), else: unit.unknown)
  }

  /// The so-manieth weekday, weekend or unit after something, or before it when negative; none is
  /// the one it lies in or beside.
  func beside(_ number: Int, _ counted: Counted, of origin: Meaning) -> Value {
    let value = value(of: origin)
    guard let first = value.period?.firstDay, let last = value.period?.lastDay,
      abs(number) < 10_000
    else { return Value(text: Self.unknown(counted)) }
    let period: Period?
    switch counted {
    case .weekday(let weekday): period = Self.weekday(weekday, number, first, last).map { .day($0) }
    case .weekend:
      let saturday =
        number == 0 ? Self.saturday(beside: first) : Self.weekday(6, number, first, last)
      period = saturday.map { .weekend($0.week) }
    case .unit(let unit): period = Period(unit, number, after: number < 0 ? first : last)
    }
    guard let period else { return Value(text: Self.unknown(counted)) }
    return Value(text: period.timex, period: period, anchor: value.anchor)
  }

  private static func weekday(
    _ weekday: Int,
    _ number: Int,
    _ first: CalendarDay,
    _ last: CalendarDay
  ) -> CalendarDay? {
    number < 0
      ? first.adding(days: -((first.weekday - weekday + 6) % 7 + 1) + (number + 1) * 7)
      : last.adding(days: (weekday - last.weekday + 6) % 7 + 1 + (number - 1) * 7)
  }

  /// The Saturday of the weekend that a holiday lengthens: the one before a Monday or Tuesday,
  /// the one after any later day.
  private static func saturday(beside day: CalendarDay) -> CalendarDay? {
    day.adding(days: day.weekday <= 2 ? -day.weekday - 1 : 6 - day.weekday)
  }
}
