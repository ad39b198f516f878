import PluginKit

// Periods that an article comes back to: "the quarter", "the year-ago quarter", "the same period
// last year", "the quarter ended June 30".

extension Grammar {
  /// "the quarter", "for the year": the one that was told, or the one that it is.
  func theUnitTold(at start: Int) -> Expression? {
    guard !isLoose else { return nil }
    if text.isKind(.business, start + 1), periodUnit(start + 2) == .year {
      return unitEnded(.year, start, start + 3)
    }
    // "for the full year"
    if text.isKind(.full, start + 1), periodUnit(start + 2) == .year, isToldAfter(start - 1, .year),
      endsPhrase(start + 3)
    {
      return simple(.told(.year, .open), start, start + 3, DateRule.told, 0.75)
    }
    guard let unit = periodUnit(start + 1) else { return nil }
    if let ended = unitEnded(unit, start, start + 2) { return ended }
    guard isToldAfter(start - 1, unit),
      unit == .week || unit == .month ? endsClause(start + 2) : endsPhrase(start + 2)
    else { return nil }
    if unit == .quarter, isOfGame(start) || !isOfBusiness(start) { return nil }
    return simple(.told(unit, .open), start, start + 2, DateRule.told, 0.7)
  }

  /// The week, month, quarter or year at `index`.
  private func periodUnit(_ index: Int) -> Unit? {
    guard text.isKind(.unit, index), text[index].trait == .none, text.isSmallWord(index),
      let unit = Unit(rawValue: text[index].number)
    else { return nil }
    switch unit {
    case .week, .month, .quarter, .year: return unit
    default: return nil
    }
  }

  /// Whether the word at `index` makes "the year" behind it one of the calendar.
  private func isToldAfter(_ index: Int, _ unit: Unit) -> Bool {
    switch text[index].kind {
    case .for: true
    // "during the year"; "during the week" is often every week.
    case .in: unit == .quarter || unit == .year && text.length(index) > 2
    case .over, .of: unit == .quarter
    default: false
    }
  }

  /// "the quarter ended June 30", "the fiscal year that ended on Sept. 30, 2019": told by its last
  /// day.
  private func unitEnded(_ unit: Unit, _ start: Int, _ index: Int) -> Expression? {
    var cursor = index
    let isLinked = text.tokens[safe: cursor].map { Self.linkers.contains($0.hash) } ?? false
    if isLinked { cursor += 1 }
    // "The tax year ends on April 5" tells the day and not the year.
    guard let token = text.tokens[safe: cursor],
      Self.ended.contains(token.hash) || isLinked && token.hash == Self.ends
    else { return nil }
    cursor += 1
    _ = skip(.on, &cursor) || skip(.in, &cursor)
    guard let last = inner?.core(at: cursor), case .fields(let fields) = last.meaning,
      fields.month != nil, !last.isRange
    else { return nil }
    return simple(.ending(unit, last.meaning), start, last.next, DateRule.told, 0.8)
  }

  private static let linkers = WordSet(["that", "which"])
  private static let ended = WordSet(["ended", "ending"])
  private static let ends = WordHash.hash("ends")

  /// "full-year earnings"
  func fullYear(at start: Int) -> Expression? {
    guard !isLoose, text.isKind(.dash, start + 1), text.isKind(.unit, start + 2),
      text[start + 2].number == Unit.year.rawValue, text.isJoined(start + 1),
      text.isJoined(start + 2), isResult(start + 3) || isForecast(start + 3)
    else { return nil }
    return simple(.told(.year, .open), start, start + 3, DateRule.told, 0.7)
  }

  private func isForecast(_ index: Int) -> Bool {
    text.tokens[safe: index].map { Self.forecasts.contains($0.hash) } ?? false
  }

  private static let forecasts = WordSet([
    "forecast", "forecasts", "guidance", "outlook", "target", "targets", "estimate", "estimates",
    "view", "expectations", "dividend",
  ])

  // MARK: A year before

  /// "year-ago", "the year-earlier quarter", "the prior-year period"
  func yearBefore(at start: Int) -> Expression? {
    var cursor = start
    _ = skip(.the, &cursor)
    guard let unit = hyphenatedBefore(&cursor) else { return nil }
    guard unit == .year else {
      return simple(.shift(unit, -1), start, cursor, DateRule.ago, 0.85)
    }
    let period = periodNoun(cursor)
    // "the year-ago loss": the article belongs to what is lost.
    let first = period == nil && text.isKind(.the, start) ? start + 1 : start
    return simple(
      .told(period?.unit, .told(-1)),
      first,
      period?.next ?? cursor,
      DateRule.ago,
      0.85
    )
  }

