import PluginKit

// Recurrences: "every Tuesday", "twice a week", "annually".

extension Grammar {
  /// "every Tuesday", "each year", "every two weeks", "every other day"
  func everySet(at start: Int) -> Expression? {
    let quantifier = text.isKind(.every, start) ? "EVERY" : "EACH"
    var cursor = start + 1
    let nth = text.isKind(.other, cursor) ? 2 : everyNth(cursor)
    if nth != nil { cursor += 1 }
    if text.tokens[safe: cursor]?.hash == Self.single { cursor += 1 }
    let isSecond = nth == 2
    if let holiday = everyHoliday(cursor, quantifier, start) { return holiday }
    let value: String
    switch text[cursor].kind {
    case .weekday:
      guard let weekday = weekdayName(&cursor) else { return nil }
      value = "XXXX-WXX-\(weekday)"
    case .month:
      guard let month = monthName(&cursor) else { return nil }
      value =
        "XXXX-" + padded(month, 2) + (dayBehindMonth(&cursor).map { "-" + padded($0, 2) } ?? "")
    case .season:
      guard let season = Season(rawValue: text[cursor].number) else { return nil }
      value = "XXXX-" + season.letters
      cursor += 1
    case .dayPart:
      guard let part = DayPart(rawValue: text[cursor].number) else { return nil }
      value = "XXXX-XX-XXT" + part.letters
      cursor += 1
    case .weekend:
      value = "XXXX-WXX-WE"
      cursor += 1
    default:
      if text.tokens[safe: cursor]?.hash == Self.weekday {
        return simple(
          .recurrence("XXXX-WXX-WD", quantifier: quantifier, frequency: nil),
          start,
          cursor + 1,
          DateRule.every
        )
      }
      if let holiday = everyHoliday(cursor, quantifier, start) { return holiday }
      guard let period = period(&cursor, every: nth ?? 1) else { return nil }
      value = period
    }
    let isDay = value.hasPrefix("XXXX")
    let meaning = Meaning.recurrence(
      value,
      quantifier: isSecond && isDay ? quantifier + "-OTHER" : quantifier,
      frequency: nil
    )
    return simple(meaning, start, cursor, DateRule.every)
  }

  private static let single = WordHash.hash("single")
  private static let weekday = WordHash.hash("weekday")

  /// "semi-annual", "bi-monthly": twice a year, every two months.
  func prefixedSet(at start: Int) -> Expression? {
    guard text.isKind(.dash, start + 1), text.isJoined(start + 1), text.isJoined(start + 2),
      text.isKind(.recurrence, start + 2), let unit = Unit(rawValue: text[start + 2].number)
    else { return nil }
    let value: String
    switch (text[start].number > 0, unit) {
    case (true, _): value = unit.duration("2")
    case (false, .year): value = "P6M"
    case (false, .month): value = "P15D"
    default: return nil
    }
    let meaning = Meaning.recurrence(value, quantifier: nil, frequency: nil)
    return simple(meaning, start, start + 3, DateRule.adverb, 0.8)
  }

  /// "every Christmas Day", "each Easter"
  private func everyHoliday(_ index: Int, _ quantifier: String, _ start: Int) -> Expression? {
    guard text[index].opensName,
      let (name, last) = lexicon.holidays.names.longestMatch(in: text.tokens, at: index)
    else { return nil }
    let value = lexicon.holidays[name.holiday].undated ?? Unit.year.duration("1")
    let meaning = Meaning.recurrence(value, quantifier: quantifier, frequency: nil)
    return simple(meaning, start, last + 1, DateRule.every)
  }

  /// The "second" of "every second week"; with a weekday only "second" has a meaning.
  private func everyNth(_ index: Int) -> Int? {
    var cursor = index
    guard text.isKind(.ordinal, index), let nth = anyOrdinal(&cursor), nth > 1,
      cursor == index + 1,
      text.isKind(.unit, cursor) || nth == 2 && text.isKind(.weekday, cursor)
    else { return nil }
    return nth
  }

  /// The "25" of "every December 25".
  private func dayBehindMonth(_ cursor: inout Int) -> Int? {
    guard text.isKind(.number, cursor), text[cursor].detail <= 2,
      (1...31).contains(text[cursor].number)
    else { return nil }
    cursor += 1
    return text[cursor - 1].number
  }

