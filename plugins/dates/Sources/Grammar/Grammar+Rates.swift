import PluginKit

// Rates: "four hours a day", "$31 a month".

extension Grammar {
  /// "four hours a day", "three days a week"
  func rate(_ amount: Amount, _ start: Int) -> Expression? {
    guard let count = amount.whole, count > 0, amount.rest.isEmpty, amount.quarters == 0,
      !amount.isAdjective, !amount.isArticle
    else { return nil }
    var cursor = amount.next
    guard skip(.article, &cursor) || skip(.per, &cursor), text.isKind(.unit, cursor),
      text[cursor].trait == .none, let unit = Unit(rawValue: text[cursor].number),
      unit.rawValue > amount.unit.rawValue, let letter = amount.unit.duration("").last
    else { return nil }
    let meaning = Meaning.recurrence(
      unit.duration("1"),
      quantifier: nil,
      frequency: "\(count)\(letter)"
    )
    return simple(meaning, start, cursor + 1, DateRule.frequency)
  }

  /// "$31 a month", "10 million barrels a day": how often so much comes.
  func priceRate(_ amount: Amount, _ start: Int) -> Expression? {
    guard amount.isArticle, amount.rest.isEmpty, amount.quarters == 0, !amount.isAdjective,
      text.isSmallWord(start), isFigure(start - 1, amount.unit), endsRate(amount.next)
    else { return nil }
    let meaning = Meaning.recurrence(
      amount.unit.duration("1"),
      quantifier: "EVERY",
      frequency: nil
    )
    return simple(meaning, start, amount.next, DateRule.rate, 0.75)
  }

  private func endsRate(_ index: Int) -> Bool {
    switch text[index].kind {
    case .long, .ago, .of, .on, .earlier, .later, .before, .after: false
    default: !text.isJoined(index) || !text.isKind(.dash, index)
    }
  }

  /// "per day", "per year"; but not the hour of a speed.
  func perUnit(at start: Int) -> Expression? {
    guard !isLoose, text.isKind(.per, start), text.isKind(.unit, start + 1),
      text[start + 1].trait != .plural, let unit = Unit(rawValue: text[start + 1].number),
      unit.rawValue > Unit.hour.rawValue || unit == .hour && isFigure(start - 1, unit)
    else { return nil }
    let meaning = Meaning.recurrence(unit.duration("1"), quantifier: "EVERY", frequency: nil)
    return simple(meaning, start, start + 2, DateRule.rate, 0.75)
  }

  /// Whether a number ends at `index`, or what it counts: "31", "2 million", "900 barrels".
  private func isFigure(_ index: Int, _ unit: Unit) -> Bool {
    switch text[index].kind {
    case .number, .decimal, .grouped, .multiplier, .numeral, .percent: return true
    default: break
    }
    guard text.isSmallWord(index) else { return false }
    if unit.rawValue <= Unit.hour.rawValue, let token = text.tokens[safe: index],
      Self.distances.contains(token.hash)
    {
      return false
    }
    return (max(0, index - 3)..<index).contains {
      switch text[$0].kind {
      case .number, .decimal, .grouped, .multiplier, .money, .numeral, .dozen: true
      default: false
      }
    } && !text.startsSentence(index)
  }

  private static let distances = WordSet([
    "miles", "mile", "kilometers", "kilometres", "kilometer", "km", "knots", "meters", "metres",
    "feet", "mph", "kph",
  ])
}
