import PluginKit

/// Joins two figures that are one: "more than 10 and less than 40", "3 dollars and 50 cents",
/// "6st 4lb".
struct Joining {
  let passage: Passage

  /// The one figure, if the two make one.
  func joined(_ first: Finding, _ second: Finding) -> Finding? {
    bounded(first, second) ?? withCents(first, second) ?? withSmallerUnit(first, second)
  }

  private func bounded(_ low: Finding, _ high: Finding) -> Finding? {
    let conjunction = passage.hash(low.last + 1)
    guard high.first == low.last + 2, conjunction == Term.and || conjunction == Term.but,
      low.high == nil, high.high == nil, low.unit == nil || low.unit == high.unit,
      low.approximation == .above || low.approximation == .atLeast,
      high.approximation == .below || high.approximation == .atMost,
      low.low.isLess(than: high.low) == true
    else { return nil }
    var result = high
    result.first = low.first
    result.low = low.low
    result.high = high.low
    result.approximation = .exact
    result.rule = result.type == .cardinal ? FigureRules.cardinalRange : result.rule
    return result
  }

  /// Whether the second is the rest of the first: nothing or "and" between two single numbers,
  /// of which the first is whole and the second exact.
  private func isRest(_ whole: Finding, _ rest: Finding) -> Bool {
    let isNext =
      rest.first == whole.last + 1
      || (rest.first == whole.last + 2 && passage.hash(whole.last + 1) == Term.and)
    return isNext && whole.type == rest.type && whole.high == nil && rest.high == nil
      && whole.low.integer != nil && rest.approximation == .exact
      && !whole.isOpenAbove && !rest.isOpenAbove
  }

  private func withCents(_ whole: Finding, _ cents: Finding) -> Finding? {
    guard isRest(whole, cents), whole.type == .money, cents.rule == FigureRules.moneyName,
      cents.low.isLess(than: Amount(1)) == true, let sum = whole.low.plus(cents.low)
    else { return nil }
    var result = whole
    result.last = cents.last
    result.low = sum
    return result
  }

  /// "7 pounds 3 ounces", "2 km and 300 m": a unit and a smaller one that divides it.
  private func withSmallerUnit(_ whole: Finding, _ rest: Finding) -> Finding? {
    let units = passage.lexicon.units
    guard isRest(whole, rest), whole.type == .quantity, let large = whole.unit.flatMap(units.unit),
      let small = rest.unit.flatMap(units.unit), let parts = Self.parts(of: large, in: small),
      rest.low.isLess(than: Amount(parts)) == true,
      let sum = whole.low.times(Amount(parts))?.plus(rest.low)
    else { return nil }
    var result = whole
    result.last = rest.last
    // In the smaller unit the sum is exact.
    result.low = sum
    result.unit = rest.unit
    result.rule = FigureRules.compound
    return result
  }

  /// How many of a smaller unit make a larger one: 16 ounces a pound; `nil` where it is no
  /// whole number, as with metres and feet.
  private static func parts(of large: Units.Unit, in small: Units.Unit) -> Int? {
    guard large.dimension == small.dimension, large.offset.isEmpty, small.offset.isEmpty,
      let one = Amount(Array(large.factor.utf8)[...]),
      let other = Amount(Array(small.factor.utf8)[...]),
      let whole = Double(large.factor), let part = Double(small.factor), part > 0, whole > part
    else { return nil }
    let parts = (whole / part).rounded()
    guard parts > 1, parts < 1_000_000, let product = other.times(Amount(Int(parts))),
      product.isLess(than: one) == false,
      one.isLess(than: product) == false
    else { return nil }
    return Int(parts)
  }
}
