import PluginKit

// Times of day: "9:40 p.m.", "9.40pm", "14:05 CET", "0430 GMT", "half past three", "noon".

extension Grammar {
  /// How little may stand for a time.
  enum ClockStyle {
    /// Something must say that it is one: a colon, "p.m.", "o'clock", a zone.
    case strict
    /// "at" stands before it, or a day: an hour by itself will do.
    case bare
  }

  /// A time of day that stands by itself or before its day.
  func clockTime(at start: Int) -> Expression? {
    var cursor = start
    let isAfterAt = text.isKind(.at, start - 1)
    let style: ClockStyle = isAfterAt && isLoose ? .bare : .strict
    guard let clock = clock(&cursor, style),
      clock.isCertain || isAfterClockWord(start) || isLoose
        || clock.minute != nil && timeFollows(cursor) || isThisPart(cursor)
        || dayPartBehind(cursor) != nil
        || text.isKind(.oclock, cursor - 1) || text.isKind(.ish, cursor - 1),
      !isLetterOnly(start, cursor)
    else { return nil }
    var expression = simple(.unsaid, start, cursor, DateRule.clock, clock.isCertain ? 0.95 : 0.8)
    expression.clock = clock
    return expression
  }

  /// "4a" by itself is a gate or a flat.
  private func isLetterOnly(_ start: Int, _ next: Int) -> Bool {
    guard next - start <= 3, text.isKind(.number, start), !isAfterClockWord(start) else {
      return false
    }
    return text.isKind(.article, start + 1) || text.isKind(.letterP, start + 1)
  }

  private func isAfterClockWord(_ start: Int) -> Bool {
    switch text[start - 1].kind {
    case .at, .since, .before, .after: true
    // In an article prices go "from 9p to 3.5p".
    case .by, .from, .between, .to, .approximator:
      style != .prose || !text.isKind(.letterP, start + 1)
    case .dash, .and: text.isKind(.number, start - 2) || text.isKind(.meridiem, start - 2)
    default: false
    }
  }

  /// Whether a day or the other end of a range stands behind a time: "3:00 to 4:00 tomorrow".
  private func timeFollows(_ index: Int) -> Bool {
    switch text[index].kind {
    case .weekday, .deictic, .tonight: true
    case .on: text.isKind(.weekday, index + 1) || text.isKind(.month, index + 1)
    case .dash, .to: text.isKind(.number, index + 1) && text.isKind(.colon, index + 2)
    case .in: dayPartBehind(index) != nil
    default: false
    }
  }

  /// A time of day at the cursor.
  func clock(_ cursor: inout Int, _ style: ClockStyle = .strict) -> Clock? {
    var ahead = cursor
    let found =
      clockWord(&ahead) ?? relativeClock(&ahead) ?? digitalClock(&ahead, style)
      ?? spokenClock(&ahead, style)
    guard var clock = found, clock.hour < 24 || clock.hour == 24 && clock.minute ?? 0 == 0,
      clock.minute ?? 0 < 60, clock.second ?? 0 < 60
    else { return nil }
    if text.isJoined(ahead) { _ = skip(.ish, &ahead) }
    zone(&clock, &ahead)
    cursor = ahead
    return clock
  }

  /// "noon", "12 noon", "midnight"
  func clockWord(_ cursor: inout Int) -> Clock? {
    var ahead = cursor
    if text.isKind(.number, ahead), text[ahead].number == 12 { ahead += 1 }
    guard text.isKind(.clockWord, ahead), !isClockWordInName(ahead) else { return nil }
    // "until midnight on Saturday" is the end of that day.
    let isEnd = text[ahead].number == 0 && isDeadline(cursor - 1) && !isLoose
    cursor = ahead + 1
    return Clock(hour: isEnd ? 24 : text[ahead].number, minute: 0)
  }

  private func isDeadline(_ index: Int) -> Bool {
    switch text[index].kind {
    case .before, .by: true
    case .to: text.length(index) > 3
    default: false
    }
  }

  /// "Midnight Oil", "a midnight blue coat"
  private func isClockWordInName(_ index: Int) -> Bool {
    guard text.isSmallWord(index) || text.startsSentence(index) else { return true }
    if text.isCapitalized(index), text.isCapitalized(index + 1), text.isKind(.plain, index + 1) {
      return true
    }
    return text.tokens[safe: index + 1].map { Self.midnightThings.contains($0.hash) } ?? false
  }

  private static let midnightThings = WordSet(["blue", "black", "oil", "sun"])

  // MARK: In figures

