import PluginKit

// Times of day in words: "half past three", "a quarter to noon", "nine fifty a m".

extension Grammar {
  /// "half past three", "a quarter to noon", "20 minutes past 3pm", "twenty after 3pm"
  func relativeClock(_ cursor: inout Int) -> Clock? {
    var ahead = cursor
    guard let minutes = minutes(&ahead) else { return nil }
    let isBefore: Bool
    switch text[ahead].kind {
    case .after: isBefore = false
    case .relation where relation(ahead) == .last: isBefore = false
    case .from where minutes.isCounted: isBefore = false
    case .to where text.length(ahead) == 2 && (minutes.count > 12 || minutes.isCounted):
      isBefore = true
    case .before where minutes.isCounted: isBefore = true
    default: return nil
    }
    ahead += 1
    var hour = ahead
    guard var clock = clockWord(&hour) ?? digitalClock(&hour, .bare) ?? spokenHour(&hour),
      clock.minute ?? 0 == 0,
      minutes.isNamed || clock.isCertain && (isLoose || isPast(ahead - 1) || minutes.isCounted)
        || isPast(ahead - 1)
    else { return nil }
    clock.minute = isBefore ? 60 - minutes.count : minutes.count
    if isBefore { clock.hour = (clock.hour + 23) % 24 }
    if !clock.isCertain, clock.hour == 0 { clock.hour = 12 }
    cursor = hour
    return clock
  }

  private func isPast(_ index: Int) -> Bool { relation(index) == .last }

  /// The minutes before "past": "half", "a quarter", "20 minutes", "twenty".
  private func minutes(_ cursor: inout Int) -> (count: Int, isNamed: Bool, isCounted: Bool)? {
    var ahead = cursor
    if skip(.half, &ahead) {
      cursor = ahead
      return (30, true, false)
    }
    _ = skip(.article, &ahead)
    if text.isKind(.unit, ahead), text[ahead].number == Unit.quarter.rawValue,
      text[ahead].trait == .none
    {
      cursor = ahead + 1
      return (15, true, false)
    }
    ahead = cursor
    guard let count = smallNumber(&ahead), (1...59).contains(count) else { return nil }
    let isCounted = text.isKind(.unit, ahead) && text[ahead].number == Unit.minute.rawValue
    if isCounted { ahead += 1 }
    cursor = ahead
    return (count, false, isCounted)
  }

  private func smallNumber(_ cursor: inout Int) -> Int? {
    if text.isKind(.number, cursor), text[cursor].detail <= 2, !isInsideNumber(cursor) {
      cursor += 1
      return text[cursor - 1].number
    }
    return belowHundred(&cursor)
  }

  /// "three twenty", "nine fifty nine a m", "six pm", "eight o'clock"
  func spokenClock(_ cursor: inout Int, _ style: ClockStyle) -> Clock? {
    var ahead = cursor
    if isLoose, skip(.half, &ahead), let hour = spokenHour(&ahead), endsPhrase(ahead) {
      cursor = ahead
      return Clock(hour: hour.hour, minute: 30, half: hour.half)
    }
    ahead = cursor
    guard var clock = spokenHour(&ahead) else { return nil }
    let isInDay =
      dayPartBehind(ahead) != nil && text.isKind(.in, ahead) || isLoose && isDeictic(ahead)
    if text.isKind(.oclock, ahead) {
      cursor = ahead + 1
      return meridiem(clock, &cursor) ?? clock
    }
    var minutes = ahead
    if let minute = belowHundred(&minutes), (10...59).contains(minute),
      style == .bare || text.isKind(.meridiem, minutes) || text.isKind(.article, minutes)
    {
      clock.minute = minute
      ahead = minutes
    }
    if let certain = meridiem(clock, &ahead) {
      cursor = ahead
      return certain
    }
    guard style == .bare || isInDay, !text.isKind(.unit, ahead), !isCount(ahead),
      clock.minute != nil || endsClause(ahead) || isLoose || isInDay
    else { return nil }
    cursor = ahead
    return clock
  }

  /// An hour in words, from one to twelve.
  private func spokenHour(_ cursor: inout Int) -> Clock? {
    let lexeme = text[cursor]
    guard lexeme.kind == .numeral, lexeme.trait != .tens, (1...12).contains(lexeme.number) else {
      return nil
    }
    cursor += 1
    return meridiem(Clock(hour: lexeme.number, half: .open), &cursor)
      ?? Clock(hour: lexeme.number, half: .open)
  }
}
