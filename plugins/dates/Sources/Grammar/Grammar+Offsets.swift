import PluginKit

// Distances from something that is said: "two days after Christmas", "three weeks from
// tomorrow", "a week from Tuesday", "2 Sundays from now".

extension Grammar {
  /// The distance that an amount and what stands behind it make.
  func offset(_ amount: Amount, _ start: Int, _ modifier: Timex3.Modifier?) -> Expression? {
    guard !amount.isAdjective else { return nil }
    let (unit, count) = amount.steps
    let sign: Int
    switch text[amount.next].kind {
    case .after, .from, .since: sign = 1
    case .before: sign = -1
    default: return nil
    }
    guard let count, let origin = origin(at: amount.next + 1),
      isLoose || !text.isKind(.from, amount.next) || !origin.meaning.isWritten
    else { return nil }
    if text.isKind(.since, amount.next), !isLoose { return nil }
    var expression = simple(
      .away(unit, sign * count, from: origin.meaning),
      start,
      origin.next,
      DateRule.offset
    )
    expression.modifier = sign < 0 ? modifier?.beforeNow : modifier
    return expression
  }

  /// The day that a distance is counted from.
  private func origin(at index: Int) -> Expression? {
    switch text[index].kind {
    case .deictic, .weekday, .month, .number, .the, .ordinal, .relation: break
    default: if !text[index].opensName { return nil }
    }
    guard let day = dayCore(at: index), !day.isRange, day.isDay else { return nil }
    if case .shiftFromMention = day.meaning { return nil }
    return day
  }

  /// "the week before Christmas", "the Friday after Thanksgiving", "the weekend before 8 May"
  func dayBesideNamed(at start: Int) -> Expression? {
    var cursor = start + 1
    guard let counted = countedThing(&cursor) else { return nil }
    let sign: Int
    switch text[cursor].kind {
    case .after: sign = 1
    case .before: sign = -1
    default: return nil
    }
    guard let origin = origin(at: cursor + 1) else { return nil }
    let meaning: Meaning =
      counted == .unit(.day)
      ? .away(.day, sign, from: origin.meaning) : .beside(sign, counted, of: origin.meaning)
    return simple(meaning, start, origin.next, DateRule.offset, 0.85)
  }

  /// The "weekend" or "week" of "Labor Day weekend", "Christmas week", with the year behind it.
  func besideHoliday(_ holiday: Expression) -> Expression {
    let index = holiday.next
    let isWeek =
      text.isKind(.unit, index) && text[index].number == Unit.week.rawValue
      && text[index].trait == .none
    guard !text.isJoined(index), isWeek || text.isKind(.weekend, index),
      case .holiday(let row, var words, let relation) = holiday.meaning
    else { return holiday }
    var beside = holiday
    beside.next = index + 1
    if words == .open, relation == nil {
      if let year = followingYear(&beside.next) {
        words = .stated(year)
      } else if let told = toldYear(behind: beside.next) {
        words = told.words
        beside.next = told.next
      }
    }
    let day = Meaning.holiday(row, words, relation)
    beside.meaning = isWeek ? .holding(.week, day) : .beside(0, .weekend, of: day)
    return beside
  }

  /// "Tuesday week", as the British say for a week later than the next one.
  func weekdayWeek(_ weekday: Int, _ start: Int, _ index: Int) -> Expression? {
    guard text.isKind(.unit, index), text[index].number == Unit.week.rawValue,
      text[index].trait == .none, text.isSmallWord(index), endsPhrase(index + 1)
    else { return nil }
    let next = Meaning.weekday(weekday, .coming)
    return simple(.away(.week, 1, from: next), start, index + 1, DateRule.weekdayRelative, 0.8)
  }

  /// "2 Sundays from now", "two Thursdays ago"
  func weekdaysAway(at start: Int) -> Expression? {
    guard text.isKind(.weekdays, start + 1) || text.isKind(.weekdays, start + 2) else { return nil }
    var cursor = start
    guard let quantity = quantity(&cursor), let count = quantity.whole, (1...60).contains(count),
      text.isKind(.weekdays, cursor)
    else { return nil }
    let weekday = text[cursor].number
    cursor += 1
    let sign: Int
    if text.isKind(.ago, cursor) || isLoose && text.isKind(.back, cursor) {
      sign = -1
      cursor += 1
    } else if text.isKind(.from, cursor), text.isKind(.present, cursor + 1) {
      sign = 1
      cursor += 2
    } else {
      return nil
    }
    let nearest = Meaning.weekday(weekday, sign > 0 ? .coming : .last)
    return simple(
      .away(.week, sign * (count - 1), from: nearest),
      start,
      cursor,
      DateRule.offset
    )
  }
}

extension Meaning {
  /// Whether it is a date in full, from which a stretch of time may begin: "64 days from
  /// November 21 to January 24".
  var isWritten: Bool {
    if case .fields = self { return true }
    return false
  }
}
