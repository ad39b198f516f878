import PluginKit

/// What a reader who asks is told of a date beside its value.
enum DateFacts {
  /// The weekday, the distance from the article's date and what the value rests on.
  static func facts(about timex: Timex3, reading: ReadingContext) -> [Fact] {
    guard timex.type == .date || timex.type == .time else { return [] }
    var facts: [Fact] = []
    let ends = timex.value.split(separator: "/").map(String.init)
    let reference = reading.referenceTime.flatMap { CalendarDay(isoText: $0) }
    if ends.count == 1, let period = Period(timex: dayText(ends[0])) {
      if case .day(let day) = period {
        facts.append(Fact("weekday", weekdays[day.weekday - 1], origin: .derived))
        if let reference {
          let distance = self.distance(day.number - reference.number)
          facts.append(Fact("distance", distance, origin: .derived))
        }
      }
      if case .week(let week) = period, let monday = week.monday,
        let sunday = monday.adding(days: 6)
      {
        let days = "\(monday.text) to \(sunday.text)"
        facts.append(Fact("days", days, origin: .derived))
      }
    } else if ends.count == 2, let length = length(ends[0], ends[1]) {
      facts.append(Fact("length", length, origin: .derived))
    }
    if let anchor = timex.anchor {
      facts.append(Fact("resolved against", anchor, origin: .derived))
    }
    return facts
  }

  private static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  /// The day of a value that also tells the time.
  private static func dayText(_ value: String) -> String {
    value.firstIndex(of: "T").map { String(value[..<$0]) } ?? value
  }

  private static func distance(_ days: Int) -> String {
    switch days {
    case 0: "the day this article is dated"
    case -1: "the day before this article"
    case 1: "the day after this article"
    case ..<0: "\(-days) days before this article"
    default: "\(days) days after this article"
    }
  }

  /// How many days an interval between two known days has.
  private static func length(_ first: String, _ last: String) -> String? {
    guard case .day(let begin) = Period(timex: first), case .day(let end) = Period(timex: last),
      begin < end
    else { return nil }
    return "\(end.number - begin.number + 1) days"
  }
}
