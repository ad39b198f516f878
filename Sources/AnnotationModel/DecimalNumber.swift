/// A decimal number of any length, kept exactly as its digits.
///
/// Figures in the news are decimal; binary floating point would turn 0.1 into something
/// else and lose the end of a 30-digit number. The canonical text has no plus sign, no
/// leading zeros, no zeros at the end of a fraction and no exponent, so that equal numbers
/// have equal texts; it is a valid JSON number.
public struct DecimalNumber: Hashable, Sendable, CustomStringConvertible {
  /// The canonical text.
  public let description: String

  /// Creates a whole number.
  public init(_ number: Int) { description = String(number) }

  /// Creates a number from an optional minus sign, digits and an optional fraction.
  ///
  /// Answers `nil` for anything else, the empty text included.
  public init?(_ text: String) {
    guard let number = Self(digits: Array(text.utf8), exponent: 0) else { return nil }
    self = number
  }

  /// Creates the number `digits` × 10^`exponent`, where `digits` is ASCII text as in
  /// ``init(_:)``, and `exponent` lies in -400…400.
  public init?(digits: [UInt8], exponent: Int) {
    guard (-400...400).contains(exponent) else { return nil }
    var body = digits[...]
    let negative = body.first == UInt8(ascii: "-")
    if negative { body = body.dropFirst() }
    var whole: [UInt8] = []
    var fraction: [UInt8] = []
    var inFraction = false
    for byte in body {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if inFraction { fraction.append(byte) } else { whole.append(byte) }
      case UInt8(ascii: ".") where !inFraction: inFraction = true
      default: return nil
      }
    }
    guard !whole.isEmpty || !fraction.isEmpty else { return nil }
    if exponent > 0 {
      let moved = min(exponent, fraction.count)
      whole.append(contentsOf: fraction.prefix(moved))
      fraction.removeFirst(moved)
      whole.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: exponent - moved))
    } else if exponent < 0 {
      let missing = max(0, -exponent - whole.count)
      whole.insert(contentsOf: repeatElement(UInt8(ascii: "0"), count: missing), at: 0)
      fraction.insert(contentsOf: whole.suffix(-exponent), at: 0)
      whole.removeLast(-exponent)
    }
    let zero = UInt8(ascii: "0")
    whole = Array(whole.drop { $0 == zero })
    while fraction.last == zero { fraction.removeLast() }
    if whole.isEmpty { whole = [zero] }
    var text = String(decoding: whole, as: UTF8.self)
    if !fraction.isEmpty { text += "." + String(decoding: fraction, as: UTF8.self) }
    description = negative && text != "0" ? "-" + text : text
  }

  /// The nearest double; infinite for numbers beyond its range.
  public var approximateDouble: Double { Double(description) ?? .nan }
}
