/// How the day of a holiday follows from the year.
///
/// Total: a year for which a rule says nothing has no days. The days given for a year are all
/// that lie in it, in order.
indirect enum HolidayRule: Sendable {
  /// The same date every year, moved off some days of the week.
  case fixed(month: Int, day: Int, [Shift])
  /// The same date of the Julian calendar.
  case julian(month: Int, day: Int)
  /// The `count`th such weekday of a month, from its end if negative.
  case weekday(Int, month: Int, count: Int)
  /// Days from Easter.
  case easter(Int)
  /// Days from Easter of the eastern churches.
  case orthodoxEaster(Int)
  case hebrew(month: Int, day: Int, [Shift])
  case islamic(month: Int, day: Int)
  case chinese(month: Int, day: Int)
  case hindu(month: Int, tithi: Int, HinduCalendar.Watch)
  /// The sunrise at which the moon is in a mansion while the sun is in a sign, both from 1.
  case mansion(Int, sign: Int)
  /// The day on which the sun comes to a longitude by clocks some minutes ahead of universal
  /// time. A festival whose day ends at another hour than midnight puts that into the minutes.
  case sun(longitude: Int, minutes: Int)
  /// The same with the longitude in the sidereal zodiac.
  case siderealSun(longitude: Int, minutes: Int)
  /// Every so many days, counted from one of them.
  case cycle(CalendarDay, length: Int)
  /// Days from another holiday.
  case offset(HolidayRule, Int)
  /// The last such weekday before another holiday, or the first after it.
  case neighbor(HolidayRule, weekday: Int, isAfter: Bool)
  /// The last Saturday of March, or the one before when that is Holy Saturday.
  case earthHour

  /// Moves a day that falls on one weekday.
  struct Shift: Hashable, Sendable {
    /// From Monday, 1, to Sunday, 7.
    let weekday: Int
    /// The days by which it moves.
    let days: Int
    /// The first year in which it does.
    let since: Int
  }

  /// The days that lie in `year`, in order.
  func days(in year: Int) -> [CalendarDay] {
    guard (1...9999).contains(year) else { return [] }
    switch self {
    case .fixed(let month, let day, let shifts):
      // A date near New Year may be moved over it, so that neighbors are asked too.
      if shifts.isEmpty {
        return [CalendarDay(year: year, month: month, day: day)].compactMap(\.self)
      }
      return (year - 1...year + 1).compactMap { year in
        CalendarDay(year: year, month: month, day: day)
          .flatMap { Self.moved($0, by: shifts, year: year) }
      }.filter { $0.fields.year == year }
    case .julian(let month, let day):
      return [year - 1, year].compactMap {
        JulianCalendar.day(year: $0, month: month, day: day)
      }.filter { $0.fields.year == year }
    case .weekday(let weekday, let month, let count):
      return [Self.nth(count, weekday, of: month, in: year)].compactMap(\.self)
    case .easter(let days):
      return [Easter.western(year)?.adding(days: days)].compactMap(\.self)
    case .orthodoxEaster(let days):
      return [Easter.orthodox(year)?.adding(days: days)].compactMap(\.self)
    case .hebrew(let month, let day, let shifts):
      return HebrewCalendar.days(month: month, day: day, in: year)
        .compactMap { Self.moved($0, by: shifts, year: year) }
    case .islamic(let month, let day):
      return IslamicCalendar.days(month: month, day: day, in: year)
    case .chinese(let month, let day):
      return ChineseCalendar.days(month: month, day: day, in: year)
    case .hindu(let month, let tithi, let watch):
      return HinduCalendar.days(month: month, tithi: tithi, at: watch, in: year)
    case .mansion(let mansion, let sign):
      return HinduCalendar.days(mansion: mansion, sign: sign, in: year)
    case .sun(let longitude, let minutes):
      return Self.sunDays(year, longitude, minutes, isSidereal: false)
    case .siderealSun(let longitude, let minutes):
      return Self.sunDays(year, longitude, minutes, isSidereal: true)
    case .cycle(let one, let length):
      return Self.cycleDays(year, one, length)
    case .offset(let rule, let days):
      return Self.near(year, rule, isAfter: days > 0) { $0.adding(days: days) }
    case .neighbor(let rule, let weekday, let isAfter):
      return Self.near(year, rule, isAfter: isAfter) {
        Self.neighbor(of: $0, weekday, isAfter: isAfter)
      }
    case .earthHour:
      let saturday = Self.nth(-1, 6, of: 3, in: year)
      let isHoly = saturday == Easter.western(year)?.adding(days: -1)
      return [isHoly ? saturday?.adding(days: -7) : saturday].compactMap(\.self)
    }
  }
}

