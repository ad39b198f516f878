/// The Chinese calendar, as it is kept since 1929: by the sky over the mean time of UTC+8.
///
/// A month begins on the day of a new moon. The month of the winter solstice is the eleventh;
/// where thirteen months lie between two of them, the first in which the sun enters no new
/// twelfth of the ecliptic is a leap month, which holds no festivals.
enum ChineseCalendar {
  /// The days on which a date falls in a Gregorian year, in order.
  ///
  /// `month` is 1...12 and `day` 1...29.
  static func days(month: Int, day: Int, in year: Int) -> [CalendarDay] {
    guard Astronomy.years.contains(year) else { return [] }
    // The last two months may begin in either of two years.
    let winters = month > 10 ? [year, year + 1] : [year]
    return winters.compactMap { winter in
      guard let start = monthStart(month, afterWinterOf: winter) else { return nil }
      let date = CalendarDay(number: start + day - 1)
      return date?.fields.year == year ? date : nil
    }
  }

  /// The number of the first day of `month` in the twelve or thirteen months that begin with
  /// the one of the solstice of December in the year before `year`.
  private static func monthStart(_ month: Int, afterWinterOf year: Int) -> Int? {
    guard let first = solsticeLunation(year - 1), let next = solsticeLunation(year)
    else { return nil }
    let place = (month + 1) % 12
    var lunation = first + place
    guard next - first > 12 else { return newMoonDay(lunation) }
    // A leap month at or before the place pushes the month behind it.
    if let leap = leapLunation(first, next), leap <= lunation { lunation += 1 }
    return newMoonDay(lunation)
  }

  private static func leapLunation(_ first: Int, _ next: Int) -> Int? {
    var start = twelfth(first)
    for lunation in first..<next {
      let end = twelfth(lunation + 1)
      if start == end { return lunation }
      start = end
    }
    return nil
  }

  /// The twelfth of the ecliptic in which the sun stands when a lunation's first day begins.
  private static func twelfth(_ lunation: Int) -> Int {
    let midnight = Horizon.china.midnight(newMoonDay(lunation))
    return Int(Astronomy.apparentSunLongitude(midnight) / 30)
  }

  /// The lunation that holds the winter solstice of `year`.
  private static func solsticeLunation(_ year: Int) -> Int? {
    guard let december = CalendarDay(year: year, month: 12, day: 21) else { return nil }
    let solstice = Astronomy.moment(ofSunAt: 270, near: Double(december.number))
    let day = Horizon.china.day(at: solstice)
    let near = Astronomy.lunation(near: solstice)
    return [near + 1, near, near - 1].first { newMoonDay($0) <= day }
  }

  private static func newMoonDay(_ lunation: Int) -> Int {
    Horizon.china.day(at: Astronomy.newMoon(lunation))
  }
}
