import GlossatorTestSupport
import PluginKit
import Testing

@testable import DatesPlugin

/// A holiday and the days on which it is known to have been.
struct HolidayFacts: Sendable, CustomTestStringConvertible {
  let name: String
  let days: [String]
  /// By how many days the computed one may differ.
  var tolerance = 0

  var testDescription: String { name }

  /// Reads lines of a name, a colon and days.
  static func read(_ text: String, tolerance: Int = 0) -> [HolidayFacts] {
    text.split(separator: "\n").map { line in
      let parts = line.split(separator: ":", maxSplits: 1)
      return HolidayFacts(
        name: String(parts[0]),
        days: parts[1].split(separator: " ").map(String.init),
        tolerance: tolerance
      )
    }
  }

  static let exact = read(
    """
    Easter Sunday: 1990-04-15 1991-03-31 1992-04-19 1993-04-11 1994-04-03 1995-04-16 1996-04-07 \
    1997-03-30 1998-04-12 1999-04-04 2000-04-23 2005-03-27 2008-03-23 2010-04-04 2011-04-24 \
    2012-04-08 2013-03-31 2014-04-20 2015-04-05 2016-03-27 2017-04-16 2018-04-01 2019-04-21 \
    2020-04-12 2021-04-04 2022-04-17 2023-04-09 2024-03-31 2025-04-20 2026-04-05 2027-03-28 \
    1818-03-22 1916-04-23 1943-04-25 2038-04-25
    Orthodox Easter Sunday: 2010-04-04 2011-04-24 2012-04-15 2013-05-05 2014-04-20 2015-04-12 \
    2016-05-01 2017-04-16 2018-04-08 2019-04-28 2020-04-19 2021-05-02 2022-04-24 2023-04-16 \
    2024-05-05 2025-04-20
    Good Friday: 1998-04-10 2020-04-10 2024-03-29
    Ash Wednesday: 2018-02-14 2024-02-14 2025-03-05
    Shrove Tuesday: 2013-02-12 2020-02-25
    Ascension Day: 2020-05-21 2024-05-09
    Pentecost: 2013-05-19 2024-05-19
    Corpus Christi: 2018-05-31 2024-05-30
    First Sunday of Advent: 2016-11-27 2022-11-27 2023-12-03 2024-12-01
    Orthodox Christmas: 1998-01-07 2024-01-07 1850-01-06
    Orthodox New Year: 2024-01-14
    Rosh Hashanah: 2015-09-14 2016-10-03 2017-09-21 2018-09-10 2019-09-30 2020-09-19 2021-09-07 \
    2022-09-26 2023-09-16 2024-10-03 2025-09-23
    Yom Kippur: 1973-10-06 2018-09-19 2019-10-09 2020-09-28 2021-09-16 2022-10-05 2023-09-25 \
    2024-10-12
    Passover: 2015-04-04 2016-04-23 2017-04-11 2018-03-31 2019-04-20 2020-04-09 2021-03-28 \
    2022-04-16 2023-04-06 2024-04-23 2025-04-13
    Hanukkah: 2013-11-28 2016-12-25 2018-12-03 2019-12-23 2020-12-11 2021-11-29 2022-12-19 \
    2023-12-08 2024-12-26
    Simchat Torah: 2018-10-02 2023-10-08
    Purim: 2013-02-24 2019-03-21 2024-03-24
    Tisha B'Av: 2015-07-26 2018-07-22 2024-08-13
    Yom Ha'atzmaut: 2003-05-07 2004-04-27 2018-04-19 2019-05-09 2020-04-29 2021-04-15 2022-05-05 \
    2023-04-26 2024-05-14 2025-05-01
    Yom HaShoah: 2018-04-12 2024-05-06
    Chinese New Year: 1985-02-20 2000-02-05 2001-01-24 2002-02-12 2003-02-01 2004-01-22 2005-02-09 \
    2006-01-29 2007-02-18 2008-02-07 2009-01-26 2010-02-14 2011-02-03 2012-01-23 2013-02-10 \
    2014-01-31 2015-02-19 2016-02-08 2017-01-28 2018-02-16 2019-02-05 2020-01-25 2021-02-12 \
    2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 \
    2030-02-03 2033-01-31
    Chinese New Year's Eve: 2024-02-09
    Mid-Autumn Festival: 2017-10-04 2018-09-24 2019-09-13 2020-10-01 2021-09-21 2022-09-10 \
    2023-09-29 2024-09-17 2025-10-06
    Dragon Boat Festival: 2018-06-18 2019-06-07 2020-06-25 2021-06-14 2022-06-03 2023-06-22 \
    2024-06-10
    Qingming Festival: 2018-04-05 2023-04-05 2024-04-04
    Nowruz: 2017-03-21 2019-03-21 2023-03-21 2024-03-20
    December Solstice: 2015-12-22 2018-12-21 2023-12-22
    Thanksgiving Day: 2012-11-22 2013-11-28 2014-11-27 2018-11-22 2024-11-28
    Black Friday: 2017-11-24 2013-11-29
    Cyber Monday: 2018-11-26 2024-12-02
    Canadian Thanksgiving: 2018-10-08 2024-10-14
    Election Day: 2016-11-08 2018-11-06 2020-11-03 2024-11-05 2022-11-08
    Inauguration Day: 2017-01-20 2021-01-20
    Martin Luther King Jr. Day: 2012-01-16 2013-01-21 2014-01-20
    Memorial Day: 2018-05-28 2021-05-31
    Labor Day: 2018-09-03 2021-09-06
    Victoria Day: 2018-05-21 2015-05-18 2020-05-18
    Mother's Day: 2018-05-13 2022-05-08
    Mothering Sunday: 2018-03-11 2024-03-10
    Boss's Day: 2013-10-16 2016-10-17 2021-10-15
    Tax Day: 2016-04-18 2017-04-18 2018-04-17 2019-04-15 2022-04-18
    Remembrance Sunday: 2018-11-11 2024-11-10
    King's Day: 2014-04-26 2018-04-27 2025-04-26
    Earth Hour: 2012-03-31 2013-03-23 2016-03-19 2018-03-24 2019-03-30 2024-03-23
    Administrative Professionals' Day: 2018-04-25
    Parsi New Year: 2019-08-17 2022-08-16 2024-08-15
    """
  )

