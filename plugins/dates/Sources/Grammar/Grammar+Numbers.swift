import PluginKit

// Quantities in figures and words, as far as durations need them.

extension Grammar {
  /// A number: its whole value if it has one, and its TIMEX3 text.
  struct Quantity {
    var whole: Int?
    var text: String
    /// A fraction behind the whole, in quarters.
    var quarters = 0

    init(_ whole: Int) {
      self.whole = whole
      text = String(whole)
    }

    init(text: String) { self.text = text }

    /// A number that is not told.
    static let unknown = Quantity(text: "X")
  }

  /// A quantity: "17", "2.5", "twenty-one", "two and a half", "a couple of", "several".
  func quantity(_ cursor: inout Int) -> Quantity? {
    guard let first = oneQuantity(&cursor) else { return nil }
    var ahead = cursor
    if skip(.and, &ahead), skip(.article, &ahead), skip(.half, &ahead), let whole = first.whole {
      cursor = ahead
      var quantity = Quantity(whole)
      quantity.text = "\(whole).5"
      quantity.quarters = 2
      return quantity
    }
    // "two or three days", "10 to 15 years": how many is not told.
    ahead = cursor
    let isRange = skip(.or, &ahead) || skip(.to, &ahead) || skip(.dash, &ahead)
    if isRange, !text.isKind(.article, ahead), let second = oneQuantity(&ahead),
      let low = first.whole, let high = second.whole, low < high, unitFollows(ahead)
    {
      cursor = ahead
      return .unknown
    }
    return first
  }

  private func unitFollows(_ index: Int) -> Bool {
    text.isKind(.unit, index) || (text.isKind(.dash, index) && text.isKind(.unit, index + 1))
  }

  private func oneQuantity(_ cursor: inout Int) -> Quantity? {
    let lexeme = text[cursor]
    switch lexeme.kind {
    case .number, .grouped:
      guard !isPartOfFigure(cursor) else { return nil }
      cursor += 1
      return Quantity(lexeme.number)
    case .decimal:
      guard !isPartOfFigure(cursor) else { return nil }
      cursor += 1
      let fraction = padded(Int(lexeme.detail) / 10, Int(lexeme.detail) % 10)
      var quantity = Quantity(text: "\(lexeme.number).\(fraction)")
      if let quarters = Self.quarters[fraction] {
        quantity.whole = lexeme.number
        quantity.quarters = quarters
      }
      return quantity
    case .article: return articleQuantity(&cursor)
    case .another:
      cursor += 1
      if !text.isKind(.another, cursor), let more = oneQuantity(&cursor) { return more }
      return Quantity(1)
    case .couple, .dozen:
      cursor += 1
      _ = skip(.of, &cursor)
      return Quantity(lexeme.number)
    case .vague:
      cursor += 1
      return .unknown
    default: return numeral(&cursor).map { Quantity($0) }
    }
  }

  private static let quarters = ["25": 1, "5": 2, "50": 2, "75": 3]

  /// "a couple of", "a few", "a dozen", "a hundred", or "a" for one.
  private func articleQuantity(_ cursor: inout Int) -> Quantity? {
    switch text[cursor + 1].kind {
    case .couple, .dozen, .vague:
      cursor += 1
      return oneQuantity(&cursor)
    case .multiplier:
      let value = text[cursor + 1].number
      cursor += 2
      return Quantity(value)
    case .unit:
      cursor += 1
      return Quantity(1)
    case .plain where text.isKind(.unit, cursor + 2):
      cursor += 1
      return Quantity(1)
    default: return nil
    }
  }

  /// A number in words, below a million: "twenty-one", "two hundred and fifty".
  private func numeral(_ cursor: inout Int) -> Int? {
    var ahead = cursor
    guard var value = belowHundred(&ahead) else { return nil }
    while text.isKind(.multiplier, ahead), (1..<1000).contains(value) {
      value *= text[ahead].number
      ahead += 1
      var beyond = ahead
      _ = skip(.and, &beyond)
      if let more = belowHundred(&beyond) {
        value += more
        ahead = beyond
      }
    }
    cursor = ahead
    return value
  }

  func belowHundred(_ cursor: inout Int) -> Int? {
    let lexeme = text[cursor]
    guard lexeme.kind == .numeral else { return nil }
    cursor += 1
    guard lexeme.trait == .tens else { return lexeme.number }
    var ahead = cursor
    _ = skip(.dash, &ahead)
    guard text.isKind(.numeral, ahead), text[ahead].trait != .tens,
      (1...9).contains(text[ahead].number)
    else { return lexeme.number }
    cursor = ahead + 1
    return lexeme.number + text[ahead].number
  }

  /// Whether the number is money, or the end of something joined: "$5", "A/5", "3:15".
  private func isPartOfFigure(_ index: Int) -> Bool {
    guard index > 0, text.isJoined(index) else { return false }
    switch text[index - 1].kind {
    case .money, .slash, .colon, .plus, .stop: return true
    case .plain: return !text.isSign(index - 1)
    case .dash: return text.isJoined(index - 1) && text.isKind(.plain, index - 2)
    default: return false
    }
  }
}
