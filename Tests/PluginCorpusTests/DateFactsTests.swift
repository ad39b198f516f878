import PluginKit
import Testing

@testable import DatesPlugin

/// What a reader is told of a value in an article of Monday, 8 October 2018.
@Suite struct `The facts about a date` {
  private static let monday = "2018-10-08"
  private static let morning = "2018-10-08T09:30:00+02:00"

  /// The facts as `label: value`.
  private func facts(
    _ timex: Timex3,
    at reference: String? = monday,
    _ source: ReadingContext.ReferenceSource = .given
  ) -> [String] {
    let annotation = Annotation(.date, UnitSpan(0, 1), rule: "r", value: .temporal(timex))
    let reading = ReadingContext(referenceTime: reference, referenceSource: source)
    return DateFacts.facts(about: annotation, reading: reading).map { "\($0.label): \($0.value)" }
  }

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
    #expect(facts(Timex3(.date, value)) == expected)
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
    #expect(facts(Timex3(.date, value)) == ["in words: \(words)", "days: \(days)"])
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
    #expect(facts(Timex3(.date, value)) == ["in words: \(words)"])
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
    #expect(facts(Timex3(.date, value)) == expected)
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
      ("2018-10-08T21:40", ["in words: 9:40 p.m. on a Monday, the day this article is dated"]),
    ]
  )
  func `turn a clock time into other zones, the date with it`(value: String, expected: [String]) {
    let found = facts(Timex3(.time, value), at: Self.morning)
    #expect(Array(found.prefix(expected.count)) == expected)
    #expect(found.count == expected.count || expected.count == 1)
  }

  @Test(
    arguments: [
      ("XXXX-10-08", "October 8", "the year"), ("XXXX-10", "October", "the year"),
      ("XXXX-WXX-2", "a Tuesday", "which week"), ("XXXX-SU", "summer", "the year"),
      ("XXXX-Q3", "the third quarter", "the year"),
      ("XXXX-XX-08", "the 8th", "the year and the month"),
      ("XXXX-WXX-WE", "a weekend", "which week"),
    ]
  )
  func `tell what is missing, and that the article does not say when it was written`(
    value: String,
    words: String,
    missing: String
  ) {
    let expected = ["in words: \(words)", "not known: \(missing)"]
    #expect(facts(Timex3(.date, value)) == expected)
    let undated = facts(Timex3(.date, value), at: nil)
    #expect(undated.last == expected[1] + "; the article does not say when it was written")
  }

  @Test(
    arguments: [
      ("XXXX-04-31", "April has 30 days"), ("2019-02-29", "February has 28 days in 2019"),
      ("XXXX-02-30", "February has at most 29 days"), ("2018-10-00", "October has 31 days"),
    ]
  )
  func `say that no calendar has a day, and nothing else of it`(value: String, why: String) {
    #expect(facts(Timex3(.date, value)) == ["impossible: no calendar has this day: \(why)"])
  }

  @Test(
    arguments: [
      ("P2W", "2 weeks", "14 days"), ("PT90M", "90 minutes", "1 hour 30 minutes"),
      ("P1DE", "1 decade", "10 years"), ("P2CE", "2 centuries", "200 years"),
      ("P1Y", "1 year", "12 months"), ("P2.5Y", "2.5 years", "30 months"),
      ("P18M", "18 months", "1 year 6 months"), ("P17Y", "17 years", nil),
      ("P200Y", "200 years", "2 centuries"), ("P2Q", "2 quarters", "6 months"),
      ("P14D", "14 days", "2 weeks"), ("P2D", "2 days", "48 hours"), ("P5D", "5 days", nil),
      ("P21D", "21 days", "3 weeks"), ("P30D", "30 days", "4 weeks 2 days"),
      ("PT36H", "36 hours", "1 day 12 hours"), ("PT3H", "3 hours", "180 minutes"),
      ("PT3H40M", "3 hours 40 minutes", "220 minutes"),
      ("PT1.5H", "1.5 hours", "1 hour 30 minutes"),
      ("PT90S", "90 seconds", "1 minute 30 seconds"), ("PT45S", "45 seconds", nil),
      ("P1Y6M", "1 year 6 months", "18 months"), ("P1DT12H", "1 day 12 hours", "36 hours"),
      ("P1Y2D", "1 year 2 days", nil), ("P0.5M", "0.5 months", nil),
      ("PXD", "some days, how many is not told", nil), ("P2WE", "2 weekends", nil),
      ("P1ML", "1 millennium", "1,000 years"), ("P0D", "0 days", nil),
    ]
  )
  func `tell a length in other units where that is exact`(
    value: String,
    words: String,
    other: String?
  ) {
    let expected = ["in words: \(words)"] + (other.map { ["exactly: \($0)"] } ?? [])
    #expect(facts(Timex3(.duration, value)) == expected)
  }

  @Test(
    arguments: [
      ("XXXX-WXX-2", nil, "every Tuesday"), ("P1D", nil, "every day"),
      ("P2W", nil, "every 2 weeks"),
      ("P1W", "2X", "twice a week"), ("P1M", "3X", "3 times a month"),
      ("P2Y", "1X", "once in 2 years"),
      ("XXXX-SU", nil, "every summer"), ("XXXX-12", nil, "every December"),
      ("XXXX-12-25", nil, "every December 25"), ("XXXX-XX-XXTMO", nil, "every morning"),
      ("XXXX-WXX-2TEV", nil, "every Tuesday evening"), ("XXXX-WXX-WE", nil, "every weekend"),
      ("XXXX-WXX-2T09:30", nil, "every Tuesday at 9:30 a.m."), ("T09", nil, "every day at 9 a.m."),
    ]
  )
  func `tell what recurs`(value: String, frequency: String?, words: String) {
    #expect(facts(Timex3(.set, value, frequency: frequency)) == ["in words: \(words)"])
  }

  @Test func `tell in words what is loose and what is open`() {
    for modifier in Timex3.Modifier.allCases {
      let date = facts(Timex3(.date, "1945", modifier: modifier))
      #expect(date.last?.hasPrefix("modifier: ") == true)
      #expect(facts(Timex3(.duration, "P2D", modifier: modifier)).last != "modifier: ")
    }
    let about = facts(Timex3(.date, "2018-10", modifier: .start))
    #expect(about.last == "modifier: the first part of it")
    let long = facts(Timex3(.duration, "P2DE", modifier: .lessThan))
    #expect(long.last == "modifier: not quite this long")
    #expect(facts(Timex3(.date, "1945", bound: .since)).last?.hasPrefix("open end: begins") == true)
    #expect(facts(Timex3(.date, "1945", bound: .until)).last?.hasPrefix("open end: ends") == true)
  }

  @Test func `count from what the article says itself, and name all that speak for it`() {
    let reference = "2018-10-08 dateline 0.9; 2018-10-07 file-name 0.8; 2018-10-06 12:30Z rune 0.2"
    let timex = Timex3(.date, "2018-10-05", anchor: "2018-10-08", reference: reference)
    #expect(
      facts(timex, at: "2018-10-07", .fileName) == [
        "in words: a Friday, 3 days before this article", "week: 40 of 2018",
        "resolved against: 2018-10-08, the dateline (90 %)",
        "the article is also dated: 2018-10-07, the file name (80 %); "
          + "2018-10-06 12:30Z, rune (20 %)",
      ]
    )
  }

  @Test func `tell what a value was resolved against without the article's word`() {
    let given = facts(Timex3(.date, "2018-10-05", anchor: "2018-10-08"))
    #expect(given.last == "resolved against: 2018-10-08, given with the article")
    let told = facts(Timex3(.date, "1941-06-05", anchor: "1941-06-03"))
    #expect(told.last == "resolved against: 1941-06-03, told before in this article")
    let setting = facts(Timex3(.date, "2018-10-05", anchor: Self.monday), at: Self.monday, .setting)
    #expect(
      setting.last
        == "resolved against: 2018-10-08, the setting for articles that say nothing (50 %)"
    )
  }

  @Test(
    arguments: [
      "", "T", "/", "//", "P", "PT", "PXX", "P-2D", "P2", "P1.234D", "P99999999999999999999Y", "日本",
      "T99", "TT", "2018-13-45T99:99+99:99", "0000-00-00", "BC", "BC0000", "FY", "XXXX", "XXXX-",
      "2018-W99", "2018-W00-9", "9999-12-31/0001-01-01", "2018-10-08T23:59-99:99", "Q", "-------",
      "é018-10-08", "P1Y/P2Y", "XXXX-XX-XX-XX-XX", "T24:59+14:00", "2018-QX", "XXXX-Qé",
    ]
  )
  func `survive any value`(value: String) {
    for type in Timex3.ValueType.allCases {
      for reference in [nil, Self.morning, "9999-12-31", "0001-01-01", "soon"] {
        let timex = Timex3(type, value, anchor: value, reference: value)
        for fact in facts(timex, at: reference) { #expect(!fact.hasSuffix(": ")) }
      }
    }
  }
}
