import PluginKit

// Times of day that no day is told with.

extension Resolver {
  /// The day of a time without one, as far as the text tells.
  var unsaidDay: Value {
    guard let day = anchor.clockDay(tense) else { return Value(text: "") }
    return Value(text: day.text, period: .day(day), anchor: day.text)
  }

  /// The day and the half of the day on which `clock` comes next, for agendas.
  func next(_ clock: Clock) -> (day: CalendarDay, clock: Clock)? {
    guard anchor.prefersFuture, let reference = anchor.reference else { return nil }
    let now = reference.clock?.seconds ?? 0
    var candidates = [clock]
    if !clock.isCertain, clock.hour <= 12 {
      var other = clock
      other.hour = clock.hour % 12
      candidates[0] = other
      other.hour += 12
      candidates.append(other)
    }
    let ahead = candidates.filter { $0.seconds > now }
    guard var best = ahead.min(by: { $0.seconds < $1.seconds }) ?? candidates.first else {
      return nil
    }
    best.isCertain = true
    let day = ahead.isEmpty ? reference.day.adding(days: 1) : reference.day
    return day.map { ($0, best) }
  }
}

extension Resolver {
  /// For agendas, the time in the zone that the caller's own time is given in.
  func inOwnZone(_ instant: Instant) -> Instant {
    guard anchor.prefersFuture, let theirs = instant.clock.offset,
      let own = anchor.reference?.clock?.offset,
      var moved = instant.adding(own - theirs, .minute)
    else { return instant }
    moved.clock.zone = ""
    if moved.clock.second == 0 { moved.clock.second = instant.clock.second }
    return moved
  }

  /// A time without a day in the caller's zone.
  func inOwnZone(_ clock: Clock) -> Clock {
    guard let day = CalendarDay(number: 1000) else { return clock }
    return inOwnZone(Instant(day: day, clock: clock)).clock
  }
}

extension DayPart {
  /// The hours of a part of the day as agendas want them, the end not included; 24 is midnight.
  var hours: Range<Int> {
    switch self {
    case .morning: 0..<12
    case .forenoon: 9..<12
    case .noon: 12..<14
    case .afternoon: 12..<19
    case .evening, .night: 18..<24
    case .dusk: 17..<21
    case .earlyMorning: 0..<9
    case .lateNight: 21..<24
    case .dawn: 4..<7
    case .daytime: 6..<18
    }
  }
}
