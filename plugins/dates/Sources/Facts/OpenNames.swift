import PluginKit

/// What values are called that are no stretch of known days: `XXXX-10-08`, `BC0490`, `FY2019`.
enum OpenNames {
  /// The seasons, by their number.
  static let seasons = ["spring", "summer", "autumn", "winter"]

  /// The name, as in "every …"; `nil` for a value that is not known here.
  static func name(_ value: String) -> String? {
    if let name = fixed[value] { return name }
    if value.hasPrefix("BC") { return beforeChrist(value.dropFirst(2)) }
    if let year = value.hasPrefix("FY") || value.hasPrefix("SY") ? value.dropFirst(2) : nil {
      let kind = value.hasPrefix("F") ? "fiscal" : "school"
      return year == "XXXX" ? "a \(kind) year" : "the \(kind) year \(year)"
    }
    let parts = value.split(separator: "-")
    guard let year = parts.first, year == "XXXX", parts.count > 1 else { return nil }
    return inYear(parts.dropFirst())
  }

  /// What is said of a time whose place on the calendar is not told at all.
  private static let fixed = [
    "PAST_REF": "some time before this article", "FUTURE_REF": "some time after this article",
    "PRESENT_REF": "the time of this article", "XXXX-WXX-WE": "a weekend",
  ]

  private static func beforeChrist(_ digits: Substring) -> String? {
    guard let number = Int(digits) else { return nil }
    switch digits.utf8.count {
    case 2: return "the \(English.ordinal(number + 1)) century BC"
    case 3: return "the \(number)0s BC"
    default: return "the year \(number) BC"
    }
  }

  private static func inYear(_ parts: ArraySlice<Substring>) -> String? {
    guard let first = parts.first else { return nil }
    let last = parts.count > 1 ? parts.last : nil
    if first == "WXX" { return last.flatMap { weekday($0) } }
    if let season = Season.allCases.first(where: { $0.letters == first }) {
      return last == nil ? seasons[season.rawValue] : nil
    }
    if let part = part(first) { return last == nil ? part : nil }
    let day = last.flatMap { Int($0) }
    guard let month = Int(first), (1...12).contains(month) else {
      return first == "XX" ? day.map { "the \(English.ordinal($0))" } : nil
    }
    if last == nil { return English.months[month - 1] }
    return day.map { "\(English.months[month - 1]) \($0)" }
  }

  /// `Q3`, `H1`
  private static func part(_ letters: Substring) -> String? {
    guard let number = letters.dropFirst().first?.wholeNumberValue, (1...4).contains(number),
      letters.utf8.count == 2
    else { return nil }
    if letters.hasPrefix("Q") { return "the \(TimeWords.ordinals[number]) quarter" }
    return letters.hasPrefix("H") ? "the \(TimeWords.ordinals[number]) half" : nil
  }

  private static func weekday(_ digit: Substring) -> String? {
    guard let number = Int(digit), (1...7).contains(number) else { return nil }
    return "a " + English.weekdays[number - 1]
  }
}