  /// The period of "every day", "every other day", "every two days".
  private func period(_ cursor: inout Int, every nth: Int) -> String? {
    if let amount = readAmount(cursor), !amount.isAdjective, amount.unit != .second,
      amount.whole != 0
    {
      cursor = amount.next
      return amount.duration
    }
    guard text.isKind(.unit, cursor), text[cursor].trait != .plural,
      let unit = Unit(rawValue: text[cursor].number)
    else { return nil }
    cursor += 1
    return unit.duration(String(nth))
  }

  /// "twice a week", "three times a day", "once every two years"
  func timesSet(at start: Int) -> Expression? {
    guard text.isKind(.times, start) || mayCountTimes(start) else { return nil }
    var cursor = start
    let count: String
    skipAlternative(&cursor)
    if text.isKind(.times, cursor) {
      count = String(text[cursor].number)
      cursor += 1
    } else {
      guard let quantity = quantity(&cursor), let whole = quantity.whole,
        skip(.timesNoun, &cursor) || skip(.dayParts, &cursor)
      else { return nil }
      count = String(whole)
    }
    if text.isKind(.recurrence, cursor), let unit = Unit(rawValue: text[cursor].number) {
      let meaning = Meaning.recurrence(
        unit.duration("1"),
        quantifier: nil,
        frequency: count + "X"
      )
      return simple(meaning, start, cursor + 1, DateRule.frequency)
    }
    let isRate = skip(.article, &cursor) || skip(.per, &cursor) || skip(.each, &cursor)
    guard isRate || skip(.every, &cursor), let period = period(&cursor, every: 1) else {
      return nil
    }
    let meaning = Meaning.recurrence(period, quantifier: nil, frequency: count + "X")
    return simple(meaning, start, cursor, DateRule.frequency)
  }

  /// Whether "times" or "mornings" stands near enough behind a number to belong to it: a cheap
  /// answer for the many numbers that count something else.
  private func mayCountTimes(_ start: Int) -> Bool {
    (start + 1...start + Self.timesReach).contains {
      text.isKind(.timesNoun, $0) || text.isKind(.dayParts, $0)
    }
  }

  /// "two to three hundred times"
  private static let timesReach = 5

  /// The "two or" of "two or three times a week", the "once or" of "once or twice a day".
  private func skipAlternative(_ cursor: inout Int) {
    var ahead = cursor
    if text.isKind(.times, ahead) { ahead += 1 } else if quantity(&ahead) == nil { return }
    guard skip(.or, &ahead) || skip(.to, &ahead) || skip(.dash, &ahead) else { return }
    var noun = ahead
    guard text.isKind(.times, ahead) || quantity(&noun) != nil && text.isKind(.timesNoun, noun)
    else { return }
    cursor = ahead
  }

  /// "daily", "annually"; not the Daily of a newspaper.
  func adverbSet(at start: Int) -> Expression? {
    guard text.isSmallWord(start) || text.startsSentence(start) && text.isSmallWord(start + 1),
      let unit = Unit(rawValue: text[start].number),
      !(text.isJoined(start) && text.isKind(.dash, start - 1))
    else { return nil }
    let meaning = Meaning.recurrence(unit.duration("1"), quantifier: nil, frequency: nil)
    return simple(meaning, start, start + 1, DateRule.adverb, 0.8)
  }

  /// "weekdays"; but not a number of them.
  func workdays(at start: Int) -> Expression? {
    switch text[start - 1].kind {
    case .number, .numeral, .dash: return nil
    default: break
    }
    let isNight = text.tokens[safe: start]?.hash == Self.weeknights
    let meaning = Meaning.recurrence(
      isNight ? "XXXX-WXX-WDTNI" : "XXXX-WXX-WD",
      quantifier: nil,
      frequency: nil
    )
    return simple(meaning, start, start + 1, DateRule.plural)
  }

  private static let weeknights = WordHash.hash("weeknights")

  /// "on Mondays", "weekends"
  func pluralWeekday(at start: Int) -> Expression? {
    let isWeekend = text.isKind(.weekends, start)
    guard isWeekend || text.isCapitalized(start), !text.startsSentence(start) || !isWeekend else {
      return nil
    }
    // "a month of Sundays"
    if text.isKind(.of, start - 1), text.isKind(.unit, start - 2) { return nil }
    let value = isWeekend ? "XXXX-WXX-WE" : "XXXX-WXX-\(text[start].number)"
    let meaning = Meaning.recurrence(value, quantifier: nil, frequency: nil)
    return simple(meaning, start, start + 1, DateRule.plural)
  }
}
