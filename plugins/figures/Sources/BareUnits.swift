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
    guard Term.articles.contains(passage.hash(index)), !passage.isBlocked(index),
      let measure = MeasureParser(passage: passage).measure(behind: index),
      measure.kind == .quantity, let code = measure.unit,
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

  private func isMeant(_ index: Int, _ last: Int, isEveryday: Bool) -> Bool {
    if Approximators(passage: passage).before(index) != nil { return true }
    guard !isEveryday else { return Self.directions.contains(passage.hash(last + 1)) }
    return Self.directions.contains(passage.hash(last + 1)) || passage.hash(last + 1) == Term.of
      || last + 1 == passage.count && index == 0
  }
}
