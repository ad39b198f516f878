/// The Hebrew calendar, exactly: it is arithmetic, after Reingold and Dershowitz.
///
/// Months are counted from Nisan, which is 1, although the year begins with Tishri, the
/// seventh. A day begins at sunset before the civil day that is given for it.
enum HebrewCalendar {
  /// The months under their names in the tables; a leap year has a thirteenth, Adar II.
  static let months = [
    "nisan", "iyar", "sivan", "tammuz", "av", "elul", "tishri", "heshvan", "kislev", "tevet",
    "shevat", "adar",
  ]

  /// The days on which a date falls in a Gregorian year, at most one for dates that exist.
  ///
  /// "Adar" is the last month of the year, that of Purim.
  static func days(month: Int, day: Int, in year: Int) -> [CalendarDay] {
    guard (1...9999).contains(year) else { return [] }
    return [year + 3760, year + 3761].compactMap { self.day(year: $0, month: month, day: day) }
      .filter { $0.fields.year == year }
  }

  private static func day(year: Int, month: Int, day: Int) -> CalendarDay? {
    let last = isLeap(year) ? 13 : 12
    let month = month == 12 ? last : month
    let before = month < 7 ? Array(7...last) + Array(1..<month) : Array(7..<month)
    let start = newYear(year)
    let yearLength = newYear(year + 1) - start
    let sum = before.reduce(0) { $0 + length(of: $1, in: year, of: yearLength) }
    return CalendarDay(number: start + sum + day - 1)
  }

  static func isLeap(_ year: Int) -> Bool { (7 * year + 1) % 19 < 7 }

  private static func length(of month: Int, in year: Int, of days: Int) -> Int {
    switch month {
    case 2, 4, 6, 10, 13: 29
    case 12 where !isLeap(year): 29
    case 8 where days % 10 != 5: 29
    case 9 where days % 10 == 3: 29
    default: 30
    }
  }

  /// The number of the civil day of 1 Tishri.
  private static func newYear(_ year: Int) -> Int {
    let (before, this, next) = (elapsed(year - 1), elapsed(year), elapsed(year + 1))
    // No year may have 356 or 382 days.
    let delay = next - this == 356 ? 2 : this - before == 382 ? 1 : 0
    return this + delay - 1_373_428
  }

  /// The days from the epoch to the mean new moon of Tishri, put off where it would fall on a
  /// Sunday, Wednesday or Friday.
  private static func elapsed(_ year: Int) -> Int {
    let months = (235 * year - 234) / 19
    let parts = 12_084 + 13_753 * months
    let day = 29 * months + parts / 25_920
    return 3 * (day + 1) % 7 < 3 ? day + 1 : day
  }
}
