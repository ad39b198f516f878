import PluginKit

// Seasons, quarters and halves: "the summer of 2018", "Q3", "the second half of May".

extension Grammar {
  /// "the summer of 2018", "winter 2017", "in spring"
  func season(at start: Int) -> Expression? {
    var cursor = start
    let hasArticle = skip(.the, &cursor)
    guard text.isKind(.season, cursor), let season = Season(rawValue: text[cursor].number) else {
      return nil
    }
    let isDoubtful = text[cursor].trait == .doubtful
    cursor += 1
    let isOf = text.isKind(.of, cursor)
    if let year = followingYear(&cursor) {
      skipSecondYear(after: year, &cursor)
      let isBefore = hasArticle && !isOf && text.isSmallWord(cursor) && !endsPhrase(cursor)
      let first = isBefore ? start + 1 : start
      return simple(.season(season, year: .stated(year), nil), first, cursor, DateRule.season)
    }
    if let year = twoDigitYear(&cursor) {
      return simple(.season(season, year: .stated(year), nil), start, cursor, DateRule.season)
    }
    if let told = toldYear(behind: cursor) {
      return simple(.season(season, year: told.words, nil), start, told.next, DateRule.season, 0.8)
    }
    let isInPlace = text.isKind(.in, start - 1) || text.isKind(.edge, start - 1)
    guard
      isInPlace || hasArticle && (!isDoubtful || isSeasonAfter(start - 1, cursor))
        || isSeasonAfter(start - 1, cursor) && text.isSmallWord(start),
      !text.isJoined(cursor) || endsClause(cursor),
      text[start].kind == .the || !text.isCapitalized(start) || text.startsSentence(start),
      !text.isKind(.of, cursor), !isSeasonInName(cursor - 1)
    else { return nil }
    // "the summer offensive": the article belongs to what the season stands before.
    let isAdjective =
      hasArticle && text.isSmallWord(cursor) && text.isKind(.plain, cursor)
      && !endsPhrase(cursor) && !text.isPossessive(cursor)
    let first = isAdjective ? start + 1 : start
    return simple(.season(season, year: .open, nil), first, cursor, DateRule.season, 0.7)
  }

  /// "since the spring", "before winter"
  private func isSeasonAfter(_ index: Int, _ next: Int) -> Bool {
    switch text[index].kind {
    case .since, .before, .by, .after, .in: endsPhrase(next)
    case .to: text.length(index) > 3 && endsPhrase(next)
    default: false
    }
  }

  /// "the Autumn Palace"
  private func isSeasonInName(_ index: Int) -> Bool {
    text.isCapitalized(index) && text.isCapitalized(index + 1) && text.isKind(.plain, index + 1)
      && !text.startsSentence(index + 1)
  }

  /// The "-77" of "the winter of 1776-77".
  private func skipSecondYear(after year: Int, _ cursor: inout Int) {
    let number = cursor + 1
    guard text.isJoined(cursor), text.isKind(.dash, cursor) || text.isKind(.slash, cursor),
      text.isJoined(number), text.isKind(.number, number),
      text[number].number == (text[number].detail == 2 ? (year + 1) % 100 : year + 1)
    else { return }
    cursor += 2
  }

  /// "of '68"
  private func twoDigitYear(_ cursor: inout Int) -> Int? {
    var ahead = cursor
    _ = skip(.of, &ahead)
    guard text.isKind(.apostrophe, ahead), text.isJoined(ahead + 1),
      text.isKind(.number, ahead + 1), text[ahead + 1].detail == 2
    else { return nil }
    cursor = ahead + 2
    return shortYear(text[ahead + 1].number)
  }

  /// "the third quarter of 2018", "the first half of last year", "third-quarter"
  func yearPart(at start: Int) -> Expression? {
    var cursor = start
    _ = skip(.the, &cursor)
    if let last = lastPart(start, cursor) { return last }
    guard let number = anyOrdinal(&cursor), (1...4).contains(number) else { return nil }
    if text.isKind(.dash, cursor), isQuarter(cursor + 1) {
      if !isLoose, isOfGame(start) { return nil }
      if let dated = yearPart(.quarter, number, start, cursor + 2), dated.next > cursor + 2 {
        return dated
      }
      return simple(.yearPart(.quarter, number, .open), start, cursor + 2, DateRule.yearPart, 0.8)
    }
    // "first-half profit", but not "a first-half goal"
    if number < 3, text.isKind(.dash, cursor), text.isKind(.half, cursor + 1),
      text.tokens[safe: cursor + 2].map({ Self.results.contains($0.hash) }) ?? false
    {
      return simple(.yearPart(.year, number, .open), start, cursor + 2, DateRule.yearPart, 0.8)
    }
    let unit: Unit
    if isQuarter(cursor) {
      unit = .quarter
    } else if text.isKind(.half, cursor), number < 3 {
      unit = .year
    } else {
      return nil
    }
    cursor += 1
    return yearPart(unit, number, start, cursor)
  }

