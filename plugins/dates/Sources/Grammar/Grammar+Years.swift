import PluginKit

// Years, decades and centuries. A bare number of four digits is a year only in company.

extension Grammar {
  /// A year by itself: "in 2001", "(1983)", "the 2003 interview".
  func year(at start: Int) -> Expression? {
    var cursor = start
    guard let year = fourDigitYear(&cursor), !isCount(cursor),
      !(text.isJoined(cursor) && text.isKind(.letterS, cursor)),
      year < 2200, hasYearCompany(year, start, behind: cursor)
    else { return nil }
    return Expression(
      first: start,
      next: cursor,
      meaning: .fields(Fields(year: year)),
      rule: DateRule.year,
      confidence: 0.9
    )
  }

  private func hasYearCompany(_ year: Int, _ start: Int, behind next: Int) -> Bool {
    let isRecent = isRecentYear(year)
    // "2018 or later"
    if isLoose, isRecent, text.isKind(.or, next),
      text.isKind(.later, next + 1) || text.isKind(.earlier, next + 1)
    {
      return true
    }
    switch text[start - 1].kind {
    case .in, .since, .by, .edge: return true
    case .to: return text.length(start - 1) > 2
    case .before, .after: return isRecent
    case .from:
      return isRecent
        && (!text.isSmallWord(next)
          || text.startsSentence(start - 1) && endsPhrase(next) && !isCount(next + 2))
        || isRecent && (text.tokens[safe: next].map { Self.onwards.contains($0.hash) } ?? false)
        || text.isKind(.to, next) && !(isYear(next + 1) && isCount(next + 2))
    case .between:
      return (text.isKind(.and, next) || text.isKind(.to, next) || text.isKind(.dash, next))
        && (isYear(next + 1) && !isCount(next + 2)
          || isRecent
            && (text.isKind(.month, next + 1) || text.isKind(.deictic, next + 1)
              || decade(at: next + 1) != nil))
    case .of: return isRecent && text.isWord(start - 2) && !text.isKind(.quantityNoun, start - 2)
    case .circa: return true
    case .approximator:
      return isRecent && (endsPhrase(next) && isDatedAbout(start - 1) || isAsFarAs(start - 1))
    case .stop: return text.isKind(.circa, start - 2) || isSubject(year, start, next)
    case .for: return (1900...2099).contains(year) && (endsPhrase(next) || text.isKind(.to, next))
    case .and, .or: return isYear(start - 2) || text.isKind(.edge, start - 2)
    case .to where text.length(start - 1) > 3: return isRecent
    case .other: return false
    case .open: return isRecent && closes(next)
    case .comma:
      return isRecent
        && (closes(next) || isYear(start - 2) || endsClause(next)
          || text.isCapitalized(start - 2) && text.isKind(.for, next))
    case .slash: return false
    case .dash: return text.isKind(.edge, start - 2)
    case .the, .article, .possessor:
      // "the 2003 interview", "the 2020 and 2024 elections"
      return isRecent && text[next].kind != .vague
        && (isNounBehind(next)
          || (text.isKind(.and, next) || text.isKind(.or, next)) && isYear(next + 1)
            && isNounBehind(next + 2))
    case .unit:
      return text[start - 1].number == Unit.year.rawValue && text[start - 1].trait == .none
    case .season: return true
    case .plain, .month: return isRecent && isYearAfterPlainWord(year, start, next)
    default: return text.isKind(.colon, next) && text.count > next && isRecent && start == 0
    }
  }

  /// "as recently as" of "as recently as 1995".
  private func isAsFarAs(_ index: Int) -> Bool {
    text.tokens[safe: index]?.hash == Self.asWord
      && text.tokens[safe: index - 1].map { Self.extents.contains($0.hash) } ?? false
  }

  /// "in about 1980", "built around 1850"; "sold about 2000" may be a count.
  private func isDatedAbout(_ index: Int) -> Bool {
    switch text[index - 1].kind {
    case .in, .since, .from, .by, .born: return true
    case .to: return text.length(index - 1) > 2
    default:
      guard let token = text.tokens[safe: index - 1] else { return true }
      return Self.dating.contains(token.hash)
    }
  }

