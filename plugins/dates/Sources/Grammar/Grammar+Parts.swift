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
    guard let ordinal = ordinal(&cursor) else { return nil }
    return ordinal
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
      case .dash where text.isJoined(index - 1): return !text.isKind(.edge, index - 2)
      default: break
      }
    }
    guard text.isJoined(index + 1) else { return false }
    switch text[index + 1].kind {
    case .percent: return true
    case .slash, .colon: return text.isJoined(index + 2)
    default: return false
    }
  }

  /// The name of a month, with the stop of its abbreviation.
  func monthName(_ cursor: inout Int) -> Int? {
    let lexeme = text[cursor]
    guard lexeme.kind == .month, text.isCapitalized(cursor) || lexeme.trait == .none else {
      return nil
    }
    cursor += 1
    if lexeme.trait == .abbreviated { skipAbbreviationStop(&cursor) }
    return lexeme.number
  }

  /// The name of a day of the week, with the stop of its abbreviation.
  func weekdayName(_ cursor: inout Int) -> Int? {
    let lexeme = text[cursor]
    guard lexeme.kind == .weekday, text.isCapitalized(cursor) || lexeme.trait == .none else {
      return nil
    }
    cursor += 1
    if lexeme.trait == .abbreviated { skipAbbreviationStop(&cursor) }
    return lexeme.number
  }

  /// A year of four digits.
  func fourDigitYear(_ cursor: inout Int) -> Int? {
    let lexeme = text[cursor]
    guard lexeme.kind == .number, lexeme.detail == 4, (1000...2999).contains(lexeme.number),
      !isInsideNumber(cursor),
      !(text.isJoined(cursor + 1) && text.isKind(.ordinalSuffix, cursor + 1))
    else { return nil }
    cursor += 1
    return lexeme.number
  }

  /// A year behind a month or a day: "2018", ", 2018", "of 2018".
  func followingYear(_ cursor: inout Int) -> Int? {
    var ahead = cursor
    if !skip(.comma, &ahead) {
      _ = skip(.of, &ahead)
      if skip(.the, &ahead) { return nil }
    }
    guard let year = fourDigitYear(&ahead), !isCount(ahead) else { return nil }
    cursor = ahead
    return year
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
