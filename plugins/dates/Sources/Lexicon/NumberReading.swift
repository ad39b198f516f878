import PluginKit

/// Reads tokens that hold digits.
enum NumberReading {
  /// The class of a number: plain up to nine digits, grouped by commas, decimal, or a date
  /// with dots. A number beyond that is a plain word.
  static func lexeme(_ text: Span<UInt8>, _ span: ByteSpan) -> Lexeme {
    var parts = (0, 0, 0)
    var digits = (0, 0, 0)
    var part = 0
    var commas = 0
    for index in span.start..<span.end {
      let digit = Int(text[index] &- UInt8(ascii: "0"))
      switch text[index] {
      case UInt8(ascii: "."): part += 1
      case UInt8(ascii: ","): commas += 1
      default:
        switch part {
        case 0: (parts.0, digits.0) = (parts.0 &* 10 &+ digit, digits.0 + 1)
        case 1: (parts.1, digits.1) = (parts.1 &* 10 &+ digit, digits.1 + 1)
        default: (parts.2, digits.2) = (parts.2 &* 10 &+ digit, digits.2 + 1)
        }
      }
    }
    guard digits.0 <= 9, digits.1 <= 4, digits.2 <= 4, part < 3 else { return .none }
    if part == 2 { return dotted(parts, digits, commas) }
    let kind: Lexeme.Kind = part == 1 ? .decimal : commas > 0 ? .grouped : .number
    let detail = part == 1 ? parts.1 * 10 + digits.1 : digits.0
    return Lexeme(kind: kind, value: Int32(parts.0), detail: Int32(detail))
  }

  /// A date with dots, "8.10.2018": the value is the year, the detail month * 100 + day.
  private static func dotted(
    _ parts: (Int, Int, Int),
    _ digits: (Int, Int, Int),
    _ commas: Int
  ) -> Lexeme {
    guard commas == 0, digits.0 <= 2, digits.1 <= 2, digits.2 == 4, (1...31).contains(parts.0),
      (1...12).contains(parts.1), (1000...2999).contains(parts.2)
    else { return .none }
    let packed = parts.1 * 100 + parts.0
    return Lexeme(kind: .dotted, value: Int32(parts.2), detail: Int32(packed))
  }

  /// The class of a word with digits: "T14" of an ISO 8601 time, "Q3", "H1", "h30" of "16h30",
  /// "FY2019", "sy18".
  static func wordWithDigits(_ text: Span<UInt8>, _ token: Token) -> Lexeme? {
    guard token.traits.contains(.hasDigit), token.end - token.start <= 6 else { return nil }
    var letters = Int(token.start)
    while letters < token.end, text[letters] &- UInt8(ascii: "0") >= 10 { letters += 1 }
    var value = 0
    for index in letters..<Int(token.end) {
      let digit = text[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    let digits = Int(token.end) - letters
    let first = text[Int(token.start)] | 0x20
    if letters - Int(token.start) == 2, text[letters - 1] | 0x20 == UInt8(ascii: "y") {
      return businessYear(first, value, digits)
    }
    guard letters - Int(token.start) == 1, digits <= 2 else { return nil }
    switch first {
    case UInt8(ascii: "t") where text[Int(token.start)] == UInt8(ascii: "T"):
      return Lexeme(kind: .isoTime, value: Int32(value))
    case UInt8(ascii: "q") where digits == 1 && (1...4).contains(value):
      return Lexeme(kind: .period, value: Int32(value), detail: Int32(Unit.quarter.rawValue))
    case UInt8(ascii: "h") where digits == 1 && (1...2).contains(value):
      return Lexeme(kind: .period, value: Int32(value), detail: Int32(Unit.year.rawValue))
    case UInt8(ascii: "h") where digits == 2:
      return Lexeme(kind: .letterH, value: Int32(value), detail: 2)
    default: return nil
    }
  }

  /// "FY2019", "sy18": the detail is the year as it is written.
  private static func businessYear(_ first: UInt8, _ value: Int, _ digits: Int) -> Lexeme? {
    guard digits == 2 || digits == 4, value > 0 else { return nil }
    switch first {
    case UInt8(ascii: "f"):
      return Lexeme(
        kind: .business,
        value: Int32(BusinessYear.fiscal.rawValue),
        detail: Int32(value)
      )
    case UInt8(ascii: "s"):
      return Lexeme(
        kind: .business,
        value: Int32(BusinessYear.school.rawValue),
        detail: Int32(value)
      )
    default: return nil
    }
  }
}
