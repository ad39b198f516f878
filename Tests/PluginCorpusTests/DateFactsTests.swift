import PluginKit
import Testing

@testable import DatesPlugin

/// What a reader is told of a value in an article of Monday, 8 October 2018.
enum ToldFacts {
  static let monday = "2018-10-08"
  static let morning = "2018-10-08T09:30:00+02:00"

  /// The facts as `label: value`.
  static func of(
    _ timex: Timex3,
    at reference: String? = monday,
    _ source: ReadingContext.ReferenceSource = .given
  ) -> [String] {
    let annotation = Annotation(.date, UnitSpan(0, 1), rule: "r", value: .temporal(timex))
    let reading = ReadingContext(referenceTime: reference, referenceSource: source)
    return DateFacts.facts(about: annotation, reading: reading).map { "\($0.label): \($0.value)" }
  }
}

@Suite struct `The facts about a date` {
  @Test(
    arguments: [
      ("2018-10-08", ["in words: a Monday, the day this article is dated", "week: 41 of 2018"]),
      ("2018-10-09", ["in words: a Tuesday, the day after this article", "week: 41 of 2018"]),
      ("2018-10-07", ["in words: a Sunday, the day before this article", "week: 40 of 2018"]),
      ("2018-10-05", ["in words: a Friday, 3 days before this article", "week: 40 of 2018"]),
      ("2018-12-07", ["in words: a Friday, 60 days after this article", "week: 49 of 2018"]),
      (
        "2018-12-08",
        ["in words: a Saturday, 2 months after this article", "week: 49 of 2018"]
      ),
      (
        "2015-06-30",
        ["in words: a Tuesday, 3 years 3 months 8 days before this article", "week: 27 of 2015"]
      ),
      (
        "2018-12-31",
        ["in words: a Monday, 2 months 23 days after this article", "week: 1 of 2019"]
      ),
      (
        "0001-01-01",
        ["in words: a Monday, 2,017 years 9 months 7 days before this article", "week: 1 of 1"]
      ),
    ]
  )
  func `name a day by its weekday, its distance and its week`(value: String, expected: [String]) {
    #expect(ToldFacts.of(Timex3(.date, value)) == expected)
  }

  @Test(
    arguments: [
      ("2018-W41", "week 41 of 2018, the week of this article", "2018-10-08 to 2018-10-14, 7 days"),
      (
        "2018-W40", "week 40 of 2018, last week, seen from this article",
        "2018-10-01 to 2018-10-07, 7 days"
      ),
      (
        "2018-W42-WE", "the weekend of week 42 of 2018, next weekend, seen from this article",
        "2018-10-20 to 2018-10-21, 2 days"
      ),
      ("2018-07", "July 2018, 3 months before this article", "2018-07-01 to 2018-07-31, 31 days"),
      ("2017-10", "October 2017, 1 year before this article", "2017-10-01 to 2017-10-31, 31 days"),
      (
        "2017-08", "August 2017, 1 year 2 months before this article",
        "2017-08-01 to 2017-08-31, 31 days"
      ),
      (
        "2018-Q4", "the fourth quarter of 2018, the quarter of this article",
        "2018-10-01 to 2018-12-31, 92 days"
      ),
      (
        "2018-H1", "the first half of 2018, ended 3 months 8 days before this article",
        "2018-01-01 to 2018-06-30, 181 days"
      ),
      (
        "2018-SU", "the northern summer of 2018, ended 38 days before this article",
        "2018-06-01 to 2018-08-31, 92 days"
      ),
      (
        "2018-FA", "the northern autumn of 2018, began 37 days before, ends 53 days after",
        "2018-09-01 to 2018-11-30, 91 days"
      ),
      (
        "2018-WI", "the northern winter of 2018 to 2019, begins 54 days after this article",
        "2018-12-01 to 2019-02-28, 90 days"
      ),
      ("2016", "the year 2016, 2 years before this article", "2016-01-01 to 2016-12-31, 366 days"),
      ("197", "the 1970s, 4 decades before this article", "1970-01-01 to 1979-12-31, 3,652 days"),
      (
        "19", "the 20th century, last century, seen from this article",
        "1900-01-01 to 1999-12-31, 36,524 days"
      ),
    ]
  )
  func `name a stretch, its distance and its days`(value: String, words: String, days: String) {
    #expect(ToldFacts.of(Timex3(.date, value)) == ["in words: \(words)", "days: \(days)"])
  }

