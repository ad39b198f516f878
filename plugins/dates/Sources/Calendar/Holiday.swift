/// A named day or festival and when it is.
struct Holiday: Sendable {
  /// The English name under which it is reported: "Christmas Day".
  let name: String
  /// Whether another day may be kept than the one computed: by the sight of a crescent, by
  /// another almanac, by local custom.
  let isApproximate: Bool
  /// Whether it begins at sunset of the day before its first day, and is told by that: "Yom
  /// Kippur begins on Tuesday evening". So are all days of the Hebrew calendar; those of the
  /// Islamic one begin at sunset too, but are told by their first daylight.
  let beginsEveningBefore: Bool
  /// Its first day.
  let rule: HolidayRule
  /// How long it lasts.
  let extent: Extent
  /// The years in which it is held: those that leave `rest` when divided by `every`.
  let cycle: (every: Int, rest: Int)

  /// How long a holiday lasts.
  enum Extent: Sendable {
    /// A number of days, from 1.
    case days(Int)
    /// Through the day before another holiday begins.
    case until(HolidayRule)
  }

  /// All times that begin in a Gregorian year, in order; a single day is a range of one.
  ///
  /// Empty for years of which the rule says nothing, whatever the number. The evening before
  /// is not counted, see ``beginsEveningBefore``.
  func occurrences(in year: Int) -> [ClosedRange<CalendarDay>] {
    guard (1...9999).contains(year), year % cycle.every == cycle.rest else { return [] }
    return rule.days(in: year).compactMap { first in
      end(from: first, in: year).map { first...max(first, $0) }
    }
  }

  private func end(from first: CalendarDay, in year: Int) -> CalendarDay? {
    switch extent {
    case .days(let count): return first.adding(days: count - 1)
    case .until(let next):
      let days = next.days(in: year) + next.days(in: year + 1)
      return days.first { $0 > first }?.adding(days: -1)
    }
  }
}

extension Holiday {
  /// The day as `XXXX-12-25`, if it falls on the same date every year.
  var undated: String? {
    let dates = Set(
      [2001, 2006, 2012, 2019].compactMap { year -> [Int]? in
        guard let days = occurrences(in: year).first, days.lowerBound == days.upperBound else {
          return nil
        }
        let (_, month, day) = days.lowerBound.fields
        return [month, day]
      }
    )
    guard dates.count == 1, let date = dates.first else { return nil }
    return "XXXX-\(padded(date[0], 2))-\(padded(date[1], 2))"
  }
}
