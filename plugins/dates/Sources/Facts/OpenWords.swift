import PluginKit

/// What is loose, open, missing or impossible about a value.
enum OpenWords {
  /// What a modifier says of a date, or of a length.
  static func text(_ modifier: Timex3.Modifier, isLength: Bool) -> String {
    switch modifier {
    case .approximate: isLength ? "about this long" : "about this time, not to be taken exactly"
    case .start: "the first part of it"
    case .mid: "the middle of it"
    case .end: "the last part of it"
    case .before: "some time before it"
    case .after: "some time after it"
    case .onOrBefore: "then or earlier"
    case .onOrAfter: "then or later"
    case .lessThan: isLength ? "not quite this long" : "not quite then"
    case .moreThan: isLength ? "longer than this" : "later than this"
    case .equalOrLess: isLength ? "at most this long" : "then at the latest"
    case .equalOrMore: isLength ? "at least this long" : "then at the earliest"
    }
  }

  /// Which end of a stretch is open.
  static func openEnd(of timex: Timex3) -> String? {
    if timex.bound == .since || timex.value.hasSuffix("/") {
      return "begins then; no end is told"
    }
    if timex.bound == .until || timex.value.hasPrefix("/") {
      return "ends then; no beginning is told"
    }
    return nil
  }

  /// Why no calendar has a day; `nil` for one that there is, or may be.
  static func impossible(_ date: String) -> String? {
    let bytes = Array(date.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let month = decimal(bytes[5..<7]), let day = decimal(bytes[8..<10])
    else { return nil }
    guard (1...12).contains(month) else { return "no calendar has this day" }
    let year = decimal(bytes[0..<4])
    let length = CalendarDay.length(ofMonth: month, in: year ?? 2000)
    guard day < 1 || day > length else { return nil }
    let when = month == 2 ? year.map { " in \($0)" } ?? "" : ""
    let most = month == 2 && year == nil ? "at most " : ""
    let name = English.months[month - 1]
    return "no calendar has this day: \(name) has \(most)\(length) days\(when)"
  }

  /// What is not known of a time; `nil` where nothing is missing.
  static func missing(_ time: StatedTime, isDated: Bool) -> String? {
    let parts = missingParts(time)
    guard !parts.isEmpty else { return nil }
    let why = isDated ? "" : "; the article does not say when it was written"
    return English.list(parts) + why
  }

  private static func missingParts(_ time: StatedTime) -> [String] {
    if time.date.isEmpty { return time.isEmpty ? [] : ["the day"] }
    if time.date == "FYXXXX" || time.date == "SYXXXX" { return ["the year"] }
    let fields = time.date.split(separator: "-")
    guard let year = fields.first, year.contains("X"), !time.date.hasPrefix("P") else {
      return fields.dropFirst().contains("XX") ? ["the day"] : []
    }
    if fields.dropFirst().first == "WXX" { return fields.count > 2 ? ["which week"] : ["the week"] }
    let names = zip(["the month", "the day"], fields.dropFirst()).filter { $0.1.contains("X") }
    return ["the year"] + names.map(\.0)
  }
}
