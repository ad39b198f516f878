import PluginKit

// Amounts as expressions: a length by itself, or with the word behind it a distance: "two days
// ago", "a year later", "in two weeks".

extension Grammar {
  /// An amount and the word behind it that makes it a distance.
  func amount(at start: Int) -> Expression? { approximateAmount(at: start, nil, from: start) }

  /// An amount at `index`, behind an approximator that begins at `start`.
  func approximateAmount(
    at start: Int,
    _ modifier: Timex3.Modifier?,
    from index: Int
  ) -> Expression? {
    guard let amount = readAmount(index) else {
      return oddAmount(start, index, modifier)
    }
    if isOverALength(start, amount.next) { return nil }
    // "What about half an hour from now?"
    let first = modifier == .approximate && isQuestion(before: start) ? index : start
    if let distance = distance(amount, first, modifier) ?? offset(amount, first, modifier) {
      return distance
    }
    if modifier == nil, let rate = rate(amount, first) { return rate }
    if isLoose, let ahead = ahead(amount, first) ?? lengthFrom(amount, first) { return ahead }
    if modifier == nil, needsCompany(amount, index), !hasCompany(first) {
      return priceRate(amount, index)
    }
    return Expression(
      first: first,
      next: long(amount.next),
      meaning: .duration(amount.duration),
      rule: amount.isAdjective ? DateRule.durationAdjective : DateRule.duration,
      modifier: modifier ?? (text.isKind(.couple, index + 1) ? .approximate : nil),
      confidence: 0.9
    )
  }

  /// Whether the approximator only tells how long a change took or what it is compared with:
  /// "rose 3% over two years", "4% more than a year earlier".
  private func isOverALength(_ index: Int, _ next: Int) -> Bool {
    if text.isKind(.percent, index - 1), text.isKind(.earlier, next) || text.isKind(.before, next) {
      return index < next - 2
    }
    guard text.isKind(.over, index), style != .agenda else { return false }
    // "who took over 18 months ago", "nine hours over two days"
    if text.tokens[safe: index - 1].map({ Self.takers.contains($0.hash) }) ?? false { return true }
    if text.isKind(.unit, index - 1) { return true }
    switch text[next].kind {
    case .ago, .later, .earlier, .from, .after, .before: return false
    default: break
    }
    return (max(0, index - 4)..<index).contains {
      text.isKind(.percent, $0) || text.isKind(.money, $0)
        || Self.changes.contains(text.tokens[$0].hash)
    }
  }

  private static let takers = WordSet(["took", "take", "takes", "taken", "taking"])
  private static let changes = WordSet([
    "rose", "fell", "grew", "gained", "lost", "dropped", "declined", "increased", "decreased",
    "climbed", "slipped", "doubled", "tripled", "rise", "fall", "growth", "increase", "drop",
    "decline", "changed", "average", "averaged", "spread", "phased", "cut", "percent", "loan",
    "spend", "invest", "save", "shrank", "halved", "jumped", "soared", "surged", "plunged",
  ])

  /// What else may stand behind a number: "5 upcoming years", "three weekends".
  private func oddAmount(
    _ start: Int,
    _ index: Int,
    _ modifier: Timex3.Modifier?
  ) -> Expression? {
    var cursor = index
    guard quantity(&cursor) != nil else { return nil }
    switch text[cursor].kind {
    case .relation: return runningAmount(start, index)
    case .weekends: return weekends(start, index, modifier)
    default: return nil
    }
  }

  /// Behind "long", as in "nine-day-long" and "3 years long".
  private func long(_ index: Int) -> Int {
    var cursor = index
    if text.isJoined(cursor) { _ = skip(.dash, &cursor) }
    return text.isKind(.long, cursor) ? cursor + 1 : index
  }

  /// "three weekends"
  private func weekends(
    _ start: Int,
    _ index: Int,
    _ modifier: Timex3.Modifier?
  ) -> Expression? {
    var cursor = index
    guard let quantity = quantity(&cursor), text.isKind(.weekends, cursor) else { return nil }
    var expression = simple(.duration("P\(quantity.text)WE"), start, cursor + 1, DateRule.duration)
    expression.modifier = modifier
    return expression
  }

