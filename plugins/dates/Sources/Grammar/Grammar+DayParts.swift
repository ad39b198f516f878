import PluginKit

// Parts of the day by themselves: "at dawn", "through the night", "the morning of October 8".

extension Grammar {
  /// "at dawn", "before sunrise", "dusk on Friday"
  func daybreak(at start: Int) -> Expression? {
    guard let part = DayPart(rawValue: text[start].number), text.isSmallWord(start) else {
      return nil
    }
    guard
      isTrading(start + 1)
        || (part == .dawn || part == .dusk || part == .noon && text.length(start) > 5 && !isLoose)
          && (isAtHour(start) || isLoose)
          && (endsPhrase(start + 1) || isDayBehind(start + 1))
    else { return nil }
    var expression = simple(.unsaid, start, start + 1, DateRule.dayPart, 0.7)
    expression.part = part
    let cursor = text.isKind(.on, start + 1) ? start + 2 : start + 1
    if let day = withToldYear(dayCore(at: cursor)), day.isDay, day.part == nil {
      expression.meaning = day.meaning
      expression.next = day.next
    }
    return expression
  }

  /// "the night before", "the morning after": beside the last day told.
  func partBeside(at start: Int) -> Expression? {
    guard text.isKind(.dayPart, start + 1), text.isSmallWord(start + 1),
      let part = DayPart(rawValue: text[start + 1].number), endsClause(start + 3)
    else { return nil }
    let sign: Int
    switch text[start + 2].kind {
    case .before: sign = -1
    case .after: sign = 1
    default: return nil
    }
    var expression = simple(.shiftFromMention(.day, sign), start, start + 3, DateRule.mention, 0.75)
    expression.part = part
    return expression
  }

  /// "until the morning", "through the night"
  func theDayPart(at start: Int) -> Expression? {
    guard !isLoose, text.isKind(.dayPart, start + 1), text.isSmallWord(start + 1),
      let part = DayPart(rawValue: text[start + 1].number), part != .noon, endsPhrase(start + 2)
    else { return nil }
    switch text[start - 1].kind {
    case .by, .since, .before: break
    case .to where text.length(start - 1) > 2: break
    default: return nil
    }
    var expression = simple(.unsaid, start, start + 2, DateRule.dayPart, 0.7)
    expression.part = part
    return expression
  }

  /// "in morning trading", "afternoon trade"
  private func isTrading(_ index: Int) -> Bool {
    !isLoose && (text.tokens[safe: index].map { Self.trading.contains($0.hash) } ?? false)
  }

  private static let trading = WordSet(["trading", "trade", "dealings"])

  private func isAtHour(_ index: Int) -> Bool {
    switch text[index - 1].kind {
    case .at, .before, .after, .since, .by, .from, .to, .between, .approximator, .and, .edge: true
    default: false
    }
  }

  private func isDayBehind(_ index: Int) -> Bool {
    text.isKind(.weekday, index) || text.isKind(.deictic, index)
  }

  /// "the morning of October 8", "the night of the 12th of May"
  func partOfNamedDay(at start: Int) -> Expression? {
    var cursor = start
    _ = skip(.the, &cursor)
    guard text.isKind(.dayPart, cursor), let part = DayPart(rawValue: text[cursor].number),
      text.isKind(.of, cursor + 1)
    else { return nil }
    cursor += 2
    guard var expression = inner?.core(at: cursor), expression.isDay else { return nil }
    expression.first = start
    expression.part = part
    expression.rule = DateRule.dayPart
    return expression
  }
}