  static let indian = read(
    """
    Diwali: 2010-11-05 2011-10-26 2012-11-13 2013-11-03 2014-10-23 2015-11-11 2016-10-30 2017-10-19 \
    2018-11-07 2019-10-27 2020-11-14 2021-11-04 2022-10-24 2023-11-12 2024-10-31 2025-10-20 \
    2026-11-08
    Holi: 2014-03-17 2015-03-06 2017-03-13 2018-03-02 2019-03-21 2020-03-10 2021-03-29 2022-03-18 \
    2023-03-08 2024-03-25 2025-03-14
    Raksha Bandhan: 2018-08-26 2023-08-30 2025-08-09
    Ganesh Chaturthi: 2018-09-13 2019-09-02 2023-09-19
    Vijayadashami: 2019-10-08 2021-10-15 2023-10-24
    Maha Shivaratri: 2019-03-04 2023-02-18 2024-03-08
    Karva Chauth: 2018-10-27 2023-11-01
    Chhath: 2018-11-13 2019-11-02
    Guru Nanak Jayanti: 2018-11-23 2019-11-12 2023-11-27
    Onam: 2023-08-29 2024-09-15
    Makar Sankranti: 2018-01-14 2019-01-15
    Vaisakhi: 2018-04-14
    Rabindra Jayanti: 2018-05-09 2019-05-09
    """
  )

