import PluginKit

/// Tokens that make a date and a time of day, as pages and datelines write them.
struct DateRun {
  /// The first and the last token of the date, without the signs and small words behind it.
  let first: Int
  private(set) var last: Int
  /// The token that is no part of a date any more.
  private(set) var next: Int
  private(set) var hasMonth = false
  private(set) var hasDay = false
  private(set) var hasYear = false
  private(set) var hasWeekday = false
  private(set) var hasTime = false
  /// Whether it is all digits: 2026-03-05, 5/3/2026.
  private(set) var isNumeric = false

  /// Whether the parts name a day.
  var isDay: Bool { isNumeric || hasMonth && hasDay }
  /// Whether they name a day that no reader has to guess.
  var isFullDay: Bool { isNumeric || isDay && (hasYear || hasWeekday || hasTime) }

  /// Reads the date that begins at token `index`; `nil` when none does.
  init?(_ passage: Passage, at index: Int, _ lexicon: Lexicon) {
    first = index
    last = index - 1
    next = index
    while next < passage.count, reads(passage, lexicon) { next += 1 }
    guard last >= first else { return nil }
  }

  private mutating func reads(_ passage: Passage, _ lexicon: Lexicon) -> Bool {
    let token = passage.tokens[next]
    if next > first, token.traits.contains(.lineBreakBefore) { return false }
    switch token.kind {
    case .number:
      guard readNumber(passage) else { return false }
      last = next
      return true
    case .word: return readWord(lexicon.word(token.hash), token)
    case .sign: return next > first && isInner(passage, token)
    case .possessive: return false
    }
  }

  private mutating func readWord(_ known: WordClass, _ token: Token) -> Bool {
    if known.contains(.month), token.isCapitalized {
      guard !hasMonth else { return false }
      hasMonth = true
    } else if known.contains(.weekday), token.isCapitalized {
      hasWeekday = true
    } else if !known.isDisjoint(with: [.zone, .meridiem]), hasTime || hasDay || hasYear {
      hasTime = hasTime || known.contains(.meridiem)
    } else if known.contains(.filler), next > first {
      // "5th" is one word to a reader, "5 March at" are three.
      if !token.hasSpaceBefore { last = next }
      return true
    } else {
      return false
    }
    last = next
    return true
  }

  /// A day, a year, an hour or a whole date in digits.
  private mutating func readNumber(_ passage: Passage) -> Bool {
    let length = passage.length(next)
    if next > first, passage.hash(next - 1) == Sign.colon { return true }
    if passage.hash(next + 1) == Sign.colon, !passage.hasSpaceBefore(next + 1),
      passage.tokens[safe: next + 2]?.kind == .number
    {
      hasTime = true
      return length <= 2
    }
    if isJoined(passage, next + 1), isJoined(passage, next + 3),
      passage.tokens[safe: next + 4]?.kind == .number
    {
      guard passage.tokens[safe: next + 2]?.kind == .number else { return false }
      isNumeric = max(length, passage.length(next + 4)) == 4
      guard isNumeric else { return false }
      next += 4
      hasYear = true
      return true
    }
    switch length {
    case 1, 2:
      hasDay = true
      return true
    case 3...5 where passage.tokens[next].hash != 0 && length != 4:
      // 2.30 is an hour, and 05.03.2026 came as one number.
      hasTime = true
      return length != 3
    case 4:
      if hasYear { hasTime = true }
      hasYear = true
      return true
    case 8, 9, 10:
      isNumeric = true
      return true
    default: return false
    }
  }

  /// Whether a hyphen or slash without spaces stands at token `index`.
  private func isJoined(_ passage: Passage, _ index: Int) -> Bool {
    let hash = passage.hash(index)
    guard hash == Sign.hyphen || hash == Sign.slash else { return false }
    return !passage.hasSpaceBefore(index) && !passage.hasSpaceBefore(index + 1)
  }

  /// A comma, a stop behind "Oct", a colon between hours and minutes, a bar before the time.
  private func isInner(_ passage: Passage, _ token: Token) -> Bool {
    switch token.hash {
    case Sign.comma, Sign.stop: return !token.hasSpaceBefore
    case Sign.colon: return passage.tokens[safe: next + 1]?.kind == .number
    case Sign.slash where !token.hasSpaceBefore: return false
    case Sign.bar, Sign.bullet, Sign.slash:
      return passage.tokens[safe: next + 1].map { $0.kind == .number || $0.kind == .word } ?? false
    default: return false
    }
  }
}
