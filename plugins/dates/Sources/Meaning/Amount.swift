import PluginKit

/// A number of units of time: "two days", "2.5 hours", "3 hours and 40 minutes", "half a year".
struct Amount {
  /// The number, when it is a whole one.
  var whole: Int?
  /// The number as TIMEX3 writes it: `2`, `2.5`, or `X` when it is not told.
  var count: String
  var unit: Unit
  /// A fraction of one unit or beside the whole ones, in quarters: 2 is a half.
  var quarters = 0
  /// Only "a" or "an" stands for the number.
  var isArticle = false
  /// "a few": how many is not told, but it is hardly more than three.
  var isFew = false
  /// The unit stands in front of what it measures: "17-year".
  var isAdjective = false
  /// The smaller amounts behind the first: "and 40 minutes".
  var rest: [Length] = []
  /// The index behind the amount.
  var next: Int

  /// The length as a TIMEX3 duration.
  var duration: String {
    if rest.isEmpty, let exact = quarterLength {
      return exact.unit.duration(String(exact.count))
    }
    var date = ""
    var time = ""
    func add(_ count: String, _ unit: Unit) {
      let text = unit.counted(count)
      if unit.isClockUnit { time += text } else { date += text }
    }
    add(count, unit)
    for part in rest { add(String(part.count), part.unit) }
    return "P" + date + (time.isEmpty ? "" : "T" + time)
  }

  /// A fraction by itself in the largest smaller unit that divides it: half a year is six
  /// months. Whole years with a fraction stay decimal, as TIMEX3 writes them.
  private var quarterLength: Length? {
    guard quarters > 0, whole ?? 0 == 0, count != "X" else { return nil }
    return Self.length(quarters, unit)
  }

  /// So many quarters of a unit, where they are whole numbers of a smaller one.
  private static func length(_ quarters: Int, _ unit: Unit) -> Length? {
    switch unit {
    case .minute: Length(count: quarters * 15, unit: .second)
    case .hour: Length(count: quarters * 15, unit: .minute)
    case .day: Length(count: quarters * 6, unit: .hour)
    case .fortnight where quarters % 2 == 0: Length(count: quarters / 2, unit: .week)
    case .year: Length(count: quarters * 3, unit: .month)
    case .decade where quarters % 2 == 0: Length(count: quarters / 2 * 5, unit: .year)
    case .century: Length(count: quarters * 25, unit: .year)
    case .millennium: Length(count: quarters * 250, unit: .year)
    case .second, .week, .month, .quarter, .decade, .fortnight: nil
    }
  }

  /// What agendas take "a few" for.
  var fewCount: Int? { isFew ? 3 : nil }

  /// The amount in whole steps of a unit, for counting back and forth on the calendar.
  var steps: (unit: Unit, count: Int?) {
    if quarters > 0 {
      let whole = whole ?? 0
      guard rest.isEmpty, abs(whole) < 100_000,
        let exact = Self.length(whole * 4 + quarters, unit)
      else { return (unit, nil) }
      return (exact.unit, exact.count)
    }
    if let sum { return (sum.unit, sum.count) }
    if unit == .fortnight { return (.week, whole.map { $0 &* 2 }) }
    return (unit, rest.isEmpty ? whole : nil)
  }

  /// Years and months as months, hours and minutes as minutes.
  private var sum: Length? {
    guard !rest.isEmpty, let whole, abs(whole) < 100_000 else { return nil }
    let parts = [Length(count: whole, unit: unit)] + rest
    for (target, scale) in Self.scales {
      var total = 0
      var fits = true
      for part in parts {
        guard let each = scale[part.unit] else {
          fits = false
          break
        }
        total += part.count * each
      }
      if fits { return Length(count: total, unit: target) }
    }
    return nil
  }

  private static let scales: [(Unit, [Unit: Int])] = [
    (.month, [.month: 1, .quarter: 3, .year: 12, .decade: 120]),
    (.day, [.day: 1, .week: 7, .fortnight: 14]),
    (.minute, [.minute: 1, .hour: 60]),
    (.second, [.second: 1, .minute: 60, .hour: 3600]),
  ]

  /// The amount as a whole number of units, where it is one.
  var length: Length? {
    let (unit, count) = steps
    return count.map { Length(count: $0, unit: unit) }
  }
}

extension Unit {
  /// The part of a TIMEX3 duration: `2D`, `X` and `5DE`.
  func counted(_ count: String) -> String {
    let (letters, each) = designator
    return (each == 1 ? count : Int(count).map { String($0 &* each) } ?? count) + letters
  }
}
