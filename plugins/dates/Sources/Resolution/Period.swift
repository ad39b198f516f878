/// A stretch of the calendar that is completely known.
enum Period: Hashable, Sendable {
  case day(CalendarDay)
  /// Days in a row that are no week, month or year.
  case days(CalendarDay, CalendarDay)
  case week(Week)
  /// The Saturday and Sunday of a week.
  case weekend(Week)
  case month(Int, year: Int)
  case quarter(Int, year: Int)
  case half(Int, year: Int)
  case season(Season, year: Int)
  case year(Int)
  /// Ten years, by the year divided by ten.
  case decade(Int)
  /// A hundred years, by the year divided by a hundred.
  case century(Int)

  /// The TIMEX3 value.
  var timex: String {
    switch self {
    case .day(let day): day.text
    case .days(let first, let last): first.text + "/" + last.text
    case .week(let week): "\(padded(week.year, 4))-W\(padded(week.number, 2))"
    case .weekend(let week): "\(padded(week.year, 4))-W\(padded(week.number, 2))-WE"
    case .month(let month, let year): "\(padded(year, 4))-\(padded(month, 2))"
    case .quarter(let number, let year): "\(padded(year, 4))-Q\(number)"
    case .half(let number, let year): "\(padded(year, 4))-H\(number)"
    case .season(let season, let year): "\(padded(year, 4))-\(season.letters)"
    case .year(let year): padded(year, 4)
    case .decade(let decade): padded(decade, 3)
    case .century(let century): padded(century, 2)
    }
  }

  /// Reads what ``timex`` writes for a day or a week; `nil` for anything else.
  init?(timex: String) {
    if timex.utf8.count == 10, let day = CalendarDay(isoText: timex) {
      self = .day(day)
      return
    }
    let bytes = Array(timex.utf8)
    guard bytes.count == 8, bytes[4] == UInt8(ascii: "-"), bytes[5] == UInt8(ascii: "W"),
      let year = decimal(bytes[0..<4]), let number = decimal(bytes[6..<8])
    else { return nil }
    self = .week(Week(year: year, number: number))
  }

  /// The unit it is one of.
  var unit: Unit {
    switch self {
    case .day, .days: .day
    case .week, .weekend: .week
    case .month, .season: .month
    case .quarter, .half: .quarter
    case .year: .year
    case .decade: .decade
    case .century: .century
    }
  }

  /// Its first day; `nil` where the calendar ends.
  var firstDay: CalendarDay? {
    switch self {
    case .day(let day): day
    case .days(let first, _): first
    case .week(let week): week.monday
    case .weekend(let week): week.monday?.adding(days: 5)
    case .month(let month, let year): CalendarDay(year: year, month: month, day: 1)
    case .quarter(let number, let year): CalendarDay(year: year, month: number * 3 - 2, day: 1)
    case .half(let number, let year): CalendarDay(year: year, month: number * 6 - 5, day: 1)
    case .season(let season, let year): CalendarDay(year: year, month: season.firstMonth, day: 1)
    case .year(let year): CalendarDay(year: year, month: 1, day: 1)
    case .decade(let decade): CalendarDay(year: decade * 10, month: 1, day: 1)
    case .century(let century): CalendarDay(year: century * 100, month: 1, day: 1)
    }
  }

  /// Its last day; `nil` where the calendar ends.
  var lastDay: CalendarDay? {
    switch self {
    case .day(let day): day
    case .days(_, let last): last
    case .week(let week), .weekend(let week): week.monday?.adding(days: 6)
    case .month(let month, let year):
      CalendarDay(year: year, month: month, day: CalendarDay.length(ofMonth: month, in: year))
    case .quarter(let number, let year): Period.month(number * 3, year: year).lastDay
    case .half(let number, let year): Period.month(number * 6, year: year).lastDay
    case .season(let season, let year):
      Period.month(season.firstMonth, year: year).firstDay?.adding(3, .month)?.adding(days: -1)
    case .year(let year): CalendarDay(year: year, month: 12, day: 31)
    case .decade(let decade): CalendarDay(year: decade * 10 + 9, month: 12, day: 31)
    case .century(let century): CalendarDay(year: century * 100 + 99, month: 12, day: 31)
    }
  }

