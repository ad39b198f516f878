import PluginKit

/// Turns what is written into a value: which Tuesday, which October.
///
/// News tells what happened: filed on Thursday 5 March 2026, "on Tuesday" is 2026-03-03.
/// After a word of the future ("will meet on Tuesday") the day ahead is meant. A history is
/// read from one date to the next. Without anything to count from nothing is made up, and
/// what is not written stays `X`.
struct Resolver {
  /// The value of an expression, and the calendar period behind it if it is complete.
  struct Value {
    var text: String
    var period: Period?
    /// A time on a known day, for distances in hours and minutes.
    var instant: Instant?
    /// What completed the value, if anything did.
    var anchor: String?
  }

  let anchor: Anchor
  let holidays: HolidayTable
  /// The tense of the sentence.
  let tense: Lexicon.Tense?

  /// The value of a single time; a time of day is added by the caller.
  func value(of meaning: Meaning) -> Value {
    switch meaning {
    case .unsaid: return unsaidDay
    case .fields(let fields): return value(of: fields)
    case .weekday(let weekday, let relation): return value(ofWeekday: weekday, relation)
    case .weekdayOfWeek(let weekday, let weeks):
      let day = anchor.reference.flatMap {
        $0.day.adding(days: weekday - $0.day.weekday + weeks * 7)
      }
      return resolved(day.map { .day($0) }, else: "XXXX-WXX-\(weekday)")
    case .month(let month, let relation): return value(ofMonth: month, relation)
    case .season(let season, let year, let relation): return value(of: season, year, relation)
    case .yearPart(let unit, let number, let year): return value(ofPart: unit, number, year)
    case .businessYear(let kind, let year): return value(of: kind, year)
    case .decade(let decade): return known(.decade(decade))
    case .century(let century): return known(.century(century))
    case .beforeChrist(let unit, let number): return beforeChrist(unit, number)
    case .namedDay(let year, let month, let day):
      return value(of: Fields(year: year, month: month, day: day))
    default: return composed(meaning)
    }
  }

  /// Values that are counted from others.
  private func composed(_ meaning: Meaning) -> Value {
    switch meaning {
    case .shift(let unit, let count): shifted(unit, count)
    case .shiftFromMention(let unit, let count): shiftedFromMention(unit, count)
    case .told(let unit, let year): told(unit, year)
    case .beside(let number, let counted, let origin): beside(number, counted, of: origin)
    case .away(let unit, let count, let origin): away(unit, count, from: origin)
    case .nth(let number, let counted, let whole): nth(number, counted, of: whole)
    case .dayOfMonth(let day, let month): dayOfMonth(day, of: month)
    case .holding(let unit, let inner): holding(unit, inner)
    case .ending(let unit, let inner): ending(unit, inner)
    case .weekNumber(let number, let year): week(number, year)
    case .weekend(let relation): weekend(relation)
    case .holiday(let row, let year, let relation): holiday(row, year, relation)
    case .run(let unit, let count): run(unit, count)
    case .duration(let text), .vague(let text), .recurrence(let text, _, _): Value(text: text)
    default: Value(text: "XXXX")
    }
  }

  func known(_ period: Period) -> Value { Value(text: period.timex, period: period) }

  func resolved(_ period: Period?, else partial: String) -> Value {
    guard let period else { return Value(text: partial) }
    return Value(text: period.timex, period: period, anchor: anchor.focusText)
  }

  /// Whether an undecided date lies ahead; `nil` when nothing tells.
  var liesAhead: Bool? {
    if anchor.prefersFuture { return true }
    return tense.map { $0 == .future }
  }
}
