import PluginKit

/// The rule by which a place keeps its clocks: a zone of the tz database and its POSIX TZ string,
/// such as `Europe/Paris CET-1CEST,M3.5.0,M10.5.0/3`. Rules in force, not those of history.
struct TimeZoneRule {
  /// The name in the tz database.
  let zone: String
  /// Minutes ahead of UTC outside of summer.
  let standard: Int
  /// Minutes ahead of UTC in summer, and its first and last day; `nil` where clocks never change.
  let summer: Summer?

  /// When clocks are put forward.
  struct Summer {
    let offset: Int
    let begins: Day
    let ends: Day
  }

  /// A day of every year, such as the last Sunday of March.
  struct Day: Hashable {
    /// From 1 to 12.
    let month: Int
    /// From 1 to 5, which is the last.
    let week: Int
    /// From 0, Sunday, to 6.
    let weekday: Int
    /// Days behind that day on which clocks really change: times beyond midnight move it.
    let shift: Int
  }

  /// Reads `text`; `nil` for one that is not of this form.
  init?(_ text: String) {
    let parts = text.split(separator: " ", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    var reader = Reader(parts[1])
    guard reader.skipName(), let offset = reader.offset() else { return nil }
    zone = String(parts[0])
    standard = -offset
    guard !reader.isAtEnd else {
      summer = nil
      return
    }
    guard reader.skipName() else { return nil }
    let ahead = reader.isAt(",") ? standard + 60 : reader.offset().map { -$0 }
    guard let ahead, reader.skip(","), let begins = reader.day(), reader.skip(","),
      let ends = reader.day(), reader.isAtEnd
    else { return nil }
    summer = Summer(offset: ahead, begins: begins, ends: ends)
  }

  // MARK: In words

  /// "UTC+1; UTC+2 from the last Sunday of March to the last Sunday of October"
  var description: String {
    guard let summer else { return Self.text(standard) }
    return "\(Self.text(standard)); \(Self.text(summer.offset)) from \(Self.text(summer.begins)) "
      + "to \(Self.text(summer.ends))"
  }

  /// "UTC+5:30"
  static func text(_ minutes: Int) -> String {
    if minutes == 0 { return "UTC" }
    let hours = abs(minutes) / 60
    let rest = abs(minutes) % 60
    return
      "UTC\(minutes < 0 ? "−" : "+")\(hours)\(rest == 0 ? "" : ":\(rest < 10 ? "0" : "")\(rest)")"
  }

  private static let weeks = ["first", "second", "third", "fourth", "last"]
  private static let weekdays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private static func text(_ day: Day) -> String {
    let named = "the \(weeks[day.week - 1]) \(weekdays[day.weekday]) of \(months[day.month - 1])"
    switch day.shift {
    case 0: return named
    case 1: return "the day after \(named)"
    case -1: return "the day before \(named)"
    default: return "\(abs(day.shift)) days \(day.shift < 0 ? "before" : "after") \(named)"
    }
  }

  // MARK: On a day

  /// Minutes ahead of UTC on a day, that of its noon.
  func offset(year: Int, month: Int, day: Int) -> Int {
    guard let summer else { return standard }
    let today = CivilDay.number(year: year, month: month, day: day)
    let begins = CivilDay.number(of: summer.begins, in: year)
    let ends = CivilDay.number(of: summer.ends, in: year)
    let isSummer =
      begins < ends ? today >= begins && today < ends : today >= begins || today < ends
    return isSummer ? summer.offset : standard
  }
}

/// Days by their number, counted from the first of March of the year 0.
private enum CivilDay {
  static func number(year: Int, month: Int, day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let fromMarch = (month + 9) % 12
    return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400
      + (153 * fromMarch + 2) / 5 + day - 1
  }

  /// The day of a year that a rule names.
  static func number(of day: TimeZoneRule.Day, in year: Int) -> Int {
    let first = number(year: year, month: day.month, day: 1)
    let ahead = (day.weekday - weekday(first) + 7) % 7
    var found = first + ahead + 7 * (day.week - 1)
    let next =
      day.month == 12
      ? number(year: year + 1, month: 1, day: 1) : number(year: year, month: day.month + 1, day: 1)
    while found >= next { found -= 7 }
    return found + day.shift
  }

  /// From 0, Sunday: the first of March of the year 0 was a Wednesday.
  private static func weekday(_ number: Int) -> Int { (number + 3) % 7 }
}

/// Reads the parts of a POSIX TZ string.
private struct Reader {
  private var rest: Substring

  init(_ text: Substring) { rest = text }

  var isAtEnd: Bool { rest.isEmpty }

  func isAt(_ sign: Character) -> Bool { rest.first == sign }

  mutating func skip(_ sign: Character) -> Bool {
    guard isAt(sign) else { return false }
    rest.removeFirst()
    return true
  }

  /// "CET" or "<+0330>".
  mutating func skipName() -> Bool {
    if skip("<") {
      guard let end = rest.firstIndex(of: ">") else { return false }
      rest = rest[rest.index(after: end)...]
      return true
    }
    let name = rest.prefix { $0.isLetter }
    rest = rest.dropFirst(name.count)
    return name.count >= 3
  }

  /// "-5:30" in minutes, west of Greenwich positive.
  mutating func offset() -> Int? {
    let isNegative = skip("-")
    if !isNegative { _ = skip("+") }
    guard let hours = number() else { return nil }
    var minutes = hours * 60
    if skip(":") {
      guard let more = number() else { return nil }
      minutes += more
    }
    return isNegative ? -minutes : minutes
  }

  /// "M3.5.0/2"
  mutating func day() -> TimeZoneRule.Day? {
    guard skip("M"), let month = number(), (1...12).contains(month), skip("."),
      let week = number(), (1...5).contains(week), skip("."), let weekday = number(),
      (0...6).contains(weekday)
    else { return nil }
    var minutes = 120
    if skip("/") {
      guard let time = offset() else { return nil }
      minutes = time
    }
    // Rounds down: one minute before midnight is the day before.
    let shift = minutes >= 0 ? minutes / 1440 : (minutes - 1439) / 1440
    return TimeZoneRule.Day(month: month, week: week, weekday: weekday, shift: shift)
  }

  private mutating func number() -> Int? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest.dropFirst(digits.count)
    return Int(digits)
  }
}
