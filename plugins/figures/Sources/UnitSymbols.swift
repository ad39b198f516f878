import PluginKit

/// Reads units in symbols, also several together as science writes them: "km²", "mmol/L",
/// "kg m⁻³", "W/m2", "km s−1", "Wh/kg".
struct UnitSymbols {
  let passage: Passage

  /// The unit whose symbols begin at `index`, behind the number that ends at `number`.
  func unit(at index: Int, behind number: Int) -> (code: String, last: Int, rule: Rule)? {
    guard let first = factor(at: index), isMeant(index, first, behind: number) else { return nil }
    var product = Product()
    product.multiply(first)
    var last = first.last
    while let next = factor(behind: last) {
      product.multiply(next)
      last = next.last
    }
    let isRate = product.isRate && last > first.last
    return (product.code, last, isRate ? FigureRules.rate : FigureRules.unit)
  }

  /// A code as what divides: UCUM reads from the left, so a product needs brackets.
  static func divisor(_ code: String) -> String { code.contains(".") ? "(\(code))" : code }

  // MARK: Factors

  /// A symbol with its power.
  private struct Factor {
    var code: String
    var power = 1
    var last: Int
  }

  /// The factors of a unit, in UCUM's order: what is multiplied, then what divides.
  private struct Product {
    private var above: [String] = []
    private var below: [String] = []

    var isRate: Bool { !below.isEmpty }

    mutating func multiply(_ factor: Factor) {
      let size = abs(factor.power)
      let code = size == 1 ? factor.code : factor.code + String(size)
      if factor.power > 0 { above.append(code) } else { below.append(code) }
    }

    /// "kg/m3", "/s".
    var code: String {
      above.joined(separator: ".") + below.map { "/\(UnitSymbols.divisor($0))" }.joined()
    }
  }

  private func factor(at index: Int) -> Factor? {
    guard let (code, power) = symbol(at: index) else { return nil }
    return withPower(Factor(code: code, power: power, last: index))
  }

  /// Another factor: behind a slash or a dot, or behind a space when it divides.
  private func factor(behind last: Int) -> Factor? {
    let next = last + 1
    if passage.isAttached(next), passage.isAttached(next + 1) {
      if passage.isSign(next, Sign.slash) {
        // "km/h" and "mg/d": time has symbols of its own there.
        guard var factor = time(at: next + 1) ?? factor(at: next + 1), factor.power > 0 else {
          return nil
        }
        factor.power = -factor.power
        return factor
      }
      if Self.dots.contains(passage.hash(next)) { return factor(at: next + 1) }
    }
    guard let factor = factor(at: next) ?? time(at: next) else { return nil }
    return factor.power < 0 ? factor : nil
  }

  private static let dots = WordSet(["·", "⋅", "∙", "."])

  /// "s" and "h", which are units only beside others.
  private func time(at index: Int) -> Factor? {
    guard let code = passage.lexicon.units.durationSymbol(passage.hash(index)) else { return nil }
    return withPower(Factor(code: code, last: index))
  }

  private func withPower(_ factor: Factor) -> Factor {
    guard factor.power == 1, let (power, last) = power(behind: factor.last) else { return factor }
    return Factor(code: factor.code, power: power, last: last)
  }

  // MARK: Symbols

  /// The code of a symbol in its exact spelling, and the power that is part of it: "cm2".
  func symbol(at index: Int) -> (code: String, power: Int)? {
    let letters = passage.bytes(index)
    if let code = code(of: letters, hash: passage.hash(index)) { return (code, 1) }
    guard let last = letters.last, let power = Self.powers[last], letters.count > 1 else {
      return nil
    }
    let base = letters.dropLast()
    return code(of: base, hash: WordHash.hash(base)).map { ($0, power) }
  }

  private func code(of letters: ArraySlice<UInt8>, hash: UInt64) -> String? {
    let units = passage.lexicon.units
    return units.symbols[hash]?.first { $0.spelling[...] == letters }
      .map { units.code($0.unit, in: passage.country) }
  }

  private static let powers: [UInt8: Int] = [UInt8(ascii: "2"): 2, UInt8(ascii: "3"): 3]

  // MARK: Powers

  /// "²", "⁻¹", "^-2", "−1" and, where type was lost, "-1" behind a symbol.
  private func power(behind index: Int) -> (power: Int, last: Int)? {
    let next = index + 1
    guard passage.isAttached(next) else { return nil }
    if let (power, last) = ScientificNotation(passage: passage).exponent(behind: index) {
      return abs(power) <= Self.largest ? (power, last) : nil
    }
    guard passage.isAnyHyphen(next), passage.isNumber(next + 1),
      passage.isAttached(next + 1) || passage.isSign(next, Sign.minus),
      let power = Amount(passage.bytes(next + 1))?.integer, (1...Self.largest).contains(power),
      passage.isSign(next, Sign.minus) || !beginsLength(next + 1)
    else { return nil }
    return (-power, next + 1)
  }

  /// Whether the number is the other end of a range: "100 m-2 km".
  private func beginsLength(_ number: Int) -> Bool {
    passage.isInnerHyphen(number + 1)
      || symbol(at: number + 1) != nil && power(behind: number + 1) == nil
  }

  /// The highest power of a unit that is read: of seconds, in the strength of a shock.
  private static let largest = 4

  // MARK: Doubt

  /// One letter is a unit only where nothing else is likely: attached ("5W", not "5M"), or
  /// behind a space and no word ("1 m", not "in 5 A leagues").
  private func isMeant(_ index: Int, _ factor: Factor, behind number: Int) -> Bool {
    let letters = passage.bytes(index)
    // "6in", but "one-in-a-million".
    if letters == Array("in".utf8)[...] {
      return passage.isAttached(index) && !passage.isInnerHyphen(index + 1)
    }
    if letters == Array("AU".utf8)[...] { return isFine(number) }
    guard letters.count == 1, let letter = letters.first else { return true }
    switch letter {
    case UInt8(ascii: "m"), UInt8(ascii: "g"), UInt8(ascii: "W"), UInt8(ascii: "V"),
      UInt8(ascii: "L"), UInt8(ascii: "l"):
      return true
    // "36.4C", "101F"; a vitamin and a grade have no number before them.
    case UInt8(ascii: "C"), UInt8(ascii: "F"), UInt8(ascii: "t"): return passage.isAttached(index)
    // "240 s" is a time, and "the 90s" another; "24h" reads as it looks.
    case UInt8(ascii: "h"): return true
    case UInt8(ascii: "s"): return !passage.isAttached(index)
    case UInt8(ascii: "K"): return isKelvin(index, behind: number)
    // "5 J" and "5 N" may be anything; "45 J/kg" is not.
    default: return factor.power != 1 || isDivided(index)
    }
  }

  /// "7200 K", "0.5 K"; "5K" and "a 10 K run" are thousands.
  private func isKelvin(_ index: Int, behind number: Int) -> Bool {
    guard !passage.isAttached(index), let amount = Amount(passage.bytes(number)) else {
      return false
    }
    return amount.decimals > 0 || (amount.integer ?? 0) >= Self.warmest
  }

  /// Whether the number has decimals: distances in space do, soldiers of a union do not.
  private func isFine(_ number: Int) -> Bool {
    (Amount(passage.bytes(number))?.decimals ?? 0) > 0
  }

  /// Kilometres that are run, and thousands that are paid, seldom come in more than these.
  private static let warmest = 101

  private func isDivided(_ index: Int) -> Bool {
    passage.isSign(index + 1, Sign.slash) && passage.isAttached(index + 1)
  }
}
