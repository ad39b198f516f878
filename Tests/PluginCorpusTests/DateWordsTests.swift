import PluginKit
import Testing

@testable import DatesPlugin

@Suite struct `The words for what is long, open or missing` {
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
    #expect(ToldFacts.of(Timex3(.date, value)) == expected)
    let undated = ToldFacts.of(Timex3(.date, value), at: nil)
    #expect(undated.last == expected[1] + "; the article does not say when it was written")
  }

  @Test(
    arguments: [
      ("XXXX-04-31", "April has 30 days"), ("2019-02-29", "February has 28 days in 2019"),
      ("XXXX-02-30", "February has at most 29 days"), ("2018-10-00", "October has 31 days"),
    ]
  )
  func `say that no calendar has a day, and nothing else of it`(value: String, why: String) {
    #expect(ToldFacts.of(Timex3(.date, value)) == ["impossible: no calendar has this day: \(why)"])
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
    #expect(ToldFacts.of(Timex3(.duration, value)) == expected)
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
      ("XXXX-WXX-WD", nil, "every working day"), ("XXXX-WXX-WDTNI", nil, "every working day night"),
      ("XXXX-WXX-2T09:30", nil, "every Tuesday at 9:30 a.m."), ("T09", nil, "every day at 9 a.m."),
    ]
  )
  func `tell what recurs`(value: String, frequency: String?, words: String) {
    #expect(ToldFacts.of(Timex3(.set, value, frequency: frequency)) == ["in words: \(words)"])
  }

  @Test func `tell in words what is loose and what is open`() {
    for modifier in Timex3.Modifier.allCases {
      let date = ToldFacts.of(Timex3(.date, "1945", modifier: modifier))
      #expect(date.last?.hasPrefix("modifier: ") == true)
      #expect(ToldFacts.of(Timex3(.duration, "P2D", modifier: modifier)).last != "modifier: ")
    }
    let about = ToldFacts.of(Timex3(.date, "2018-10", modifier: .start))
    #expect(about.last == "modifier: the first part of it")
    let long = ToldFacts.of(Timex3(.duration, "P2DE", modifier: .lessThan))
    #expect(long.last == "modifier: not quite this long")
    #expect(
      ToldFacts.of(Timex3(.date, "1945", bound: .since)).last?.hasPrefix("open end: begins") == true
    )
    #expect(
      ToldFacts.of(Timex3(.date, "1945", bound: .until)).last?.hasPrefix("open end: ends") == true
    )
  }

  @Test func `count from what the article says itself, and name all that speak for it`() {
    let reference = "2018-10-08 dateline 0.9; 2018-10-07 file-name 0.8; 2018-10-06 12:30Z rune 0.2"
    let timex = Timex3(.date, "2018-10-05", anchor: "2018-10-08", reference: reference)
    #expect(
      ToldFacts.of(timex, at: "2018-10-07", .fileName) == [
        "in words: a Friday, 3 days before this article", "week: 40 of 2018",
        "resolved against: 2018-10-08, the dateline (90 %)",
        "the article is also dated: 2018-10-07, the file name (80 %); "
          + "2018-10-06 12:30Z, rune (20 %)",
      ]
    )
  }

  @Test func `tell what a value was resolved against without the article's word`() {
    let given = ToldFacts.of(Timex3(.date, "2018-10-05", anchor: "2018-10-08"))
    #expect(given.last == "resolved against: 2018-10-08, given with the article")
    let told = ToldFacts.of(Timex3(.date, "1941-06-05", anchor: "1941-06-03"))
    #expect(told.last == "resolved against: 1941-06-03, told before in this article")
    let setting = ToldFacts.of(
      Timex3(.date, "2018-10-05", anchor: ToldFacts.monday),
      at: ToldFacts.monday,
      .setting
    )
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
      for reference in [nil, ToldFacts.morning, "9999-12-31", "0001-01-01", "soon"] {
        let timex = Timex3(type, value, anchor: value, reference: value)
        for fact in ToldFacts.of(timex, at: reference) { #expect(!fact.hasSuffix(": ")) }
      }
    }
  }
}
