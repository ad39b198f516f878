import PluginKit

/// Reads numbers that are known from below only: "hundreds of", "tens of thousands",
/// "several hundred", "dozens".
struct VagueNumbers {
  let passage: Passage

  private static let several = WordSet(["several", "few"])
  private static let bases: WordTable<Int> = WordTable([
    ("tens", 10), ("dozens", 12), ("scores", 20), ("hundreds", 100),
  ])

  /// The finding at `index`. The plural means two of them at least, "several" three.
  func finding(at index: Int) -> Finding? {
    guard !passage.isBlocked(index) else { return nil }
    if Self.several.contains(passage.hash(index)) { return several(at: index) }
    if passage.hash(index) == Self.couple { return couple(at: index) }
    var last = index
    var amount: Amount
    if let base = Self.bases[passage.hash(index)] {
      amount = Amount(2 * base)
    } else if passage.has(index, .scales) {
      amount = Amount(2).scaled(by: passage.words[index].exponent)
    } else {
      return nil
    }
    // "tens of thousands", "hundreds of millions".
    if passage.hash(last + 1) == Term.of, passage.has(last + 2, .scales) {
      amount = amount.scaled(by: passage.words[last + 2].exponent)
      last += 2
    } else if passage.hash(index) == WordHash.hash("tens") {
      return nil
    }
    guard last > index || passage.hash(last + 1) == Term.of || isSubject(last + 1) else {
      return nil
    }
    return completed(Finding(.cardinal, index, last, amount, FigureRules.vague))
  }

  /// Whether "hundreds" stands for people: a verb or "more" follows. Not so "scores", a verb.
  private func isSubject(_ index: Int) -> Bool {
    guard passage.hash(index - 1) != WordHash.hash("scores") else { return false }
    return passage.has(index, [.verb, .passed])
  }

  private static let couple = WordHash.hash("couple")

  /// "A couple of thousand" is about two; "a couple of" alone counts too little to be a figure.
  private func couple(at index: Int) -> Finding? {
    guard Term.articles.contains(passage.hash(index - 1)) else { return nil }
    let next = passage.hash(index + 1) == Term.of ? index + 2 : index + 1
    let isDozen = Term.dozen.contains(passage.hash(next))
    guard isDozen || passage.has(next, [.hundred, .scale]) else { return nil }
    let power = passage.has(next, .hundred) ? 2 : passage.words[next].exponent
    let amount = isDozen ? Amount(24) : Amount(2).scaled(by: power)
    return completed(
      Finding(.cardinal, index - 1, next, amount, FigureRules.vague),
      isOpen: false
    )
  }

  private func several(at index: Int) -> Finding? {
    let next = index + 1
    let first = Term.articles.contains(passage.hash(index - 1)) ? index - 1 : index
    if Term.dozen.contains(passage.hash(next)) {
      return completed(Finding(.cardinal, first, next, Amount(36), FigureRules.vague))
    }
    guard passage.has(next, [.hundred, .scale]) else { return nil }
    var last = next
    var power = passage.has(next, .hundred) ? 2 : passage.words[next].exponent
    if passage.has(next, .hundred), passage.has(next + 1, .scale) {
      last += 1
      power += passage.words[last].exponent
    }
    return completed(
      Finding(.cardinal, first, last, Amount(3).scaled(by: power), FigureRules.vague)
    )
  }

  /// Adds what is measured or counted; a length of time is none of ours.
  private func completed(_ finding: Finding, isOpen: Bool = true) -> Finding? {
    var result = finding
    result.isOpenAbove = isOpen
    result.approximation = .about
    result.confidence = 0.8
    var behind = finding.last
    if passage.hash(behind + 1) == Term.of { behind += 1 }
    if let measure = MeasureParser(passage: passage).measure(behind: behind) {
      result.type = SingleFigure.type(of: measure)
      result.unit = measure.unit
      result.low = result.low.scaled(by: measure.exponent)
      result.last = measure.last
      return result
    }
    if SingleFigure(passage: passage).isDuration(behind) { return nil }
    result.counted = NounPhrase(passage: passage).phrase(at: finding.last + 1)
    return result
  }
}
