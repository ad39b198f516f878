import PluginKit

/// A number with the measure around it: one side of a range, or a figure of its own.
struct Side {
  var numeral: Numeral
  var measure: Measure?
  /// Its first and last token, signs and units included.
  var first: Int
  var last: Int
  /// Whether the measure stands before the number.
  var isPrefixed = false
  /// Whether an error either way stands behind it: "5 ± 2 cm".
  var hasTolerance = false

  /// The value in the unit of the measure.
  var amount: Amount {
    let amount = numeral.amount.scaled(by: measure?.exponent ?? 0)
    return numeral.isNegative ? amount.negated ?? amount : amount
  }

  /// The value before a magnitude word, to compare with the other side's.
  var bare: Amount { numeral.bare }
}

/// Reads one side.
struct SideParser {
  let passage: Passage

  /// The side whose number begins at `index`.
  func side(at index: Int) -> Side? {
    let numerals = NumeralParser(passage: passage)
    if let loss = accounted(at: index) { return loss }
    if let money = prefixed(at: index) { return money }
    guard
      var numeral = FractionParser(passage: passage).fraction(at: index)
        ?? numerals.numeral(at: index)
    else { return nil }
    addMinus(&numeral)
    var side = Side(numeral: numeral, measure: nil, first: numeral.first, last: numeral.last)
    if let feet = feetAndInches(side) { return feet }
    if let tolerant = withTolerance(side) { return tolerant }
    if let measure = measure(of: numeral) {
      side.measure = measure
      side.last = measure.last
      addScaleBehindCode(&side)
    }
    addBelowZero(&side)
    return side
  }

  private func prefixed(at index: Int) -> Side? {
    let measures = MeasureParser(passage: passage)
    guard passage.isNumber(index) || passage.has(index, .numeral),
      let currency = measures.currency(before: index),
      var numeral = NumeralParser(passage: passage).numeral(at: index, afterCurrency: true)
    else { return nil }
    var first = currency.first
    if isMinus(first - 1), passage.isAttached(first) || passage.isWord(first - 1) {
      numeral.isNegative = true
      first -= 1
    }
    let measure = Measure(
      kind: .money,
      unit: currency.code,
      last: numeral.last,
      rule: FigureRules.moneySign
    )
    var side = Side(
      numeral: numeral,
      measure: measure,
      first: first,
      last: numeral.last,
      isPrefixed: true
    )
    // "$5 million US dollars", "US$10 dollars".
    if let behind = measures.measure(behind: numeral.last), behind.kind == .money,
      behind.exponent == 0, behind.rule == FigureRules.moneyName
    {
      side.last = behind.last
    }
    return side
  }

  private func measure(of numeral: Numeral) -> Measure? {
    let measures = MeasureParser(passage: passage)
    if let measure = measures.measure(behind: numeral.last) { return measure }
    guard numeral.isFraction else { return nil }
    if let points = points(behind: numeral.last) { return points }
    // "half a mile", "a quarter of a percentage point".
    var last = numeral.last + 1
    if passage.hash(last) == Term.of { last += 1 }
    guard Term.articles.contains(passage.hash(last)) else { return nil }
    return measures.measure(behind: last)
  }

  /// "A quarter point", "a half-point cut": of a rate in percent.
  private func points(behind last: Int) -> Measure? {
    let next = passage.isInnerHyphen(last + 1) ? last + 2 : last + 1
    guard Term.points.contains(passage.hash(next)) else { return nil }
    return Measure(kind: .percentagePoint, last: next, rule: FigureRules.points)
  }

  /// "75 USD million".
  private func addScaleBehindCode(_ side: inout Side) {
    guard side.measure?.rule == FigureRules.moneyCode, side.numeral.magnitude == 0 else { return }
    let next = side.last + 1
    guard passage.has(next, [.scale, .shortScale]) else { return }
    side.numeral = side.numeral.scaled(by: passage.words[next].exponent, through: side.numeral.last)
    side.last = next
  }

  // MARK: Signs

  private func addMinus(_ numeral: inout Numeral) {
    let before = numeral.first - 1
    guard isMinus(before) else { return }
    numeral.isNegative = true
    numeral.first = before
  }

  /// A minus sign in front of a number: nothing between the two, and a space or an opening
  /// sign before it; or the word.
  private func isMinus(_ index: Int) -> Bool {
    guard let token = passage.tokens[safe: index], !passage.isBlocked(index) else { return false }
    if Term.minus.contains(token.hash) { return !isMargin(index) }
    guard passage.isAnyHyphen(index), passage.isAttached(index + 1) else { return false }
    if token.hasSpaceBefore { return true }
    guard let before = passage.tokens[safe: index - 1] else { return true }
    // "2%-3%" is a range.
    if Self.units.contains(before.hash) { return false }
    return before.kind == .sign
      && (!before.hasSpaceBefore || Self.beforeMinus.contains(before.hash))
  }

  /// "Plus or minus 2.4" is an error either way.
  private func isMargin(_ minus: Int) -> Bool {
    passage.hash(minus - 1) == Term.or && passage.hash(minus - 2) == WordHash.hash("plus")
  }

