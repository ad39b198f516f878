/// What the core of a temporal expression means, before anybody asks when that was.
///
/// A meaning is made by the grammar out of one paragraph and turned into a value by the
/// ``Resolver``, which knows the whole article. On its way it is written by ``MeaningWriter``
/// and read by ``MeaningReader``.
enum Meaning: Hashable, Sendable {
  /// No day is told, only a time of day.
  case unsaid
  /// Calendar fields, as far as they are written.
  case fields(Fields)
  /// A day of the week, 1 to 7.
  case weekday(Int, Relation?)
  /// The day of the week so many weeks from now: "Tuesday last week".
  case weekdayOfWeek(Int, Int)
  /// "last October", "next May"
  case month(Int, Relation)
  indirect case season(Season, year: YearWords, Relation?)
  /// A month, quarter or half of a year, from 1.
  case yearPart(Unit, Int, YearWords)
  /// A fiscal or school year: "fiscal 2019" is `FY2019`.
  case businessYear(BusinessYear, YearWords)
  case decade(Int)
  case century(Int)
  /// A year before Christ, and a century or decade of them.
  case beforeChrist(Unit, Int)
  /// "last week", "today": units after the reference time.
  case shift(Unit, Int)
  /// The weekend, and how it is pointed at.
  case weekend(Relation?)
  /// "two days later", "the following month": units after the last date told.
  case shiftFromMention(Unit, Int)
  /// The last period of this size that was told, or whichever was told last; else the one that
  /// it is: "the quarter", "the same period last year".
  case told(Unit?, YearWords)
  /// The so-manieth weekday, weekend or unit after something, or before it when negative: "the
  /// Friday after Thanksgiving". None is the one it lies in or beside: "Labor Day weekend".
  indirect case beside(Int, Counted, of: Meaning)
  /// So many units after something: "two days after Christmas", "three weeks from tomorrow".
  indirect case away(Unit, Int, from: Meaning)
  /// The so-manieth of something, counted from the end when negative: "the first Tuesday of
  /// October", "the last week of 2016".
  indirect case nth(Int, Counted, of: Meaning)
  /// A day of a month by its number alone: "the 8th", "20th of next month".
  indirect case dayOfMonth(Int, of: Meaning)
  /// "the week of October 6th"
  indirect case holding(Unit, Meaning)
  /// The week, month, quarter or year that ends on a day: "the quarter ended July 31".
  indirect case ending(Unit, Meaning)
  /// The week of this number in the year.
  case weekNumber(Int, YearWords)
  /// A named day, by its row in the table.
  indirect case holiday(Int, YearWords, Relation?)
  /// A day that has a name of its own and happened once: "9/11".
  indirect case namedDay(year: Int, month: Int, day: Int)
  /// So many units that end or begin at the reference time, for readers who want days and not
  /// lengths: "last two weeks".
  case run(Unit, Int)
  /// A length of time, in TIMEX3 notation.
  case duration(String)
  /// A recurrence.
  indirect case recurrence(String, quantifier: String?, frequency: String?)
  /// `PAST_REF`, `PRESENT_REF` or `FUTURE_REF`.
  case vague(String)
}

/// The fields of a calendar date that are written down.
struct Fields: Hashable, Sendable {
  private var yearNumber: SmallNumber<Int32>
  private var monthNumber: SmallNumber<Int8>
  private var dayNumber: SmallNumber<Int8>
  private var weekdayNumber: SmallNumber<Int8>

  init(year: Int? = nil, month: Int? = nil, day: Int? = nil, weekday: Int? = nil) {
    yearNumber = SmallNumber(year)
    monthNumber = SmallNumber(month)
    dayNumber = SmallNumber(day)
    weekdayNumber = SmallNumber(weekday)
  }

  /// The year, negative before Christ.
  var year: Int? {
    get { yearNumber.value }
    set { yearNumber = SmallNumber(newValue) }
  }

  /// The month, from 1.
  var month: Int? {
    get { monthNumber.value }
    set { monthNumber = SmallNumber(newValue) }
  }

  /// The day of the month, from 1.
  var day: Int? {
    get { dayNumber.value }
    set { dayNumber = SmallNumber(newValue) }
  }

  /// The day of the week said with it, 1 to 7.
  var weekday: Int? {
    get { weekdayNumber.value }
    set { weekdayNumber = SmallNumber(newValue) }
  }
}

extension Fields {
  /// Whether some year has such a day, or the year that is written.
  var isPossible: Bool {
    guard let month, let day else { return true }
    // Years before Christ have no calendar here; any year with a leap day will do.
    let checked = year.map { $0 > 0 ? $0 : 2000 } ?? 2000
    return CalendarDay(year: checked, month: month, day: day) != nil
  }
}

/// How the year of something is given.
enum YearWords: Hashable, Sendable {
  case stated(Int)
  /// This year, last year.
  case relative(Int)
  /// That year, the following year: counted from the last year told.
  case told(Int)
  /// Not at all.
  case open
}

/// What is counted out of a longer time.
enum Counted: Hashable, Sendable {
  case weekday(Int)
  case unit(Unit)
  case weekend
}

/// A year that does not begin in January everywhere.
enum BusinessYear: Int, Hashable, Sendable, CaseIterable {
  case fiscal, school

  /// The letters in front of the year.
  var letters: String { self == .fiscal ? "FY" : "SY" }
}
