import PluginKit

// Dates whose year, month or day is left out.

extension Resolver {
  func value(of fields: Fields) -> Value {
    if let year = fields.year { return value(of: fields, year) }
    guard let month = fields.month else { return dayOfWeekday(fields) }
    let partial = "XXXX-" + padded(month, 2) + (fields.day.map { "-" + padded($0, 2) } ?? "")
    guard let focus = anchor.focus, fields.isPossible else {
      if fields.isPossible, let year = anchor.nearYear { return value(of: fields, year) }
      return Value(text: partial)
    }
    let period =
      fields.day.map { day($0, month, near: focus, fields.weekday) }
      ?? self.month(month, near: focus)
    var value = resolved(period, else: partial)
    // "In 1945 … on October 8" rests on the year told and not on the reference time.
    if let year = anchor.nearYear, value.period != nil { value.anchor = padded(year, 4) }
    return value
  }

  /// "Tuesday the 19th": the nearest month in which that day is a Tuesday.
  private func dayOfWeekday(_ fields: Fields) -> Value {
    guard let day = fields.day, let weekday = fields.weekday else { return Value(text: "XXXX") }
    let partial = "XXXX-XX-" + padded(day, 2)
    guard let focus = anchor.focus else { return Value(text: partial) }
    let (year, month, _) = focus.fields
    var candidates = (-12...12).compactMap { step -> CalendarDay? in
      let months = year * 12 + month - 1 + step
      return CalendarDay(year: months / 12, month: months % 12 + 1, day: day)
    }.filter { $0.weekday == weekday }
    if let ahead = liesAhead {
      candidates = candidates.filter { ahead ? $0 >= focus : $0 <= focus }
    }
    return resolved(nearest(candidates, to: focus).map { .day($0) }, else: partial)
  }

  private func value(of fields: Fields, _ year: Int) -> Value {
    if year < 0 {
      let parts = [fields.month, fields.day].compactMap { $0 }.map { padded($0, 2) }
      return Value(text: (["BC" + padded(-year, 4)] + parts).joined(separator: "-"))
    }
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
    near focus: CalendarDay,
    _ weekday: Int?
  ) -> Period? {
    let year = focus.fields.year
    let days = (year - 8...year + 8).compactMap {
      CalendarDay(year: $0, month: month, day: day)
    }
    if let weekday {
      let near = days.filter { abs($0.number - focus.number) < 400 && $0.weekday == weekday }
      if let best = nearest(near, to: focus) { return .day(best) }
    }
    if let year = toldYear(month, focus) {
      return CalendarDay(year: year, month: month, day: day).map { .day($0) }
    }
    var candidates = days
    if anchor.prefersFuture {
      candidates = days.filter { $0 >= focus }
    } else if let ahead = liesAhead {
      candidates = days.filter {
        ahead
          ? $0.number >= focus.number - Self.slack
          : $0.number <= focus.number + Self.slack
      }
    }
    // News tells more of what was: where no verb tells, what lies ahead counts as twice as far.
    let isOpen = liesAhead == nil
    return candidates.min { distance($0, focus, isOpen) < distance($1, focus, isOpen) }
      .map { .day($0) }
  }

  private func distance(_ day: CalendarDay, _ focus: CalendarDay, _ isOpen: Bool) -> Int {
    let days = day.number - focus.number
    return isOpen && days > 0 ? days * 2 : abs(days)
  }

  private func nearest(_ days: [CalendarDay], to focus: CalendarDay) -> CalendarDay? {
    days.min { abs($0.number - focus.number) < abs($1.number - focus.number) }
  }

  /// The year that the words around give a month: one told in the sentence, or in a history
  /// that of the last date told, which time has passed since.
  private func toldYear(_ month: Int, _ focus: CalendarDay) -> Int? {
    if let year = anchor.nearYear { return year }
    guard anchor.isNarrative, let year = anchor.mention?.firstDay?.fields.year else { return nil }
    // From December a history goes on to February; from May back to March it only looks back.
    guard let before = anchor.month, before - month >= Self.turnOfYear else { return year }
    return year + 1
  }

  /// So many months back mean a step into the next year.
  private static let turnOfYear = 7

  /// The month in the year that the tense asks for; in the past if nothing tells.
  private func month(_ month: Int, near focus: CalendarDay) -> Period {
    if let year = toldYear(month, focus) { return .month(month, year: year) }
    let (year, current, _) = focus.fields
    if liesAhead ?? false { return .month(month, year: month >= current ? year : year + 1) }
    return .month(month, year: month <= current ? year : year - 1)
  }

  func value(ofMonth month: Int, _ relation: Relation) -> Value {
    // "In December 2017 … that October"
    if relation == .that || relation == .same, let mention = anchor.mention,
      let year = mention.firstDay?.fields.year
    {
      let period = Period.month(month, year: year)
      return Value(text: period.timex, period: period, anchor: mention.timex)
    }
    guard let focus = anchor.focus else { return Value(text: "XXXX-" + padded(month, 2)) }
    let (year, current, _) = focus.fields
    let period: Period
    switch relation {
    case .last, .previous: period = .month(month, year: month < current ? year : year - 1)
    case .this, .same, .that, .final: period = .month(month, year: year)
    case .next, .coming, .following:
      period = .month(month, year: month > current ? year : year + 1)
    }
    return resolved(period, else: "")
  }

  // MARK: Parts of a month

  /// "the 8th", "20th of next month": the day in the month meant, or in the nearest that fits.
  func dayOfMonth(_ day: Int, of month: Meaning) -> Value {
    if month != .unsaid {
      let whole = value(of: month)
      guard case .month(let month, let year)? = whole.period,
        let date = CalendarDay(year: year, month: month, day: day)
      else { return Value(text: "XXXX-XX-" + padded(day, 2)) }
      return Value(text: date.text, period: .day(date), anchor: whole.anchor)
    }
    let partial = "XXXX-XX-" + padded(day, 2)
    // "in November 2017 …, and on the 21st"
    if anchor.nearDay == nil, case .month(let month, let year)? = anchor.mention,
      let date = CalendarDay(year: year, month: month, day: day)
    {
      return Value(text: date.text, period: .day(date), anchor: anchor.mention?.timex)
    }
    guard let focus = (anchor.isNarrative ? nil : anchor.nearDay) ?? anchor.focus else {
      return Value(text: partial)
    }
    let (year, month, today) = focus.fields
    var candidates = [-1, 0, 1, 2].compactMap { step -> CalendarDay? in
      let months = year * 12 + month - 1 + step
      return CalendarDay(year: months / 12, month: months % 12 + 1, day: day)
    }
    if anchor.prefersFuture {
      candidates = candidates.filter { $0 > focus }
    } else if anchor.isNarrative || anchor.nearDay != nil {
      // A story goes on: the 20th after the 12th is of the same month.
      candidates = candidates.filter { $0.fields.month == month || day < today && $0 > focus }
    } else if let ahead = liesAhead {
      candidates = candidates.filter { ahead ? $0 >= focus : $0 <= focus }
    }
    return resolved(nearest(candidates, to: focus).map { .day($0) }, else: partial)
  }
}
