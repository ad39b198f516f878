import PluginKit

/// A temporal expression as it is written, before anybody asks when that was.
struct Expression: Sendable {
  /// The index of the first token.
  var first: Int
  /// The index behind the last token.
  var next: Int
  /// What the words mean.
  var meaning: Meaning
  /// The rule that read it.
  var rule: Rule
  /// The part of the day: "Tuesday morning".
  var part: DayPart?
  /// The time of day: "Tuesday at 9:40 p.m."
  var clock: Clock?
  /// How the words loosen the value.
  var modifier: Timex3.Modifier?
  /// The other end of a range.
  var end: RangeEnd?
  /// How often such words mean what the rule says.
  var confidence = 0.9
}

/// The second end of a range, and the time of day there.
struct RangeEnd: Hashable, Sendable {
  var meaning: Meaning
  var clock: Clock?
}

/// What the core of a temporal expression means.
enum Meaning: Hashable, Sendable {
  /// Calendar fields, as far as they are written.
  case fields(Fields)
  /// A day of the week, 1 to 7.
  case weekday(Int, Relation?)
  /// The day of the week so many weeks from now: "Tuesday last week".
  case weekdayOfWeek(Int, Int)
  /// "last October", "next summer"
  case month(Int, Relation)
  case season(Season, year: Int?, Relation?)
  /// A quarter or half of a year, from 1.
  case yearPart(Unit, Int, YearWords)
  case decade(Int)
  case century(Int)
  /// "last week", "today": units after the reference time.
  case shift(Unit, Int)
  /// "two days later", "the following month": units after the last date told.
  case shiftFromMention(Unit, Int)
  /// The weekend, and how it is pointed at.
  case weekend(Relation?)
  /// A time of day without a day.
  case clock(Clock)
  /// A length of time, in TIMEX3 notation.
  case duration(String)
  /// A recurrence.
  case recurrence(String, quantifier: String?, frequency: String?)
  /// `PAST_REF`, `PRESENT_REF` or `FUTURE_REF`.
  case vague(String)
}

/// The fields of a calendar date that are written down.
struct Fields: Hashable, Sendable {
  var year: Int?
  var month: Int?
  var day: Int?
  /// The day of the week said with it, 1 to 7.
  var weekday: Int?
}

/// How the year of a quarter or half is given.
enum YearWords: Hashable, Sendable {
  case stated(Int)
  /// This year, last year.
  case relative(Int)
  /// Not at all.
  case open
}

/// A time of day.
struct Clock: Hashable, Sendable {
  var hour: Int
  var minute: Int?
  var second: Int?
  /// `Z`, an offset such as `+02:00`, or nothing.
  var zone = ""
  /// Whether morning or afternoon is certain.
  var isCertain = true

  /// The TIMEX3 text behind the day: `T21:40`, `T05`, `T14:05Z`.
  var text: String {
    var text = "T" + padded(hour, 2)
    if let minute { text += ":" + padded(minute, 2) }
    if let second { text += ":" + padded(second, 2) }
    return text + zone
  }
}
