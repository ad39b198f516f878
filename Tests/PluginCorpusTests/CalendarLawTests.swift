import GlossatorTestSupport
import Testing

@testable import DatesPlugin

/// Laws of the calendar, for days of the years 1 to 9999. `Tests/Clients/test_calendar.py` holds
/// the same calendar against that of Python.
@Suite struct `The calendar` {
  private static let first = 0
  private static let last = 3_652_058

  private func day(_ random: inout SeededGenerator) throws -> CalendarDay {
    try #require(CalendarDay(number: random.number(Self.first...Self.last)))
  }

  @Test(arguments: RandomLaw.seeds)
  func `has one number for each year, month and day`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for round in 0..<RandomLaw.rounds(5000) {
      let day = try day(&random)
      let (year, month, number) = day.fields
      let note = "seed \(seed), round \(round): \(day.text)"
      #expect(CalendarDay(year: year, month: month, day: number) == day, "\(note)")
      #expect(CalendarDay(isoText: day.text) == day, "\(note)")
      #expect((1...CalendarDay.length(ofMonth: month, in: year)).contains(number), "\(note)")
    }
  }

  @Test(arguments: RandomLaw.seeds)
  func `goes from each day to the next`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for round in 0..<RandomLaw.rounds(5000) {
      let day = try day(&random)
      guard let next = day.adding(days: 1) else { continue }
      let note = "seed \(seed), round \(round): \(day.text)"
      #expect(next.weekday == day.weekday % 7 + 1, "\(note)")
      #expect(next > day && next.text > day.text, "\(note)")
      let isNewMonth = next.fields.month != day.fields.month
      #expect(isNewMonth == (next.fields.day == 1), "\(note)")
      #expect((next.week != day.week) == (next.weekday == 1), "\(note)")
    }
  }

  @Test(arguments: RandomLaw.seeds)
  func `has every day in one week, by number and weekday`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for round in 0..<RandomLaw.rounds(5000) {
      let day = try day(&random)
      let note = "seed \(seed), round \(round): \(day.text)"
      #expect((1...53).contains(day.week.number), "\(note)")
      #expect(abs(day.week.year - day.fields.year) <= 1, "\(note)")
      // The last days of 9999 may lie in a week of 10000, which has no Monday here.
      guard let monday = day.week.monday else { continue }
      #expect(monday.adding(days: day.weekday - 1) == day, "\(note)")
      let thursday = monday.adding(days: 3)
      #expect(thursday == nil || thursday?.fields.year == day.week.year, "\(note)")
    }
  }

  @Test(arguments: RandomLaw.seeds)
  func `comes back after as many days as it went`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for round in 0..<RandomLaw.rounds(5000) {
      let (one, two) = (try day(&random), try day(&random))
      let note = "seed \(seed), round \(round): \(one.text), \(two.text)"
      let distance = two.number - one.number
      #expect(one.adding(days: distance) == two, "\(note)")
      #expect(two.adding(days: -distance) == one, "\(note)")
      #expect((one < two) == (one.text < two.text), "\(note)")
    }
  }

  @Test(arguments: RandomLaw.seeds)
  func `adds months without leaving the month it comes to`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for round in 0..<RandomLaw.rounds(5000) {
      let day = try day(&random)
      let count = random.number(-2000...2000)
      guard let target = day.adding(count, .month) else { continue }
      let note = "seed \(seed), round \(round): \(day.text) + \(count) months"
      let (year, month, number) = day.fields
      let (targetYear, targetMonth, targetNumber) = target.fields
      #expect(targetYear * 12 + targetMonth - year * 12 - month == count, "\(note)")
      let length = CalendarDay.length(ofMonth: targetMonth, in: targetYear)
      #expect(targetNumber == min(number, length), "\(note)")
    }
  }

  @Test(arguments: RandomLaw.seeds)
  func `reads back each stretch it writes`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let units = Unit.allCases.filter { !$0.isClockUnit && $0 != .fortnight }
    for round in 0..<RandomLaw.rounds(5000) {
      guard let period = Period(random.pick(units), holding: try day(&random)) else { continue }
      // A week is written with the year it belongs to, which may be one that is not counted.
      guard let first = period.firstDay, let last = period.lastDay else { continue }
      let note = "seed \(seed), round \(round): \(period.timex)"
      #expect(Period(value: period.timex) == period, "\(note)")
      #expect(first <= last, "\(note)")
    }
  }

  @Test func `begins in the year 1 and ends in the year 9999`() {
    #expect(CalendarDay(number: Self.first)?.text == "0001-01-01")
    #expect(CalendarDay(number: Self.last)?.text == "9999-12-31")
    for number in [-1, Self.last + 1, .min, .max] { #expect(CalendarDay(number: number) == nil) }
    #expect(CalendarDay(number: Self.first)?.adding(days: -1) == nil)
    #expect(CalendarDay(number: Self.last)?.adding(days: 1) == nil)
    #expect(CalendarDay(number: Self.last)?.adding(days: .max) == nil)
    for year in [0, -1, 10_000, .min, .max] {
      #expect(CalendarDay(year: year, month: 1, day: 1) == nil)
    }
  }
}
