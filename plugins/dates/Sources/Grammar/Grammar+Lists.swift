import PluginKit

// Days in a list that share a month: "18 and 19 June", "May 4, 5 and 7".

extension Grammar {
  /// A day whose month stands further on or further back.
  func dayInList(at start: Int) -> Expression? {
    var cursor = start
    _ = skip(.the, &cursor)
    let number = cursor
    guard text.isKind(.number, number), text[number].detail <= 2,
      (1...31).contains(text[number].number), !isInsideNumber(number),
      let day = dayOfMonth(&cursor)
    else { return nil }
    if let month = monthAhead(cursor) ?? monthBehind(number) {
      guard !isCount(cursor), !text.isKind(.unit, cursor), !text.isKind(.month, cursor),
        !text.isKind(.meridiem, cursor)
      else { return nil }
      let fields = Fields(year: month.year, month: month.month, day: day)
      return written(fields, start, cursor, DateRule.dayInList)
    }
    return nil
  }

  /// The month behind "and 19 June", "or 19 June 2018".
  private func monthAhead(_ index: Int) -> Fields? {
    var cursor = index
    for _ in 0..<4 {
      _ = skip(.comma, &cursor)
      guard skip(.and, &cursor) || skip(.or, &cursor) || text.isKind(.comma, cursor - 1) else {
        return nil
      }
      _ = skip(.the, &cursor)
      guard text.isKind(.number, cursor), dayOfMonth(&cursor) != nil else { return nil }
      _ = skip(.of, &cursor)
      if text.isKind(.month, cursor), text.isCapitalized(cursor), let month = monthName(&cursor) {
        return Fields(year: followingYear(&cursor), month: month)
      }
    }
    return nil
  }

  /// The month before "May 4 and" or "May 4, 5 and".
  private func monthBehind(_ index: Int) -> Fields? {
    var cursor = index - 1
    for _ in 0..<4 {
      guard text.isKind(.and, cursor) || text.isKind(.or, cursor) || text.isKind(.comma, cursor)
      else { return nil }
      cursor -= 1
      if text.isKind(.comma, cursor) { cursor -= 1 }
      if text.isKind(.ordinalSuffix, cursor), text.isJoined(cursor) { cursor -= 1 }
      guard text.isKind(.number, cursor), text[cursor].detail <= 2,
        (1...31).contains(text[cursor].number)
      else { return nil }
      cursor -= 1
      if text.isKind(.stop, cursor), text[cursor - 1].trait == .abbreviated { cursor -= 1 }
      if text.isKind(.month, cursor), text.isCapitalized(cursor) {
        var ahead = index + 1
        if text.isJoined(ahead) { _ = skip(.ordinalSuffix, &ahead) }
        return Fields(year: followingYear(&ahead), month: text[cursor].number)
      }
    }
    return nil
  }

  /// "the sixties", "the late twenties"
  func spokenDecade(at start: Int) -> Expression? {
    guard
      text.isKind(.the, start - 1) || text.isKind(.edge, start - 1) || text.isKind(.and, start - 1)
    else { return nil }
    // "in her sixties" is an age, "the twenties" ten years.
    var before = start - 1
    while text.isKind(.edge, before) || text.isKind(.dash, before) { before -= 1 }
    guard text.isKind(.the, before) || text.isKind(.and, before) else { return nil }
    // "the Seventies Show"
    if text.isCapitalized(start), text.isCapitalized(start + 1), text.isKind(.plain, start + 1) {
      return nil
    }
    let first = text.isKind(.the, start - 1) ? start - 1 : start
    return simple(.decade(190 + text[start].number / 10), first, start + 1, DateRule.decade, 0.75)
  }

  /// "these days", "right now", "the moment"
  func vaguePhrase(at start: Int) -> Expression? {
    guard let (phrase, last) = lexicon.vaguePhrases.longestMatch(in: text.tokens, at: start),
      isLoose || !phrase.isTalk,
      !phrase.isBehindAt || text.isKind(.at, start - 1) && endsPhrase(last + 1)
    else { return nil }
    let value = phrase.value
    let rule =
      value == "PAST_REF"
      ? DateRule.past : value == "FUTURE_REF" ? DateRule.future : DateRule.present
    return vagueExpression(value, start, last + 1, rule)
  }
}