  func digitalClock(_ cursor: inout Int, _ style: ClockStyle) -> Clock? {
    let lexeme = text[cursor]
    switch lexeme.kind {
    case .number where !isInsideClock(cursor): return numberClock(&cursor, style)
    case .decimal where lexeme.detail % 10 == 2:
      let minute = Int(lexeme.detail) / 10
      guard lexeme.number < 24, minute < 60 else { return nil }
      var ahead = cursor + 1
      let parts = Clock(hour: lexeme.number, minute: minute, half: .open)
      if let certain = meridiem(parts, &ahead) {
        cursor = ahead
        return certain
      }
      let isTold = text.isKind(.in, ahead) && dayPartBehind(ahead) != nil || isThisPart(ahead)
      guard isTold || text.isKind(.zone, ahead) || style == .bare && text.isKind(.at, cursor - 1)
      else {
        return nil
      }
      cursor = ahead
      return parts
    default: return nil
    }
  }

  private func isInsideClock(_ index: Int) -> Bool {
    guard text.isJoined(index) else { return false }
    switch text[index - 1].kind {
    case .colon, .money, .slash, .plus: return true
    case .stop: return text.isJoined(index - 1)
    case .plain: return !text.isSign(index - 1)
    default: return false
    }
  }

  private func numberClock(_ cursor: inout Int, _ style: ClockStyle) -> Clock? {
    let lexeme = text[cursor]
    if lexeme.detail > 2 { return militaryClock(&cursor, style) }
    guard lexeme.number <= 24 else { return nil }
    var ahead = cursor + 1
    var clock = Clock(hour: lexeme.number, half: .open)
    if let minute = colonNumber(&ahead) {
      clock.minute = minute
      clock.second = colonNumber(&ahead)
      cursor = ahead
      if text.isJoined(cursor), text.isKind(.unit, cursor),
        text[cursor].number == Unit.hour.rawValue
      {
        cursor += 1
        clock.isCertain = true
        return clock
      }
      if let certain = meridiem(clock, &cursor) { return certain }
      // "at 14:05", but a race of 13:21 was also run and a verse is 13:21.
      clock.isCertain = text.isKind(.zone, cursor) && text.isCapitalized(cursor)
      return clock
    }
    if let certain = meridiem(clock, &ahead) ?? continentalClock(clock, &ahead) {
      cursor = ahead
      return certain
    }
    if text.isKind(.oclock, ahead), lexeme.number <= 12 {
      cursor = ahead + 1
      clock.isCertain = true
      if let certain = meridiem(Clock(hour: lexeme.number, half: .open), &cursor) { return certain }
      clock.half = .open
      return clock
    }
    return bareHour(clock, &cursor, style)
  }

  /// "at 3", "at 3 15", "11ish"
  private func bareHour(_ clock: Clock, _ cursor: inout Int, _ style: ClockStyle) -> Clock? {
    let isIsh = text.isJoined(cursor + 1) && text.isKind(.ish, cursor + 1)
    let isInDay =
      text.isKind(.in, cursor + 1) && clock.hour <= 12 && dayPartBehind(cursor + 1) != nil
      || isLoose && clock.hour <= 12 && isDeictic(cursor + 1)
      || clock.hour <= 12 && isAfterClockWord(cursor)
        && (isThisPart(cursor + 1)
          || text.isKind(.tonight, cursor + 1) && text[cursor + 1].value >= 0)
    guard style == .bare || isIsh || isInDay, !isInsideFigure(cursor), !isCount(cursor + 1),
      !text.isKind(.unit, cursor + 1), !text.isKind(.month, cursor + 1)
    else { return nil }
    guard clock.hour <= 12 || isLoose else { return nil }
    var ahead = cursor + 1
    var clock = clock
    if isLoose, text.isKind(.number, ahead), !text.isJoined(ahead), text[ahead].detail == 2,
      text[ahead].number < 60, text.isKind(.at, cursor - 1)
    {
      clock.minute = text[ahead].number
      ahead += 1
      cursor = ahead
      return meridiem(clock, &cursor) ?? clock
    }
    cursor = ahead
    return clock
  }

  /// "this morning", "this afternoon"
  private func isThisPart(_ index: Int) -> Bool {
    relation(index) == .this && text.isKind(.dayPart, index + 1)
  }

  /// Whether the hour at `index` is a piece of a price, a fraction or a share.
  private func isInsideFigure(_ index: Int) -> Bool {
    if text.isJoined(index) {
      switch text[index - 1].kind {
      case .money, .slash, .colon, .plus, .percent, .stop: return true
      default: break
      }
    }
    guard text.isJoined(index + 1) else { return false }
    switch text[index + 1].kind {
    case .percent, .slash, .colon: return true
    default: return false
    }
  }

  func isDeictic(_ index: Int) -> Bool {
    text.isKind(.tonight, index) || text.isKind(.deictic, index) && text[index].value >= 0
  }

  /// ":05", two digits against a colon.
  func colonNumber(_ cursor: inout Int) -> Int? {
    guard text.isKind(.colon, cursor), text.isJoined(cursor), text.isJoined(cursor + 1),
      text.isKind(.number, cursor + 1), text[cursor + 1].detail == 2
    else { return nil }
    cursor += 2
    return text[cursor - 1].number
  }

