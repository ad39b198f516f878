import PluginKit

// Seasons, quarters and other parts of years, and years that begin in autumn.

extension Resolver {
  func value(of season: Season, _ words: YearWords, _ relation: Relation?) -> Value {
    let partial = "XXXX-" + season.letters
    if case .stated(let year) = words {
      if year < 0 { return Value(text: "BC" + padded(-year, 4) + "-" + season.letters) }
      return known(.season(season, year: year))
    }
    if case .told(let years) = words {
      guard let told = toldYear else { return Value(text: partial) }
      return Value(
        text: Period.season(season, year: told + years).timex,
        period: .season(season, year: told + years),
        anchor: anchor.mention?.timex
      )
    }
    if relation == .that || relation == .same, anchor.mention != nil {
      return value(of: season, .told(0), nil)
    }
    guard let focus = anchor.focus else {
      if let year = anchor.nearYear { return known(.season(season, year: year)) }
      return Value(text: partial)
    }
    let (year, month, _) = focus.fields
    if case .relative(let years) = words {
      return resolved(.season(season, year: year + years), else: partial)
    }
    let current = season == .winter && month < 3 ? year - 1 : year
    let ended = season != .winter && month >= season.firstMonth + 3
    let began = month >= season.firstMonth || season == .winter && month < 3
    switch relation {
    case .last, .previous:
      // Weeks after a summer "last summer" is that of the year before; the other was "this summer".
      let isOver = ended && month >= season.firstMonth + 3 + Self.seasonMemory
      return resolved(.season(season, year: isOver ? year : current - 1), else: partial)
    case .this, .same, .that: return resolved(.season(season, year: current), else: partial)
    case .next, .coming, .following:
      return resolved(.season(season, year: began ? current + 1 : current), else: partial)
    default: break
    }
    if anchor.isNarrative { return resolved(.season(season, year: year), else: partial) }
    if let near = anchor.nearYear { return known(.season(season, year: near)) }
    switch liesAhead {
    case true?: return resolved(.season(season, year: ended ? year + 1 : current), else: partial)
    case false?:
      return resolved(.season(season, year: began ? current : current - 1), else: partial)
    // "in summer" without a verb that tells is more often every summer than the last one.
    case nil: return Value(text: partial)
    }
  }

  /// How many months after its end a season is still told as "this" one.
  private static let seasonMemory = 1

  func value(ofPart unit: Unit, _ number: Int, _ words: YearWords) -> Value {
    func part(_ year: Int) -> Period {
      switch unit {
      case .month: .month(number, year: year)
      case .quarter: .quarter(number, year: year)
      default: .half(number, year: year)
      }
    }
    let letters = unit == .quarter ? "Q\(number)" : unit == .year ? "H\(number)" : padded(number, 2)
    let partial = "XXXX-" + letters
    if case .stated(let year) = words { return known(part(year)) }
    if case .told(let years) = words {
      guard let told = toldYear else { return Value(text: partial) }
      return Value(
        text: part(told + years).timex,
        period: part(told + years),
        anchor: anchor.mention?.timex
      )
    }
    guard let focus = anchor.focus else { return Value(text: partial) }
    let (now, month, _) = focus.fields
    if case .relative(let years) = words { return resolved(part(now + years), else: partial) }
    if anchor.isNarrative || anchor.prefersFuture { return resolved(part(now), else: partial) }
    let months = unit == .quarter ? 3 : unit == .year ? 6 : 1
    // A quarter is reported on when it has ended, or is about to.
    // Of a half most must be over.
    let hasBegun = (number - 1) * months + (unit == .year ? 3 : 0) < month
    return resolved(part(hasBegun || (liesAhead ?? false) ? now : now - 1), else: partial)
  }

  func value(of kind: BusinessYear, _ words: YearWords) -> Value {
    let year: Int
    switch words {
    case .stated(let stated): return Value(text: kind.letters + padded(stated, 4))
    case .relative(let years):
      guard let focus = anchor.focus else { return Value(text: kind.letters + "XXXX") }
      // A school year is named by its end, and begins in August.
      let isBegun = kind == .school && focus.fields.month >= 8
      year = focus.fields.year + years + (isBegun ? 1 : 0)
    case .open, .told: return Value(text: kind.letters + "XXXX")
    }
    return Value(text: kind.letters + padded(year, 4), anchor: anchor.focusText)
  }

  /// As TIMEX3 writes them: `BC0490`, `BC03` for the 4th century.
  func beforeChrist(_ unit: Unit, _ number: Int) -> Value {
    switch unit {
    case .century: Value(text: "BC" + padded(max(number - 1, 0), 2))
    case .decade: Value(text: "BC" + padded(number / 10, 3))
    default: Value(text: "BC" + padded(number, 4))
    }
  }

  /// The year of the last date told.
  private var toldYear: Int? {
    anchor.nearYear
      ?? (anchor.mention ?? anchor.reference.map { .day($0.day) })?.firstDay?.fields.year
  }

  /// The year that is meant by some words, for what is counted out of a year.
  func year(_ words: YearWords) -> Int? {
    switch words {
    case .stated(let year): year
    case .relative(let years): anchor.focus.map { $0.fields.year + years }
    case .told(let years): toldYear.map { $0 + years }
    case .open: anchor.focus?.fields.year
    }
  }
}