  /// Its first and last day as an ISO 8601 interval; `nil` for a single day.
  var interval: String? {
    if case .day = self { return nil }
    guard let first = firstDay, let last = lastDay else { return nil }
    return first.text + "/" + last.text
  }

  /// Some days in a row, or one.
  init(_ days: ClosedRange<CalendarDay>) {
    self =
      days.lowerBound == days.upperBound
      ? .day(days.lowerBound) : .days(days.lowerBound, days.upperBound)
  }

  /// The same part of a year so many years later, for weeks 52 weeks each; `nil` for longer times
  /// and outside the calendar.
  func moved(years: Int) -> Period? {
    let moved: Period
    switch self {
    case .day(let day): return day.adding(years, .year).map { .day($0) }
    case .month(let month, let year): moved = .month(month, year: year + years)
    case .quarter(let number, let year): moved = .quarter(number, year: year + years)
    case .half(let number, let year): moved = .half(number, year: year + years)
    case .season(let season, let year): moved = .season(season, year: year + years)
    case .year(let year): moved = .year(year + years)
    case .days(let first, let last):
      guard let first = first.adding(years, .year), let last = last.adding(years, .year) else {
        return nil
      }
      return .days(first, last)
    case .week(let week): return week.monday?.adding(days: years * 364).map { .week($0.week) }
    case .weekend, .decade, .century: return nil
    }
    return moved.firstDay == nil ? nil : moved
  }

  /// What is meant by so many years after it, where that is more than a year: the quarter or
  /// half of a report, and the month when it is the next or the last year.
  func comparable(years: Int) -> Period? {
    switch self {
    case .quarter, .half: moved(years: years)
    case .month where abs(years) == 1: moved(years: years)
    default: nil
    }
  }

  /// The period of `unit` that holds `day`; a fortnight is its first week.
  init?(_ unit: Unit, holding day: CalendarDay) {
    let (year, month, _) = day.fields
    switch unit {
    case .second, .minute, .hour, .day: self = .day(day)
    case .week, .fortnight: self = .week(day.week)
    case .month: self = .month(month, year: year)
    case .quarter: self = .quarter((month + 2) / 3, year: year)
    case .year: self = .year(year)
    case .decade: self = .decade(year / 10)
    case .century: self = .century(year / 100)
    case .millennium: return nil
    }
  }

  /// The period of `unit` that lies `count` of it after the one that holds `day`; `nil`
  /// outside the years 1 to 9999.
  init?(_ unit: Unit, _ count: Int, after day: CalendarDay) {
    let (year, month, _) = day.fields
    switch unit {
    case .day: self.init(unit, day.number, count, 1)
    case .week, .fortnight: self.init(unit, day.number, count, unit == .week ? 7 : 14)
    case .month, .quarter:
      let step = unit == .month ? 1 : 3
      let (distance, overflow) = count.multipliedReportingOverflow(by: step)
      guard !overflow, abs(distance) < 120_000 else { return nil }
      let months = year * 12 + month - 1 + distance
      guard let target = CalendarDay(year: months / 12, month: months % 12 + 1, day: 1),
        months > 0
      else { return nil }
      self.init(unit, holding: target)
    case .year, .decade, .century:
      let step = unit == .year ? 1 : unit == .decade ? 10 : 100
      guard abs(count) < 10_000,
        let target = CalendarDay(year: year + count * step, month: 1, day: 1)
      else { return nil }
      self.init(unit, holding: target)
    case .second, .minute, .hour, .millennium: return nil
    }
  }

  private init?(_ unit: Unit, _ number: Int, _ count: Int, _ step: Int) {
    let (distance, overflow) = count.multipliedReportingOverflow(by: step)
    let (target, overflows) = number.addingReportingOverflow(distance)
    guard !overflow, !overflows, let day = CalendarDay(number: target) else { return nil }
    self.init(unit, holding: day)
  }
}

extension Week {
  /// Its first day.
  var monday: CalendarDay? {
    guard let fourth = CalendarDay(year: year, month: 1, day: 4) else { return nil }
    return fourth.adding(days: 1 - fourth.weekday + (number - 1) * 7)
  }
}
