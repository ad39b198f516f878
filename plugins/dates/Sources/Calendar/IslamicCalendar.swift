/// The Islamic calendar, as the civil calendar of Saudi Arabia (Umm al-Qura) reckons it.
///
/// Elsewhere a month begins when its crescent is seen, so a feast may be a day off; so may one
/// before 1981, when the reckoning changed several times. A day begins at sunset before the
/// civil day that is given for it.
enum IslamicCalendar {
  /// The months under their names in the tables.
  static let months = [
    "muharram", "safar", "rabi-i", "rabi-ii", "jumada-i", "jumada-ii", "rajab", "shaban",
    "ramadan", "shawwal", "dhu-al-qada", "dhu-al-hijja",
  ]

  /// The days on which a date falls in a Gregorian year: one, now and then two or none.
  ///
  /// `month` is 1...12 and `day` 1...29.
  static func days(month: Int, day: Int, in year: Int) -> [CalendarDay] {
    guard Astronomy.years.contains(year) else { return [] }
    let first = Int((Double(year - 622) * 1.030684).rounded(.down))
    return (first...first + 2).compactMap { hijri in
      let start = monthStart((hijri - 1) * 12 + month - 1)
      let date = CalendarDay(number: start + day - 1)
      return date?.fields.year == year ? date : nil
    }
  }

  /// The number of the first day of a month, counted from Muharram of the year 1.
  ///
  /// It begins in the evening of the day by whose sunset the moon was new and after whose
  /// sunset it still stands above Mecca.
  private static func monthStart(_ month: Int) -> Int {
    let newMoon = Astronomy.newMoon(month - 17_037)
    guard month >= firstByMoonset else { return earlyStart(newMoon) }
    let day = Horizon.mecca.day(at: newMoon)
    let sunset = Horizon.mecca.sunlight(day).set
    return newMoon < sunset && Horizon.mecca.seesMoon(at: sunset) ? day + 1 : day + 2
  }

  /// Before 1420 (April 1999) a new moon before midnight of universal time was enough.
  private static func earlyStart(_ newMoon: Double) -> Int { Int(newMoon.rounded(.down)) + 1 }

  private static let firstByMoonset = (1420 - 1) * 12
}