  @Test(
    arguments: [
      ("BC0490", "the year 490 BC, 2,507 years before this article"),
      ("BC04", "the 5th century BC"),
      ("BC049", "the 490s BC"), ("FY2019", "the fiscal year 2019"),
      ("PAST_REF", "some time before this article"),
      ("FUTURE_REF", "some time after this article"), ("PRESENT_REF", "the time of this article"),
    ]
  )
  func `name what is not on the calendar`(value: String, words: String) {
    #expect(ToldFacts.of(Timex3(.date, value)) == ["in words: \(words)"])
  }

  @Test(
    arguments: [
      (
        "2018-10-04/2018-10-14",
        [
          "in words: a Thursday to a Sunday", "days: 2018-10-04 to 2018-10-14, 11 days",
          "seen from this article: began 4 days before, ends 6 days after",
        ]
      ),
      (
        "2018-10-08/2018-10-14",
        [
          "in words: a Monday to a Sunday", "days: 2018-10-08 to 2018-10-14, 7 days",
          "seen from this article: begins that day, ends 6 days after",
        ]
      ),
      (
        "1990/1995",
        [
          "in words: the year 1990 to the year 1995", "days: 1990-01-01 to 1995-12-31, 2,191 days",
          "seen from this article: ended 22 years 9 months 8 days before this article",
        ]
      ),
      (
        "2018-10-08T15/2018-10-08T17:30",
        [
          "in words: 3 p.m. to 5:30 p.m. on a Monday", "length: 2 hours 30 minutes",
          "seen from this article: the day this article is dated",
        ]
      ),
      ("1945/", ["open end: begins then; no end is told"]),
      ("/2018-10-10", ["open end: ends then; no beginning is told"]),
      ("2018-10-14/2018-10-04", ["in words: a Sunday to a Thursday"]),
      ("2018-04-20/2018-04-31", ["impossible: no calendar has this day: April has 30 days"]),
    ]
  )
  func `tell what lies between two ends`(value: String, expected: [String]) {
    #expect(ToldFacts.of(Timex3(.date, value)) == expected)
  }

  @Test(
    arguments: [
      (
        "2018-10-08T14:05+01:00",
        [
          "in words: 2:05 p.m. UTC+01:00 on a Monday, 5 hours 35 minutes after this article",
          "week: 41 of 2018", "in UTC: 13:05 UTC on the same day",
          "where the article is dated: 15:05 UTC+02:00 on the same day",
        ]
      ),
      (
        "2018-10-01T23:30-05:00",
        [
          "in words: 11:30 p.m. UTC-05:00 on a Monday, 7 days before this article",
          "week: 40 of 2018", "in UTC: 04:30 UTC on the next day, 2018-10-02",
          "where the article is dated: 06:30 UTC+02:00 on the next day, 2018-10-02",
        ]
      ),
      (
        "2018-10-01T00:15:20+05:45",
        [
          "in words: 12:15:20 a.m. UTC+05:45 on a Monday, 7 days before this article",
          "week: 40 of 2018", "in UTC: 18:30:20 UTC on the day before, 2018-09-30",
          "where the article is dated: 20:30:20 UTC+02:00 on the day before, 2018-09-30",
        ]
      ),
      (
        "2018-10-08T07:30Z",
        [
          "in words: 7:30 a.m. UTC on a Monday, the minute this article is dated",
          "week: 41 of 2018", "where the article is dated: 09:30 UTC+02:00 on the same day",
        ]
      ),
      (
        "T23:30-05:00",
        [
          "in words: 11:30 p.m. UTC-05:00", "in UTC: 04:30 UTC on the next day",
          "where the article is dated: 06:30 UTC+02:00 on the next day", "not known: the day",
        ]
      ),
      ("T09", ["in words: 9 a.m.", "not known: the day"]),
      ("T12:00", ["in words: noon", "not known: the day"]),
      ("T24:00", ["in words: midnight", "not known: the day"]),
      ("TMO", ["in words: a morning", "not known: the day"]),
      (
        "2018-10-07TNI",
        ["in words: the night of a Sunday, the day before this article", "week: 40 of 2018"]
      ),
      (
        "2018-10-12T24:00",
        ["in words: midnight at the end of a Friday, 4 days after this article"]
      ),
      ("2018-10-08T21:40", ["in words: 9:40 p.m. on a Monday, the day this article is dated"]),
    ]
  )
  func `turn a clock time into other zones, the date with it`(value: String, expected: [String]) {
    let found = ToldFacts.of(Timex3(.time, value), at: ToldFacts.morning)
    #expect(Array(found.prefix(expected.count)) == expected)
    #expect(found.count == expected.count || expected.count == 1)
  }
}
