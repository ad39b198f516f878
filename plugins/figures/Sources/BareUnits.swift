import PluginKit

/// Reads one of a unit: "less than a mile", "a kilogram of heroin", "a kilometre away".
struct BareUnits {
  let passage: Passage

  private static let directions = WordSet([
    "away", "from", "north", "south", "east", "west", "deep", "long", "wide", "high", "tall",
    "thick", "below", "above", "offshore", "inland",
  ])
  private static let dimensions: Set = ["length", "mass", "volume", "area"]
  /// What "a foot", "a cup" and "a pound" are is a matter of luck.
  private static let everyday: Set = [
    "[ft_i]", "[yd_i]", "[cup_us]", "[tbs_us]", "[tsp_us]", "[bbl_us]", "[ston_av]", "[stone_av]",
    "[lb_av]", "[fur_us]",
  ]

  /// The quantity whose article stands at `index`, where what stands around it shows that one
  /// is measured.
  func finding(at index: Int) -> Finding? {
    guard Term.articles.contains(passage.hash(index)), !passage.isBlocked(index) else { return nil }
    let isFull = passage.hash(index + 1) == Self.full
    guard let measure = MeasureParser(passage: passage).measure(behind: isFull ? index + 1 : index)
    else { return nil }
    if isFull { return full(index, measure) }
    if measure.kind == .money { return money(index, measure) }
    // "More than a percentage point".
    if measure.kind == .percentagePoint { return loosenedPoint(index, measure) }
    guard measure.kind == .quantity, let code = measure.unit,
      let unit = passage.lexicon.units.unit(code), Self.dimensions.contains(unit.dimension),
      isMeant(index, measure.last, isEveryday: Self.everyday.contains(code))
    else { return nil }
    var finding = Finding(
      .quantity,
      index,
      measure.last,
      Amount(1),
      FigureRules.bareUnit,
      confidence: 0.85
    )
    finding.unit = code
    if passage.hash(measure.last + 1) == Term.of {
      finding.counted = NounPhrase(passage: passage).phrase(at: measure.last + 1)
    }
    return finding
  }

  private static let full = WordHash.hash("full")

  /// "A full percentage point", "a full degree".
  private func full(_ index: Int, _ measure: Measure) -> Finding? {
    guard measure.kind != .percent, measure.kind != .money else { return nil }
    var finding = Finding(
      SingleFigure.type(of: measure),
      index,
      measure.last,
      Amount(1),
      FigureRules.bareUnit
    )
    finding.unit = measure.unit
    return finding
  }

  private func loosenedPoint(_ index: Int, _ measure: Measure) -> Finding? {
    guard Approximators(passage: passage).before(index) != nil else { return nil }
    return full(index, measure)
  }

  private static let cheapening = WordSet(["on", "cheaper", "dearer", "more", "off"])

  /// "A penny on a pint", "a dollar and a half"; "a dollar" alone may be any.
  private func money(_ index: Int, _ measure: Measure) -> Finding? {
    guard measure.rule == FigureRules.moneyName else { return nil }
    var amount = Amount(1)
    var last = measure.last
    if passage.hash(last + 1) == Term.and,
      let part = FractionParser(passage: passage).part(at: last + 2),
      let sum = amount.plus(part.amount)
    {
      amount = sum
      last = part.last
    } else if measure.exponent == 0 || !Self.cheapening.contains(passage.hash(last + 1)) {
      return nil
    }
    var finding = Finding(
      .money,
      index,
      last,
      amount.scaled(by: measure.exponent),
      FigureRules.bareUnit,
      confidence: 0.85
    )
    finding.unit = measure.unit
    return finding
  }

  private func isMeant(_ index: Int, _ last: Int, isEveryday: Bool) -> Bool {
    if Approximators(passage: passage).before(index) != nil { return true }
    guard !isEveryday else { return Self.directions.contains(passage.hash(last + 1)) }
    return Self.directions.contains(passage.hash(last + 1)) || passage.hash(last + 1) == Term.of
      || last + 1 == passage.count && index == 0
  }
}
