import PluginKit

// Lengths of time: "two days", "17-year", "an hour and a half", "2 years, 3 months".

extension Grammar {
  /// Reads an amount, with the smaller ones that may follow; `nil` for ages.
  func readAmount(_ start: Int) -> Amount? {
    guard var amount = singleAmount(start), !isAge(amount.next) else { return nil }
    var last = amount.unit
    while amount.whole != nil, amount.quarters == 0, !amount.isAdjective || amount.rest.isEmpty {
      var cursor = amount.next
      skipComma(&cursor)
      let hasComma = cursor > amount.next
      let hasAnd = skip(.and, &cursor)
      let isJoined =
        hasAnd || hasComma || text.isKind(.numeral, cursor) || text.isKind(.number, cursor)
      guard isJoined, let smaller = smallerAmount(cursor, than: last) else { break }
      // "two weeks, 90 minutes" is a list.
      if hasComma, !hasAnd, amount.rest.isEmpty, !last.isCountedIn(smaller.length.unit) { break }
      amount.rest.append(smaller.length)
      amount.isAdjective = false
      amount.isArticle = false
      last = smaller.length.unit
      amount.next = smaller.next
    }
    return amount
  }

  /// An amount without the smaller ones behind it.
  func firstAmount(_ start: Int) -> Amount? { singleAmount(start) }

  private func smallerAmount(_ index: Int, than unit: Unit) -> (length: Length, next: Int)? {
    if let smaller = singleAmount(index), let count = smaller.whole, smaller.quarters == 0,
      !text.isKind(.dash, smaller.next - 2), smaller.unit.rawValue < unit.rawValue,
      !isAge(smaller.next), count > 0
    {
      return (Length(count: count, unit: smaller.unit), smaller.next)
    }
    // "1 hour thirty", "2 hours and 10"
    var cursor = index
    guard unit == .hour, let minutes = smallAmount(&cursor), endsClause(cursor) else {
      return nil
    }
    return (Length(count: minutes, unit: .minute), cursor)
  }

  private func smallAmount(_ cursor: inout Int) -> Int? {
    if text.isKind(.number, cursor), text[cursor].number < 60 {
      cursor += 1
      return text[cursor - 1].number
    }
    return belowHundred(&cursor)
  }

  private func singleAmount(_ start: Int) -> Amount? {
    var cursor = start
    if let part = fraction(&cursor) { return part }
    cursor = start
    let isArticle = text.isKind(.article, cursor)
    guard let quantity = quantity(&cursor) else { return nil }
    var quarters = quantity.quarters
    if quarters == 0, let behind = quartersBehind(&cursor), quantity.whole != nil {
      quarters = behind
      _ = skip(.of, &cursor) && skip(.article, &cursor)
    }
    let isHyphenated = skip(.dash, &cursor)
    if isHyphenated, !text.isJoined(cursor) { return nil }
    if !isHyphenated { skipFiller(&cursor) }
    guard let unit = unit(&cursor, afterDash: isHyphenated) else { return nil }
    let isPlural = text[cursor - 1].trait == .plural || text.isKind(.letterH, cursor - 1)
    if isHyphenated, isPlural { return nil }
    let onlyArticle = isArticle && quantity.text == "1" && quarters == 0
    if onlyArticle, isPlural { return nil }
    let isAlone = !isPlural && quarters == 0 && (quantity.whole.map { $0 > 1 } ?? false)
    if isAlone, !isHyphenated, isYearNumber(start, cursor) { return nil }
    var amount = Amount(
      whole: quantity.whole,
      count: quantity.text,
      unit: unit,
      quarters: quarters,
      isArticle: onlyArticle,
      isAdjective: isHyphenated || isAlone && !isLoose && !text[cursor - 1].isShortUnit,
      next: cursor
    )
    amount.isFew = quantity.text == "X" && isFew(start)
    if quarters > 0, let whole = quantity.whole {
      amount.count = "\(whole)" + Self.decimals[quarters]
    }
    addHalf(&amount)
    return amount
  }

  private static let decimals = ["", ".25", ".5", ".75"]

  /// "2018 day": a year before a noun.
  private func isYearNumber(_ start: Int, _ next: Int) -> Bool {
    text.isKind(.number, start) && text[start].detail == 4
      && (1500...2100).contains(text[start].number) && next == start + 2
  }

