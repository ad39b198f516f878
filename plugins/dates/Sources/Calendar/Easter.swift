/// The Sunday of Easter, on which half of the Christian year depends.
enum Easter {
  /// Easter of the western churches; `nil` before the Gregorian calendar and after 9999.
  ///
  /// The algorithm of Meeus, Jones and Butcher.
  static func western(_ year: Int) -> CalendarDay? {
    guard (1583...9999).contains(year) else { return nil }
    let golden = year % 19
    let (century, rest) = (year / 100, year % 100)
    let correction = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
    let late = (golden + 11 * epact + 22 * weekday) / 451
    let sum = epact + weekday - 7 * late + 114
    return CalendarDay(year: year, month: sum / 31, day: sum % 31 + 1)
  }

  /// Easter of the eastern churches, as a Gregorian day; `nil` outside the years 326 to 9999.
  static func orthodox(_ year: Int) -> CalendarDay? {
    guard (326...9999).contains(year) else { return nil }
    let moon = (19 * (year % 19) + 15) % 30
    let weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    let sum = moon + weekday + 114
    return JulianCalendar.day(year: year, month: sum / 31, day: sum % 31 + 1)
  }
}

/// The calendar before the Gregorian one, by which eastern churches still keep their feasts.
enum JulianCalendar {
  /// The Gregorian day of a Julian date; `nil` outside the years 1 to 9999.
  ///
  /// `month` and `day` must be a date that every year has.
  static func day(year: Int, month: Int, day: Int) -> CalendarDay? {
    guard (1...9999).contains(year) else { return nil }
    let monthsFromMarch = (month + 9) % 12
    let yearFromMarch = month < 3 ? year - 1 : year
    let sinceMarch = (153 * monthsFromMarch + 2) / 5 + day - 1
    // The Julian 1 January of the year 1 is two days before the Gregorian one, which is day 0;
    // 1 March of the year 0 is 306 days before it.
    return CalendarDay(number: yearFromMarch * 365 + yearFromMarch / 4 + sinceMarch - 308)
  }
}