  // MARK: In brackets

  /// "$(12.3) million", "(4.5) million euros": a loss, as accountants write it.
  private func accounted(at index: Int) -> Side? {
    guard passage.isNumber(index), passage.isAttached(index), passage.isAttached(index + 1),
      passage.isSign(index - 1, Sign.open), passage.isSign(index + 1, Sign.closing),
      var numeral = NumeralParser(passage: passage).numeral(at: index), numeral.last == index
    else { return nil }
    let measures = MeasureParser(passage: passage)
    let currency = passage.isAttached(index - 1) ? measures.currency(before: index - 1) : nil
    let scale = passage.has(index + 2, [.scale, .shortScale]) ? passage.words[index + 2] : nil
    guard currency != nil || scale != nil else { return nil }
    if let scale { numeral = numeral.scaled(by: scale.exponent, through: index + 2) }
    numeral.isNegative = true
    numeral.last = scale == nil ? index + 1 : index + 2
    let behind = measures.measure(behind: numeral.last)
    let prefix = currency.map {
      Measure(kind: .money, unit: $0.code, last: numeral.last, rule: FigureRules.moneySign)
    }
    return Side(
      numeral: numeral,
      measure: prefix ?? behind,
      first: currency?.first ?? index - 1,
      last: prefix == nil ? behind?.last ?? numeral.last : numeral.last,
      isPrefixed: prefix != nil
    )
  }

  // MARK: Tolerance

  private static let plusMinus = WordHash.hash("±")

  /// "5 ± 2 cm", "1.3±0.5 percent".
  private func withTolerance(_ side: Side) -> Side? {
    guard passage.isSign(side.last + 1, Self.plusMinus), passage.isNumber(side.last + 2),
      let tolerance = NumeralParser(passage: passage).numeral(at: side.last + 2)
    else { return nil }
    var result = side
    result.hasTolerance = true
    result.measure = MeasureParser(passage: passage).measure(behind: tolerance.last)
    result.last = result.measure?.last ?? tolerance.last
    return result
  }

  // MARK: Below zero

  private static let below = WordHash.hash("below")
  private static let zero = WordHash.hash("zero")

  /// "15 below zero", "20 degrees below zero".
  private func addBelowZero(_ side: inout Side) {
    guard passage.hash(side.last + 1) == Self.below, passage.hash(side.last + 2) == Self.zero,
      !side.numeral.isNegative
    else { return }
    if let unit = side.measure?.unit, passage.lexicon.units.unit(unit)?.dimension != "temperature",
      unit != "deg"
    {
      return
    }
    side.numeral.isNegative = true
    side.last += 2
    side.measure =
      side.measure
      ?? Measure(kind: .quantity, unit: "deg", last: side.last, rule: FigureRules.unit)
  }

  private static let units = WordSet(["%", "％", "‰", "°", "¢", ")", "]", "\"", "”"])
  private static let beforeMinus = WordSet([
    "(", "[", "“", "‘", "\"", "'", "«", "<", ">", "=", "≤", "≥", "~", "±",
  ])

  // MARK: Feet

  private static let foot = WordSet(["foot", "feet", "ft", "'", "′"])
  private static let inch = WordSet(["inch", "inches", "in", "ins"])

  /// "5-foot-9", "5 feet 9 inches", "6ft 2in", "5'9\"": a height in feet.
  private func feetAndInches(_ side: Side) -> Side? {
    guard let feet = side.numeral.amount.integer else { return nil }
    var index = side.numeral.last + 1
    if passage.isInnerHyphen(index) { index += 1 }
    guard Self.foot.contains(passage.hash(index)) else { return nil }
    let isSign = passage.tokens[index].kind == .sign
    index += 1
    if passage.isSign(index, Sign.stop) || passage.hash(index) == Term.and { index += 1 }
    if passage.isInnerHyphen(index) { index += 1 }
    guard let inches = NumeralParser(passage: passage).numeral(at: index),
      let count = inches.amount.integer, count < 12, !isSign || passage.isAttached(index),
      let last = endOfInches(inches.last, isSign: isSign, from: side.numeral.last + 1),
      let total = Amount(feet).times(Amount(12))?.plus(inches.amount)
    else { return nil }
    var result = side
    // In inches the sum is exact.
    result.numeral.amount = total
    result.numeral.last = last
    result.last = last
    result.measure = Measure(
      kind: .quantity,
      unit: "[in_i]",
      last: last,
      rule: FigureRules.feetInches
    )
    return result
  }

  private func endOfInches(_ last: Int, isSign: Bool, from feet: Int) -> Int? {
    let next = last + 1
    if isSign { return Sign.inches.contains(passage.hash(next)) ? next : nil }
    var word = next
    if passage.isInnerHyphen(word) { word += 1 }
    if Self.inch.contains(passage.hash(word)) { return word }
    return passage.isInnerHyphen(feet) || passage.hash(feet) == WordHash.hash("foot") ? last : nil
  }
}
