import PluginKit

// Amounts of time, and what they are measured from: "two days", "17-year", "a year ago".

/// A number of units.
struct Amount {
  /// The number, when it is a whole one.
  var whole: Int?
  /// The number as TIMEX3 writes it: `2`, `2.5`, or `X` when it is not told.
  var count: String
  var unit: Unit
  /// "half a century"
  var isHalf = false
  /// Only "a" or "an" stands for the number.
  var isArticle = false
  /// The unit stands in front of what it measures: "17-year".
  var isAdjective = false
  /// The second, smaller amount of "3 hours and 40 minutes".
  var rest: String?
  /// The index behind the amount.
  var next: Int

  /// The length as a TIMEX3 duration.
  var duration: String {
    if isHalf { return unit.half }
    return unit.duration(count) + (rest ?? "")
  }
}

extension Grammar {
  /// An amount and the word behind it that makes it a distance.
  func amount(at start: Int) -> Expression? { approximateAmount(at: start, nil, from: start) }

  /// An amount at `index`, behind an approximator that begins at `start`.
  func approximateAmount(
    at start: Int,
    _ modifier: Timex3.Modifier?,
    from index: Int
  ) -> Expression? {
    guard let amount = readAmount(index) else { return nil }
    if let distance = distance(amount, start, modifier) { return distance }
    if modifier == nil, needsCompany(amount, index), !hasCompany(start) { return nil }
    return Expression(
      first: start,
      next: amount.next,
      meaning: .duration(amount.duration),
      rule: amount.isAdjective ? Rules.durationAdjective : Rules.duration,
      modifier: modifier ?? (text.isKind(.couple, index + 1) ? .approximate : nil),
      confidence: 0.9
    )
  }

  /// "a year" and "one day" are lengths only in company: "$5 a year", "one day he left".
  private func needsCompany(_ amount: Amount, _ index: Int) -> Bool {
    amount.isArticle
      || (amount.unit == .day && amount.whole == 1 && text.isKind(.numeral, index)
        && !amount.isAdjective)
  }

  private func hasCompany(_ start: Int) -> Bool {
    switch text[start - 1].kind {
    case .for, .in, .by, .after, .over, .before: true
    default: false
    }
  }

  /// "… ago", "… later", "… from now"
  private func distance(_ amount: Amount, _ start: Int, _ modifier: Timex3.Modifier?) -> Expression?
  {
    guard !amount.isAdjective else { return nil }
    let (unit, count) = amount.steps
    func made(_ next: Int, _ rule: Rule, _ meaning: (Int) -> Meaning) -> Expression {
      Expression(
        first: start,
        next: next,
        meaning: count.map(meaning) ?? .vague(amount.unit.unknown),
        rule: rule,
        modifier: modifier,
        confidence: count == nil ? 0.7 : 0.9
      )
    }
    let next = amount.next
    switch text[next].kind {
    case .ago:
      if count == nil { return vagueExpression("PAST_REF", start, next + 1, Rules.past) }
      var expression = made(next + 1, Rules.ago) { .shift(unit, -$0) }
      expression.modifier = modifier?.beforeNow
      return expression
    case .later: return made(next + 1, Rules.mention) { .shiftFromMention(unit, $0) }
    case .earlier: return made(next + 1, Rules.mention) { .shiftFromMention(unit, -$0) }
    case .after where endsClause(next + 1):
      return made(next + 1, Rules.mention) { .shiftFromMention(unit, $0) }
    case .before where endsClause(next + 1):
      return made(next + 1, Rules.mention) { .shiftFromMention(unit, -$0) }
    case .from where text.isKind(.present, next + 1) || isToday(next + 1):
      return made(next + 2, Rules.ago) { .shift(unit, $0) }
    default: return nil
    }
  }

  private func isToday(_ index: Int) -> Bool {
    text.isKind(.deictic, index) && text[index].value == 0
  }

  /// Whether a stop, a comma or the end stands at `index`.
  func endsClause(_ index: Int) -> Bool {
    index >= text.count || text.isKind(.stop, index) || text.isKind(.comma, index)
      || text.isKind(.shut, index)
  }

  /// Reads an amount, with the smaller one that may follow; `nil` for ages.
  func readAmount(_ start: Int) -> Amount? {
    guard var amount = singleAmount(start), !isAge(amount.next) else { return nil }
    var cursor = amount.next
    skipComma(&cursor)
    _ = skip(.and, &cursor)
    guard amount.whole != nil, !amount.isAdjective, cursor > amount.next,
      let smaller = singleAmount(cursor), let count = smaller.whole, !smaller.isAdjective,
      smaller.unit.rawValue < amount.unit.rawValue, !isAge(smaller.next)
    else { return amount }
    if amount.unit.isClockUnit == smaller.unit.isClockUnit {
      amount.rest = "\(count)\(smaller.unit.designator.letters)"
    } else {
      amount.rest = "T\(count)\(smaller.unit.designator.letters)"
    }
    amount.next = smaller.next
    return amount
  }

