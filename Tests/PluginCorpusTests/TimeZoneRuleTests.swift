import PluginKit
import Testing

@testable import LocationsPlugin

/// The rules by which places keep their clocks.
@Suite struct `A time zone rule` {
  @Test(
    arguments: [
      ("Africa/Abidjan GMT0", "UTC"),
      ("Asia/Kolkata IST-5:30", "UTC+5:30"),
      ("America/Noronha <-02>2", "UTC−2"),
      (
        "Europe/Paris CET-1CEST,M3.5.0,M10.5.0/3",
        "UTC+1; UTC+2 from the last Sunday of March to the last Sunday of October"
      ),
      (
        "Asia/Jerusalem IST-2IDT,M3.4.4/26,M10.5.0",
        "UTC+2; UTC+3 from the day after the fourth Thursday of March to the last Sunday of October"
      ),
      (
        "America/Nuuk <-02>2<-01>,M3.5.0/-1,M10.5.0/0",
        "UTC−2; UTC−1 from the day before the last Sunday of March to the last Sunday of October"
      ),
      (
        "Australia/Lord_Howe <+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
        "UTC+10:30; UTC+11 from the first Sunday of October to the first Sunday of April"
      ),
    ]
  )
  func `is told in words`(text: String, words: String) throws {
    #expect(try #require(TimeZoneRule(text)).description == words)
  }

  @Test(
    arguments: [
      (2026, 3, 28, 60), (2026, 3, 29, 120), (2026, 10, 24, 120), (2026, 10, 25, 60),
      (2024, 3, 30, 60), (2024, 3, 31, 120), (2000, 2, 29, 60), (2026, 12, 31, 60),
    ]
  )
  func `says how far clocks are ahead on a day`(year: Int, month: Int, day: Int, offset: Int)
    throws
  {
    let rule = try #require(TimeZoneRule("Europe/Paris CET-1CEST,M3.5.0,M10.5.0/3"))
    #expect(rule.offset(year: year, month: month, day: day) == offset)
  }

  @Test func `knows summers that begin in one year and end in the next`() throws {
    let rule = try #require(TimeZoneRule("Australia/Hobart AEST-10AEDT,M10.1.0,M4.1.0/3"))
    #expect(rule.offset(year: 2026, month: 1, day: 10) == 660)
    #expect(rule.offset(year: 2026, month: 7, day: 10) == 600)
    #expect(rule.offset(year: 2026, month: 12, day: 10) == 660)
  }

  @Test(arguments: ["", "Europe/Paris", "Zone CET", "Zone CET-1CEST,J60,J300", "Zone CET-1CEST,M3"])
  func `is no guess where the text is another`(text: String) {
    #expect(TimeZoneRule(text) == nil)
  }
}
