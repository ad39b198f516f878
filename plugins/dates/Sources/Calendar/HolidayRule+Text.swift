extension HolidayRule {
  /// What the tables write behind each rule.
  static let forms: [String: String] = [
    "fixed": "MM-DD and shifts such as sat-1 or mon+1@2004",
    "julian": "MM-DD",
    "weekday": "a count such as 4 or -1, a weekday such as thu, a month such as 11",
    "easter": "days such as -2 or +39",
    "orthodox": "days such as -2 or +39",
    "hebrew": "a month such as tishri, a day, shifts such as sat+1",
    "islamic": "a month such as ramadan, a day in 1...29",
    "chinese": "a month in 1...12, a day in 1...29",
    "hindu": "a month such as kartika, a tithi in 1...30, a watch such as sunrise",
    "mansion": "a mansion in 1...27, a sign in 1...12",
    "sun": "a longitude in 0...359, minutes such as +480",
    "sidereal": "a longitude in 0...359, minutes such as +330",
    "cycle": "YYYY-MM-DD, days such as 365",
    "offset": "an id of a row above, days such as +1",
    "before": "an id of a row above or MM-DD, a weekday such as fri",
    "after": "an id of a row above or MM-DD, a weekday such as fri",
    "earth-hour": "nothing",
  ]

  /// Reads a rule of the tables; `nil` where `text` has not the form that ``forms`` tells.
  ///
  /// `known` finds the rule of a row above.
  init?(_ name: String, _ text: String, known: (String) -> HolidayRule?) {
    let words = text.split(separator: " ").map(String.init)
    let (first, second, third) = (words[at: 0], words[at: 1], words[at: 2])
    let read: HolidayRule? =
      switch name {
      case "fixed": Self.fixed(first, words.dropFirst())
      case "julian": Self.date(first).map { .julian(month: $0.month, day: $0.day) }
      case "weekday": Self.weekday(first, second, third)
      case "easter": Self.number(first, -100...100).map { .easter($0) }
      case "orthodox": Self.number(first, -100...100).map { .orthodoxEaster($0) }
      case "hebrew": Self.hebrew(first, second, words.dropFirst(2))
      case "islamic":
        Self.pair(Self.index(first, IslamicCalendar.months), Self.number(second, 1...29))
          .map { .islamic(month: $0, day: $1) }
      case "chinese":
        Self.pair(Self.number(first, 1...12), Self.number(second, 1...29))
          .map { .chinese(month: $0, day: $1) }
      case "hindu": Self.hindu(first, second, third)
      case "mansion":
        Self.pair(Self.number(first, 1...27), Self.number(second, 1...12))
          .map { .mansion($0, sign: $1) }
      case "sun":
        Self.sun(first, second).map { .sun(longitude: $0, minutes: $1) }
      case "sidereal":
        Self.sun(first, second).map { .siderealSun(longitude: $0, minutes: $1) }
      case "cycle":
        Self.pair(CalendarDay(isoText: first), Self.number(second, 1...10_000))
          .map { .cycle($0, length: $1) }
      case "offset":
        Self.pair(known(first), Self.number(second, -100...100)).map { .offset($0, $1) }
      case "before", "after": Self.neighbor(first, second, isAfter: name == "after", known)
      case "earth-hour": text.isEmpty ? .earthHour : nil
      default: nil
      }
    let countOfWords = ["fixed", "hebrew"].contains(name) ? nil : Self.counts[name]
    guard let read, countOfWords == nil || countOfWords == words.count else { return nil }
    self = read
  }

  /// How many words follow the rules that do not take two.
  private static let counts = [
    "julian": 1, "weekday": 3, "easter": 1, "orthodox": 1, "islamic": 2, "chinese": 2,
    "hindu": 3, "mansion": 2, "sun": 2, "sidereal": 2, "cycle": 2, "offset": 2, "before": 2,
    "after": 2, "earth-hour": 0,
  ]

  private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  private static func fixed(_ date: String, _ shifts: ArraySlice<String>) -> HolidayRule? {
    pair(Self.date(date), Self.shifts(shifts)).map {
      .fixed(month: $0.month, day: $0.day, $1)
    }
  }

  private static func weekday(_ count: String, _ name: String, _ month: String) -> HolidayRule? {
    guard let count = number(count, -5...5), count != 0, let weekday = index(name, weekdays),
      let month = number(month, 1...12)
    else { return nil }
    return .weekday(weekday, month: month, count: count)
  }

  private static func hebrew(
    _ month: String,
    _ day: String,
    _ shifts: ArraySlice<String>
  ) -> HolidayRule? {
    guard let month = index(month, HebrewCalendar.months), let day = number(day, 1...30),
      let shifts = Self.shifts(shifts)
    else { return nil }
    return .hebrew(month: month, day: day, shifts)
  }

  private static func hindu(_ month: String, _ tithi: String, _ watch: String) -> HolidayRule? {
    guard let month = index(month, HinduCalendar.months), let tithi = number(tithi, 1...30),
      let watch = HinduCalendar.Watch(rawValue: watch)
    else { return nil }
    return .hindu(month: month, tithi: tithi, watch)
  }

  private static func sun(_ longitude: String, _ minutes: String) -> (Int, Int)? {
    pair(number(longitude, 0...359), number(minutes, -2880...2880))
  }

  private static func neighbor(
    _ base: String,
    _ weekday: String,
    isAfter: Bool,
    _ known: (String) -> HolidayRule?
  ) -> HolidayRule? {
    let dated = date(base).map { HolidayRule.fixed(month: $0.month, day: $0.day, []) }
    return pair(dated ?? known(base), index(weekday, weekdays)).map {
      .neighbor($0, weekday: $1, isAfter: isAfter)
    }
  }

  /// Shifts such as `sat-1` and `mon+1@2004`; `nil` if one of them is something else.
  private static func shifts(_ words: ArraySlice<String>) -> [Shift]? {
    let shifts = words.compactMap { word -> Shift? in
      let parts = word.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
      guard parts.count < 3, let weekday = index(String(word.prefix(3)), weekdays),
        let days = number(String(parts[at: 0].dropFirst(3)), -6...6),
        let since = parts.count == 1 ? 1 : number(parts[at: 1], 1...9999)
      else { return nil }
      return Shift(weekday: weekday, days: days, since: since)
    }
    return shifts.count == words.count ? shifts : nil
  }

  /// A date such as `12-25`, one of a leap year.
  private static func date(_ text: String) -> (month: Int, day: Int)? {
    guard text.utf8.count == 5, let day = CalendarDay(isoText: "2000-\(text)") else { return nil }
    return (day.fields.month, day.fields.day)
  }

  private static func number(_ text: String, _ range: ClosedRange<Int>) -> Int? {
    Int(text).flatMap { range.contains($0) ? $0 : nil }
  }

  /// The place of a name in a list, from 1.
  private static func index(_ name: String, _ names: [String]) -> Int? {
    names.firstIndex(of: name).map { $0 + 1 }
  }

  private static func pair<One, Two>(_ one: One?, _ two: Two?) -> (One, Two)? {
    guard let one, let two else { return nil }
    return (one, two)
  }
}

extension Array<String> {
  /// The word at an index, empty past the end.
  fileprivate subscript(at index: Int) -> String { indices.contains(index) ? self[index] : "" }
}
