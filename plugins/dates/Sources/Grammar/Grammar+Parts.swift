// The parts that several families read.

extension Grammar {
  /// Moves the cursor over a token of this class.
  func skip(_ kind: Lexeme.Kind, _ cursor: inout Int) -> Bool {
    guard text.isKind(kind, cursor) else { return false }
    cursor += 1
    return true
  }

  /// Moves the cursor over a comma.
  func skipComma(_ cursor: inout Int) { _ = skip(.comma, &cursor) }

  /// Moves the cursor over the stop of an abbreviation.
  func skipAbbreviationStop(_ cursor: inout Int) {
    if text.isJoined(cursor) { _ = skip(.stop, &cursor) }
  }

  /// A day of the month: "8", "8th", "eighth", "twenty-first".
  func dayOfMonth(_ cursor: inout Int) -> Int? {
    let lexeme = text[cursor]
    if lexeme.kind == .number {
      guard lexeme.detail <= 2, (1...31).contains(lexeme.number), !isInsideNumber(cursor) else {
        return nil
      }
      cursor += 1
      if text.isJoined(cursor) { _ = skip(.ordinalSuffix, &cursor) }
      return lexeme.number
    }
    if let ordinal = ordinal(&cursor) { return ordinal }
    // "fifteen August"
    var ahead = cursor
    guard isLoose, let day = belowHundred(&ahead), (1...31).contains(day),
      text.isKind(.month, ahead)
    else { return nil }
    cursor = ahead
    return day
  }

  /// An ordinal from "first" to "thirty-first" in words.
  func ordinal(_ cursor: inout Int) -> Int? {
    let lexeme = text[cursor]
    if lexeme.kind == .ordinal {
      cursor += 1
      return lexeme.number
    }
    guard lexeme.kind == .numeral, lexeme.trait == .tens, lexeme.number <= 30 else { return nil }
    var ahead = cursor + 1
    _ = skip(.dash, &ahead)
    guard text.isKind(.ordinal, ahead), text[ahead].number < 10 else { return nil }
    cursor = ahead + 1
    return lexeme.number + text[ahead].number
  }

  /// An ordinal in digits or words: "19th", "nineteenth".
  func anyOrdinal(_ cursor: inout Int) -> Int? {
    let lexeme = text[cursor]
    guard lexeme.kind == .number else { return ordinal(&cursor) }
    guard lexeme.detail <= 2, text.isJoined(cursor + 1), text.isKind(.ordinalSuffix, cursor + 1)
    else { return nil }
    cursor += 2
    return lexeme.number
  }

  /// Whether the number at `index` is a piece of something longer: "$8", "8%", "12-8-3", "A/8".
  func isInsideNumber(_ index: Int) -> Bool {
    if text.isJoined(index) {
      switch text[index - 1].kind {
      case .money, .slash, .colon, .plus, .percent, .stop: return true
      case .dash where text.isJoined(index - 1):
        return !text.isKind(.edge, index - 2) && !text.isKind(.month, index - 2)
      default: break
      }
    }
    guard text.isJoined(index + 1) else { return false }
    switch text[index + 1].kind {
    case .percent: return true
    case .slash: return text.isJoined(index + 2) && !text.isKind(.month, index + 2)
    case .colon: return text.isJoined(index + 2)
    default: return false
    }
  }

  /// The name of a month, with the stop of its abbreviation.
  func monthName(_ cursor: inout Int) -> Int? {
    let lexeme = text[cursor]
    guard lexeme.kind == .month,
      text.isCapitalized(cursor) || lexeme.trait == .none || isLooseMonth(cursor)
    else {
      return nil
    }
    cursor += 1
    if lexeme.trait == .abbreviated { skipAbbreviationStop(&cursor) }
    return lexeme.number
  }

  /// A month in small letters that is also another word: "may" only with a number beside it.
  private func isLooseMonth(_ index: Int) -> Bool {
    guard isLoose else { return false }
    if text[index].trait != .doubtful { return true }
    switch text[index - 1].kind {
    case .number, .ordinal, .ordinalSuffix, .of, .in, .since, .edge, .dash, .slash, .relation, .to,
      .and:
      return text.isKind(.number, index + 1) || text[index - 1].kind != .to
    default:
      return text.isKind(.number, index + 1) || text.isKind(.ordinal, index + 1)
        || style == .agenda && text.count <= 3
    }
  }

