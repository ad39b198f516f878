import PluginKit

/// What a time is called: "9:40 p.m. on a Monday", "the third quarter of 2018".
enum TimeWords {
  /// The name of a time; `nil` where the value says all there is to say.
  static func name(_ time: StatedTime) -> String? {
    let calendar = time.period.map(name) ?? OpenNames.name(time.date)
    if let clock = time.clock {
      // T24:00 ends the day that it stands behind.
      let joiner = clock.hour == 24 ? " at the end of " : " on "
      return [self.clock(clock), calendar].compactMap { $0 }.joined(separator: joiner)
    }
    guard let letters = time.part else { return calendar }
    guard let part = parts[letters] else { return calendar }
    return calendar.map { "the \(part) of \($0)" } ?? "a \(part)"
  }

  /// The name of a stretch of the calendar; that of a day is its weekday.
  static func name(_ period: Period) -> String {
    switch period {
    case .day(let day): "a \(English.weekdays[day.weekday - 1])"
    case .days(let first, let last): "\(first.text) to \(last.text)"
    case .week(let week): "week \(week.number) of \(week.year)"
    case .weekend(let week): "the weekend of week \(week.number) of \(week.year)"
    case .month(let month, let year): "\(English.months[(month - 1) % 12]) \(year)"
    case .quarter(let number, let year): "the \(ordinals[number % 5]) quarter of \(year)"
    case .half(let number, let year): "the \(ordinals[number % 5]) half of \(year)"
    case .season(let season, let year): "the northern \(name(season, year))"
    case .year(let year): "the year \(year)"
    case .decade(let decade): "the \(decade)0s"
    case .century(let century): "the \(English.ordinal(century + 1)) century"
    }
  }

  private static func name(_ season: Season, _ year: Int) -> String {
    season == .winter
      ? "winter of \(year) to \(year + 1)" : "\(OpenNames.seasons[season.rawValue]) of \(year)"
  }

  /// A stretch between two times, whose day is told once where it is one.
  static func name(_ begin: StatedTime, _ end: StatedTime) -> String? {
    if let from = begin.clock, let until = end.clock, let day = begin.day, begin.day == end.day {
      return "\(clock(from)) to \(clock(until)) on \(name(.day(day)))"
    }
    guard let first = name(begin), let last = name(end) else { return nil }
    return "\(first) to \(last)"
  }

  /// The numbers of quarters and halves, from 1.
  static let ordinals = ["", "first", "second", "third", "fourth"]

  /// The parts of the day by their letters.
  static let parts = [
    "MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "MI": "midday",
    "DT": "daytime",
  ]

  /// "9:40 p.m.", "noon", "2:05:13 a.m."; with its zone, if it has one.
  static func clock(_ clock: Clock) -> String {
    let zone = clock.zone.isEmpty ? "" : clock.zone == "Z" ? " UTC" : " UTC\(clock.zone)"
    if clock.seconds % 43_200 == 0 {
      return (clock.hour == 12 ? "noon" : "midnight") + zone
    }
    let half = clock.hour % 24 < 12 ? "a.m." : "p.m."
    var text = "\(clock.hour % 12 == 0 ? 12 : clock.hour % 12)"
    if let minute = clock.minute { text += ":" + padded(minute, 2) }
    if let second = clock.second { text += ":" + padded(second, 2) }
    return "\(text) \(half)\(zone)"
  }

  /// "2018-10-01 to 2018-10-07, 7 days"
  static func days(_ first: CalendarDay, _ last: CalendarDay) -> String {
    let count = English.count(last.number - first.number + 1, "day")
    return first == last ? first.text : "\(first.text) to \(last.text), \(count)"
  }
}
