import PluginKit

/// Reads powers of ten as science writes them: "2.5 × 10^6", "1.3x10⁻³", "6.02e23".
struct ScientificNotation {
  let passage: Passage

  /// The exponents that are read; beyond, nothing on earth is counted.
  private static let largest = 300

  /// The power of ten behind a number that ends at `last`, and its last token.
  func power(behind last: Int) -> (exponent: Int, last: Int)? {
    let next = last + 1
    if passage.isAttached(next), let exponent = letterE(at: next) { return exponent }
    guard let base = base(at: next) else { return nil }
    if let exponent = exponent(behind: base) { return exponent }
    // "× 10−5", as it reads where raised type is lost.
    return passage.isAnyHyphen(base + 1) ? signed(at: base + 1) : nil
  }

  /// "10^6" and "10⁶" alone.
  func power(at index: Int) -> (exponent: Int, last: Int)? {
    passage.bytes(index) == Self.ten[...] ? exponent(behind: index) : nil
  }

  private static let ten = Array("10".utf8)
  private static let times = WordSet(["×", "x", "*", "·", "⋅"])
  private static let timesTen = WordHash.hash("x10")
  private static let caret = WordHash.hash("^")

  /// The token of the ten: behind "×", or as "x10".
  private func base(at index: Int) -> Int? {
    if passage.hash(index) == Self.timesTen { return index }
    guard Self.times.contains(passage.hash(index)), passage.bytes(index + 1) == Self.ten[...] else {
      return nil
    }
    return index + 1
  }

  /// "^-6" or "⁻⁶" behind token `base`.
  func exponent(behind base: Int) -> (exponent: Int, last: Int)? {
    if passage.isSign(base + 1, Self.caret), passage.isAttached(base + 1) {
      return signed(at: base + 2)
    }
    return superscript(from: base + 1)
  }

  /// "-12", "+14", "6".
  private func signed(at index: Int) -> (exponent: Int, last: Int)? {
    let isMinus = passage.isAnyHyphen(index)
    let number = isMinus || passage.isSign(index, Sign.plus) ? index + 1 : index
    guard passage.isNumber(number), passage.isAttached(index), passage.isAttached(number),
      let value = Amount(passage.bytes(number))?.integer, value <= Self.largest
    else { return nil }
    return (isMinus ? -value : value, number)
  }

  /// "e23", "E-4".
  private func letterE(at index: Int) -> (exponent: Int, last: Int)? {
    let letters = passage.bytes(index)
    guard passage.isWord(index), let first = letters.first, first | 0x20 == UInt8(ascii: "e") else {
      return nil
    }
    if letters.count == 1 {
      guard passage.isAnyHyphen(index + 1) || passage.isSign(index + 1, Sign.plus) else {
        return nil
      }
      return signed(at: index + 1)
    }
    guard let value = Amount(letters.dropFirst())?.integer, value <= Self.largest else {
      return nil
    }
    return (value, index)
  }

  private static let superscripts = WordTable(
    ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"].enumerated().map { ($1, $0) }
  )
  private static let superscriptMinus = WordHash.hash("⁻")

  private func superscript(from index: Int) -> (exponent: Int, last: Int)? {
    let isMinus = passage.isSign(index, Self.superscriptMinus)
    var last = isMinus ? index : index - 1
    var value = 0
    while passage.isAttached(last + 1), let digit = Self.superscripts[passage.hash(last + 1)],
      value < Self.largest
    {
      value = value * 10 + digit
      last += 1
    }
    guard last >= index, value > 0, value <= Self.largest else { return nil }
    return (isMinus ? -value : value, last)
  }
}
