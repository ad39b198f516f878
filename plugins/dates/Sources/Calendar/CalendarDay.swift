/// A day of the proleptic Gregorian calendar, in the years 1 to 9999.
struct CalendarDay: Hashable, Comparable, Sendable {
  /// Days since 1 January of the year 1, which is day 0.
  let number: Int

  /// The last day of the year 9999.
  private static let lastNumber = 3_652_058

  /// Creates a day from its number; `nil` outside the years 1 to 9999.
  init?(number: Int) {
    guard number >= 0, number <= Self.lastNumber else { return nil }
    self.number = number
  }

  /// Creates a day; `nil` if the calendar has no such day.
  init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, in: year)
    else { return nil }
    self.init(uncheckedYear: year, month: month, day: day)
  }

  /// The one place that counts: callers have checked the fields.
  private init(uncheckedYear year: Int, month: Int, day: Int) {
    let before = year - 1
    let leapDay = month > 2 && Self.isLeap(year) ? 1 : 0
    number =
      before * 365 + before / 4 - before / 100 + before / 400
      + Self.daysBeforeMonth[month - 1] + leapDay + day - 1
  }

  private static let daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
  private static let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  /// Whether `year` has a 29 February.
  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The number of days of `month`; 0 for a month outside 1...12.
  static func length(ofMonth month: Int, in year: Int) -> Int {
    guard (1...12).contains(month) else { return 0 }
    return month == 2 && isLeap(year) ? 29 : lengths[month - 1]
  }

  /// The year, month and day.
  var fields: (year: Int, month: Int, day: Int) {
    // The year is at least number / 366 and at most one more than number / 365.
    var year = number / 366 + 1
    while let next = CalendarDay(year: year + 1, month: 1, day: 1), next.number <= number {
      year += 1
    }
    let start = CalendarDay(uncheckedYear: year, month: 1, day: 1).number
    var rest = number - start
    var month = 1
    while rest >= Self.length(ofMonth: month, in: year) {
      rest -= Self.length(ofMonth: month, in: year)
      month += 1
    }
    return (year, month, rest + 1)
  }

  /// The day of the week after ISO 8601: Monday is 1, Sunday 7.
  var weekday: Int { number % 7 + 1 }

  /// The week after ISO 8601, with the year it belongs to: the year of its Thursday.
  var week: Week {
    let thursday = number - weekday + 4
    let year = CalendarDay(number: thursday)?.fields.year ?? (thursday < 0 ? 0 : 10_000)
    let first = CalendarDay(year: year, month: 1, day: 1)?.number ?? 0
    return Week(year: year, number: (thursday - first) / 7 + 1)
  }

  /// The day `days` later, or earlier if negative; `nil` outside the years 1 to 9999.
  func adding(days: Int) -> CalendarDay? {
    let (sum, overflow) = number.addingReportingOverflow(days)
    return overflow ? nil : CalendarDay(number: sum)
  }

  /// The ISO 8601 text: `2018-10-08`.
  var text: String {
    let (year, month, day) = fields
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }

  static func < (one: CalendarDay, two: CalendarDay) -> Bool { one.number < two.number }
}

/// A week after ISO 8601: from Monday to Sunday, counted from the week of the first Thursday.
struct Week: Hashable, Sendable {
  /// The year the week belongs to, which at New Year may differ from that of its days.
  let year: Int
  /// The number within the year, from 1.
  let number: Int
}

/// `number` in decimal with zeros in front, at least `width` digits long.
func padded(_ number: Int, _ width: Int) -> String {
  // Days, months and years, which are most of what is written.
  if width == 2, (0..<100).contains(number) { return digitPairs[number] }
  if width == 4, (0..<10_000).contains(number) {
    return digitPairs[number / 100] + digitPairs[number % 100]
  }
  let digits = String(number.magnitude)
  let zeros = String(repeating: "0", count: max(0, width - digits.utf8.count))
  return (number < 0 ? "-" : "") + zeros + digits
}

/// `00` to `99`.
private let digitPairs = (0..<100).map { $0 < 10 ? "0\($0)" : "\($0)" }
