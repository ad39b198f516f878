import PluginKit

/// Reads ranges: "2.5 to 3 percent", "between 20 and 30 million pounds", "4-14 people".
struct RangeParser {
  let passage: Passage

  /// How two sides are joined.
  enum Connector { case hyphen, to, and, or }

  /// The word or sign behind `last` that may join two numbers, and the first token behind it.
  func connector(behind last: Int) -> (Connector, Int)? {
    let next = last + 1
    if passage.isAnyHyphen(next) {
      if let suspended = suspended(next) { return suspended }
      let isTight = passage.isAttached(next) && passage.isAttached(next + 1)
      let isLoose = !passage.isAttached(next) && !passage.isAttached(next + 1)
      guard isTight || isLoose else { return nil }
      if passage.isInnerHyphen(next), isHyphenatedTo(next + 1) { return (.to, next + 3) }
      return (.hyphen, next + 1)
    }
    switch passage.hash(next) {
    case Term.to, Term.through: return (.to, next + 1)
    case Term.and: return (.and, next + 1)
    case Term.or: return (.or, next + 1)
    default: return nil
    }
  }

  /// "8- to 16-metre": the second hyphen stands for both.
  private func suspended(_ hyphen: Int) -> (Connector, Int)? {
    guard passage.isAttached(hyphen), !passage.isAttached(hyphen + 1) else { return nil }
    switch passage.hash(hyphen + 1) {
    case Term.to: return (.to, hyphen + 2)
    case Term.or: return (.or, hyphen + 2)
    default: return nil
    }
  }

  /// "four-to-six".
  private func isHyphenatedTo(_ index: Int) -> Bool {
    passage.hash(index) == Term.to && passage.isInnerHyphen(index + 1)
  }

  /// The range that begins with `low`, if one does.
  func outcome(from low: Side) -> FigureFinder.Outcome? {
    guard let (connector, next) = connector(behind: low.last), let high = side(at: next, after: low)
    else { return nil }
    guard isJoined(low, high, by: connector), !isCutBy(low, high) else {
      return carried(low, high, connector)
    }
    if low.measure == nil, high.measure == nil, isDuration(low, high) {
      return .skip(through: high.last)
    }
    if isYears(low, high, connector) { return .skip(through: high.last) }
    guard var (lower, upper) = aligned(low, high) else { return nil }
    // "Between -16 and -23 degrees" names the warmer end first.
    if connector == .and, upper.isLess(than: lower) == true { (lower, upper) = (upper, lower) }
    guard lower.isLess(than: upper) == true else { return nil }
    return .found(finding(low, high, lower, upper, connector))
  }

  /// "2017-18", "1939-1945".
  private func isYears(_ low: Side, _ high: Side, _ connector: Connector) -> Bool {
    guard low.numeral.mayBeYear, high.measure == nil, let first = low.amount.integer else {
      return false
    }
    if let last = high.amount.integer, last > Self.lastYear { return false }
    return first >= 1900 || high.numeral.mayBeYear || connector == .hyphen
  }

  private static let lastYear = 2200

  /// "From 2.5 to 3 percent" after "rose": two figures, of which the first lacks its unit.
  private func carried(
    _ low: Side,
    _ high: Side,
    _ connector: Connector
  ) -> FigureFinder.Outcome? {
    guard connector == .to, low.measure == nil, let measure = high.measure, !high.isPrefixed,
      !low.numeral.isFraction || measure.kind != .money,
      let (amount, _) = aligned(low, high)
    else { return nil }
    var finding = Finding(
      SingleFigure.type(of: measure),
      low.first,
      low.last,
      amount,
      measure.rule,
      confidence: 0.85
    )
    finding.unit = measure.unit
    return .found(finding)
  }

  private func isDuration(_ low: Side, _ high: Side) -> Bool {
    let ages = AgeParser(passage: passage)
    return ages.suffix(behind: high.last) == nil && ages.prefix(before: low.first) == nil
      && SingleFigure(passage: passage).isDuration(high.last)
  }

  /// The other side of a range that begins with `low`. After a currency sign "m" and "bn" are
  /// millions and billions there too: "$5-10m".
  private func side(at index: Int, after low: Side) -> Side? {
    if low.isPrefixed, passage.isNumber(index),
      let numeral = NumeralParser(passage: passage).numeral(at: index, afterCurrency: true),
      numeral.magnitude > 0
    {
      return Side(
        numeral: numeral,
        measure: nil,
        first: index,
        last: numeral.last,
        isPrefixed: false
      )
    }
    return side(at: index) ?? loosened(at: index)
  }

  /// "Between 2 and about 7 litres": only the one side is loosened.
  private func loosened(at index: Int) -> Side? {
    guard !passage.isBlocked(index),
      let match = passage.lexicon.approximators.longestMatch(in: passage.tokens, at: index),
      match.value.sign == .about, let side = side(at: match.last + 1)
    else { return nil }
    return side
  }

  private func side(at index: Int) -> Side? {
    let sides = SideParser(passage: passage)
    for start in index..<index + 4 where start < passage.count {
      guard let side = sides.side(at: start) else { continue }
      return side.first == index ? side : nil
    }
    return nil
  }

