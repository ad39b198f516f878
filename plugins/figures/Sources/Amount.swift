import PluginKit

/// An exact decimal number to reckon with: `coefficient` × 10^`exponent`.
///
/// Sums and products are exact or refused, never rounded; only a division rounds, to fifteen
/// digits. A number with more digits than fit is kept as its digits: it can be moved by
/// powers of ten and compared, and refuses the rest.
struct Amount: Hashable, Sendable {
  private var coefficient: Int128
  private var exponent: Int
  private var digits: [UInt8]

  /// The number of digits that always fit into the coefficient.
  private static let fitting = 37

  init(_ number: Int) {
    coefficient = Int128(number)
    exponent = 0
    digits = []
  }

  private init(_ coefficient: Int128, exponent: Int) {
    self.coefficient = coefficient
    self.exponent = exponent
    digits = []
  }

  /// Reads ASCII digits with at most one stop among them; passes over commas and spaces,
  /// whose places the caller has checked.
  init?(_ text: ArraySlice<UInt8>) {
    var digits: [UInt8] = []
    var decimals: Int?
    for byte in text {
      if byte &- UInt8(ascii: "0") < 10 {
        digits.append(byte)
        decimals = decimals.map { $0 + 1 }
      } else if byte == UInt8(ascii: ".") {
        guard decimals == nil else { return nil }
        decimals = 0
      }
    }
    guard !digits.isEmpty else { return nil }
    exponent = -(decimals ?? 0)
    if digits.count <= Self.fitting {
      coefficient = digits.reduce(0) { $0 * 10 + Int128($1 &- UInt8(ascii: "0")) }
      self.digits = []
    } else {
      coefficient = 0
      self.digits = digits
    }
  }

  /// The number in its canonical spelling; `nil` for one that is beyond all measure.
  var decimal: DecimalNumber? {
    DecimalNumber(
      digits: digits.isEmpty ? Array(String(coefficient).utf8) : digits,
      exponent: exponent
    )
  }

  /// The number as an integer, if it is one of modest size.
  var integer: Int? {
    guard digits.isEmpty, exponent >= 0, exponent < 19 else { return nil }
    return scaledCoefficient(to: 0).flatMap { Int(exactly: $0) }
  }

  /// Whether the number is not zero.
  var isPositive: Bool { !digits.isEmpty || coefficient > 0 }

  /// How many digits stand behind the point, zeros at the end left out.
  var decimals: Int {
    var rest = coefficient
    var places = max(0, -exponent)
    while places > 0, digits.isEmpty, rest % 10 == 0 {
      rest /= 10
      places -= 1
    }
    return places
  }

  /// The number moved by a power of ten.
  func scaled(by power: Int) -> Amount {
    var copy = self
    copy.exponent += power
    return copy
  }

  var negated: Amount? {
    digits.isEmpty ? Amount(-coefficient, exponent: exponent) : nil
  }

  func plus(_ other: Amount) -> Amount? {
    let common = min(exponent, other.exponent)
    guard let one = scaledCoefficient(to: common), let two = other.scaledCoefficient(to: common)
    else { return nil }
    let (sum, overflow) = one.addingReportingOverflow(two)
    return overflow ? nil : Amount(sum, exponent: common)
  }

  func times(_ factor: Amount) -> Amount? {
    guard digits.isEmpty, factor.digits.isEmpty else { return nil }
    let (product, overflow) = coefficient.multipliedReportingOverflow(by: factor.coefficient)
    return overflow ? nil : Amount(product, exponent: exponent + factor.exponent)
  }

  /// The quotient, exact or rounded to fifteen digits.
  func divided(by divisor: Int) -> Amount? {
    guard digits.isEmpty, divisor > 0, coefficient >= 0 else { return nil }
    var rest = coefficient
    var power = exponent
    while rest % Int128(divisor) != 0, rest / Int128(divisor) < 100_000_000_000_000 {
      let (product, overflow) = rest.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      rest = product
      power -= 1
    }
    let half = Int128(divisor) / 2
    return Amount((rest + half) / Int128(divisor), exponent: power)
  }

  /// Whether this number is less than `other`; `nil` where that takes too long to tell.
  func isLess(than other: Amount) -> Bool? {
    let common = min(exponent, other.exponent)
    guard let one = scaledCoefficient(to: common), let two = other.scaledCoefficient(to: common)
    else { return nil }
    return one < two
  }

  /// Whether the two are one number, in whatever spelling.
  func isEqual(to other: Amount) -> Bool {
    isLess(than: other) == false && other.isLess(than: self) == false
  }

  private func scaledCoefficient(to power: Int) -> Int128? {
    guard digits.isEmpty, exponent - power < Self.fitting else { return nil }
    var result = coefficient
    for _ in 0..<max(0, exponent - power) {
      let (product, overflow) = result.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      result = product
    }
    return result
  }
}
