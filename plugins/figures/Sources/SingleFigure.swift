import PluginKit

/// Decides on a number that stands alone: what it measures or counts, or that it is no figure.
struct SingleFigure {
  let passage: Passage

  func outcome(of side: Side) -> FigureFinder.Outcome {
    if let measure = side.measure { return .found(measured(side, measure)) }
    if let last = Multiples(passage: passage).suffix(behind: side.last) {
      return .found(Finding(.multiple, side.first, last, side.amount, FigureRules.multiple))
    }
    if isDuration(side.last) {
      // "A sixth consecutive month" may still have an ordinal.
      let isArticle = side.numeral.isFraction && Term.articles.contains(passage.hash(side.first))
      return .skip(through: isArticle ? side.first : side.last)
    }
    if side.numeral.isFraction { return fraction(side) }
    return cardinal(side)
  }

  // MARK: Measured

  private func measured(_ side: Side, _ measure: Measure) -> Finding {
    var finding = Finding(
      Self.type(of: measure),
      side.first,
      side.last,
      side.amount,
      measure.rule,
      confidence: Self.confidence(of: measure)
    )
    finding.unit = measure.unit
    if side.hasTolerance { finding.approximation = .about }
    if measure.kind == .money, let unit = measure.unit,
      let price = MeasureParser(passage: passage).price(of: unit, behind: side.last)
    {
      finding.unit = price.unit
      finding.last = price.last
      finding.rule = FigureRules.price
    }
    if passage.hash(side.last + 1) == Term.of {
      finding.counted = NounPhrase(passage: passage).phrase(at: side.last + 1)
    }
    if let unit = finding.unit, !unit.contains("/"), let things = finding.counted,
      let time = MeasureParser(passage: passage).recurrence(behind: things.upperBound)
    {
      finding.unit = "\(unit)/\(time)"
    }
    return finding
  }

  /// The type of figure that a measure makes.
  static func type(of measure: Measure) -> Figure.ValueType {
    switch measure.kind {
    case .percent: .percent
    case .percentagePoint: .percentagePoint
    case .basisPoint: .basisPoint
    case .money: .money
    case .quantity: .quantity
    }
  }

  /// Units that share their names with others are less certain.
  static func confidence(of measure: Measure) -> Double {
    switch measure.unit {
    case "[lb_av]", "[ston_av]", "[lton_av]", "deg", "[stone_av]": 0.8
    default: 0.95
    }
  }

  // MARK: Fractions

  private func fraction(_ side: Side) -> FigureFinder.Outcome {
    let isShare = passage.hash(side.last - 1) == Term.in || side.last - side.first > 2
    guard isShare || side.numeral.style == .digits || isPart(side) else {
      // "A third incident" may still have an ordinal.
      return .skip(through: side.first)
    }
    let rule = isShare && !passage.has(side.last, .parts) ? FigureRules.share : FigureRules.fraction
    var finding = Finding(.fraction, side.first, side.last, side.amount, rule, confidence: 0.9)
    if passage.hash(side.last + 1) == Term.of || isShare {
      finding.counted = NounPhrase(passage: passage).phrase(at: side.last + 1)
    }
    if passage.hash(side.first) == Term.half, finding.counted == nil,
      Self.determiners.contains(passage.hash(side.last + 1))
    {
      finding.counted = NounPhrase(passage: passage).phrase(at: side.last + 2)
    }
    return .found(finding)
  }

  private static let determiners = WordSet(["the", "its", "their", "his", "her", "our", "all"])

  /// "Half" and "a quarter" are parts of something that must follow; "two thirds" always is.
  private func isPart(_ side: Side) -> Bool {
    let isLoosened = Approximators(passage: passage).before(side.first) != nil
    if isLoosened, passage.has(side.last + 1, [.verb, .function]) { return true }
    if passage.hash(side.last + 1) == Term.of { return true }
    if passage.has(side.last, .parts) || passage.hash(side.last) == Term.quarters { return true }
    // "Risen by a third", "a quarter less common".
    if Self.shareOpeners.contains(passage.hash(side.first - 1))
      || Self.comparisons.contains(passage.hash(side.last + 1))
    {
      return true
    }
    if passage.hash(side.first) == Term.half {
      return Self.determiners.contains(passage.hash(side.last + 1))
        || isLoosened
    }
    return passage.has(side.first, .unit) && passage.has(side.last, .ordinal)
  }

