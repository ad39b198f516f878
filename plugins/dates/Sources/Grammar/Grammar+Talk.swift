import PluginKit

// What only messages and agendas say so shortly that it needs their company to be a time.

extension Grammar {
  /// "all day", "all week": the length, or for agendas the time itself.
  func wholeUnit(at start: Int) -> Expression? {
    if text.isKind(.all, start), text.isKind(.dayPart, start + 1), text.isSmallWord(start + 1),
      let part = DayPart(rawValue: text[start + 1].number), !text.isKind(.dash, start + 2)
    {
      var expression = simple(.unsaid, start, start + 2, DateRule.dayPart, 0.7)
      expression.part = part
      return expression
    }
    guard text.isKind(.all, start), text.isKind(.unit, start + 1), text[start + 1].trait == .none,
      let unit = Unit(rawValue: text[start + 1].number), unit.rawValue >= Unit.day.rawValue
    else { return nil }
    let meaning: Meaning =
      style == .agenda ? .shift(unit, 0) : .duration(unit.duration("1"))
    return simple(meaning, start, start + 2, DateRule.durationVague, 0.8)
  }

  /// "the month" of "away for the month": the one that it is.
  func theUnitOfNow(at start: Int) -> Expression? {
    guard isLoose, text.isKind(.unit, start + 1), text[start + 1].trait == .none,
      let unit = Unit(rawValue: text[start + 1].number),
      unit.rawValue >= Unit.day.rawValue, unit.rawValue <= Unit.year.rawValue,
      text.isKind(.for, start - 1) || text.isKind(.of, start - 1) || text.isKind(.in, start - 1),
      endsClause(start + 2)
    else { return nil }
    return simple(.shift(unit, 0), start, start + 2, DateRule.period, 0.6)
  }

  /// "20161016", where it is a day that the calendar has.
  func compactDate(at start: Int) -> Expression? {
    let lexeme = text[start]
    guard isLoose, lexeme.detail == 8, (1900...2199).contains(lexeme.number / 10_000),
      beginsNumber(start), isWhole(start + 1)
    else { return nil }
    let fields = Fields(
      year: lexeme.number / 10_000,
      month: lexeme.number / 100 % 100,
      day: lexeme.number % 100
    )
    guard fields.isPossible, (1...12).contains(lexeme.number / 100 % 100) else { return nil }
    return written(fields, start, start + 1, DateRule.isoDate)
  }

  /// "nineteen ninety six" behind "in" or "since".
  func spokenYear(at start: Int) -> Expression? {
    var cursor = start
    guard
      text.isKind(.in, start - 1) || text.isKind(.since, start - 1) || text.isKind(.by, start - 1),
      let year = fourDigitYear(&cursor), cursor - start >= 2, !isCount(cursor),
      endsPhrase(cursor)
    else { return nil }
    return simple(.fields(Fields(year: year)), start, cursor, DateRule.year, 0.8)
  }

  /// "in the mornings"
  func pluralPart(at start: Int) -> Expression? {
    var cursor = start
    let hasArticle = skip(.the, &cursor)
    guard text.isKind(.dayParts, cursor), hasArticle || text.isKind(.in, start - 1),
      let part = DayPart(rawValue: text[cursor].number)
    else { return nil }
    let meaning = Meaning.recurrence("T" + part.letters, quantifier: nil, frequency: nil)
    return simple(meaning, start, cursor + 1, DateRule.plural, 0.75)
  }
}