  private func isJoined(_ low: Side, _ high: Side, by connector: Connector) -> Bool {
    // "Fell by a tenth to 288.4p".
    if low.measure == nil, low.numeral.isFraction, high.measure?.kind == .money { return false }
    if let one = low.measure {
      guard let two = high.measure, one.kind == two.kind, one.unit == two.unit else {
        return low.isPrefixed && high.measure == nil && connector == .hyphen
      }
    }
    switch connector {
    case .hyphen: return true
    case .to: return !isChange(low)
    case .and: return opening(low)?.hash == Term.between || isBetweenAges(low)
    case .or: return isGuess(low, high)
    }
  }

  /// "between the ages of 30 and 50".
  private func isBetweenAges(_ low: Side) -> Bool {
    guard let age = AgeParser(passage: passage).prefix(before: low.first) else { return false }
    return passage.hash(age - 1) == Term.between || passage.hash(age - 2) == Term.between
  }

  /// "two or three", "five or six": neighbours, or nearly.
  private func isGuess(_ low: Side, _ high: Side) -> Bool {
    guard low.measure == nil, let one = low.numeral.amount.integer,
      let two = high.numeral.bare.integer, high.numeral.amount == high.numeral.bare
    else { return false }
    return two > one && two - one <= max(2, one / 2)
  }

  /// Whether "3 percent to 5 percent" tells of a change: "rose 3 percent to 5 percent".
  private func isChange(_ low: Side) -> Bool {
    guard
      low.measure != nil || low.numeral.isFraction
        || passage.hash(low.first - 1) == Term.from
    else { return false }
    var index = low.first - 1
    let stop = max(0, low.first - Self.changeReach)
    while index >= stop, passage.tokens[safe: index]?.kind != .sign {
      if passage.has(index, .change) { return true }
      index -= 1
    }
    return false
  }

  /// "Dropped by four to 479": a change and what it led to, far apart.
  private func isCutBy(_ low: Side, _ high: Side) -> Bool {
    guard passage.hash(low.first - 1) == Self.by, let (lower, upper) = aligned(low, high),
      let bound = lower.times(Amount(5))
    else { return false }
    return bound.isLess(than: upper) == true
  }

  private static let by = WordHash.hash("by")
  private static let changeReach = 6

  /// The two values in one unit: a magnitude behind the second number belongs to both when
  /// the first is smaller without it.
  private func aligned(_ low: Side, _ high: Side) -> (Amount, Amount)? {
    var lower = low.amount
    if low.measure == nil { lower = lower.scaled(by: high.measure?.exponent ?? 0) }
    if low.numeral.magnitude == 0, high.numeral.magnitude > 0,
      low.bare.isLess(than: high.bare) == true
    {
      lower = lower.scaled(by: high.numeral.magnitude)
    } else if isInThousands(low, high) {
      lower = lower.scaled(by: 3)
    }
    return (lower, high.amount)
  }

  /// "200-300,000 people": the thousands of the second number belong to both.
  private func isInThousands(_ low: Side, _ high: Side) -> Bool {
    guard low.measure == nil, !low.isPrefixed, low.numeral.style == .digits,
      passage.isInnerHyphen(low.last + 1), let first = low.amount.integer, first < 1000,
      let second = high.numeral.amount.integer, second % 1000 == 0, first < second / 1000
    else { return false }
    return passage.bytes(high.first).contains(UInt8(ascii: ","))
  }

  /// "between" or "from" before the first side.
  private func opening(_ low: Side) -> (hash: UInt64, index: Int)? {
    let before = low.first - 1
    let hash = passage.hash(before)
    return hash == Term.between || hash == Term.from ? (hash, before) : nil
  }

  private func finding(
    _ low: Side,
    _ high: Side,
    _ lower: Amount,
    _ upper: Amount,
    _ connector: Connector
  ) -> Finding {
    let measure = high.measure ?? low.measure
    var finding = Finding(
      measure.map(SingleFigure.type) ?? .cardinal,
      low.first,
      high.last,
      lower,
      measure?.rule ?? FigureRules.cardinalRange
    )
    finding.high = upper
    finding.unit = measure?.unit
    if let measure, measure.kind == .money, let unit = measure.unit,
      let price = MeasureParser(passage: passage).price(of: unit, behind: high.last)
    {
      finding.unit = price.unit
      finding.last = price.last
    }
    if let opening = opening(low), connector != .hyphen { finding.first = opening.index }
    let ages = AgeParser(passage: passage)
    if measure == nil, let suffix = ages.suffix(behind: high.last) {
      finding.type = .age
      finding.unit = suffix.unit
      finding.last = suffix.last
      finding.rule = FigureRules.ageOld
    } else if measure == nil, let first = ages.prefix(before: finding.first) {
      finding.type = .age
      finding.unit = "a"
      finding.first = first
      finding.rule = FigureRules.ageAged
    } else if measure == nil, let times = Multiples(passage: passage).suffix(behind: high.last) {
      finding.type = .multiple
      finding.last = times
      finding.rule = FigureRules.multiple
    } else if measure == nil || passage.hash(high.last + 1) == Term.of {
      finding.counted = counted(behind: high.last)
    }
    return finding
  }

  private func counted(behind last: Int) -> ClosedRange<Int>? {
    if passage.isInnerHyphen(last + 1) {
      return passage.isWord(last + 2) ? last + 2...last + 2 : nil
    }
    return NounPhrase(passage: passage).phrase(at: last + 1)
  }
}
