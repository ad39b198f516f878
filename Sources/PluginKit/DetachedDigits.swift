/// Cutting digits off the letters before them, for those who know the letters: "RM20" is a
/// sum of ringgit, "B52" an aircraft.
extension TokenTable {
  /// The same tokens, but with digits cut from the letters they are attached to, wherever
  /// `isSign` says so of the hash and the length in bytes of those letters: "RM20.5m" is then
  /// a word, a number and a word.
  ///
  /// - Parameter text: The text that the tokens were made from.
  public func detachingDigits(
    _ text: Span<UInt8>,
    behind isSign: (_ letters: UInt64, _ length: Int) -> Bool
  ) -> TokenTable {
    guard
      let first = tokens.firstIndex(where: { Self.cut($0, text, isSign) != nil })
    else { return self }
    var result = Array(tokens[..<first])
    result.reserveCapacity(tokens.count + 8)
    var index = first
    while index < tokens.count {
      guard let cut = Self.cut(tokens[index], text, isSign) else {
        result.append(tokens[index])
        index += 1
        continue
      }
      let word = tokens[index]
      result.append(Self.letters(of: word, before: cut, text))
      let rest = TokenScanner.tokens(of: text, from: cut, through: Int(word.end))
      result += rest
      let end = rest.last?.end ?? word.end
      while index < tokens.count, tokens[index].start < end { index += 1 }
    }
    return TokenTable(tokens: result)
  }

  /// Where the digits of a token begin, if they are to be cut off.
  private static func cut(
    _ token: Token,
    _ text: Span<UInt8>,
    _ isSign: (UInt64, Int) -> Bool
  ) -> Int? {
    guard token.kind == .word, token.traits.contains(.hasDigit) else { return nil }
    let start = Int(token.start)
    var index = start
    while index < Int(token.end), text[index] &- UInt8(ascii: "0") >= 10 { index += 1 }
    guard index > start, isSign(WordHash.hash(text, start, index), index - start) else {
      return nil
    }
    return index
  }

  private static func letters(of word: Token, before cut: Int, _ text: Span<UInt8>) -> Token {
    let start = Int(word.start)
    var traits = word.traits.subtracting([.hasDigit, .allCapitals, .innerCapital])
    var isUpper = cut - start > 1
    for index in start..<cut where text[index] &- UInt8(ascii: "A") >= 26 { isUpper = false }
    if isUpper { traits.insert(.allCapitals) }
    return Token(
      start: word.start,
      end: Int32(truncatingIfNeeded: cut),
      hash: WordHash.hash(text, start, cut),
      kind: .word,
      traits: traits
    )
  }
}