  /// "5 upcoming years", "the 3 next weeks"
  private func runningAmount(_ start: Int, _ index: Int) -> Expression? {
    var cursor = index
    guard let quantity = quantity(&cursor), let count = quantity.whole, count < 10_000,
      let relation = relation(cursor), let sign = relation.neighbour, sign != 0
    else { return nil }
    cursor += 1
    guard let unit = unit(&cursor, afterDash: false),
      text[cursor - 1].trait == .plural || isLoose && relation == .coming
    else { return nil }
    let meaning: Meaning =
      isLoose ? .run(unit, sign * count) : .duration(unit.duration(String(count)))
    return simple(meaning, start, cursor, DateRule.durationRelative, 0.85)
  }

  /// "a year" and "one day" are lengths only in company: "$5 a year", "one day he left".
  private func needsCompany(_ amount: Amount, _ index: Int) -> Bool {
    if isLoose, style == .agenda || hasCompany(index) { return false }
    if index == 0, amount.next == text.count { return false }
    // "a day after she left", "a week of walkouts"
    switch text[amount.next].kind {
    case .after, .before, .later, .earlier: return false
    default: break
    }
    if text.isKind(.of, amount.next), text.isSmallWord(amount.next + 1),
      text.isKind(.plain, amount.next + 1)
    {
      return false
    }
    return amount.isArticle
      || (amount.unit == .day && amount.whole == 1 && text.isKind(.numeral, index)
        && !amount.isAdjective)
  }

  private func hasCompany(_ start: Int) -> Bool {
    switch text[start - 1].kind {
    case .for, .in, .by, .after, .over, .before, .of, .within, .approximator: return true
    default: break
    }
    guard let token = text.tokens[safe: start - 1] else { return false }
    return Self.lasting.contains(token.hash)
  }

  /// Whether a word at `index` has lengths behind it: "takes years", "had weeks".
  func isLasting(_ index: Int) -> Bool {
    guard let token = text.tokens[safe: index] else { return false }
    return Self.lasting.contains(token.hash) || Self.having.contains(token.hash)
  }

  private static let having = WordSet(["had", "has", "have", "back"])

  /// Words behind which "a year" is a length and no rate: "took a year", "just an hour".
  private static let lasting = WordSet([
    "take", "takes", "took", "taken", "taking", "spend", "spends", "spent", "spending", "last",
    "lasts", "lasted", "lasting", "wait", "waits", "waited", "waiting", "just", "only", "barely",
    "merely", "than", "within", "least", "most", "nearly", "almost", "quite", "serve", "served",
    "serving", "need", "needs", "needed",
  ])

  /// "… ago", "… later", "… from now"
  private func distance(
    _ amount: Amount,
    _ start: Int,
    _ modifier: Timex3.Modifier?
  ) -> Expression? {
    guard !amount.isAdjective else { return nil }
    let (unit, count) = amount.steps
    let isCouple = text.isKind(.couple, start) || text.isKind(.couple, start + 1)
    let loosened = modifier ?? (isCouple ? .approximate : nil)
    func made(_ next: Int, _ rule: DateRule, _ meaning: (Int) -> Meaning) -> Expression {
      Expression(
        first: start,
        next: next,
        meaning: count.map(meaning) ?? .vague(amount.unit.unknown),
        rule: rule,
        modifier: loosened,
        confidence: count == nil ? 0.7 : 0.9
      )
    }
    let next = amount.next
    switch text[next].kind {
    case .ago:
      guard count != nil || style == .agenda && amount.isFew else {
        return vagueExpression("PAST_REF", start, next + 1, DateRule.past)
      }
      let day = dayOfAgo(next + 1)
      let origin = day?.meaning ?? .shift(.day, 0)
      var expression = made(day?.next ?? next + 1, DateRule.ago) { .away(unit, -$0, from: origin) }
      expression.modifier = loosened?.beforeNow
      return expression
    case .later where !text.isKind(.relation, next + 1) && !isThan(next + 1):
      var expression = made(next + 1, DateRule.mention) { .shiftFromMention(unit, $0) }
      expression.modifier = loosened?.afterNow
      return expression
    case .earlier where !text.isKind(.relation, next + 1) && !isThan(next + 1):
      return made(next + 1, DateRule.mention) { .shiftFromMention(unit, -$0) }
    case .after where endsClause(next + 1):
      return made(next + 1, DateRule.mention) { .shiftFromMention(unit, $0) }
    case .before where endsClause(next + 1):
      return made(next + 1, DateRule.mention) { .shiftFromMention(unit, -$0) }
    // "a year prior"
    case .relation where relation(next) == .previous && endsClause(next + 1):
      return made(next + 1, DateRule.mention) { .shiftFromMention(unit, -$0) }
    case .from where text.isKind(.present, next + 1) || isToday(next + 1):
      return made(next + 2, DateRule.ago) { .away(unit, $0, from: .shift(.day, 0)) }
    case .hence where isLoose:
      return made(next + 1, DateRule.ago) { .away(unit, $0, from: .shift(.day, 0)) }
    default: return nil
    }
  }

