import PluginKit

/// What comes again, and how often: "every Tuesday", "twice a week".
enum RecurrenceWords {
  /// The words for a set; `nil` where its value is not known here.
  static func text(_ timex: Timex3) -> String? {
    if let times = timex.frequency.flatMap(times) {
      return period(timex.value).map { period in
        "\(times) " + (period.first?.isNumber == true ? "in \(period)" : "a \(period)")
      } ?? times
    }
    return period(timex.value).map { "every \($0)" }
  }

  /// `2X`
  private static func times(_ frequency: String) -> String? {
    guard frequency.hasSuffix("X"), let count = Int(frequency.dropLast()) else { return nil }
    return count == 1 ? "once" : count == 2 ? "twice" : "\(count) times"
  }

  private static func period(_ value: String) -> String? {
    if value.hasPrefix("P") { return LengthWords(value)?.recurring }
    let time = StatedTime(value[...])
    let name = time.date.isEmpty ? nil : OpenNames.name(time.date) ?? TimeWords.bare[time.date]
    let calendar = name.map { $0.hasPrefix("a ") ? String($0.dropFirst(2)) : $0 }
    if let clock = time.clock {
      return "\(calendar ?? "day") at \(TimeWords.clock(clock))"
    }
    guard let part = time.part.flatMap({ TimeWords.parts[$0] }) else { return calendar }
    return [calendar == "day" ? nil : calendar, part].compactMap { $0 }.joined(separator: " ")
  }
}

extension TimeWords {
  /// Units that recur, where nothing but the unit is told.
  static let bare = [
    "XXXX": "year", "XXXX-XX": "month", "XXXX-WXX": "week", "XXXX-XX-XX": "day",
    "XXXX-QX": "quarter", "XXXX-WXX-WD": "working day",
  ]
}
