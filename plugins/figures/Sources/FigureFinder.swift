import PluginKit

/// Finds the figures of a passage, from left to right.
///
/// At each word or sign that a number can begin with, the families are asked in turn; the
/// first that knows the words takes them. What turns out to be a date, a label or a pronoun
/// is stepped over whole.
struct FigureFinder {
  let passage: Passage

  /// What was decided at a token.
  enum Outcome {
    case found(Finding)
    /// No figure up to and including a token.
    case skip(through: Int)
  }

  /// All figures, none overlapping another.
  func findings(isCancelled: () -> Bool) -> [Finding] {
    var findings: [Finding] = []
    var index = 0
    while index < passage.count {
      if index & 0x3FF == 0x3FF, isCancelled() { return findings }
      guard isStarter(index) else {
        index += 1
        continue
      }
      switch outcome(at: index) {
      case .found(let finding):
        // A sign between two numbers belongs to the first that took it.
        if finding.first > findings.last?.last ?? -1 { add(finding, to: &findings) }
        index = max(index, finding.last) + 1
      case .skip(let last): index = max(index, last) + 1
      }
    }
    return findings
  }

  /// Adds a finding, or joins it to the one before: "more than 10 and less than 40".
  private func add(_ finding: Finding, to findings: inout [Finding]) {
    if let before = findings.last, let joined = Joining(passage: passage).joined(before, finding) {
      findings[findings.count - 1] = joined
      return
    }
    // "Rose $3.40 to $573.80 an ounce": both are prices of the same.
    if let before = findings.last, before.type == .money, let unit = finding.unit,
      finding.rule == FigureRules.price, finding.first == before.last + 2,
      passage.hash(before.last + 1) == Term.to, let sum = before.unit, unit.hasPrefix(sum + "/")
    {
      findings[findings.count - 1].unit = unit
    }
    findings.append(finding)
  }

  private func isStarter(_ index: Int) -> Bool {
    guard !passage.isBlocked(index) else { return false }
    let token = passage.tokens[index]
    switch token.kind {
    case .number: return true
    case .possessive: return false
    case .sign: return Vulgar.amount(token.hash) != nil
    case .word:
      return passage.has(index, .starter)
    }
  }

  private func outcome(at index: Int) -> Outcome {
    if let decade = decade(at: index) { return .found(decade) }
    // "Lows in the 60s" is no number.
    if passage.isNumber(index), passage.isAttached(index + 1),
      passage.bytes(index + 1) == [UInt8(ascii: "s")],
      AgeParser(passage: passage).group(at: index) == nil
    {
      return .skip(through: index + 1)
    }
    if let group = AgeParser(passage: passage).group(at: index) {
      var finding = Finding(.age, index - 2, group.last, group.age, FigureRules.ageGroup)
      finding.unit = "a"
      finding.approximation = group.side
      return .found(finding)
    }
    if let multiple = Multiples(passage: passage).word(at: index) {
      return .found(
        loosened(
          Finding(.multiple, index, multiple.last, multiple.amount, FigureRules.multiple)
        )
      )
    }
    if let times = Multiples(passage: passage).count(at: index) {
      return .found(loosened(Finding(.cardinal, index, index, times, FigureRules.cardinalWords)))
    }
    if let vague = VagueNumbers(passage: passage).finding(at: index) { return .found(vague) }
    if let ordinal = OrdinalParser(passage: passage).ordinal(at: index) {
      return .found(Finding(.ordinal, index, ordinal.last, ordinal.amount, ordinal.rule))
    }
    if let last = OrdinalParser(passage: passage).digitsEnd(at: index) {
      return .skip(through: last)
    }
    if let place = Coordinates(passage: passage).finding(at: index) { return .found(place) }
    if let score = Cricket(passage: passage).finding(at: index) { return .found(score) }
    if let ratio = Ratios(passage: passage).finding(at: index) {
      return .found(loosened(ratio))
    }
    if let score = Scores(passage: passage).outcome(at: index) { return score }
    guard let side = SideParser(passage: passage).side(at: index) else {
      if let unit = BareUnits(passage: passage).finding(at: index) { return .found(loosened(unit)) }
      return .skip(through: index)
    }
    if let par = Scores(passage: passage).par(side) { return .found(par) }
    if let age = age(side) { return .found(loosened(age)) }
    if let range = RangeParser(passage: passage).outcome(from: side) { return completed(range) }
    if let aged = aged(side) { return .found(loosened(aged)) }
    return completed(SingleFigure(passage: passage).outcome(of: side))
  }