  /// The name of a day of the week, with the stop of its abbreviation.
  func weekdayName(_ cursor: inout Int) -> Int? {
    let lexeme = text[cursor]
    guard lexeme.kind == .weekday, text.isCapitalized(cursor) || lexeme.trait == .none || isLoose
    else {
      return nil
    }
    cursor += 1
    if lexeme.trait == .abbreviated { skipAbbreviationStop(&cursor) }
    return lexeme.number
  }

  /// A year of four digits, or one that is spoken: "nineteen ninety-six".
  func fourDigitYear(_ cursor: inout Int) -> Int? {
    let lexeme = text[cursor]
    if lexeme.kind == .numeral { return spokenYear(&cursor) }
    guard lexeme.kind == .number, lexeme.detail == 4, (1000...2999).contains(lexeme.number),
      !isInsideNumber(cursor),
      !(text.isJoined(cursor + 1) && text.isKind(.ordinalSuffix, cursor + 1))
    else { return nil }
    cursor += 1
    return lexeme.number
  }

  /// "nineteen ninety-six", "two thousand and fifteen", "nineteen hundred ninety-three"
  private func spokenYear(_ cursor: inout Int) -> Int? {
    var ahead = cursor
    guard let first = belowHundred(&ahead) else { return nil }
    if first == 2, text.isKind(.multiplier, ahead), text[ahead].number == 1000 {
      ahead += 1
      _ = skip(.and, &ahead)
      let rest = belowHundred(&ahead) ?? 0
      cursor = text.isKind(.and, ahead - 1) ? ahead - 1 : ahead
      return isCount(cursor) || text.isKind(.unit, cursor) ? nil : 2000 + rest
    }
    guard (10...20).contains(first) else { return nil }
    let isHundred = text.isKind(.multiplier, ahead) && text[ahead].number == 100
    if isHundred {
      ahead += 1
      _ = skip(.and, &ahead)
    }
    guard let rest = belowHundred(&ahead), isHundred || rest >= 10 else { return nil }
    cursor = ahead
    return isCount(ahead) || text.isKind(.unit, ahead) ? nil : first * 100 + rest
  }

  /// A year behind a month or a day: "2018", ", 2018", "of 2018".
  func followingYear(_ cursor: inout Int) -> Int? {
    var ahead = cursor
    if !skip(.comma, &ahead) {
      let isIn = text.isKind(.in, ahead) && text.length(ahead) == 2
      _ = skip(.of, &ahead) || isIn && skip(.in, &ahead)
      if skip(.the, &ahead) { return nil }
    }
    if let year = yearBeforeChrist(&ahead) {
      cursor = ahead
      return year
    }
    if let year = looseYear(&ahead) {
      cursor = ahead
      return year
    }
    guard let year = fourDigitYear(&ahead), !isCount(ahead) else { return nil }
    cursor = ahead
    return year
  }

  /// The "87" of "April of 87".
  private func looseYear(_ cursor: inout Int) -> Int? {
    guard isLoose, text.isKind(.of, cursor - 1), text.isKind(.number, cursor),
      text[cursor].detail == 2, endsPhrase(cursor + 1)
    else { return nil }
    cursor += 1
    return shortYear(text[cursor - 1].number)
  }

  /// "480 BC", as a negative number.
  func yearBeforeChrist(_ cursor: inout Int) -> Int? {
    guard text.isKind(.number, cursor), text[cursor].detail <= 4, text[cursor].number > 0,
      isBeforeChrist(cursor + 1)
    else { return nil }
    cursor += 2
    return -text[cursor - 2].number
  }

  /// Whether "BC" or "BCE" stands at `index`.
  func isBeforeChrist(_ index: Int) -> Bool {
    text.isKind(.era, index) && text[index].value < 0 && text.isCapitalized(index)
  }

  /// Whether the word at `index` makes the number before it a count: "2,000 people".
  func isCount(_ index: Int) -> Bool {
    switch text[index].kind {
    case .counted, .percent, .multiplier: true
    case .unit: text[index].trait == .plural
    default: false
    }
  }

  /// A dash, or "to" and its like, between the ends of a range.
  func rangeSign(_ cursor: inout Int, afterBetween: Bool) -> Bool {
    if skip(.dash, &cursor) { return true }
    if afterBetween { return skip(.and, &cursor) || skip(.to, &cursor) }
    return skip(.to, &cursor)
  }

  /// Whether "between" stands before `start`, perhaps with "the".
  func isAfterBetween(_ start: Int) -> Bool { text.isKind(.between, start - 1) }
}