  private static let shareOpeners = WordSet(["by", "nearly", "almost", "about", "roughly"])
  private static let comparisons = WordSet([
    "more", "less", "fewer", "higher", "lower", "larger", "smaller", "cheaper", "as", "full",
    "off", "empty",
  ])

  // MARK: Cardinals

  private func cardinal(_ side: Side) -> FigureFinder.Outcome {
    let numeral = side.numeral
    guard let counted = counted(side), !isLabel(side) else { return .skip(through: side.last) }
    if numeral.isLoneOne, !isCountingOne(side) { return .skip(through: side.last) }
    if let quake = magnitude(side) { return .found(quake) }
    if let quote = ExchangeQuote(passage: passage).quote(side.first, side.last) {
      var finding = Finding(.money, side.first, quote.last, side.amount, FigureRules.price)
      finding.unit = quote.unit
      return .found(finding)
    }
    if let rate = incidence(side) { return .found(rate) }
    if numeral.mayBeYear, isYear(side, isCounted: counted.phrase != nil) {
      return .skip(through: side.last)
    }
    var finding = Finding(.cardinal, side.first, side.last, side.amount, rule(numeral))
    finding.counted = counted.phrase ?? CountedBefore(passage: passage).phrase(before: side.first)
    finding.confidence = counted.phrase == nil ? 0.85 : 0.95
    // "9.6 deaths per million"
    if let things = counted.phrase, let base = base(behind: things.upperBound) {
      finding.unit = base.unit
      finding.rule = FigureRules.rate
      finding.type = .quantity
    }
    if side.hasTolerance { finding.approximation = .about }
    return .found(finding)
  }

  /// "52 per 100,000 residents".
  private func incidence(_ side: Side) -> Finding? {
    guard let base = base(behind: side.last) else { return nil }
    var finding = Finding(.quantity, side.first, base.last, side.amount, FigureRules.rate)
    finding.unit = base.unit
    finding.counted = NounPhrase(passage: passage).phrase(at: base.last + 1)
    return finding
  }

  /// "per 100,000", "per million" behind a token.
  private func base(behind last: Int) -> (unit: String, last: Int)? {
    guard passage.hash(last + 1) == Term.per else { return nil }
    if passage.has(last + 2, .scale), Self.bases.contains(passage.words[last + 2].exponent) {
      return ("/10*\(passage.words[last + 2].exponent)", last + 2)
    }
    guard let base = NumeralParser(passage: passage).numeral(at: last + 2),
      let power = Self.bases.first(where: { Amount(1).scaled(by: $0).isEqual(to: base.amount) })
    else { return nil }
    return ("/10*\(power)", base.last)
  }

  /// The powers of ten that things are told for: "per 1,000", "per million".
  private static let bases = [2, 3, 4, 5, 6]

  private static let magnitude = WordHash.hash("magnitude")

  /// "magnitude 7.1", "a magnitude of 5.5".
  private func magnitude(_ side: Side) -> Finding? {
    let word = passage.hash(side.first - 1) == Term.of ? side.first - 2 : side.first - 1
    guard passage.hash(word) == Self.magnitude, side.numeral.style == .digits,
      side.amount.isLess(than: Amount(12)) == true
    else { return nil }
    var finding = Finding(.quantity, word, side.last, side.amount, FigureRules.magnitudeOfQuake)
    finding.unit = "{magnitude}"
    return finding
  }

