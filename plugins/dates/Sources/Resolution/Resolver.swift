import PluginKit

/// Turns what is written into a TIMEX3 value: which Tuesday, which October.
///
/// News tells what happened: filed on Thursday 5 March 2026, "on Tuesday" is 2026-03-03.
/// After a word of the future ("will meet on Tuesday") the day ahead is meant. Without a
/// reference time nothing is made up, and what is not written stays `X`.
struct Resolver {
  /// The value of an expression, and the calendar period behind it if it is complete.
  struct Value {
    var text: String
    var period: Period?
    /// What completed the value, if anything did.
    var anchor: String?
  }

  var anchor: Anchor
  /// The tense of the sentence, asked for only when it matters.
  let tense: () -> Lexicon.Tense?

  /// The value of a single time; a time of day is added by the caller.
  func value(of meaning: Meaning) -> Value {
    switch meaning {
    case .fields(let fields): return value(of: fields)
    case .weekday(let weekday, let relation): return value(ofWeekday: weekday, relation)
    case .weekdayOfWeek(let weekday, let weeks):
      let day = anchor.reference.flatMap { $0.adding(days: weekday - $0.weekday + weeks * 7) }
      return resolved(day.map { .day($0) }, else: "XXXX-WXX-\(weekday)")
    case .month(let month, let relation): return value(ofMonth: month, relation)
    case .season(let season, let year, let relation):
      return value(of: season, year, relation)
    case .yearPart(let unit, let number, let year): return value(ofPart: unit, number, year)
    case .decade(let decade): return known(.decade(decade))
    case .century(let century): return known(.century(century))
    case .shift(let unit, let count): return shifted(unit, count)
    case .shiftFromMention(let unit, let count): return shiftedFromMention(unit, count)
    case .weekend(let relation): return weekend(relation)
    case .clock(let clock): return Value(text: clock.text)
    case .duration(let text), .vague(let text), .recurrence(let text, _, _):
      return Value(text: text)
    }
  }

  private func known(_ period: Period) -> Value { Value(text: period.timex, period: period) }

  private func resolved(_ period: Period?, else partial: String) -> Value {
    guard let period else { return Value(text: partial) }
    return Value(text: period.timex, period: period, anchor: anchor.referenceText)
  }

  /// Whether an undecided date lies ahead; `nil` when nothing tells.
  private var liesAhead: Bool? {
    if anchor.prefersFuture { return true }
    return tense().map { $0 == .future }
  }

  // MARK: Calendar fields

  private func value(of fields: Fields) -> Value {
    if let year = fields.year { return value(of: fields, year) }
    guard let month = fields.month else { return Value(text: "XXXX") }
    let partial = "XXXX-" + padded(month, 2) + (fields.day.map { "-" + padded($0, 2) } ?? "")
    guard let reference = anchor.reference, fields.isPossible else { return Value(text: partial) }
    guard let day = fields.day else {
      return resolved(self.month(month, near: reference), else: partial)
    }
    return resolved(self.day(day, month, near: reference, fields.weekday), else: partial)
  }

  private func value(of fields: Fields, _ year: Int) -> Value {
    guard let month = fields.month else { return known(.year(year)) }
    guard let day = fields.day else { return known(.month(month, year: year)) }
    guard let date = CalendarDay(year: year, month: month, day: day) else {
      return Value(text: "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))")
    }
    return known(.day(date))
  }

  /// How far on the other side of the reference time the tense may leave a date: "the vote
  /// planned for 20 October" is told in the past and lies ahead.
  private static let slack = 45

  /// The day of this month in the year that fits best.
  private func day(
    _ day: Int,
    _ month: Int,
    near reference: CalendarDay,
    _ weekday: Int?
  ) -> Period? {
    let year = reference.fields.year
    let days = (year - 8...year + 8).compactMap {
      CalendarDay(year: $0, month: month, day: day)
    }
    var candidates = days
    if anchor.prefersFuture {
      candidates = days.filter { $0 >= reference }
    } else if let ahead = liesAhead {
      candidates = days.filter {
        ahead
          ? $0.number >= reference.number - Self.slack
          : $0.number <= reference.number + Self.slack
      }
    }
    if let weekday {
      let near = days.filter { abs($0.number - reference.number) < 800 && $0.weekday == weekday }
      if !near.isEmpty { candidates = near }
    }
    let best = candidates.min {
      abs($0.number - reference.number) < abs($1.number - reference.number)
    }
    return best.map { .day($0) }
  }

  /// The month in the year that the tense asks for; in the past if nothing tells.
  private func month(_ month: Int, near reference: CalendarDay) -> Period {
    let (year, current, _) = reference.fields
    if liesAhead ?? false { return .month(month, year: month >= current ? year : year + 1) }
    return .month(month, year: month <= current ? year : year - 1)
  }

