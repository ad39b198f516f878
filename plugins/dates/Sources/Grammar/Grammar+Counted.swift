import PluginKit

// What is counted out of a longer time: "the first Tuesday of October", "the last week of
// 2016", "the week of October 6th", "week 31", "the 8th".

extension Grammar {
  /// "first Tuesday of October", "the last week of July", "the 5th last day of May"
  func counted(at start: Int) -> Expression? {
    var cursor = start
    _ = skip(.the, &cursor)
    guard let number = countingWord(&cursor), let counted = countedThing(&cursor),
      skip(.of, &cursor) || skip(.in, &cursor)
    else { return nil }
    // "the first Sunday of every month"
    if text.isKind(.every, cursor) || text.isKind(.each, cursor) {
      return everySet(at: cursor).map { set in
        var set = set
        set.first = start
        return set
      }
    }
    guard let whole = whole(&cursor) else { return nil }
    return simple(.nth(number, counted, of: whole), start, cursor, DateRule.counted)
  }

  /// "first", "3rd", "last", "second to last", "3rd last": from the end when negative.
  private func countingWord(_ cursor: inout Int) -> Int? {
    var ahead = cursor
    if let relation = relation(ahead), relation == .last || relation == .final {
      cursor = ahead + 1
      return -1
    }
    guard let ordinal = anyOrdinal(&ahead) else { return nil }
    if relation(ahead) == .last, !text.isKind(.number, ahead + 1) {
      cursor = ahead + 1
      return -ordinal
    }
    cursor = ahead
    return ordinal
  }

  func countedThing(_ cursor: inout Int) -> Counted? {
    switch text[cursor].kind {
    case .weekday: return weekdayName(&cursor).map { .weekday($0) }
    case .weekend:
      cursor += 1
      return .weekend
    case .unit where isWeekEnd(cursor):
      cursor += 3
      return .weekend
    case .unit where text[cursor].trait != .plural:
      guard let unit = Unit(rawValue: text[cursor].number) else { return nil }
      // "the first quarter of 2019" is a part of a year; "the last century of Rome" none.
      switch unit {
      case .day, .week, .month:
        cursor += 1
        return .unit(unit)
      default: return nil
      }
    default: return nil
    }
  }

  /// The longer time: a month, a year, "the month", "next month".
  func whole(_ cursor: inout Int) -> Meaning? {
    var ahead = cursor
    if let unit = theUnit(&ahead) {
      cursor = ahead
      return .shift(unit, 0)
    }
    _ = text.isKind(.the, ahead) && skip(.the, &ahead)
    guard let inner = wholeCore(at: ahead) else { return nil }
    cursor = inner.next
    return inner.meaning
  }

  private func wholeCore(at index: Int) -> Expression? {
    let inner: Expression? =
      switch text[index].kind {
      case .month: monthCore(at: index)
      case .number: plainYear(at: index)
      case .relation: inner?.relative(at: index)
      default: nil
      }
    guard let inner, !inner.isRange else { return nil }
    switch inner.meaning {
    case .fields(let fields): return fields.day == nil ? inner : nil
    case .month, .yearPart(.month, _, _): return inner
    case .shift(let unit, _), .shiftFromMention(let unit, _):
      return unit == .month || unit == .year ? inner : nil
    default: return nil
    }
  }

  /// A month, with its year where one is told.
  private func monthCore(at start: Int) -> Expression? {
    var cursor = start
    guard let month = monthName(&cursor) else { return nil }
    if let year = followingYear(&cursor) {
      return simple(.fields(Fields(year: year, month: month)), start, cursor, DateRule.monthYear)
    }
    if let relative = relativeYear(behind: cursor) {
      let meaning = Meaning.yearPart(.month, month, .relative(relative.years))
      return simple(meaning, start, relative.next, DateRule.monthYear)
    }
    return simple(.fields(Fields(month: month)), start, cursor, DateRule.month)
  }

  /// "the week of October 6th", "the weekend of Thanksgiving"
  func weekOf(at start: Int) -> Expression? {
    var cursor = start
    _ = skip(.the, &cursor)
    let isWeekend = text.isKind(.weekend, cursor)
    guard
      isWeekend
        || text.isKind(.unit, cursor) && text[cursor].number == Unit.week.rawValue
          && text[cursor].trait == .none,
      text.isKind(.of, cursor + 1) || text.isKind(.edgeNoun, cursor + 1)
    else { return nil }
    cursor += 2
    _ = skip(.the, &cursor)
    guard let day = dayCore(at: cursor) else { return nil }
    switch day.meaning {
    case .fields(let fields) where fields.day != nil: break
    case .holiday: break
    default: return nil
    }
    let meaning: Meaning =
      isWeekend ? .beside(0, .weekend, of: day.meaning) : .holding(.week, day.meaning)
    return simple(meaning, start, day.next, DateRule.counted)
  }

