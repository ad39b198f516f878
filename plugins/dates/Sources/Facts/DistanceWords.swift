import PluginKit

/// How far a time lies from the time an article was written.
enum DistanceWords {
  /// Up to this many days are counted in days.
  private static let dayLimit = 60
  /// Up to this many minutes times of day are counted in hours and minutes.
  private static let minuteLimit = 48 * 60

  /// "3 days before this article", "last week, seen from this article".
  static func text(from reference: CalendarDay, to period: Period) -> String? {
    switch period {
    case .day(let day): return text(from: reference, to: day)
    case .days(let first, let last): return text(reference, first, last)
    case .season, .half:
      guard let first = period.firstDay, let last = period.lastDay else { return nil }
      return text(reference, first, last)
    default: return steps(from: reference, to: period)
    }
  }

  private static func text(from reference: CalendarDay, to day: CalendarDay) -> String {
    switch day.number - reference.number {
    case 0: "the day this article is dated"
    case -1: "the day before this article"
    case 1: "the day after this article"
    case ..<0: amount(day, reference) + " before this article"
    default: amount(reference, day) + " after this article"
    }
  }

  /// Weeks, months and longer are counted as such, whatever day of them it is.
  private static func steps(from reference: CalendarDay, to period: Period) -> String? {
    guard let now = index(of: period, holding: reference), let then = index(of: period) else {
      return nil
    }
    let noun = noun(of: period)
    switch then - now {
    case 0: return "the \(noun) of this article"
    case -1: return "last \(noun), seen from this article"
    case 1: return "next \(noun), seen from this article"
    case let steps:
      let amount = noun == "month" ? months(abs(steps)) : English.count(abs(steps), noun)
      return "\(amount) \(steps < 0 ? "before" : "after") this article"
    }
  }

  private static func noun(of period: Period) -> String {
    if case .weekend = period { return "weekend" }
    return "\(period.unit)"
  }

  private static func index(of period: Period) -> Int? {
    switch period {
    case .week(let week), .weekend(let week): week.monday.map { $0.number / 7 }
    case .month(let month, let year): year * 12 + month
    case .quarter(let number, let year): year * 4 + number
    case .year(let year): year
    case .decade(let decade): decade
    case .century(let century): century
    case .day, .days, .half, .season: nil
    }
  }

  private static func index(of period: Period, holding day: CalendarDay) -> Int? {
    Period(period.unit, holding: day).flatMap { index(of: $0) }
  }

  /// Of a stretch: "ended 3 days before this article", "began 4 days before and ends 6 days
  /// after this article".
  static func text(
    _ reference: CalendarDay,
    _ first: CalendarDay,
    _ last: CalendarDay
  ) -> String {
    if last < reference { return "ended \(amount(last, reference)) before this article" }
    if first > reference { return "begins \(amount(reference, first)) after this article" }
    let begin = first == reference ? "begins that day" : "began \(amount(first, reference)) before"
    let end = last == reference ? "ends that day" : "ends \(amount(reference, last)) after"
    return "\(begin), \(end)"
  }

  /// How long it is from one day to a later: "12 days", "3 years 4 months 12 days".
  private static func amount(_ first: CalendarDay, _ last: CalendarDay) -> String {
    let days = last.number - first.number
    guard days > dayLimit else { return English.count(days, "day") }
    let (year, month, _) = first.fields
    let (lastYear, lastMonth, _) = last.fields
    var months = (lastYear - year) * 12 + lastMonth - month
    if let target = first.adding(months, .month), target > last { months -= 1 }
    let rest = first.adding(months, .month).map { last.number - $0.number } ?? 0
    return Self.months(months, rest)
  }

  private static func months(_ months: Int, _ days: Int = 0) -> String {
    words([(months / 12, "year"), (months % 12, "month"), (days, "day")])
  }

  private static func words(_ counts: [(Int, String)]) -> String {
    counts.filter { $0.0 > 0 }.map { English.count($0.0, $0.1) }.joined(separator: " ")
  }

  // MARK: Clock times

  /// "1 hour 30 minutes before this article", where both times are known to the minute, in
  /// zones that are known or both not told, and are not further apart than two days.
  static func text(from reference: Reference, to instant: Instant) -> String? {
    guard let clock = reference.clock, instant.clock.minute != nil,
      let minutes = minutes(Instant(day: reference.day, clock: clock), instant),
      abs(minutes) < minuteLimit
    else { return nil }
    if minutes == 0 { return "the minute this article is dated" }
    return "\(amount(abs(minutes))) \(minutes < 0 ? "before" : "after") this article"
  }

  /// The length of a stretch between two times: "2 hours".
  static func length(_ first: Instant, _ last: Instant) -> String? {
    guard let minutes = minutes(first, last), minutes > 0 else { return nil }
    return amount(minutes)
  }

  private static func minutes(_ first: Instant, _ last: Instant) -> Int? {
    let zones = (first.clock.offset, last.clock.offset)
    guard (zones.0 == nil) == (zones.1 == nil) else { return nil }
    let days = last.day.number - first.day.number
    let seconds = days * 86_400 + last.clock.seconds - first.clock.seconds
    return seconds / 60 - (zones.1 ?? 0) + (zones.0 ?? 0)
  }

  private static func amount(_ minutes: Int) -> String {
    words([(minutes / 60, "hour"), (minutes % 60, "minute")])
  }

  // MARK: Before Christ

  /// There is no year 0: 1 BC is the year before AD 1.
  static func text(beforeChrist year: Int, _ reference: Reference) -> String? {
    guard year > 0 else { return nil }
    let years = reference.day.fields.year + year - 1
    return "\(English.count(years, "year")) before this article"
  }
}
