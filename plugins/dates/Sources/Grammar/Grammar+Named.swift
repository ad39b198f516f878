import PluginKit

// Days that have names: "Christmas", "Easter Monday", "Thanksgiving 2014", "Ramadan", "9/11".

extension Grammar {
  /// A named day, with the year or the word that says which.
  func holiday(at start: Int) -> Expression? {
    var cursor = start
    let hasArticle = skip(.the, &cursor)
    var relation: Relation?
    if let read = self.relation(cursor), read != .same, read != .that {
      relation = read
      cursor += 1
    }
    guard text[cursor].opensName,
      let (name, last) = lexicon.holidays.names.longestMatch(in: text.tokens, at: cursor)
    else { return nil }
    let first = cursor
    cursor = last + 1
    var expression = simple(
      .holiday(name.holiday, .open, relation),
      start,
      cursor,
      DateRule.holiday,
      name.trait == .doubtful ? 0.7 : 0.9
    )
    let year = holidayYear(cursor)
    guard
      isHoliday(
        name,
        first,
        last,
        hasCompany: year != nil || relation != nil || isLoose || isAfterPreposition(start)
      )
    else { return nil }
    // "the holiday" is no name; the article stays outside where there is nothing else.
    if hasArticle, relation == nil, !text.isKind(.ordinal, first) { expression.first = first }
    if let year {
      expression.meaning = .holiday(name.holiday, year.words, nil)
      expression.next = year.next
    }
    return besideHoliday(expression)
  }

  private static let day = WordHash.hash("day")

  private func isAfterPreposition(_ start: Int) -> Bool {
    switch text[start - 1].kind {
    case .on, .by, .since, .before, .after, .for: true
    default: false
    }
  }

  private func isHoliday(_ name: HolidayName, _ first: Int, _ last: Int, hasCompany: Bool) -> Bool {
    // "Christmas Island", "Easter eggs": a capital behind makes a longer name.
    if text.isJoined(last + 1), text.isKind(.dash, last + 1) { return false }
    if text.isCapitalized(last + 1), !text.startsSentence(last + 1), text.isCapitalized(first),
      text.isKind(.plain, last + 1), !text.isPossessive(last + 1)
    {
      return false
    }
    // "mother's day job", "labor day and night"
    if !isLoose, last > first, text.isSmallWord(last), text.tokens[safe: last]?.hash == Self.day {
      return false
    }
    switch name.trait {
    case .plain: return true
    case .capitalized:
      return hasCompany
        || (first...last).contains { text.isCapitalized($0) }
          && (text.isCapitalized(first) || text.isKind(.number, first))
    case .doubtful: return hasCompany
    }
  }

  /// "2014", ", 2014", "of next year", "in 2018", "in 3 years" behind a named day.
  private func holidayYear(_ index: Int) -> (words: YearWords, next: Int)? {
    var cursor = index
    if let year = followingYear(&cursor) { return (.stated(year), cursor) }
    if let relative = relativeYear(behind: index) {
      return (.relative(relative.years), relative.next)
    }
    guard skip(.in, &cursor), isLoose else { return nil }
    if let year = fourDigitYear(&cursor) { return (.stated(year), cursor) }
    if let amount = readAmount(cursor), let count = amount.whole, amount.unit == .year {
      return (.relative(count), amount.next)
    }
    return nil
  }

  /// "9/11" by itself, which in news is a day in 2001.
  func namedDay(at start: Int) -> Expression? {
    guard text[start].number == 9, text[start].detail == 1, text.isKind(.slash, start + 1),
      text.isJoined(start + 1), text.isJoined(start + 2), text.isKind(.number, start + 2),
      text[start + 2].number == 11, text[start + 2].detail == 2, beginsNumber(start), !isLoose,
      !(text.isJoined(start + 3)
        && (text.isKind(.slash, start + 3) || text.isKind(.dash, start + 3)))
    else { return nil }
    switch text[start - 1].kind {
    case .on, .from, .to, .at, .by, .weekday: return nil
    default: break
    }
    return simple(
      .namedDay(year: 2001, month: 9, day: 11),
      start,
      start + 3,
      DateRule.namedDay,
      0.8
    )
  }
}
