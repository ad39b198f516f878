import PluginKit

/// One time of a TIMEX3 value, read back into what it says of the calendar and the clock.
struct StatedTime {
  /// The part in front of the `T`: `2018-10-08`, `XXXX-WXX-2`; empty where no day is said.
  let date: String
  /// The stretch of the calendar, where it is completely known.
  let period: Period?
  /// The time of day.
  let clock: Clock?
  /// The letters of a part of the day: `MO`, `EV`.
  let part: String?

  /// Reads `value`; whatever is no TIMEX3 value has a date and no more.
  init(_ value: Substring) {
    let cut = value.firstIndex(of: "T").flatMap { value[..<$0].contains("_") ? nil : $0 }
    // `PAST_REF` holds a T that no time begins with.
    guard let cut, !value.hasSuffix("_REF") else {
      date = String(value)
      period = Period(value: date)
      clock = nil
      part = nil
      return
    }
    date = String(value[..<cut])
    period = Period(value: date)
    let time = value[value.index(after: cut)...]
    clock = Clock(timex: time)
    part = clock == nil ? String(time) : nil
  }

  /// Whether it says nothing: the open end of a stretch.
  var isEmpty: Bool { date.isEmpty && clock == nil && part == nil }

  /// The day, where one is known.
  var day: CalendarDay? { if case .day(let day)? = period { day } else { nil } }

  /// The time on a known day.
  var instant: Instant? {
    guard let day, let clock else { return nil }
    return Instant(day: day, clock: clock)
  }

  /// The year of a value such as `BC0490`, counted backwards from 1 BC.
  var yearBeforeChrist: Int? {
    guard date.hasPrefix("BC"), date.utf8.count == 6 else { return nil }
    return Int(date.dropFirst(2))
  }
}

extension Clock {
  /// Reads what stands behind the `T` of a value: `21:40`, `05`, `14:05:30+02:00`, `12Z`.
  init?(timex text: Substring) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 2, let hour = decimal(bytes[0..<2]), hour <= 24 else { return nil }
    var rest = 2
    func next(_ limit: Int) -> Int? {
      guard bytes.count >= rest + 3, bytes[rest] == UInt8(ascii: ":"),
        let number = decimal(bytes[(rest + 1)..<(rest + 3)]), number < limit
      else { return nil }
      rest += 3
      return number
    }
    let minute = next(60)
    let second = minute == nil ? nil : next(61)
    let zone = String(decoding: bytes[rest...], as: UTF8.self)
    guard zone.isEmpty || zone == "Z" || zone.hasPrefix("+") || zone.hasPrefix("-") else {
      return nil
    }
    self.init(hour: hour, minute: minute, second: second, zone: zone)
  }
}

extension Period {
  /// Reads what ``timex`` writes for a single stretch; `nil` for anything else, also where the
  /// calendar has no such day.
  init?(value: String) {
    let bytes = Array(value.utf8)
    switch bytes.count {
    case 2:
      guard let century = decimal(bytes[...]) else { return nil }
      self = .century(century)
    case 3:
      guard let decade = decimal(bytes[...]) else { return nil }
      self = .decade(decade)
    case 4...11:
      guard let year = decimal(bytes[0..<4]), year > 0 else { return nil }
      self.init(year: year, Array(bytes.dropFirst(4)))
    default: return nil
    }
  }

  /// What follows the year: nothing, `-10`, `-10-08`, `-W41`, `-W41-WE`, `-Q3`, `-H1`, `-SU`.
  private init?(year: Int, _ rest: [UInt8]) {
    if rest.isEmpty {
      self = .year(year)
      return
    }
    guard rest.count >= 3, rest[0] == UInt8(ascii: "-") else { return nil }
    if rest.count == 3 {
      self.init(year: year, part: rest)
    } else if rest[1] == UInt8(ascii: "W") {
      self.init(year: year, week: rest)
    } else {
      guard rest.count == 6, rest[3] == UInt8(ascii: "-"), let month = decimal(rest[1..<3]),
        let number = decimal(rest[4..<6]),
        let day = CalendarDay(year: year, month: month, day: number)
      else { return nil }
      self = .day(day)
    }
  }

  private init?(year: Int, part: [UInt8]) {
    if let month = decimal(part[1..<3]) {
      guard (1...12).contains(month) else { return nil }
      self = .month(month, year: year)
      return
    }
    let letters = String(decoding: part[1...], as: UTF8.self)
    if let season = Season.allCases.first(where: { $0.letters == letters }) {
      self = .season(season, year: year)
      return
    }
    guard let number = decimal(part[2..<3]) else { return nil }
    switch (part[1], number) {
    case (UInt8(ascii: "Q"), 1...4): self = .quarter(number, year: year)
    case (UInt8(ascii: "H"), 1...2): self = .half(number, year: year)
    default: return nil
    }
  }

  private init?(year: Int, week: [UInt8]) {
    guard week.count >= 4, let number = decimal(week[2..<4]), (1...53).contains(number) else {
      return nil
    }
    let week = (Week(year: year, number: number), String(decoding: week[4...], as: UTF8.self))
    switch week.1 {
    case "": self = .week(week.0)
    case "-WE": self = .weekend(week.0)
    default: return nil
    }
  }
}
