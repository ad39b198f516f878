import PluginKit

/// A number as it is written, without what it measures.
struct Numeral {
  /// How it is written.
  enum Style { case digits, words }

  /// Its first and last token.
  var first: Int
  var last: Int
  var amount: Amount
  var style: Style
  /// The power of ten that a magnitude word brought in, and the number before it did.
  var magnitude = 0
  var bare: Amount
  /// Whether the number is known from below only: "hundreds".
  var isVague = false
  /// Whether a fraction word is part of it: "two thirds", "half a million".
  var isFraction = false
  /// Whether a minus sign stands before it.
  var isNegative = false
  /// Whether the whole is the word "one", which may be a pronoun.
  var isLoneOne = false
  /// Whether it is four digits that may name a year.
  var mayBeYear = false

  init(_ first: Int, _ last: Int, _ amount: Amount, _ style: Style) {
    self.first = first
    self.last = last
    self.amount = amount
    self.style = style
    bare = amount
  }

  /// The number times a power of ten, whose word ends at `last`.
  func scaled(by exponent: Int, through last: Int) -> Numeral {
    var copy = self
    copy.amount = amount.scaled(by: exponent)
    copy.magnitude += exponent
    copy.last = last
    copy.mayBeYear = false
    copy.isLoneOne = false
    return copy
  }
}

/// Reads numbers: digits, words, and digits with words behind them.
struct NumeralParser {
  let passage: Passage

  /// The number that begins at token `index`. After a currency sign, "5m" is five million.
  func numeral(at index: Int, afterCurrency: Bool = false) -> Numeral? {
    guard !passage.isBlocked(index) else { return nil }
    if passage.isNumber(index) { return digits(at: index, afterCurrency: afterCurrency) }
    return words(at: index)
  }

  // MARK: Digits

  private func digits(at index: Int, afterCurrency: Bool) -> Numeral? {
    guard !isGroup(index), let (amount, last) = plainDigits(at: index, isSum: afterCurrency)
    else { return nil }
    if let power = power(amount, index, last) { return power }
    if passage.isSign(index - 1, Sign.stop), passage.isAttached(index) {
      return pointed(index, amount)
    }
    var numeral = Numeral(index, last, amount, .digits)
    numeral.mayBeYear = last == index && Self.isYearLike(passage.bytes(index))
    if let fraction = fraction(behind: last),
      let sum = amount.plus(
        fraction.amount.scaled(by: -Grouping.decimals(of: passage.bytes(last)))
      )
    {
      numeral = Numeral(index, fraction.last, sum, .digits)
    }
    if let quotient = slashed(at: index, last) {
      numeral = Numeral(index, quotient.last, quotient.amount, .digits)
      numeral.isFraction = true
    }
    return withMagnitudes(numeral, afterCurrency: afterCurrency)
  }

  private func power(_ amount: Amount, _ index: Int, _ last: Int) -> Numeral? {
    let notation = ScientificNotation(passage: passage)
    if let power = notation.power(behind: last) {
      return Numeral(index, power.last, amount.scaled(by: power.exponent), .digits)
    }
    guard last == index, let power = notation.power(at: index) else { return nil }
    return Numeral(index, power.last, Amount(1).scaled(by: power.exponent), .digits)
  }

  /// ".5", whose stop has a space before it.
  private func pointed(_ index: Int, _ amount: Amount) -> Numeral? {
    guard !passage.isAttached(index - 1), amount.decimals == 0 else { return nil }
    let fraction = amount.scaled(by: -passage.bytes(index).count)
    let numeral = Numeral(index - 1, index, fraction, .digits)
    return withMagnitudes(numeral, afterCurrency: false)
  }

  private static func isYearLike(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count == 4, let first = text.first else { return false }
    return (first == UInt8(ascii: "1") || first == UInt8(ascii: "2"))
      && text.allSatisfy { $0 &- UInt8(ascii: "0") < 10 }
  }

