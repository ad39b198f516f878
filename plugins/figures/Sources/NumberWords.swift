import PluginKit

/// Says numbers in words: "fifty-four thousand", "2.7 billion", "minus four point five".
enum NumberWords {
  /// The number in words; `nil` for one that is longer to say than to read.
  static func text(_ number: DecimalNumber) -> String? {
    if let rounded = roundMillions(number) { return rounded }
    let text = number.description
    let isNegative = text.hasPrefix("-")
    let parts = text.dropFirst(isNegative ? 1 : 0).split(separator: ".")
    guard let first = parts.first, let whole = Int(first), whole < 1_000_000,
      var words = spoken(whole)
    else { return nil }
    if parts.count > 1 {
      guard parts[1].utf8.count <= longestFraction else { return nil }
      words += " point"
      for digit in parts[1].utf8 { words += " " + units[Int(digit - UInt8(ascii: "0"))] }
    }
    return isNegative ? "minus \(words)" : words
  }

  private static let longestFraction = 2

  /// A large round number: "2.7 billion".
  private static func roundMillions(_ number: DecimalNumber) -> String? {
    for (exponent, word) in [(12, "trillion"), (9, "billion"), (6, "million")] {
      guard let part = DecimalNumber(digits: Array(number.description.utf8), exponent: -exponent)
      else { return nil }
      let digits = part.description.utf8
      let first = digits.first == UInt8(ascii: "-") ? digits.dropFirst().first : digits.first
      guard first != UInt8(ascii: "0") else { continue }
      return digits.count <= 5 ? "\(part) \(word)" : nil
    }
    return nil
  }

  /// Whole numbers below a million, as the papers of Britain say them: "two hundred and six".
  private static func spoken(_ number: Int) -> String? {
    switch number {
    case 0..<20: return units[number]
    case 20..<100:
      let rest = number % 10
      return tens[number / 10 - 2] + (rest == 0 ? "" : "-" + units[rest])
    case 100..<1000:
      let rest = number % 100
      let hundreds = units[number / 100] + " hundred"
      return rest == 0 ? hundreds : spoken(rest).map { "\(hundreds) and \($0)" }
    case 1000..<1_000_000:
      guard let thousands = spoken(number / 1000) else { return nil }
      let rest = number % 1000
      if rest == 0 { return thousands + " thousand" }
      // Three words and more of thousands with a rest are read faster in digits.
      guard number < 10_000, let small = spoken(rest) else { return nil }
      return "\(thousands) thousand\(rest < 100 ? " and" : ",") \(small)"
    default: return nil
    }
  }

  private static let units = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
  ]
  private static let tens = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
  ]
}
