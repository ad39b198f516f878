import PluginKit

// What readers of agendas want to know to the day and hour: "this evening" is from 18 to 24,
// "early March" from the 1st to the 10th, "since 2 p.m." begins and does not end. TIMEX3 has
// letters and modifiers for these; an agenda has room for days only.

extension Resolver {
  /// Replaces letters for a part of the day by its hours.
  func spellOut(_ part: DayPart, _ text: inout String, _ period: Period?) {
    guard case .day(let day)? = period ?? anchor.reference.map({ .day($0.day) }) else { return }
    let hours = part.hours
    let begin = day.text + "T" + padded(hours.lowerBound, 2)
    guard hours.upperBound == 24 else {
      text = begin + "/" + day.text + "T" + padded(hours.upperBound, 2)
      return
    }
    guard let next = day.adding(days: 1) else { return }
    text = begin + "/" + next.text + "T00"
  }

  /// Replaces a modifier by the days or the open interval that it stands for.
  func spellOut(_ timex: inout Timex3, _ period: Period?) {
    if timex.value == "PRESENT_REF", let now { timex = Timex3(.time, now, anchor: now) }
    spellOut(period, &timex)
    switch timex.modifier {
    // "by 2 p.m." begins now.
    case .equalOrLess? where timex.type != .duration:
      let end = timex.value.split(separator: "/").last.map(String.init) ?? timex.value
      timex.value = (now ?? "") + "/" + end
    case .after?, .onOrAfter?: timex.value += timex.value.contains("/") ? "" : "/"
    case .before?, .onOrBefore?:
      if !timex.value.contains("/") { timex.value = "/" + timex.value }
    case .start?, .mid?, .end?:
      guard let period, timex.type == .date, let days = Self.days(timex.modifier, of: period) else {
        return
      }
      timex.value = days
    default: return
    }
    timex.modifier = nil
  }

  /// The reference time to the second, or to the day where no more is known.
  private var now: String? {
    anchor.reference.map { reference in
      guard var clock = reference.clock else { return reference.day.text }
      clock.zone = ""
      return reference.day.text + clock.text
    }
  }

  /// Replaces seasons and weekends by their days: seasons begin and end with the sun, and a
  /// weekend on Friday evening.
  private func spellOut(_ period: Period?, _ timex: inout Timex3) {
    switch period {
    case .weekend(let week)? where timex.type == .date:
      guard let friday = week.monday?.adding(days: 4), let monday = friday.adding(days: 3) else {
        return
      }
      timex.value = friday.text + "T18/" + monday.text + "T00"
      timex.type = .time
    case .season(let season, let year)? where timex.type == .date:
      let (first, last) = season.days(in: year)
      guard let first, let last else { return }
      timex.value = first.text + "/" + last.text
    default: break
    }
  }

  private static func days(_ modifier: Timex3.Modifier?, of period: Period) -> String? {
    switch period {
    case .month(let month, let year):
      let length = CalendarDay.length(ofMonth: month, in: year)
      let days = modifier == .start ? 1...10 : modifier == .mid ? 11...20 : 21...max(length, 21)
      guard let first = CalendarDay(year: year, month: month, day: days.lowerBound),
        let last = CalendarDay(year: year, month: month, day: days.upperBound)
      else { return nil }
      return first.text + "/" + last.text
    case .week(let week):
      guard let monday = week.monday else { return nil }
      let days = modifier == .start ? 0...2 : modifier == .mid ? 2...4 : 4...6
      guard let first = monday.adding(days: days.lowerBound),
        let last = monday.adding(days: days.upperBound)
      else { return nil }
      return first.text + "/" + last.text
    case .year(let year):
      let months = modifier == .start ? 1...3 : modifier == .mid ? 5...8 : 9...12
      return Period.month(months.lowerBound, year: year).timex + "/"
        + Period.month(months.upperBound, year: year).timex
    default: return nil
    }
  }
}

extension Season {
  /// The days of the season by equinox and solstice, as calendars of the north print them.
  fileprivate func days(in year: Int) -> (CalendarDay?, CalendarDay?) {
    switch self {
    case .spring: (day(year, 3, 20), day(year, 6, 20))
    case .summer: (day(year, 6, 21), day(year, 9, 23))
    case .autumn: (day(year, 9, 23), day(year, 12, 20))
    case .winter: (day(year, 12, 21), day(year + 1, 3, 20))
    }
  }

  private func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDay? {
    CalendarDay(year: year, month: month, day: day)
  }
}