  private func value(ofMonth month: Int, _ relation: Relation) -> Value {
    guard let reference = anchor.reference else { return Value(text: "XXXX-" + padded(month, 2)) }
    let (year, current, _) = reference.fields
    let period: Period
    switch relation {
    case .last: period = .month(month, year: month < current ? year : year - 1)
    case .this: period = .month(month, year: year)
    default: period = .month(month, year: month > current ? year : year + 1)
    }
    return resolved(period, else: "")
  }

  // MARK: Days of the week

  private func value(ofWeekday weekday: Int, _ relation: Relation?) -> Value {
    let partial = "XXXX-WXX-\(weekday)"
    if relation == .following || relation == .previous {
      return weekdayFromMention(weekday, relation == .following) ?? Value(text: partial)
    }
    guard let reference = anchor.reference else { return Value(text: partial) }
    let back = (reference.weekday - weekday + 7) % 7
    let days: Int
    switch relation {
    case .last: days = back == 0 ? -7 : -back
    case .this: days = weekday - reference.weekday
    case .next: days = weekday - reference.weekday + 7
    case .coming: days = back == 0 ? 7 : 7 - back
    default:
      let ahead = liesAhead ?? false
      let today = anchor.prefersFuture ? 7 : 0
      days = ahead ? (back == 0 ? today : 7 - back) : -back
    }
    return resolved(reference.adding(days: days).map { .day($0) }, else: partial)
  }

  private func weekdayFromMention(_ weekday: Int, _ isAfter: Bool) -> Value? {
    guard let mention = anchor.mention, case .day(let day) = mention else { return nil }
    let distance =
      isAfter ? (weekday - day.weekday + 6) % 7 + 1 : -((day.weekday - weekday + 6) % 7 + 1)
    guard let target = day.adding(days: distance) else { return nil }
    return Value(text: target.text, period: .day(target), anchor: mention.timex)
  }

  private func weekend(_ relation: Relation?) -> Value {
    guard let reference = anchor.reference else { return Value(text: "XXXX-WXX-WE") }
    let isWeekend = reference.weekday >= 6
    let weeks: Int
    switch relation {
    case .last, .previous: weeks = -1
    case .this: weeks = 0
    case .next: weeks = 1
    case .coming: weeks = isWeekend ? 1 : 0
    default: weeks = (liesAhead ?? false) || isWeekend ? 0 : -1
    }
    let day = reference.adding(days: weeks * 7)
    return resolved(day.map { .weekend($0.week) }, else: "XXXX-WXX-WE")
  }

  // MARK: Parts of years

  private func value(of season: Season, _ year: Int?, _ relation: Relation?) -> Value {
    if let year { return known(.season(season, year: year)) }
    let partial = "XXXX-" + season.letters
    guard let reference = anchor.reference else { return Value(text: partial) }
    let (year, month, _) = reference.fields
    let current = season == .winter && month < 3 ? year - 1 : year
    let ended = season != .winter && month >= season.firstMonth + 3
    let began = month >= season.firstMonth || season == .winter && month < 3
    switch relation {
    case .last: return resolved(.season(season, year: ended ? year : current - 1), else: partial)
    case .this: return resolved(.season(season, year: current), else: partial)
    case .next, .coming:
      return resolved(.season(season, year: began ? current + 1 : current), else: partial)
    default:
      // "in summer" is more often every summer than the last one.
      return Value(text: partial)
    }
  }

  private func value(ofPart unit: Unit, _ number: Int, _ year: YearWords) -> Value {
    func part(_ year: Int) -> Period {
      switch unit {
      case .month: .month(number, year: year)
      case .quarter: .quarter(number, year: year)
      default: .half(number, year: year)
      }
    }
    let letters = unit == .quarter ? "Q\(number)" : unit == .year ? "H\(number)" : padded(number, 2)
    let partial = "XXXX-" + letters
    if case .stated(let year) = year { return known(part(year)) }
    guard let reference = anchor.reference else { return Value(text: partial) }
    let (now, month, _) = reference.fields
    if case .relative(let years) = year { return resolved(part(now + years), else: partial) }
    let hasEnded = number * 3 < month
    let ahead = liesAhead ?? false
    return resolved(part(hasEnded || ahead ? now : now - 1), else: partial)
  }

  // MARK: Distances

  private func shifted(_ unit: Unit, _ count: Int) -> Value {
    guard let reference = anchor.reference else { return Value(text: unit.unknown) }
    if unit.isClockUnit {
      guard unit == .hour, count % 24 == 0 else { return Value(text: unit.unknown) }
      return resolved(Period(.day, count / 24, after: reference), else: unit.unknown)
    }
    return resolved(Period(unit, count, after: reference), else: unit.unknown)
  }

  private func shiftedFromMention(_ unit: Unit, _ count: Int) -> Value {
    guard let mention = anchor.mention, mention.unit.rawValue <= unit.rawValue,
      let day = mention.firstDay, let period = Period(unit, count, after: day)
    else { return Value(text: unit.unknown) }
    return Value(text: period.timex, period: period, anchor: mention.timex)
  }
}