  private func singleAmount(_ start: Int) -> Amount? {
    var cursor = start
    if let half = halfAmount(&cursor) { return half }
    let isArticle = text.isKind(.article, cursor)
    guard let quantity = quantity(&cursor) else { return nil }
    let isHyphenated = skip(.dash, &cursor)
    if isHyphenated, !text.isJoined(cursor) { return nil }
    guard let unit = unit(&cursor, afterDash: isHyphenated) else { return nil }
    let isPlural = text[cursor - 1].trait == .plural
    if isHyphenated, isPlural { return nil }
    let onlyArticle = isArticle && quantity.text == "1"
    if onlyArticle, isPlural { return nil }
    var amount = Amount(
      whole: quantity.whole,
      count: quantity.text,
      unit: unit,
      isArticle: onlyArticle,
      isAdjective: isHyphenated || (!isPlural && quantity.whole.map { $0 > 1 } ?? false),
      next: cursor
    )
    addHalf(&amount)
    return amount
  }

  /// "an hour and a half"
  private func addHalf(_ amount: inout Amount) {
    guard let whole = amount.whole, text.isKind(.and, amount.next),
      text.isKind(.article, amount.next + 1), text.isKind(.half, amount.next + 2)
    else { return }
    amount.count = "\(whole).5"
    amount.whole = nil
    amount.isArticle = false
    amount.next += 3
  }

  /// "half a century", "half an hour", "a half-hour"
  private func halfAmount(_ cursor: inout Int) -> Amount? {
    var ahead = cursor
    _ = skip(.article, &ahead)
    guard skip(.half, &ahead), skip(.article, &ahead) || skip(.dash, &ahead),
      let unit = unit(&ahead, afterDash: false), text[ahead - 1].trait != .plural
    else { return nil }
    cursor = ahead
    return Amount(count: "0.5", unit: unit, isHalf: true, next: ahead)
  }

  /// The unit at the cursor. Quarters are fractions more often than times.
  func unit(_ cursor: inout Int, afterDash: Bool) -> Unit? {
    if afterDash, text.isKind(.ordinal, cursor), text[cursor].value == 2 {
      cursor += 1
      return .second
    }
    guard text.isKind(.unit, cursor), let unit = Unit(rawValue: text[cursor].number),
      unit != .quarter
    else { return nil }
    cursor += 1
    return unit
  }

  /// "31-year-old", "five years old", "years of age"
  private func isAge(_ index: Int) -> Bool {
    var cursor = index
    _ = skip(.dash, &cursor)
    return text.isKind(.old, cursor)
      || (text.isKind(.of, cursor) && text.isKind(.age, cursor + 1))
  }
}

extension Amount {
  /// The amount in whole steps of a unit, for counting back and forth on the calendar.
  var steps: (unit: Unit, count: Int?) {
    if isHalf {
      switch unit {
      case .year: return (.month, 6)
      case .decade: return (.year, 5)
      case .century: return (.year, 50)
      case .day: return (.hour, 12)
      default: return (unit, nil)
      }
    }
    if unit == .fortnight { return (.week, whole.map { $0 &* 2 }) }
    if unit == .year, count.hasSuffix(".5"), let years = Int(count.dropLast(2)) {
      return (.month, years &* 12 &+ 6)
    }
    return (unit, rest == nil ? whole : nil)
  }
}

extension Unit {
  /// A time of this length that is not told.
  var unknown: String {
    switch self {
    case .second, .minute, .hour: "XXXX-XX-XXTXX"
    case .day: "XXXX-XX-XX"
    case .week, .fortnight: "XXXX-WXX"
    case .month, .quarter: "XXXX-XX"
    case .year: "XXXX"
    case .decade: "XXX"
    case .century, .millennium: "XX"
    }
  }
}

extension Timex3.Modifier {
  /// The modifier of a point that lies an amount with this modifier before now: "more than a
  /// year ago" is before the point a year back.
  var beforeNow: Timex3.Modifier {
    switch self {
    case .moreThan: .before
    case .lessThan: .after
    case .equalOrMore: .onOrBefore
    case .equalOrLess: .onOrAfter
    default: self
    }
  }
}