  /// "year-ago", "month-earlier", "prior-year"
  private func hyphenatedBefore(_ cursor: inout Int) -> Unit? {
    guard text.isJoined(cursor + 1), text.isKind(.dash, cursor + 1), text.isJoined(cursor + 2)
    else { return nil }
    let (unit, word) =
      text.isKind(.unit, cursor) ? (cursor, cursor + 2) : (cursor + 2, cursor)
    guard text.isKind(.unit, unit), text[unit].trait == .none,
      let found = Unit(rawValue: text[unit].number), found.rawValue >= Unit.month.rawValue,
      unit < word
        ? text.isKind(.ago, word) || text.isKind(.earlier, word) : relation(word) == .previous
    else { return nil }
    cursor += 3
    return found
  }

  /// The "quarter" or "period" of "the year-ago quarter"; a period is whichever was told.
  private func periodNoun(_ index: Int) -> (unit: Unit?, next: Int)? {
    if let unit = periodUnit(index), unit != .year { return (unit, index + 1) }
    guard text.tokens[safe: index]?.hash == Self.period else { return nil }
    return (nil, index + 1)
  }

  private static let period = WordHash.hash("period")
  private static let time = WordHash.hash("time")

  /// "the same quarter last year", "the same period a year ago", "this time last year"
  func sameYearsBefore(_ start: Int, _ relation: Relation, _ index: Int) -> Expression? {
    guard relation == .same || relation == .this, !isLoose else { return nil }
    if text.tokens[safe: index]?.hash == Self.time {
      return yearsBefore(index + 1).map { years, next in
        simple(.away(.year, years, from: .shift(.month, 0)), start, next, DateRule.ago, 0.8)
      }
    }
    guard relation == .same, let period = periodNoun(index) else { return nil }
    if let (years, next) = yearsBefore(period.next) {
      return simple(.told(period.unit, .told(years)), start, next, DateRule.ago, 0.85)
    }
    // "the same period of 2011", "the same quarter in 2017"
    var cursor = period.next
    guard text.isKind(.of, cursor) || text.isKind(.in, cursor),
      let year = followingYear(&cursor)
    else { return nil }
    return simple(.told(period.unit, .stated(year)), start, cursor, DateRule.told, 0.85)
  }

  /// "last year", "of the previous year", "a year ago", "two years earlier"
  private func yearsBefore(_ index: Int) -> (years: Int, next: Int)? {
    if let relative = relativeYear(behind: index), relative.years < 0 {
      return (relative.years, relative.next)
    }
    var cursor = index
    if skip(.of, &cursor) || skip(.in, &cursor), skip(.the, &cursor),
      relation(cursor) == .previous, text.isKind(.unit, cursor + 1),
      text[cursor + 1].number == Unit.year.rawValue
    {
      return (-1, cursor + 2)
    }
    guard let amount = readAmount(index), amount.unit == .year, let count = amount.whole,
      !amount.isAdjective, amount.rest.isEmpty, count < 1000
    else { return nil }
    switch text[amount.next].kind {
    case .ago, .earlier, .before: return (-count, amount.next + 1)
    default: return nil
    }
  }

  // MARK: Games and business

  /// Whether a quarter or half is one of a game: the sentence tells of scoring, and not of business.
  func isOfGame(_ index: Int) -> Bool {
    let sentence = sentence(around: index)
    return sentence.contains { Self.games.contains(text.tokens[$0].hash) }
      && !sentence.contains { isResult($0) }
  }

  /// Whether the paragraph tells of business: of money, shares or results.
  private func isOfBusiness(_ index: Int) -> Bool {
    let reach = max(0, index - Self.paragraphReach)..<min(text.count, index + Self.paragraphReach)
    return reach.contains {
      text.isKind(.money, $0) || isResult($0) || Self.business.contains(text.tokens[$0].hash)
    }
  }

  private static let paragraphReach = 60
  private static let business = WordSet([
    "shares", "share", "analysts", "economy", "spending", "gdp", "investors", "quarterly",
    "company", "dollars", "euros", "exports", "inflation", "demand", "shipments", "billion",
    "million", "customers", "subscribers", "costs", "prices",
  ])

  /// The tokens of the sentence around one, as far as it may matter.
  func sentence(around index: Int) -> Range<Int> {
    var first = index
    while first > 0, index - first < Self.sentenceReach, !text.startsSentence(first) { first -= 1 }
    var next = index + 1
    while next < text.count, next - index < Self.sentenceReach, !text.startsSentence(next) {
      next += 1
    }
    return first..<next
  }

  private static let sentenceReach = 30
  private static let games = WordSet([
    "touchdown", "touchdowns", "interception", "interceptions", "basket", "baskets", "rebound",
    "rebounds", "fumble", "kickoff", "quarterback", "halftime", "scored", "layup", "three-pointer",
    "three-pointers", "dunk", "tipoff", "buzzer", "overtime", "goalkeeper", "inning", "innings",
    "nba", "nfl", "outscored", "scoreless", "penalty", "points", "shot", "assists", "striker",
  ])
}