  static let islamic = read(
    """
    Eid al-Fitr: 2015-07-17 2016-07-06 2017-06-25 2018-06-15 2019-06-04 2020-05-24 2021-05-13 \
    2022-05-02 2023-04-21 2024-04-10 2025-03-30
    Eid al-Adha: 1974-01-03 1980-10-19 2015-09-24 2016-09-12 2017-09-01 2018-08-21 2019-08-11 \
    2020-07-31 2021-07-20 2022-07-09 2023-06-28 2024-06-16 2025-06-06
    Ramadan: 2018-05-17 2019-05-06 2020-04-24 2021-04-13 2024-03-11
    Ashura: 2018-09-20 2024-07-17
    Mawlid: 2017-11-30 2018-11-20
    """,
    tolerance: 1
  )
}

@Suite struct `A holiday` {
  static let table = Result { try HolidayTable(folder: "\(RepositoryFolder.path)/plugins/dates") }

  @Test(arguments: HolidayFacts.exact + HolidayFacts.indian + HolidayFacts.islamic)
  func `is when it was`(_ facts: HolidayFacts) throws {
    let table = try Self.table.get()
    let index = try #require((0..<table.count).first { table[$0].name == facts.name })
    for text in facts.days {
      let day = try #require(CalendarDay(isoText: text))
      let found = table[index].occurrences(in: day.fields.year).map(\.lowerBound)
      let isNear = found.contains { abs($0.number - day.number) <= facts.tolerance }
      #expect(isNear, "\(text), found \(found.map(\.text))")
    }
  }

  @Test func `is known for hundreds of days`() {
    let facts = HolidayFacts.exact + HolidayFacts.indian + HolidayFacts.islamic
    #expect(facts.reduce(0) { $0 + $1.days.count } >= 250)
  }

  @Test func `begins in the year asked for, in order, or never`() throws {
    let table = try Self.table.get()
    let years = [Int.min, -1, 0, 1, 2, 4, 325, 1582, 1583, 1799, 1800, 2200, 2201, 9998, 9999]
    for index in 0..<table.count {
      for year in years + [10_000, Int.max] + Array(stride(from: 1900, through: 2100, by: 9)) {
        let all = table[index].occurrences(in: year)
        #expect(all.allSatisfy { $0.lowerBound.fields.year == year }, "\(table[index].name)")
        #expect(zip(all, all.dropFirst()).allSatisfy { $0.lowerBound < $1.lowerBound })
      }
    }
  }

  @Test func `of fixed and lunar date has its day in each of ten thousand years`() throws {
    let rules: [HolidayRule] = [
      .fixed(month: 12, day: 31, [HolidayRule.Shift(weekday: 7, days: 1, since: 1)]),
      .julian(month: 12, day: 25), .weekday(1, month: 5, count: -1), .easter(0),
      .orthodoxEaster(49), .hebrew(month: 1, day: 15, []), .earthHour,
    ]
    for rule in rules {
      for year in 1...9999 {
        #expect(rule.days(in: year).allSatisfy { $0.fields.year == year })
      }
    }
  }

  @Test func `may come twice in a year of ours`() throws {
    let table = try Self.table.get()
    let eid = try #require((0..<table.count).first { table[$0].name == "Eid al-Fitr" })
    let days = table[eid].occurrences(in: 2000).map(\.lowerBound.text)
    #expect(days == ["2000-01-08", "2000-12-27"])
  }

  @Test(arguments: [
    ("Ramadan", "2018-05-16", "2018-06-14"), ("Hanukkah", "2018-12-03", "2018-12-10"),
    ("Lent", "2018-02-14", "2018-03-31"), ("Kwanzaa", "2018-12-26", "2019-01-01"),
    ("Advent", "2018-12-02", "2018-12-24"),
  ])
  func `may last`(name: String, first: String, last: String) throws {
    let table = try Self.table.get()
    let index = try #require((0..<table.count).first { table[$0].name == name })
    let all = table[index].occurrences(in: 2018)
    #expect(all.map { "\($0.lowerBound.text) \($0.upperBound.text)" } == ["\(first) \(last)"])
  }
}