  /// "0430 GMT", "1400 hours", and for agendas "at 1030": four digits are a time only with
  /// something that says so.
  private func militaryClock(_ cursor: inout Int, _ style: ClockStyle) -> Clock? {
    let lexeme = text[cursor]
    guard lexeme.detail <= 4, lexeme.number / 100 < 24, lexeme.number % 100 < 60 else {
      return nil
    }
    var ahead = cursor + 1
    var clock = Clock(hour: lexeme.number / 100, minute: lexeme.number % 100)
    if lexeme.detail == 4, text.isKind(.zone, ahead), text.isCapitalized(ahead) {
      cursor = ahead
      return clock
    }
    // "1642 local time (2042 GMT)", "at about 0930"
    if lexeme.detail == 4,
      text.isKind(.local, ahead) && text.isKind(.time, ahead + 1)
        || text[cursor].isZeroLed && isTold(cursor - 1)
        || text.isKind(.at, cursor - 1) && isBesideZonedTime(ahead)
    {
      cursor = ahead
      return clock
    }
    if lexeme.detail == 4, text.isKind(.unit, ahead), text[ahead].number == Unit.hour.rawValue,
      text.isKind(.at, cursor - 1) || lexeme.number % 100 == 0 && text[cursor].value < 2400,
      text[ahead].trait == .plural, text.isKind(.at, cursor - 1) || text.isKind(.by, cursor - 1)
    {
      cursor = ahead + 1
      return clock
    }
    clock.half = lexeme.detail == 4 && lexeme.number >= 1300 ? .certain : .open
    if let certain = meridiem(clock, &ahead) {
      cursor = ahead
      return certain
    }
    let isTold = text.isKind(.at, cursor - 1) || text.isKind(.approximator, cursor - 1)
    guard isLoose, isTold, clock.hour > 0 else { return nil }
    cursor = ahead
    return clock
  }

  private func isTold(_ index: Int) -> Bool {
    switch text[index].kind {
    case .at, .by, .before, .after, .since, .approximator: true
    case .to: text.length(index) > 3
    default: false
    }
  }

  /// "(0300 GMT)" behind the same time in another zone.
  private func isBesideZonedTime(_ index: Int) -> Bool {
    text.isKind(.open, index) && text.isKind(.number, index + 1) && text[index + 1].detail == 4
      && text.isKind(.zone, index + 2)
  }

  /// "16h", "16h30", "9h30"
  private func continentalClock(_ clock: Clock, _ cursor: inout Int) -> Clock? {
    guard text.isJoined(cursor), text.isKind(.letterH, cursor) else { return nil }
    var clock = clock
    clock.isCertain = true
    if text[cursor].detail > 0 {
      clock.minute = text[cursor].number
    } else if clock.hour > 12 || style == .agenda && text.isKind(.at, cursor - 2) {
      clock.minute = 0
    } else {
      return nil
    }
    cursor += 1
    return clock
  }

  /// The hour after "a.m." or "p.m."; `nil` if neither stands there.
  func meridiem(_ clock: Clock, _ cursor: inout Int) -> Clock? {
    guard (1...12).contains(clock.hour) else { return nil }
    var ahead = cursor
    // "9.am"
    if text.isJoined(ahead), text.isKind(.stop, ahead), text.isJoined(ahead + 1),
      text.isKind(.meridiem, ahead + 1)
    {
      ahead += 1
    }
    let isAfternoon: Bool
    if text.isKind(.meridiem, ahead) {
      isAfternoon = text[ahead].number == 12
      ahead += 1
    } else if let letter = meridiemLetter(&ahead) {
      isAfternoon = letter
    } else {
      return nil
    }
    cursor = ahead
    var certain = clock
    certain.hour = clock.hour % 12 + (isAfternoon ? 12 : 0)
    certain.isCertain = true
    return certain
  }

  /// "9a", "9:00p", "nine a m"
  private func meridiemLetter(_ cursor: inout Int) -> Bool? {
    let isAfternoon = text.isKind(.letterP, cursor)
    guard isAfternoon || text.isKind(.article, cursor) && text.length(cursor) == 1 else {
      return nil
    }
    if text.isKind(.letterM, cursor + 1) {
      cursor += 2
      return isAfternoon
    }
    guard text.isJoined(cursor), text[cursor - 1].kind == .number else { return nil }
    // In an article "412p" is a price.
    if isAfternoon, style == .prose, !text.isKind(.colon, cursor - 2) { return nil }
    cursor += 1
    if style == .agenda, text.isJoined(cursor), text.isKind(.stop, cursor) { cursor += 1 }
    return isAfternoon
  }
}
