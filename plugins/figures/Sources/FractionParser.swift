import PluginKit

/// Reads fractions in words: "three-quarters", "a third", "half a million", "one in five".
struct FractionParser {
  let passage: Passage

  /// A part of one whole that ends at `last`.
  struct Part {
    let amount: Amount
    let last: Int
  }

  /// "a half", "half", "a quarter", "two thirds", "three-fifths" at `index`.
  func part(at index: Int) -> Part? {
    guard !passage.isBlocked(index) else { return nil }
    if passage.hash(index) == Term.half {
      return Part(amount: half, last: index)
    }
    if Term.articles.contains(passage.hash(index)) { return unitPart(at: index + 1) }
    guard passage.has(index, [.unit, .teen, .tens]), !passage.has(index, .ordinal) else {
      return nil
    }
    return partOfWords(index)
  }

  private var half: Amount { Amount(5).scaled(by: -1) }

  /// "half", "quarter", "third" behind "a" or "one".
  private func unitPart(at index: Int) -> Part? {
    let hash = passage.hash(index)
    if hash == Term.half { return Part(amount: half, last: index) }
    if hash == Term.quarter { return Part(amount: Amount(25).scaled(by: -2), last: index) }
    guard passage.has(index, .ordinal), passage.words[index].number > 2,
      let amount = Amount(1).divided(by: passage.words[index].number)
    else { return nil }
    return Part(amount: amount, last: index)
  }

  private func partOfWords(_ index: Int) -> Part? {
    guard var spelled = SpelledNumber(passage, at: index) else { return nil }
    spelled.read()
    guard let top = spelled.amount else { return nil }
    var next = spelled.last + 1
    if passage.isAnyHyphen(next), passage.isAttached(next) == passage.isAttached(next + 1) {
      next += 1
    }
    if top == Amount(1) { return unitPart(at: next) }
    let bottom: Int
    switch passage.hash(next) {
    case Term.quarters: bottom = 4
    case WordHash.hash("halves"): bottom = 2
    default:
      guard passage.has(next, .parts) else { return nil }
      bottom = passage.words[next].number
    }
    return top.divided(by: bottom).map { Part(amount: $0, last: next) }
  }

  /// A fraction that stands for a number: with a magnitude behind it or with "of".
  func fraction(at index: Int) -> Numeral? {
    if let amount = Vulgar.amount(passage.hash(index)), !passage.isBlocked(index) {
      var numeral = Numeral(index, index, amount, .digits)
      numeral.isFraction = true
      return NumeralParser(passage: passage).withMagnitudes(numeral, afterCurrency: false)
    }
    if let share = share(at: index) { return share }
    guard let part = part(at: index) ?? bare(at: index), !isCompound(index, part.last) else {
      return nil
    }
    var numeral = Numeral(index, part.last, part.amount, .words)
    numeral.isFraction = true
    return magnified(numeral)
  }

  /// "Quarter-point cuts", "the quarter-mile mark": a part without an article.
  private func bare(at index: Int) -> Part? {
    guard passage.hash(index) == Term.quarter, passage.isInnerHyphen(index + 1),
      MeasureParser(passage: passage).measure(behind: index) != nil
        || Term.points.contains(passage.hash(index + 2))
    else { return nil }
    return Part(amount: Amount(25).scaled(by: -2), last: index)
  }

  /// The article of "a half-mile walk" belongs to the walk.
  private func isCompound(_ first: Int, _ last: Int) -> Bool {
    Term.articles.contains(passage.hash(first)) && passage.isInnerHyphen(last + 1)
  }

  /// "half a million", "two thirds of a million", "three quarters billion", "half a dozen".
  private func magnified(_ numeral: Numeral) -> Numeral {
    var next = numeral.last + 1
    if passage.hash(next) == Term.of { next += 1 }
    if passage.isInnerHyphen(next) { next += 1 }
    if Term.articles.contains(passage.hash(next)) { next += 1 }
    if passage.has(next, .scale), !passage.isBlocked(next) {
      var result = numeral.scaled(by: passage.words[next].exponent, through: next)
      result.isFraction = false
      return result
    }
    if Term.dozen.contains(passage.hash(next)), let product = numeral.amount.times(Amount(12)) {
      var result = numeral
      result.amount = product
      result.last = next
      result.isFraction = false
      return result
    }
    return numeral
  }

  /// "one in five", "nine out of 10".
  private func share(at index: Int) -> Numeral? {
    guard passage.isNumber(index) || passage.has(index, .numeral),
      let top = simple(at: index)
    else { return nil }
    var next = top.last + 1
    var isOutOf = false
    if passage.hash(next) == Term.out, passage.hash(next + 1) == Term.of {
      next += 2
      isOutOf = true
    } else if passage.hash(next) == Term.times, passage.hash(next + 1) == Term.out,
      passage.hash(next + 2) == Term.of
    {
      next += 3
      isOutOf = true
    } else if passage.isInnerHyphen(next), passage.hash(next + 1) == Term.in,
      passage.isInnerHyphen(next + 2)
    {
      next += 3
    } else if passage.hash(next) == Term.in {
      next += 1
      guard top.amount == Amount(1) || isRound(next) else { return nil }
    } else {
      return nil
    }
    if passage.hash(next) == WordHash.hash("every") { next += 1 }
    guard let bottom = simple(at: next), let whole = bottom.amount.integer, whole > 1,
      let part = top.amount.integer, part <= whole, isOutOf || !bottom.mayBeYear,
      let amount = top.amount.divided(by: whole)
    else { return nil }
    var numeral = Numeral(index, bottom.last, amount, .words)
    numeral.isFraction = true
    return numeral
  }

  /// Whether "in ten" and its like make a share of the number before: "six in 10 respondents", but
  /// not "two in 14 games".
  private func isRound(_ index: Int) -> Bool {
    guard let bottom = simple(at: index), let whole = bottom.amount.integer else { return false }
    return Self.wholes.contains(whole)
      && MeasureParser(passage: passage).measure(behind: bottom.last) == nil
      && !NounPhrase(passage: passage).isDuration(at: bottom.last + 1)
  }

  private static let wholes: Set<Int> = [3, 4, 5, 6, 8, 10, 20, 100, 1000]

  private func simple(at index: Int) -> Numeral? {
    NumeralParser(passage: passage).numeral(at: index)
  }
}