  private func isRecentYear(_ year: Int) -> Bool { (1500...2099).contains(year) }

  private static let onwards = WordSet(["onwards", "onward", "on"])
  private static let asWord = WordHash.hash("as")
  private static let extents = WordSet(["recently", "early", "late", "back", "recent", "soon"])
  private static let adjusted = WordHash.hash("adjusted")
  private static let comparers = WordSet(["with", "versus", "vs"])

  /// "2023 was the hottest year."
  private func isSubject(_ year: Int, _ start: Int, _ next: Int) -> Bool {
    (1900...2099).contains(year) && text.startsSentence(start) && text.isSmallWord(next)
      && lexicon.tense(of: text.tokens[next].hash) == .past
  }

  private static let dating = WordSet([
    "built", "founded", "written", "painted", "died", "dated", "dates", "dating", "established",
    "made", "published", "composed", "begun", "began", "constructed", "started", "rebuilt",
  ])

  /// "the paper's 1999 report", "(Brown 2014)", a heading that is but a year.
  private func isYearAfterPlainWord(_ year: Int, _ start: Int, _ next: Int) -> Bool {
    if start == 0 {
      return next == text.count || text.isKind(.colon, next) || isSubject(year, start, next)
    }
    if text.isPossessive(start - 1) { return isNounBehind(next) }
    // "expects 2016 earnings of", "had 1990 sales of"
    if isResult(next) || text.tokens[safe: next]?.hash == Self.adjusted && isResult(next + 1) {
      return (1900...2099).contains(year)
    }
    if text.isSign(start - 1) { return isYearAfterSign(start, next) }
    // "later than 2018"
    if text.tokens[safe: start - 1]?.hash == Self.than,
      text.isKind(.later, start - 2) || text.isKind(.earlier, start - 2)
    {
      return isRecentYear(year)
    }
    // "compared with 2019"
    if text.tokens[safe: start - 1].map({ Self.comparers.contains($0.hash) }) ?? false {
      return (1900...2099).contains(year) && endsPhrase(next)
    }
    // "Flight SK 1990", "a BA 2042 to Rome"
    if text.length(start - 1) < 3, text.isCapitalized(start - 1) { return false }
    if text.isLabel(start - 2) { return false }
    guard text.isCapitalized(start - 1), !text.isLabel(start - 1) else {
      return isLoose && (text.isKind(.or, next) || endsClause(next)) && !text.isLabel(start - 1)
    }
    // "World Cup 2018", "Comic-Con 2015, where": a name with its year.
    return text.isKind(.semicolon, next) || text.isKind(.shut, next) || endsClause(next)
      || text.isWord(start - 2) && text.isCapitalized(start - 2) && endsPhrase(next)
  }

  /// "© 2019", "“2012”"
  private func isYearAfterSign(_ start: Int, _ next: Int) -> Bool {
    !text.isJoined(start) && endsClause(next) || isLoose && text.isJoined(start) && start == 1
  }

  private func closes(_ index: Int) -> Bool {
    switch text[index].kind {
    case .shut, .dash, .colon, .semicolon: true
    case .comma: text.isKind(.number, index + 1) || text.isKind(.plain, index + 1)
    default: false
    }
  }

  private func isNounBehind(_ index: Int) -> Bool {
    guard index < text.count, text.isWord(index) else { return false }
    switch text[index].kind {
    case .plain, .recurrence, .season, .dayName, .business, .full, .prefix, .dayPart, .middle,
      .edgeNoun,
      .workdays, .weekend:
      return true
    default: return false
    }
  }

  func isYear(_ index: Int) -> Bool {
    text.isKind(.number, index) && text[index].detail == 4
      && (1000...2199).contains(text[index].number)
  }

