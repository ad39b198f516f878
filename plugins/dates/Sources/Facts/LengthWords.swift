import PluginKit

/// A TIMEX3 duration in words, and the same length in other units where that is exact.
struct LengthWords {
  private struct Part {
    /// In hundredths; `nil` for a number that is not told.
    let hundredths: Int?
    let noun: String
    /// The months or seconds in one, of which it is made; years and days never mix.
    let months: Int
    let seconds: Int
  }

  private let parts: [Part]

  /// Reads `P2D`, `PT3H40M`, `P2.5Y`, `PXW`; `nil` for anything else.
  init?(_ value: String) {
    guard value.hasPrefix("P") else { return nil }
    var rest = value.dropFirst()
    var inDay = false
    var parts: [Part] = []
    while !rest.isEmpty {
      if rest.first == "T", !inDay {
        inDay = true
        rest = rest.dropFirst()
        continue
      }
      let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "X") }
      let letters = rest.dropFirst(number.count).prefix { $0.isLetter && $0 != "T" && $0 != "X" }
      guard !letters.isEmpty, let part = Self.part(number, String(letters), inDay) else {
        return nil
      }
      parts.append(part)
      rest = rest.dropFirst(number.count + letters.count)
    }
    guard !parts.isEmpty else { return nil }
    self.parts = parts
  }

  private static func part(_ number: Substring, _ letters: String, _ inDay: Bool) -> Part? {
    guard let unit = inDay ? clockUnits[letters] : calendarUnits[letters] else { return nil }
    if number == "X" {
      return Part(hundredths: nil, noun: unit.0, months: unit.1, seconds: unit.2)
    }
    guard let hundredths = hundredths(number) else { return nil }
    return Part(hundredths: hundredths, noun: unit.0, months: unit.1, seconds: unit.2)
  }

  /// `2.5` is 250; `nil` for more than two digits behind the stop and for large numbers.
  private static func hundredths(_ number: Substring) -> Int? {
    let halves = number.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = halves.first.flatMap({ Int($0) }), whole < 1_000_000_000 else { return nil }
    guard halves.count > 1 else { return whole * 100 }
    guard halves.count == 2, (1...2).contains(halves[1].count), let part = Int(halves[1]) else {
      return nil
    }
    return whole * 100 + (halves[1].count == 1 ? part * 10 : part)
  }

  private static let calendarUnits: [String: (String, Int, Int)] = [
    "D": ("day", 0, 86_400), "W": ("week", 0, 604_800), "M": ("month", 1, 0),
    "WE": ("weekend", 0, 0), "Q": ("quarter", 3, 0), "Y": ("year", 12, 0),
    "DE": ("decade", 120, 0), "CE": ("century", 1200, 0), "ML": ("millennium", 12_000, 0),
  ]
  private static let clockUnits: [String: (String, Int, Int)] = [
    "S": ("second", 0, 1), "M": ("minute", 0, 60), "H": ("hour", 0, 3600),
  ]

  /// "3 hours 40 minutes", "2.5 years", "some days, how many is not told".
  var text: String {
    let words = parts.map { part in
      guard let hundredths = part.hundredths else { return "some \(English.plural(part.noun))" }
      guard hundredths % 100 != 0 else { return English.count(hundredths / 100, part.noun) }
      let digits = padded(hundredths % 100, 2)
      let fraction = digits.hasSuffix("0") ? String(digits.dropLast()) : digits
      return "\(English.grouped(hundredths / 100)).\(fraction) \(English.plural(part.noun))"
    }
    let isOpen = parts.contains { $0.hundredths == nil }
    return words.joined(separator: " ") + (isOpen ? ", how many is not told" : "")
  }

  /// For one of them as "every": "day", "2 weeks"; `nil` where the number is not told.
  var recurring: String? {
    guard parts.allSatisfy({ $0.hundredths != nil }) else { return nil }
    if parts.count == 1, parts[0].hundredths == 100 { return parts[0].noun }
    return text
  }

  /// The same length in other units; `nil` where there is none that is exact and worth
  /// telling.
  var converted: String? {
    var months = 0
    var seconds = 0
    for part in parts {
      guard let hundredths = part.hundredths, part.months + part.seconds > 0 else { return nil }
      let (all, overflow) = hundredths.multipliedReportingOverflow(by: part.months + part.seconds)
      guard !overflow, all % 100 == 0, abs(all) < 1 << 50 else { return nil }
      if part.months > 0 { months += all / 100 } else { seconds += all / 100 }
    }
    guard (months == 0) != (seconds == 0) else { return nil }
    let sum = months > 0 ? Self.inMonths(months, parts) : Self.inSeconds(seconds, parts)
    return sum == text ? nil : sum
  }

  private static func words(_ counts: [(Int, String)]) -> String {
    counts.filter { $0.0 > 0 }.map { English.count($0.0, $0.1) }.joined(separator: " ")
  }

  /// Decades are told in years, months in years and months, a few years in months.
  private static func inMonths(_ months: Int, _ parts: [Part]) -> String? {
    let largest = parts.map(\.months).max() ?? 0
    if largest > 12 || largest == 1 {
      return words([(months / 12, "year"), (months % 12, "month")])
    }
    if months <= 60 { return English.count(months, "month") }
    return months % 1200 == 0 ? English.count(months / 1200, "century") : nil
  }

  /// Weeks are told in days, days in weeks or hours, hours and minutes in each other.
  private static func inSeconds(_ seconds: Int, _ parts: [Part]) -> String? {
    let largest = parts.map(\.seconds).max() ?? 0
    let days = (seconds / 86_400, "day")
    let clock = [
      (seconds / 3600 % 24, "hour"), (seconds / 60 % 60, "minute"), (seconds % 60, "second"),
    ]
    let isMixed = parts.count > 1
    switch largest {
    case 604_800: return words([days] + clock)
    case 86_400 where seconds % 604_800 == 0: return English.count(seconds / 604_800, "week")
    case 86_400 where seconds % 3600 == 0 && (isMixed || seconds <= 3 * 86_400):
      return English.count(seconds / 3600, "hour")
    case 86_400 where seconds % 86_400 == 0 && seconds > 14 * 86_400:
      return words([(seconds / 604_800, "week"), (seconds / 86_400 % 7, "day")])
    case 3600 where seconds < 86_400 && seconds % 60 == 0 && (isMixed || seconds % 3600 == 0):
      return English.count(seconds / 60, "minute")
    default: return largest == 86_400 ? nil : words([days] + clock)
    }
  }
}