  /// The day or month that "a year ago today", "a week ago Tuesday" and "10 years ago this month"
  /// count from.
  private func dayOfAgo(_ index: Int) -> (meaning: Meaning, next: Int)? {
    switch text[index].kind {
    case .deictic where text[index].number <= 0:
      return (.holding(.day, .shift(.day, text[index].number)), index + 1)
    case .weekday where text[index].trait == .none && text.isCapitalized(index):
      return (.weekday(text[index].number, nil), index + 1)
    case .relation where relation(index) == .this && text.isKind(.unit, index + 1):
      guard let unit = Unit(rawValue: text[index + 1].number), unit == .week || unit == .month
      else { return nil }
      return (.shift(unit, 0), index + 2)
    default: return nil
    }
  }

  /// "3 days starting from next Monday", "for 2.5 hours from 9"
  private func lengthFrom(_ amount: Amount, _ start: Int) -> Expression? {
    guard let length = amount.length, !amount.isAdjective else { return nil }
    var cursor = amount.next
    let starts = skipStart(&cursor)
    guard skip(.from, &cursor) || skip(.on, &cursor) || starts else { return nil }
    let first = text.isKind(.for, start - 1) && !starts ? start - 1 : start
    var begin: Expression
    var ahead = cursor
    if let day = dayCore(at: cursor), day.isDay {
      begin = day
    } else if let clock = clock(&ahead, .bare) {
      begin = simple(.unsaid, cursor, ahead, DateRule.range)
      begin.clock = clock
    } else {
      return nil
    }
    join(&begin)
    guard !begin.isRange else { return nil }
    begin.first = first
    begin.end = RangeEnd(length: length)
    begin.rule = DateRule.range
    return begin
  }

  private func skipStart(_ cursor: inout Int) -> Bool {
    guard let token = text.tokens[safe: cursor], Self.starts.contains(token.hash) else {
      return false
    }
    cursor += 1
    return true
  }

  /// Whether "starting" or its like stands at `index`.
  func isStart(_ index: Int) -> Bool {
    text.tokens[safe: index].map { Self.starts.contains($0.hash) } ?? false
  }

  private static let starts = WordSet(["starting", "beginning", "commencing"])

  /// "in two weeks" of an agenda is a day; in news it is a length.
  private func ahead(_ amount: Amount, _ start: Int) -> Expression? {
    let (unit, count) = amount.steps
    guard text.isKind(.in, start - 1), text.length(start - 1) == 2,
      let count = count ?? amount.fewCount, !amount.isAdjective
    else { return nil }
    // A message means the day; an agenda knows how rough it may be.
    let now = Meaning.shift(.day, 0)
    let origin = style == .talk && !unit.isClockUnit ? Meaning.holding(.day, now) : now
    return simple(.away(unit, count, from: origin), start, amount.next, DateRule.ago)
  }

  /// "a year later than planned" is a length.
  private func isThan(_ index: Int) -> Bool { text.tokens[safe: index]?.hash == Self.than }

  private func isToday(_ index: Int) -> Bool {
    text.isKind(.deictic, index) && text[index].value == 0
  }
}