  /// "490 BC", "AD 842", "842 AD"; years before Christ are written as TIMEX3 does.
  func eraYear(at start: Int) -> Expression? {
    let isBefore = text.isKind(.number, start)
    let number = text[isBefore ? start : start + 1]
    let era = text[isBefore ? start + 1 : start]
    guard number.kind == .number, number.detail <= 4, number.number > 0, era.kind == .era,
      text.isCapitalized(isBefore ? start + 1 : start), isBefore || era.value > 0,
      !(isBefore && isInsideNumber(start) && !text.isKind(.dash, start - 1))
    else { return nil }
    let meaning =
      era.value > 0
      ? Meaning.fields(Fields(year: number.number)) : .beforeChrist(.year, number.number)
    return simple(meaning, start, start + 2, DateRule.era)
  }

  /// "the 2003 interview" is read at its number; "the year 2003" at "the".
  func yearAsAdjective(at start: Int) -> Expression? {
    var cursor = start
    // "year 2012" of a message.
    guard skip(.the, &cursor) || isLoose, text.isKind(.unit, cursor),
      text[cursor].number == Unit.year.rawValue, text[cursor].trait == .none
    else { return nil }
    cursor += 1
    guard let year = fourDigitYear(&cursor) else { return nil }
    return Expression(
      first: start,
      next: cursor,
      meaning: .fields(Fields(year: year)),
      rule: DateRule.year,
      confidence: 0.95
    )
  }

  /// "1990–95", "2017-18", "1939–1945": two years against a dash.
  func yearRange(at start: Int) -> Expression? {
    guard text[start].detail == 4, (1000...2199).contains(text[start].number),
      text.isKind(.dash, start + 1) || isSeasonSlash(start), text.isKind(.number, start + 2),
      beginsNumber(start), let second = secondYear(after: text[start].number, start + 2),
      !isCount(start + 3),
      !text.isKind(.month, start + 3),
      !(text.isJoined(start + 3) && text[start + 3].kind != .stop && text[start + 3].kind != .comma
        && text[start + 3].kind != .shut && !text.isPossessive(start + 3))
    else { return nil }
    return Expression(
      first: start,
      next: start + 3,
      meaning: .fields(Fields(year: text[start].number)),
      rule: DateRule.yearRange,
      end: RangeEnd(
        split: RangeSplit(first: start..<start + 1, second: start + 2),
        meaning: .fields(Fields(year: second))
      ),
      confidence: 0.85
    )
  }

  /// "2018/19": the slash of a season or a tax year.
  private func isSeasonSlash(_ start: Int) -> Bool {
    text.isKind(.slash, start + 1) && text[start + 2].detail == 2 && text[start].number >= 1900
      && text[start + 2].number == (text[start].number + 1) % 100
      && text.isJoined(start + 1) && text.isJoined(start + 2)
  }

  private static let spacedYears = 10

  /// The second year of a range, of four digits or of two that share the century.
  private func secondYear(after first: Int, _ index: Int) -> Int? {
    let lexeme = text[index]
    // "1990–95", "1990 – 95"
    let isTight = text.isJoined(index) ? text.isJoined(index - 1) : isRangeDash(index - 1)
    switch lexeme.detail {
    case 4:
      let year = lexeme.number
      return year > first && year <= min(first + 300, 2199) ? year : nil
    case 2 where isTight && first >= 1500:
      let year = first / 100 * 100 + lexeme.number
      // "1990 – 95", but "2015 - 32" is a sum or a code.
      if !text.isJoined(index), year - first > Self.spacedYears { return nil }
      return year > first ? year : lexeme.number == 0 && first % 100 == 99 ? first + 1 : nil
    default: return nil
    }
  }

  /// "the 1970s", "1970s", "the '70s", "1970's"
  func decade(at start: Int) -> Expression? {
    var cursor = start
    _ = skip(.the, &cursor)
    let isTold =
      cursor > start || text.isKind(.edge, start - 1) || text.isKind(.and, start - 1)
      || text.isKind(.dash, start - 1) && text.isKind(.edge, start - 2)
    let hasApostrophe = isTold && skip(.apostrophe, &cursor)
    let number = text[cursor]
    if let short = shortDecade(start, cursor, isTold) { return short }
    guard number.kind == .number, number.number % 10 == 0,
      let ending = decadeEnding(cursor + 1, isTold: isTold),
      number.detail == 4 && (1000...2190).contains(number.number)
        || hasApostrophe && number.detail == 2
    else { return nil }
    // "the '00s" and "the '10s" are of this century.
    let century = number.number < 20 ? 2000 : 1900
    let year = number.detail == 4 ? number.number : century + number.number
    if isBeforeChrist(ending) {
      let meaning = Meaning.beforeChrist(.decade, year)
      return simple(meaning, start, ending + 1, DateRule.decade)
    }
    // "the 1600s" are a century more often than the ten years at its beginning.
    let isCentury = year % 100 == 0 && year < 2000 && number.detail == 4
    return Expression(
      first: start,
      next: ending,
      meaning: isCentury ? .century(year / 100) : .decade(year / 10),
      rule: DateRule.decade,
      confidence: 0.95
    )
  }

