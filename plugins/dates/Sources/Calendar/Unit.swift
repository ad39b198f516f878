/// A unit in which time is counted.
enum Unit: Int, Hashable, Sendable, CaseIterable {
  case second, minute, hour, day, week, fortnight, month, quarter, year, decade, century
  case millennium

  /// Whether the unit divides the day.
  var isClockUnit: Bool { self == .second || self == .minute || self == .hour }

  /// The designator in a TIMEX3 duration, and how many of it make one unit.
  var designator: (letters: String, each: Int) {
    switch self {
    case .second: ("S", 1)
    case .minute: ("M", 1)
    case .hour: ("H", 1)
    case .day: ("D", 1)
    case .week: ("W", 1)
    case .fortnight: ("W", 2)
    case .month: ("M", 1)
    case .quarter: ("Q", 1)
    case .year: ("Y", 1)
    case .decade: ("DE", 1)
    case .century: ("CE", 1)
    case .millennium: ("ML", 1)
    }
  }

  /// The TIMEX3 duration of `count`, a decimal number or `X`: `P2D`, `PT3H`, `PXY`.
  func duration(_ count: String) -> String {
    let (letters, each) = designator
    let count = each == 1 ? count : Int(count).map { String($0 &* each) } ?? count
    return (isClockUnit ? "PT" : "P") + count + letters
  }

  /// Half of one, in the largest smaller unit that divides it: `PT30M`, `P6M`, `P50Y`.
  var half: String {
    switch self {
    case .second: "PT0.5S"
    case .minute: "PT30S"
    case .hour: "PT30M"
    case .day: "PT12H"
    case .week: "P0.5W"
    case .fortnight: "P1W"
    case .month: "P0.5M"
    case .quarter: "P0.5Q"
    case .year: "P6M"
    case .decade: "P5Y"
    case .century: "P50Y"
    case .millennium: "P500Y"
    }
  }
}

/// A season of the northern hemisphere, by its TIMEX3 letters.
enum Season: Int, Hashable, Sendable, CaseIterable {
  case spring, summer, autumn, winter

  /// The TIMEX3 letters.
  var letters: String { ["SP", "SU", "FA", "WI"][rawValue] }

  /// The month it begins in; winter ends in the year after.
  var firstMonth: Int { 3 + rawValue * 3 }
}

/// A part of the day, by its TIMEX3 letters.
enum DayPart: Int, Hashable, Sendable, CaseIterable {
  case morning, afternoon, evening, night, noon, daytime, dawn
  /// Parts of parts: "late morning" is also the end of a morning.
  case earlyMorning, forenoon, lateNight
  case dusk

  /// The TIMEX3 letters behind the `T`.
  var letters: String {
    switch self {
    case .morning, .dawn, .earlyMorning, .forenoon: "MO"
    case .afternoon: "AF"
    case .evening, .dusk: "EV"
    case .night, .lateNight: "NI"
    case .noon: "MI"
    case .daytime: "DT"
    }
  }
}