  /// Digits grouped as English does it, in one token or in several with spaces between.
  private func plainDigits(at index: Int, isSum: Bool) -> (Amount, Int)? {
    let text = passage.bytes(index)
    guard Grouping.isValid(text) else { return decimalComma(at: index, isSum: isSum) }
    var last = index
    var digits = Array(text)
    if text.count <= 3, text.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }) {
      // "1’200’000", as the Swiss write it.
      while passage.isSign(last + 1, Sign.apostrophe), passage.isAttached(last + 1),
        passage.isAttached(last + 2), passage.isNumber(last + 2), passage.bytes(last + 2).count == 3
      {
        digits += passage.bytes(last + 2)
        last += 2
      }
      if last > index { return Amount(digits[...]).map { ($0, last) } }
      while let group = spacedGroup(at: last + 1) {
        digits += group
        last += 1
      }
      // A single group behind an ordinary space may be another number, unless what follows
      // is counted or measured by the two together.
      if last == index + 1, passage.bytes[Int(passage.tokens[index].end)] == 0x20,
        !isSum, !isMeasured(last)
      {
        return nil
      }
    }
    return Amount(digits[...]).map { ($0, last) }
  }

  /// "3,5 percent", "€2,75": with a comma for its point, which only a measure around it makes sure.
  private func decimalComma(at index: Int, isSum: Bool) -> (Amount, Int)? {
    guard let digits = Grouping.decimalComma(passage.bytes(index)),
      isSum || passage.has(index + 1, .scale)
        || MeasureParser(passage: passage).measure(behind: index) != nil
    else { return nil }
    return Amount(digits[...]).map { ($0, index) }
  }

  /// Whether the token is the second half of two that may be one number or not: "131 564".
  private func isGroup(_ index: Int) -> Bool {
    let before = passage.bytes(index - 1)
    return passage.isNumber(index - 1) && before.count <= 3 && spacedGroup(at: index) != nil
      && before.allSatisfy { $0 &- UInt8(ascii: "0") < 10 }
  }

  private func isMeasured(_ last: Int) -> Bool {
    NounPhrase(passage: passage).isCounted(at: last + 1)
      || MeasureParser(passage: passage).measure(behind: last) != nil
  }

  /// Three digits behind one space or no-break space.
  private func spacedGroup(at index: Int) -> ArraySlice<UInt8>? {
    guard passage.isNumber(index), let token = passage.tokens[safe: index],
      let before = passage.tokens[safe: index - 1], token.hasSpaceBefore,
      !passage.isBlocked(index), !passage.tokens[index].traits.contains(.lineBreakBefore)
    else { return nil }
    let text = passage.bytes(index)
    let whole = text.prefix { $0 != UInt8(ascii: ".") }
    guard whole.count == 3, whole.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }) else { return nil }
    let gap = Int(token.start - before.end)
    return gap <= 3 && (gap == 1 || passage.bytes[Int(before.end)] >= 0x80) ? text : nil
  }

  /// "½" or " 1/2" behind a whole number.
  private func fraction(behind last: Int) -> (amount: Amount, last: Int)? {
    if let amount = Vulgar.amount(passage.hash(last + 1)) { return (amount, last + 1) }
    // "13-1/4 cents".
    if passage.isInnerHyphen(last + 1), passage.isNumber(last + 2) {
      return slashed(at: last + 2, last + 2)
    }
    guard passage.isNumber(last + 1), passage.tokens[last + 1].hasSpaceBefore else { return nil }
    return slashed(at: last + 1, last + 1)
  }

  /// "3/4", where it can not be a date or a name.
  private func slashed(at index: Int, _ last: Int) -> (amount: Amount, last: Int)? {
    guard last == index, passage.isSign(index + 1, Sign.slash), passage.isAttached(index + 1),
      passage.isAttached(index + 2), passage.isNumber(index + 2), !passage.isBlocked(index + 2),
      !passage.isSign(index + 3, Sign.slash),
      let top = Amount(passage.bytes(index))?.integer,
      let bottom = Amount(passage.bytes(index + 2))?.integer,
      top > 0, top < bottom, [2, 3, 4, 5, 6, 8, 10, 16, 32].contains(bottom),
      let amount = Amount(top).divided(by: bottom)
    else { return nil }
    return (amount, index + 2)
  }

  // MARK: Magnitudes

  /// Adds "million", "bn", "lakh crore", "dozen" behind a number.
  func withMagnitudes(_ numeral: Numeral, afterCurrency: Bool) -> Numeral {
    var result = numeral
    while let (exponent, last) = magnitude(behind: result, afterCurrency: afterCurrency) {
      result = result.scaled(by: exponent, through: last)
    }
    if Term.dozen.contains(passage.hash(result.last + 1)), !passage.isBlocked(result.last + 1),
      let product = result.amount.times(Amount(12))
    {
      result.amount = product
      result.last += 1
      result.isLoneOne = false
    }
    return afterMagnitude(result)
  }

  private func magnitude(behind numeral: Numeral, afterCurrency: Bool) -> (Int, Int)? {
    var index = numeral.last + 1
    guard !passage.isBlocked(index) else { return nil }
    if passage.isInnerHyphen(index), passage.has(index + 1, [.scale, .hundred]) { index += 1 }
    let traits = passage.traits(index)
    let exponent = passage.words.indices.contains(index) ? passage.words[index].exponent : 0
    let isAttached = passage.isAttached(index)
    if traits.contains(.hundred), numeral.style == .digits, numeral.magnitude == 0 {
      return (2, index)
    }
    if traits.contains(.scale) { return (exponent, index) }
    if traits.contains(.scales), numeral.last > numeral.first || numeral.style == .digits,
      !passage.isSign(index + 1, Term.of)
    {
      return (exponent, index)
    }
    guard numeral.magnitude == 0 else { return nil }
    if traits.contains(.shortScale) { return (exponent, index) }
    let isLakh = afterCurrency && isAttached && passage.country == "IN"
    if isLakh, passage.bytes(index) == Self.lakh { return (5, index) }
    guard traits.contains(.letterScale), isAttached || afterCurrency,
      numeral.style == .digits
    else { return nil }
    return letterMagnitude(at: index, exponent, isAttached, afterCurrency)
  }

  /// "Rs 85L" is told in lakhs.
  private static let lakh = Array("L".utf8)[...]

  /// "5m" is a sum after a currency sign; else it is five million only of something.
  private func letterMagnitude(
    at index: Int,
    _ exponent: Int,
    _ isAttached: Bool,
    _ afterCurrency: Bool
  ) -> (Int, Int)? {
    let letters = passage.bytes(index)
    if afterCurrency { return (exponent, index) }
    guard letters.count == 1 else { return nil }
    switch letters.first {
    case UInt8(ascii: "k"), UInt8(ascii: "K"), UInt8(ascii: "b"), UInt8(ascii: "B"):
      return (exponent, index)
    case UInt8(ascii: "M"): return (exponent, index)
    case UInt8(ascii: "m"):
      return isCountedBehind(index) ? (exponent, index) : nil
    default: return nil
    }
  }

  /// Whether a noun in the plural follows, so that "5m" before it counts.
  private func isCountedBehind(_ index: Int) -> Bool {
    if passage.lexicon.currencies.names.longestMatch(in: passage.tokens, at: index + 1) != nil {
      return true
    }
    guard !passage.has(index + 1, .lengthwise) else { return false }
    return NounPhrase(passage: passage).isCounted(at: index + 1)
  }

  /// The powers of ten that a smaller number follows with "and".
  private static let spoken = [2, 5, 7]

  /// "million and a half", "hundred and six" behind digits.
  private func afterMagnitude(_ numeral: Numeral) -> Numeral {
    guard numeral.magnitude > 0, passage.hash(numeral.last + 1) == Term.and else { return numeral }
    var result = numeral
    if let part = FractionParser(passage: passage).part(at: numeral.last + 2),
      !passage.has(part.last + 1, .scale)
    {
      let scaled = part.amount.scaled(by: numeral.magnitude)
      guard let sum = numeral.amount.plus(scaled) else { return numeral }
      result.amount = sum
      result.last = part.last
    } else if Self.spoken.contains(numeral.magnitude), numeral.style == .digits,
      let rest = words(at: numeral.last + 2), !rest.isFraction,
      rest.amount.isLess(than: Amount(1).scaled(by: numeral.magnitude)) == true,
      let sum = numeral.amount.plus(rest.amount)
    {
      // "3 hundred and one", "6 crore and two hundred"; but "3 million and two others".
      result.amount = sum
      result.last = rest.last
    }
    return result
  }
}