  /// "the mid-60's", "the 80s": two digits are ten years where no weather or age is told.
  private func shortDecade(_ start: Int, _ index: Int, _ isTold: Bool) -> Expression? {
    var before = start - 1
    while text.isKind(.edge, before) || text.isKind(.dash, before) { before -= 1 }
    let number = text[index]
    guard isTold, text.isKind(.the, start) || text.isKind(.the, before), number.kind == .number,
      number.detail == 2, number.number % 10 == 0, (20...90).contains(number.number),
      let ending = decadeEnding(index + 1, isTold: true)
    else { return nil }
    guard isInTime(start, before), tellsOfTimes(sentence(around: start)) else { return nil }
    return simple(.decade(190 + number.number / 10), start, ending, DateRule.decade, 0.7)
  }

  private func isInTime(_ start: Int, _ the: Int) -> Bool {
    switch text[(text.isKind(.the, start) ? start : the) - 1].kind {
    case .in, .since, .by, .from, .of, .to, .and: true
    default: false
    }
  }

  /// Whether a sentence tells of how people lived, and not of a scale: "in the 80s" may also be
  /// degrees, prices and percentages.
  private func tellsOfTimes(_ sentence: Range<Int>) -> Bool {
    let hashes = sentence.lazy.map { text.tokens[$0].hash }
    return hashes.contains { Self.times.contains($0) }
      && !hashes.contains { Self.scales.contains($0) }
  }

  private static let times = WordSet([
    "music", "born", "era", "song", "songs", "band", "film", "films", "movie", "movies", "fashion",
    "style", "pop", "rock", "disco", "generation", "decade", "childhood", "grew", "moved", "lived",
    "hit", "hits", "album", "albums", "star", "starred", "famous", "toured", "played", "founded",
    "built", "married", "stayed", "came", "went", "worked", "taught", "wrote", "teenager",
    "parents",
    "actor", "singer", "novel", "television", "show", "sitcom",
  ])
  private static let scales = WordSet([
    "high", "highs", "low", "lows", "temperature", "temperatures", "degree", "degrees", "percent",
    "mph", "fahrenheit", "celsius", "weather", "forecast", "readings", "prices", "ratings", "toll",
    "score", "sunny", "rain",
  ])

  /// Behind the "s" of "1970s", or of "the 1970's", where an article tells that it is no owner.
  private func decadeEnding(_ index: Int, isTold: Bool) -> Int? {
    guard text.isJoined(index) else { return nil }
    if text.isKind(.letterS, index) { return index + 1 }
    guard isTold, text.isKind(.apostrophe, index), text.isJoined(index + 1),
      text.isKind(.letterS, index + 1)
    else { return nil }
    return index + 2
  }

  /// "the 19th century", "nineteenth-century", "21st Century"
  func century(at start: Int) -> Expression? {
    var cursor = start
    _ = skip(.the, &cursor)
    guard let ordinal = anyOrdinal(&cursor), (1...30).contains(ordinal) else { return nil }
    _ = skip(.dash, &cursor)
    guard text.isKind(.unit, cursor), text[cursor].number == Unit.century.rawValue,
      text[cursor].trait == .none
    else { return nil }
    let isBefore = isBeforeChrist(cursor + 1)
    return Expression(
      first: start,
      next: cursor + (isBefore ? 2 : 1),
      meaning: isBefore ? .beforeChrist(.century, ordinal) : .century(ordinal - 1),
      rule: DateRule.century,
      confidence: 0.9
    )
  }
}
