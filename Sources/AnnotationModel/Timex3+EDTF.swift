/// The value in the Extended Date/Time Format (ISO 8601-2).
extension Timex3 {
  /// The date as EDTF writes it: `197X` for the 1970s, `2018-22` for the summer of 2018, `1945/..`
  /// for "since 1945", `2018-10-08~` for one that is approximate.
  ///
  /// `nil` for what EDTF has no form for: durations, recurrences, parts of a day and times whose
  /// day is not known.
  public var edtf: String? {
    guard type == .date || type == .time else { return nil }
    let ends = value.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    switch ends.count {
    case 1:
      guard let point = Self.edtf(ends[0]) ?? interval else { return nil }
      switch modifier {
      case .before, .after: return nil
      case .onOrBefore: return point.contains("/") ? nil : "../" + point
      case .onOrAfter: return point.contains("/") ? nil : point + "/.."
      default: break
      }
      switch bound {
      case .since: return point.contains("/") ? nil : point + "/.."
      case .until: return point.contains("/") ? nil : "../" + point
      case nil: return modifier == .approximate && !point.contains("/") ? point + "~" : point
      }
    case 2:
      let first = ends[0].isEmpty ? ".." : Self.edtf(ends[0])
      let last = ends[1].isEmpty ? ".." : Self.edtf(ends[1])
      guard let first, let last else { return interval }
      // "from October to May" of one year is as written, and no interval.
      if first.utf8.count == last.utf8.count, !first.hasPrefix("-"), !last.hasPrefix("-"),
        first > last
      {
        return nil
      }
      return first + "/" + last
    default: return nil
    }
  }

  /// One point or stretch of the calendar.
  private static func edtf(_ value: String) -> String? {
    if value.hasPrefix("BC") { return beforeChrist(value) }
    let bytes = Array(value.utf8)
    guard !bytes.isEmpty, bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
    if bytes.count <= 3, bytes.allSatisfy({ $0 &- 48 < 10 }) {
      return bytes.count == 3 ? value + "X" : bytes.count == 2 ? value + "XX" : nil
    }
    guard bytes.count >= 4, bytes[0..<4].allSatisfy({ $0 &- 48 < 10 || $0 == 0x58 }) else {
      return nil
    }
    if bytes.count == 7, let part = parts[String(value.suffix(2))] {
      return String(value.prefix(5)) + part
    }
    if bytes.count > 10 { return time(value, bytes) }
    let isPlain = bytes.dropFirst(4).allSatisfy { $0 &- 48 < 10 || $0 == 0x2D || $0 == 0x58 }
    guard isPlain, [4, 7, 10].contains(bytes.count), isPossible(bytes) else { return nil }
    return value
  }

  /// Whether some calendar has such a month, and such a day in it as far as both are known.
  private static func isPossible(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 7, let month = number(bytes[5..<7]) else { return true }
    guard (1...12).contains(month) else { return false }
    guard bytes.count == 10, let day = number(bytes[8..<10]) else { return true }
    let year = number(bytes[0..<4]) ?? 2000
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return day >= 1 && day <= lengths[month - 1]
  }

  /// The value of decimal digits; `nil` where one of them is an `X`.
  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard digit &- 48 < 10 else { return nil }
      value = value * 10 + Int(digit - 48)
    }
    return value
  }

  /// Seasons, quarters and halves are months beyond the twelfth.
  private static let parts = [
    "SP": "21", "SU": "22", "FA": "23", "WI": "24", "Q1": "33", "Q2": "34", "Q3": "35",
    "Q4": "36", "H1": "40", "H2": "41",
  ]

  /// A time with hour and minute; EDTF wants the seconds too.
  private static func time(_ value: String, _ bytes: [UInt8]) -> String? {
    guard bytes.count >= 16, bytes[10] == 0x54, bytes[13] == 0x3A,
      bytes[0..<4].allSatisfy({ $0 &- 48 < 10 }), isPossible(Array(bytes[0..<10]))
    else { return nil }
    if bytes.count > 16, bytes[16] == 0x3A { return value }
    return String(value.prefix(16)) + ":00" + String(value.dropFirst(16))
  }

  /// The year 1 BC is 0000, and 490 BC is -0489.
  private static func beforeChrist(_ value: String) -> String? {
    let rest = value.dropFirst(2)
    guard rest.utf8.count == 4, let year = Int(rest), year > 0 else { return nil }
    let digits = String(year - 1)
    let padded = String(repeating: "0", count: 4 - digits.utf8.count) + digits
    return year == 1 ? padded : "-" + padded
  }
}