  private func isFew(_ index: Int) -> Bool {
    text.tokens[safe: index]?.hash == Self.few || text.tokens[safe: index + 1]?.hash == Self.few
  }

  private static let few = WordHash.hash("few")

  /// "two full years", "three consecutive days", "2 more minutes"
  private func skipFiller(_ cursor: inout Int) {
    guard let token = text.tokens[safe: cursor], Self.fillers.contains(token.hash),
      text.isKind(.unit, cursor + 1)
    else { return }
    cursor += 1
  }

  private static let fillers = WordSet([
    "more", "extra", "additional", "less", "fewer", "full", "whole", "straight", "consecutive",
    "successive", "business", "working", "calendar", "long", "short", "solid", "further", "entire",
  ])

  /// "an hour and a half"
  private func addHalf(_ amount: inout Amount) {
    guard let whole = amount.whole, amount.quarters == 0, text.isKind(.and, amount.next),
      text.isKind(.article, amount.next + 1), text.isKind(.half, amount.next + 2)
    else { return }
    amount.count = "\(whole).5"
    amount.quarters = 2
    amount.isArticle = false
    amount.next += 3
  }

  // MARK: Fractions

  /// "half a century", "a half-hour", "half day", "a quarter of an hour", "1/2 hour"
  private func fraction(_ cursor: inout Int) -> Amount? {
    var ahead = cursor
    guard let quarters = slashed(&ahead) ?? namedFraction(&ahead) else { return nil }
    let isDashed = skip(.dash, &ahead)
    guard let unit = unit(&ahead, afterDash: isDashed),
      text[ahead - 1].trait != .plural || text.isKind(.letterH, ahead - 1)
    else { return nil }
    cursor = ahead
    return Amount(count: "0" + Self.decimals[quarters], unit: unit, quarters: quarters, next: ahead)
  }

  /// "1/2", "3/4"
  private func slashed(_ cursor: inout Int) -> Int? {
    guard text.isKind(.number, cursor), text.isKind(.slash, cursor + 1),
      text.isKind(.number, cursor + 2), text.isJoined(cursor + 1), text.isJoined(cursor + 2),
      beginsNumber(cursor)
    else { return nil }
    let quarters: Int
    switch (text[cursor].number, text[cursor + 2].number) {
    case (1, 4): quarters = 1
    case (1, 2): quarters = 2
    case (3, 4): quarters = 3
    default: return nil
    }
    cursor += 3
    return quarters
  }

  private func namedFraction(_ cursor: inout Int) -> Int? {
    var ahead = cursor
    let hasArticle = skip(.article, &ahead)
    if skip(.half, &ahead) {
      let isOf = skip(.of, &ahead)
      let hasInner = skip(.article, &ahead)
      guard !isOf || hasInner else { return nil }
      cursor = ahead
      return 2
    }
    guard let quarters = quartersOf(&ahead, hasArticle), skip(.of, &ahead), skip(.article, &ahead)
    else { return nil }
    cursor = ahead
    return quarters
  }

  /// "quarter" behind an article, "three quarters"
  private func quartersOf(_ cursor: inout Int, _ hasArticle: Bool) -> Int? {
    if hasArticle, isQuarter(cursor, .none) {
      cursor += 1
      return 1
    }
    guard !hasArticle, text.isKind(.numeral, cursor), text[cursor].number == 3 else { return nil }
    var ahead = cursor + 1
    _ = skip(.dash, &ahead)
    guard isQuarter(ahead, .plural) else { return nil }
    cursor = ahead + 1
    return 3
  }

  private func isQuarter(_ index: Int, _ trait: Lexeme.Trait) -> Bool {
    text.isKind(.unit, index) && text[index].number == Unit.quarter.rawValue
      && text[index].trait == trait
  }

  /// "and a half", "and a quarter", "and three quarters" between a number and its unit.
  private func quartersBehind(_ cursor: inout Int) -> Int? {
    var ahead = cursor
    let isHyphenated = skip(.dash, &ahead)
    guard skip(.and, &ahead), !isHyphenated || skip(.dash, &ahead) else { return nil }
    if skip(.article, &ahead), isHyphenated { _ = skip(.dash, &ahead) }
    if skip(.half, &ahead) {
      cursor = ahead
      return 2
    }
    if isQuarter(ahead, .none) {
      cursor = ahead + 1
      return 1
    }
    guard text.isKind(.numeral, ahead), (1...3).contains(text[ahead].number),
      text.isKind(.unit, ahead + 1), text[ahead + 1].number == Unit.quarter.rawValue
    else { return nil }
    cursor = ahead + 2
    return text[ahead].number
  }

