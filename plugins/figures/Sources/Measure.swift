import PluginKit

/// What a number measures, as the words around it say.
struct Measure: Hashable {
  /// What sort of figure it makes of the number.
  enum Kind: Hashable { case percent, percentagePoint, basisPoint, money, quantity }

  var kind: Kind
  /// UCUM or ISO 4217.
  var unit: String?
  /// The power of ten that makes cents dollars.
  var exponent = 0
  /// The last token of the words, where they stand behind the number.
  var last: Int
  /// The rule that found them.
  var rule: Rule
}

/// Reads what stands behind a number, and the currency signs before it.
struct MeasureParser {
  let passage: Passage

  /// The measure whose words begin behind token `last`.
  func measure(behind last: Int) -> Measure? {
    var next = last + 1
    let hasHyphen = passage.isInnerHyphen(next) && passage.isWord(next + 1)
    if hasHyphen { next += 1 }
    guard next < passage.count, !passage.isBlocked(next) else { return nil }
    return percent(at: next) ?? money(at: next) ?? unit(at: next, behind: last)
  }

  // MARK: Percent

  private func percent(at index: Int) -> Measure? {
    let hash = passage.hash(index)
    var last = index
    let cent = passage.isInnerHyphen(index + 1) ? index + 2 : index + 1
    if hash == Term.per, passage.hash(cent) == Term.cent {
      last = cent
    } else if let sign = endOfPartPercent(index) {
      last = sign
    } else if let points = points(at: index) {
      return points
    } else if !Term.percent.contains(hash), hash != Term.pc || !passage.isAttached(index) {
      return nil
    }
    if Term.points.contains(passage.hash(last + 1)) {
      return Measure(kind: .percentagePoint, last: last + 1, rule: FigureRules.points)
    }
    return Measure(kind: .percent, unit: "%", last: last, rule: FigureRules.percent)
  }

  private static let parts = WordSet(["wt", "vol", "mol"])

  /// The sign in "wt%" and "vol. %", which say what the percentage is of.
  private func endOfPartPercent(_ index: Int) -> Int? {
    guard Self.parts.contains(passage.hash(index)) else { return nil }
    let sign = passage.isSign(index + 1, Sign.stop) ? index + 2 : index + 1
    return passage.isSign(sign, Sign.percent) ? sign : nil
  }

  private static let polling = WordSet([
    "poll", "polls", "survey", "pollster", "pollsters", "swing", "approval", "voters",
    "respondents",
  ])
  /// How far from a poll its points may stand, in tokens.
  private static let pollReach = 40

  /// Whether bare points are those of a poll, which are percentage points.
  private func isPoll(_ index: Int) -> Bool {
    (index - Self.pollReach..<index + Self.pollReach).contains {
      Self.polling.contains(passage.hash($0))
    }
  }

  private static let percentage = WordHash.hash("percentage")
  private static let basis = WordHash.hash("basis")
  private static let shortBasis = WordSet(["bps", "bp"])
  private static let shortPoints = WordSet(["pp", "ppt", "ppts", "ppt"])

  private func points(at index: Int) -> Measure? {
    var next = index + 1
    if passage.isInnerHyphen(next) { next += 1 }
    if Term.points.contains(passage.hash(next)) {
      if passage.hash(index) == Self.percentage {
        return Measure(kind: .percentagePoint, last: next, rule: FigureRules.points)
      }
      if passage.hash(index) == Self.basis {
        return Measure(kind: .basisPoint, last: next, rule: FigureRules.basisPoints)
      }
    }
    if Term.points.contains(passage.hash(index)), isPoll(index) {
      return Measure(kind: .percentagePoint, last: index, rule: FigureRules.points)
    }
    if Self.shortBasis.contains(passage.hash(index)) {
      return Measure(kind: .basisPoint, last: index, rule: FigureRules.basisPoints)
    }
    if Self.shortPoints.contains(passage.hash(index)) {
      return Measure(kind: .percentagePoint, last: index, rule: FigureRules.points)
    }
    return nil
  }

  // MARK: Units

  private func unit(at index: Int, behind number: Int) -> Measure? {
    guard let simple = simpleUnit(at: index, behind: number) else { return nil }
    if let rate = rate(simple) { return rate }
    return simple
  }

