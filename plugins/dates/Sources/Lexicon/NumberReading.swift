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

  /// The class of a word with digits: "T14" of an ISO 8601 time, "Q3", "H1".
  static func wordWithDigits(_ text: Span<UInt8>, _ token: Token) -> Lexeme? {
    guard token.traits.contains(.hasDigit), token.end - token.start <= 3 else { return nil }
    var value = 0
    for index in Int(token.start) + 1..<Int(token.end) {
      let digit = text[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    switch text[Int(token.start)] {
    case UInt8(ascii: "T"): return Lexeme(kind: .isoTime, value: Int32(value))
    case UInt8(ascii: "Q") where (1...4).contains(value):
      return Lexeme(kind: .period, value: Int32(value), detail: Int32(Unit.quarter.rawValue))
    case UInt8(ascii: "H") where (1...2).contains(value):
      return Lexeme(kind: .period, value: Int32(value), detail: Int32(Unit.year.rawValue))
    default: return nil
    }
  }
}