  // MARK: Units

  /// The unit at the cursor. Quarters are fractions more often than times.
  func unit(_ cursor: inout Int, afterDash: Bool) -> Unit? {
    if text.isKind(.ordinal, cursor), text[cursor].value == 2,
      afterDash && !isRank(cursor) || isCountedSecond(cursor)
    {
      cursor += 1
      return .second
    }
    // "1H" of reports is half a year.
    if text.isKind(.letterH, cursor), text[cursor].detail == 0,
      isLoose || !text.isCapitalized(cursor),
      text.isJoined(cursor) || isLoose,
      text.isKind(.number, cursor - 1) || text.isKind(.decimal, cursor - 1)
    {
      cursor += 1
      return .hour
    }
    // "for one night"
    if text.isKind(.dayPart, cursor), text[cursor].number == DayPart.night.rawValue,
      text[cursor - 1].number == 1,
      text.isKind(.number, cursor - 1) || text.isKind(.numeral, cursor - 1),
      text.isKind(.for, cursor - 2)
    {
      cursor += 1
      return .day
    }
    guard text.isKind(.unit, cursor), let unit = Unit(rawValue: text[cursor].number),
      unit != .quarter || text[cursor].trait == .plural && (isLoose || isRunOfQuarters(cursor))
    else { return nil }
    cursor += 1
    return unit
  }

  /// "five consecutive quarters"; "three quarters" are more often of a whole.
  private func isRunOfQuarters(_ index: Int) -> Bool {
    // "the past six quarters"
    if text.isKind(.numeral, index - 1) || text.isKind(.number, index - 1),
      relation(index - 2) != nil
    {
      return true
    }
    guard endsPhrase(index + 1) else { return false }
    if text.isKind(.plain, index - 1) { return true }
    switch text[index - 1].kind {
    case .numeral, .number: return text[index - 1].number != 3 || relation(index - 2) != nil
    case .relation: return true
    default: return false
    }
  }

  /// "the forty-second president", but "a forty-second break"
  private func isRank(_ second: Int) -> Bool {
    let tens = text[second - 2]
    return text.isKind(.numeral, second - 2) && tens.number >= 20 && tens.number % 10 == 0
      && text.tokens[safe: second - 3]?.hash == Self.definite
  }

  private static let definite = WordHash.hash("the")

  /// "one second from now"
  private func isCountedSecond(_ index: Int) -> Bool {
    guard text.isKind(.numeral, index - 1) || text.isKind(.number, index - 1) else { return false }
    switch text[index + 1].kind {
    case .from, .later, .ago: return true
    default: return isLoose && endsClause(index + 1)
    }
  }

  /// "31-year-old", "five years old", "years of age"
  private func isAge(_ index: Int) -> Bool {
    var cursor = index
    _ = skip(.dash, &cursor)
    return text.isKind(.old, cursor)
      || (text.isKind(.of, cursor) && text.isKind(.age, cursor + 1))
  }

  /// Whether a stop, a comma or the end stands at `index`.
  func endsClause(_ index: Int) -> Bool {
    index >= text.count || text.isKind(.stop, index) || text.isKind(.comma, index)
      || text.isKind(.shut, index) || text.isKind(.semicolon, index) || text.isKind(.colon, index)
      || text.isSign(index) && text[index].kind == .plain
  }
}

extension Lexeme {
  /// "min", "sec", "h": the same in singular and plural.
  fileprivate var isShortUnit: Bool { kind == .unit && trait == .abbreviated }
}

extension Timex3.Modifier {
  /// The modifier of a point that lies an amount with this modifier after another: "nearly ten
  /// years later" is before the point ten years on.
  var afterNow: Timex3.Modifier {
    switch self {
    case .moreThan: .after
    case .lessThan: .before
    case .equalOrMore: .onOrAfter
    case .equalOrLess: .onOrBefore
    default: self
    }
  }

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

extension Unit {
  /// Whether people count the rest of one in `unit`: years in months, hours in minutes.
  fileprivate func isCountedIn(_ unit: Unit) -> Bool {
    switch (self, unit) {
    case (.year, .month), (.year, .week), (.year, .day), (.month, .week), (.week, .day): true
    case (.day, .hour), (.hour, .minute), (.minute, .second): true
    default: false
    }
  }

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