  private func rule(_ numeral: Numeral) -> Rule {
    if numeral.magnitude >= 3, numeral.last > numeral.first, numeral.style == .digits {
      return FigureRules.magnitude
    }
    if numeral.style == .digits { return FigureRules.cardinalDigits }
    return numeral.magnitude > 0 && numeral.bare.decimals > 0
      ? FigureRules.magnitude : FigureRules.cardinalWords
  }

  /// What is counted, as a phrase or not at all; `nil` when the words behind a hyphen show
  /// that nothing is: "two-way".
  private func counted(_ side: Side) -> (phrase: ClosedRange<Int>?, Bool)? {
    let next = side.last + 1
    guard passage.isInnerHyphen(next) else {
      return (NounPhrase(passage: passage).phrase(at: next), true)
    }
    let word = next + 1
    guard passage.isWord(word), !passage.isBlocked(word), !passage.has(word, .compounding),
      !side.numeral.isLoneOne
    else { return nil }
    // "3,000-strong force".
    if passage.hash(word) == Self.strong {
      return (NounPhrase(passage: passage).phrase(at: word + 1), true)
    }
    if Self.nouns.contains(passage.hash(word)) { return (word...word, true) }
    return passage.has(word, [.function, .verb]) ? nil : (word...word, true)
  }

  private static let strong = WordHash.hash("strong")

  /// Verbs that are nouns behind a number and a hyphen: "two-run shot", "five-set epic".
  private static let nouns = WordSet(["run", "set", "vote", "play", "cut", "seat", "try", "hit"])

  /// Whether a length of time is meant, which dates take care of.
  func isDuration(_ last: Int) -> Bool {
    var next = last + 1
    if passage.isInnerHyphen(next) { next += 1 }
    while passage.has(next, .passed) { next += 1 }
    return NounPhrase(passage: passage).isDuration(at: next)
  }

  /// "phase two", "Channel Four".
  private func isLabel(_ side: Side) -> Bool {
    guard side.numeral.style == .words else { return isAddress(side.last + 1) }
    if passage.isCapitalized(side.first), passage.isCapitalized(side.first - 1),
      !passage.tokens[side.first].traits.contains(.sentenceStart), !passage.isHeadline,
      !passage.has(side.first - 1, [.function, .verb])
    {
      return true
    }
    return passage.has(side.first - 1, .label)
      && passage.traits(side.first - 1)
        .isDisjoint(with: [.verb, .change, .sport])
  }

  /// "207 South Street", "200 block of".
  private func isAddress(_ next: Int) -> Bool {
    if passage.hash(next) == WordHash.hash("block") { return true }
    for index in next..<next + 4 {
      guard passage.isCapitalized(index) else { return false }
      if passage.has(index, .street), index > next { return true }
    }
    return false
  }

  private static let additions = WordSet(["more", "extra", "additional", "further", "other"])
  private static let outcomes = WordSet(["killed", "dead", "wounded", "injured", "missing"])

  /// "One" counts people and things when they follow, and nothing points at it.
  private func isCountingOne(_ side: Side) -> Bool {
    if Self.outcomes.contains(passage.hash(side.last + 1)) || side.numeral.isNegative {
      return true
    }
    guard !passage.has(side.first - 1, .beforePronoun) else { return false }
    if passage.has(side.last + 1, .countable) { return true }
    // "one more ball", "one extra patient"
    if Self.additions.contains(passage.hash(side.last + 1)),
      NounPhrase(passage: passage).phrase(at: side.last + 2) != nil
    {
      return true
    }
    return Approximators(passage: passage).before(side.first) != nil
      && !passage.has(side.last + 1, .function)
  }

  /// Whether four digits name a year rather than an amount.
  private func isYear(_ side: Side, isCounted: Bool) -> Bool {
    guard let number = side.numeral.amount.integer, (1000...2100).contains(number) else {
      return false
    }
    if let loose = Approximators(passage: passage).before(side.first) {
      if loose.sign != .about { return !isCounted && number >= 1900 }
      return !isCounted
    }
    return !isCounted || number >= 1900 || passage.has(side.first - 1, .beforeYear)
  }
}