  private func simpleUnit(at index: Int, behind number: Int) -> Measure? {
    let units = passage.lexicon.units
    if let match = units.names.longestMatch(in: passage.tokens, at: index) {
      if units.list[match.value].code == "[lb_av]",
        PoundReader(passage: passage).isMoney(
          number: number,
          last: match.last
        )
      {
        return Measure(kind: .money, unit: "GBP", last: match.last, rule: FigureRules.moneyName)
      }
      return quantity(match.value, match.last)
    }
    if isInchMark(index), let inch = units.index(of: "[in_i]") { return quantity(inch, index) }
    guard let symbols = UnitSymbols(passage: passage).unit(at: index, behind: number) else {
      return nil
    }
    return Measure(kind: .quantity, unit: symbols.code, last: symbols.last, rule: symbols.rule)
  }

  /// Whether a quotation mark directly behind a number stands for inches: none is open.
  private func isInchMark(_ index: Int) -> Bool {
    guard Sign.inches.contains(passage.hash(index)), passage.isAttached(index) else { return false }
    switch passage.hash(index) {
    case Sign.quote: return passage.isBalanced(before: index, Sign.quote, Sign.quote)
    case Sign.closingQuote:
      return passage.isBalanced(before: index, Sign.openingQuote, Sign.closingQuote)
    default: return true
    }
  }

  private func quantity(_ unit: Int, _ last: Int) -> Measure {
    let code = passage.lexicon.units.code(unit, in: passage.country)
    return Measure(
      kind: .quantity,
      unit: code == "[oz_av]" && passage.isTroy(last) ? "[oz_tr]" : code,
      last: last,
      rule: FigureRules.unit
    )
  }

  /// "per hour", "an hour", "/h" behind a unit.
  private func rate(_ measure: Measure) -> Measure? {
    var next = measure.last + 1
    if passage.isInnerHyphen(next) { next += 1 }
    let isSlash = passage.isSign(next, Sign.slash) && passage.isAttached(next)
    let isTo = passage.hash(next) == Term.to && passage.hash(next + 1) == Term.the
    guard isSlash || isTo || passage.hash(next) == Term.per || isAnHour(next) else { return nil }
    next += isTo ? 2 : 1
    if passage.isInnerHyphen(next) { next += 1 }
    guard let unit = measure.unit, !unit.contains("/"), let below = denominator(next, isSlash)
    else { return nil }
    var rate = measure
    rate.unit = "\(unit)/\(UnitSymbols.divisor(below.0))"
    if !isRecurrence(at: below.1, behind: measure.last) { rate.last = below.1 }
    rate.rule = FigureRules.rate
    return rate
  }

  /// The unit below the line in "15 million tons of crude a year", whose recurrence begins behind
  /// `last`.
  func recurrence(behind last: Int) -> String? {
    guard passage.hash(last + 1) == Term.per || isAnHour(last + 1) else { return nil }
    return passage.lexicon.units.duration(passage.hash(last + 2))
  }

  /// "3 tonnes a year ago" is no rate.
  private static let distances = WordSet(["ago", "earlier", "before", "later", "after"])

  private func isAnHour(_ index: Int) -> Bool {
    guard Term.articles.contains(passage.hash(index)) else { return false }
    let unit = passage.isInnerHyphen(index + 1) ? index + 2 : index + 1
    return passage.has(unit, .duration) && !Self.distances.contains(passage.hash(unit + 1))
  }

  private func denominator(_ index: Int, _ isSlash: Bool) -> (String, Int)? {
    let units = passage.lexicon.units
    if let code = units.duration(passage.hash(index)) { return (code, index) }
    let letters = passage.bytes(index)
    if isSlash, let code = units.durationSymbol(passage.hash(index)) { return (code, index) }
    if let match = units.names.longestMatch(in: passage.tokens, at: index) {
      return (units.code(match.value, in: passage.country), match.last)
    }
    guard
      let symbol = units.symbols[passage.hash(index)]?.first(where: { $0.spelling[...] == letters })
    else { return nil }
    return (units.list[symbol.unit].code, index)
  }
}