  /// "week 31"; a week of a course has no year.
  func weekNumber(at start: Int) -> Expression? {
    guard isLoose || text.isKind(.the, start - 1), text.isKind(.number, start + 1),
      text[start + 1].detail <= 2, (1...53).contains(text[start + 1].number),
      text[start].number == Unit.week.rawValue, text[start].trait == .none
    else { return nil }
    let number = text[start + 1].number
    var cursor = start + 2
    if let told = toldYear(behind: cursor) {
      return simple(.weekNumber(number, told.words), start, told.next, DateRule.counted, 0.85)
    }
    if let year = followingYear(&cursor) {
      return simple(.weekNumber(number, .stated(year)), start, cursor, DateRule.counted, 0.85)
    }
    return simple(.weekNumber(number, .open), start, cursor, DateRule.counted, 0.7)
  }

  /// "the 8th", "on the first", "the 20th of next month", "monday the twenty fourth"
  func dayAlone(at start: Int) -> Expression? {
    var cursor = start
    let hasArticle = skip(.the, &cursor)
    let number = cursor
    guard let day = anyOrdinal(&cursor) ?? plainDayOfNextMonth(&cursor), (1...31).contains(day)
    else { return nil }
    if skip(.of, &cursor) {
      _ = skip(.the, &cursor)
      if text.isKind(.unit, cursor), text[cursor].number == Unit.month.rawValue,
        text.isKind(.the, cursor - 1), text[cursor].trait == .none
      {
        return simple(.dayOfMonth(day, of: .shift(.month, 0)), start, cursor + 1, DateRule.dayAlone)
      }
      if text.isKind(.every, cursor) || text.isKind(.each, cursor),
        text.isKind(.unit, cursor + 1), text[cursor + 1].number == Unit.month.rawValue
      {
        let meaning = Meaning.recurrence(
          "XXXX-XX-" + padded(day, 2),
          quantifier: text.isKind(.every, cursor) ? "EVERY" : "EACH",
          frequency: nil
        )
        return simple(meaning, start, cursor + 2, DateRule.every)
      }
      guard let relation = relation(cursor), text.isKind(.unit, cursor + 1),
        text[cursor + 1].number == Unit.month.rawValue
      else { return nil }
      let month: Meaning
      if let steps = relation.steps {
        month = .shift(.month, steps)
      } else {
        month = .shiftFromMention(
          .month,
          relation == .previous ? -1 : relation == .following ? 1 : 0
        )
      }
      return simple(.dayOfMonth(day, of: month), start, cursor + 2, DateRule.dayAlone)
    }
    guard hasArticle, text.isKind(.number, number) || isLoose, hasDayCompany(start),
      endsPhrase(cursor)
    else { return nil }
    return simple(.dayOfMonth(day, of: .unsaid), start, cursor, DateRule.dayAlone, 0.75)
  }

  private func plainDayOfNextMonth(_ cursor: inout Int) -> Int? {
    guard text.isKind(.number, cursor), text[cursor].detail <= 2, text.isKind(.of, cursor + 1),
      text.isKind(.relation, cursor + 2) || text.isKind(.relation, cursor + 3)
    else { return nil }
    cursor += 1
    return text[cursor - 1].number
  }

  /// "on the 8th", "until the 20th", "Tuesday the 19th"
  private func hasDayCompany(_ start: Int) -> Bool {
    switch text[start - 1].kind {
    case .on, .by, .since, .before, .after, .weekday: true
    case .to: text.length(start - 1) > 2
    case .and, .or: isBehindDayAlone(start - 1)
    default: isLoose && text.isKind(.approximator, start - 1)
    }
  }

  /// "on the 15th and the 16th"
  private func isBehindDayAlone(_ index: Int) -> Bool {
    let first = text.isKind(.ordinalSuffix, index - 1) ? index - 3 : index - 2
    return text.isKind(.the, first) && hasDayCompany(first)
  }

  /// Whether no noun follows that an ordinal could belong to: "on the 8th floor".
  func endsPhrase(_ index: Int) -> Bool {
    if endsClause(index) { return true }
    switch text[index].kind {
    case .and, .or, .at, .in, .on, .to, .from, .for, .by, .dash, .since, .before, .after:
      return true
    case .dayPart, .letterH, .clockWord: return true
    case .number, .numeral: return isLoose
    default:
      let hash = text.tokens[index].hash
      return Self.clauseOpeners.contains(hash) || lexicon.tense(of: hash) != nil
    }
  }

  private static let clauseOpeners = WordSet([
    "it", "he", "she", "they", "we", "i", "you", "who", "which", "when", "where", "while", "but",
    "with", "as", "there", "because", "if", "after", "than",
  ])
}