extension HolidayRule {
  private static func moved(_ day: CalendarDay, by shifts: [Shift], year: Int) -> CalendarDay? {
    let shift = shifts.first { $0.weekday == day.weekday && year >= $0.since }
    return shift.map { day.adding(days: $0.days) } ?? day
  }

  private static func nth(
    _ count: Int,
    _ weekday: Int,
    of month: Int,
    in year: Int
  ) -> CalendarDay? {
    let length = CalendarDay.length(ofMonth: month, in: year)
    let edge = CalendarDay(year: year, month: month, day: count > 0 ? 1 : length)
    guard let edge else { return nil }
    let days =
      count > 0
      ? (weekday - edge.weekday + 7) % 7 + (count - 1) * 7
      : (count + 1) * 7 - (edge.weekday - weekday + 7) % 7
    // A month may have no fifth Monday.
    return edge.adding(days: days).flatMap { $0.fields.month == month ? $0 : nil }
  }

  private static func neighbor(
    of day: CalendarDay,
    _ weekday: Int,
    isAfter: Bool
  ) -> CalendarDay? {
    let ahead = (weekday - day.weekday + 6) % 7 + 1
    let back = (day.weekday - weekday + 6) % 7 + 1
    return day.adding(days: isAfter ? ahead : -back)
  }

  /// Days derived from those of `rule`, which may lie in the year before the derived days that
  /// come after them, and in the year after those that come before.
  private static func near(
    _ year: Int,
    _ rule: HolidayRule,
    isAfter: Bool,
    _ derive: (CalendarDay) -> CalendarDay?
  ) -> [CalendarDay] {
    (isAfter ? [year - 1, year] : [year, year + 1]).flatMap { rule.days(in: $0) }
      .compactMap(derive)
      .filter { $0.fields.year == year }
  }

  private static func sunDays(
    _ year: Int,
    _ longitude: Int,
    _ minutes: Int,
    isSidereal: Bool
  ) -> [CalendarDay] {
    // The sun passes 0 of the ecliptic on about 20 March, of the sidereal zodiac on 14 April.
    let start = isSidereal ? (month: 4, day: 14) : (month: 3, day: 20)
    guard Astronomy.years.contains(year),
      let zero = CalendarDay(year: year, month: start.month, day: start.day)
    else { return [] }
    let turn = longitude > (isSidereal ? 256 : 281) ? longitude - 360 : longitude
    let guess = Double(zero.number) + Double(turn) / 360 * 365.25
    let moment =
      isSidereal
      ? Astronomy.moment(ofSiderealSunAt: Double(longitude), near: guess)
      : Astronomy.moment(ofSunAt: Double(longitude), near: guess)
    let day = CalendarDay(number: Int((moment + Double(minutes) / 1440).rounded(.down)))
    return [day].compactMap(\.self).filter { $0.fields.year == year }
  }

  private static func cycleDays(_ year: Int, _ one: CalendarDay, _ length: Int) -> [CalendarDay] {
    guard let first = CalendarDay(year: year, month: 1, day: 1), length > 0 else { return [] }
    let rest = (one.number - first.number) % length
    let next = first.number + (rest < 0 ? rest + length : rest)
    return stride(from: next, to: first.number + 366, by: length)
      .compactMap { CalendarDay(number: $0) }
      .filter { $0.fields.year == year }
  }
}