  private func completed(_ outcome: Outcome) -> Outcome {
    guard case .found(var finding) = outcome else { return outcome }
    // English writes a point: a comma for it may be a slip.
    let hasDecimalComma = (finding.first...finding.last).contains {
      passage.isNumber($0) && Grouping.decimalComma(passage.bytes($0)) != nil
    }
    if hasDecimalComma { finding.confidence = min(finding.confidence, Self.doubtful) }
    return .found(loosened(finding))
  }

  /// How sure a value is whose spelling leaves a doubt.
  private static let doubtful = 0.7

  private func loosened(_ finding: Finding) -> Finding {
    Approximators(passage: passage).extend(finding)
  }

  // MARK: Ages

  private func decade(at index: Int) -> Finding? {
    guard let decade = AgeParser(passage: passage).decade(at: index) else { return nil }
    var finding = Finding(
      .age,
      decade.first,
      decade.last,
      Amount(decade.low),
      FigureRules.ageDecade
    )
    finding.high = Amount(decade.high)
    finding.unit = "a"
    return finding
  }

  private func age(_ side: Side) -> Finding? {
    guard side.measure == nil, side.numeral.magnitude == 0 else { return nil }
    let ages = AgeParser(passage: passage)
    if let unit = ages.suspended(behind: side.last) {
      var finding = Finding(.age, side.first, side.last, side.amount, FigureRules.ageOld)
      finding.unit = unit
      return finding
    }
    if let suffix = ages.suffix(behind: side.last) {
      var finding = Finding(.age, side.first, suffix.last, side.amount, FigureRules.ageOld)
      finding.unit = suffix.unit
      return finding
    }
    let open = ages.isOpen(behind: side.last) ? FigureRules.agePredicate : nil
    guard let rule = BareAges(passage: passage).rule(side) ?? open else { return nil }
    var finding = Finding(.age, side.first, side.last, side.amount, rule, confidence: 0.9)
    finding.unit = "a"
    return finding
  }

  /// "aged 12", "at the age of 18".
  private func aged(_ side: Side) -> Finding? {
    guard side.measure == nil, let years = side.amount.integer, years < 130,
      let first = AgeParser(passage: passage).prefix(before: side.first)
    else { return nil }
    let unit = passage.lexicon.units.duration(passage.hash(side.last + 1))
    let last = unit == nil ? side.last : side.last + 1
    var finding = Finding(.age, first, last, side.amount, FigureRules.ageAged)
    finding.unit = unit ?? "a"
    if let loose = Approximators(passage: passage).before(side.first), loose.first > first {
      finding.approximation = loose.sign
    }
    return finding
  }
}

/// Words a figure can begin with besides numerals.
enum Starters {
  static let list = [
    "a", "an", "half", "quarter", "twice", "thrice", "double", "triple", "twofold", "threefold",
    "fourfold",
    "fivefold", "sixfold", "sevenfold", "eightfold", "ninefold", "tenfold", "twentyfold",
    "hundredfold", "thousandfold", "dozens", "scores", "hundreds", "tens", "twenties", "thirties",
    "forties", "fifties", "sixties", "seventies", "eighties", "nineties", "several", "few",
    "couple", "doubled", "doubling", "tripled", "tripling", "trebled", "trebling", "quadrupled",
    "quadrupling", "quintupled", "halved",
  ]
}