  /// "the final quarter of 2023", "the last quarter of the year"
  private func lastPart(_ start: Int, _ index: Int) -> Expression? {
    guard let relation = relation(index), relation == .last || relation == .final,
      text.isKind(.of, index + 2) || text.isKind(.number, index + 2)
    else { return nil }
    if isQuarter(index + 1) { return yearPart(.quarter, 4, start, index + 2) }
    return text.isKind(.half, index + 1) ? yearPart(.year, 2, start, index + 2) : nil
  }

  private func isQuarter(_ index: Int) -> Bool {
    text.isKind(.unit, index) && text[index].number == Unit.quarter.rawValue
      && text[index].trait != .plural
  }

  /// The year that must follow a quarter or half.
  func yearPart(_ unit: Unit, _ number: Int, _ start: Int, _ index: Int) -> Expression? {
    var cursor = index
    if let year = followingYear(&cursor) {
      return simple(.yearPart(unit, number, .stated(year)), start, cursor, DateRule.yearPart)
    }
    if unit == .quarter, let fiscal = quarterOfFiscal(number, start, index) { return fiscal }
    if let relative = relativeYear(behind: index) {
      let meaning = Meaning.yearPart(unit, number, .relative(relative.years))
      return simple(meaning, start, relative.next, DateRule.yearPart)
    }
    if skip(.of, &cursor), theUnit(&cursor) == .year {
      return simple(.yearPart(unit, number, .relative(0)), start, cursor, DateRule.yearPart, 0.85)
    }
    if unit == .year, let half = halfOfMonth(number, start, index) { return half }
    guard isToldOfQuarter(start), !text.isKind(.of, index),
      unit == .quarter && (!text.isKind(.period, start) || isAfterIn(start)) || isLoose
        || isReported(around: start)
    else { return nil }
    return simple(.yearPart(unit, number, .open), start, index, DateRule.yearPart, 0.75)
  }

  /// "the third quarter of fiscal 2018"
  private func quarterOfFiscal(_ number: Int, _ start: Int, _ index: Int) -> Expression? {
    guard text.isKind(.of, index), text.isKind(.business, index + 1),
      let year = businessYear(at: index + 1),
      case .businessYear(.fiscal, .stated(let stated)) = year.meaning
    else { return nil }
    let value = "FY\(padded(stated, 4))-Q\(number)"
    return simple(.vague(value), start, year.next, DateRule.businessYear, 0.85)
  }

  /// "the second half of November"
  private func halfOfMonth(_ number: Int, _ start: Int, _ index: Int) -> Expression? {
    guard text.isKind(.of, index), text.isKind(.month, index + 1) else { return nil }
    return edge(number == 1 ? .start : .end, of: target(at: index + 1), start)
  }

  /// "in Q2"; an "Audi Q3" is a car.
  private func isAfterIn(_ index: Int) -> Bool {
    switch text[index - 1].kind {
    case .in, .by, .for, .since, .from: true
    default: false
    }
  }

  /// Whether a half, or a quarter by its letter alone, is one of a business year: profit or sales
  /// are told in its sentence.
  private func isReported(around first: Int) -> Bool {
    sentence(around: first).contains { isResult($0) } && !isOfGame(first)
  }

  /// Whether a word of business results stands at `index`.
  func isResult(_ index: Int) -> Bool {
    text.tokens[safe: index].map { Self.results.contains($0.hash) } ?? false
  }

  private static let results = WordSet([
    "sales", "profit", "profits", "revenue", "revenues", "earnings", "results", "loss", "losses",
    "net", "operating", "pretax", "pre", "core", "income", "dividend", "output", "production",
    "growth", "deliveries", "orders", "turnover", "underlying", "figures", "report",
  ])

  /// Whether a quarter without its year is one of the year and not of a game or a whole.
  private func isToldOfQuarter(_ start: Int) -> Bool {
    if isLoose || text.isKind(.period, start) && text.isCapitalized(start) { return true }
    // "a fourth-quarter touchdown"
    if isOfGame(start) { return false }
    switch text[start - 1].kind {
    case .in, .for, .since, .of, .from, .by, .over, .before, .after: return true
    default: return text.isKind(.the, start)
    }
  }

  /// "Q3 2018", "H1 of 2019"
  func shortYearPart(at start: Int) -> Expression? {
    guard let unit = Unit(rawValue: Int(text[start].detail)) else { return nil }
    return yearPart(unit, text[start].number, start, start + 1)
  }
}
