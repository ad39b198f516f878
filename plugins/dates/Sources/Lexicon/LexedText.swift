import PluginKit

/// The tokens of one unit with their classes: all that the grammar reads.
struct LexedText: Sendable {
  /// The tokens.
  let tokens: TokenTable
  private let lexemes: [Lexeme]

  /// Classifies every token of `text` once.
  init(_ text: Span<UInt8>, _ lexicon: Lexicon) {
    let tokens = TokenTable(text)
    var lexemes: [Lexeme] = []
    lexemes.reserveCapacity(tokens.count)
    for index in tokens.indices {
      let token = tokens[index]
      switch token.kind {
      case .number: lexemes.append(NumberReading.lexeme(text, token.span))
      case .possessive: lexemes.append(.none)
      case .sign: lexemes.append(lexicon[token.hash] ?? .none)
      case .word:
        lexemes.append(
          lexicon[token.hash] ?? NumberReading.wordWithDigits(text, token)
            ?? Self.plain(text, token)
        )
      }
    }
    self.tokens = tokens
    self.lexemes = lexemes
  }

  /// The number of tokens.
  var count: Int { lexemes.count }

  /// The class of the token at `index`; of a plain word outside the text.
  subscript(index: Int) -> Lexeme {
    lexemes.indices.contains(index) ? lexemes[index] : .none
  }

  /// Whether the token at `index` is of this class.
  func isKind(_ kind: Lexeme.Kind, _ index: Int) -> Bool { self[index].kind == kind }

  /// Whether the token at `index` is a possessive ending.
  func isPossessive(_ index: Int) -> Bool { tokens[safe: index]?.kind == .possessive }

  /// Words behind which four digits are a model, a number or an address.
  private static let labels = WordSet([
    "flight", "boeing", "airbus", "windows", "route", "highway", "area", "room", "page", "no",
    "number", "section", "article", "model", "type", "class", "series", "unit", "lot", "box",
    "suite", "line", "bus", "train", "code", "resolution", "form", "channel", "radio", "part",
    "chapter", "verse", "level", "peugeot", "fiat", "nokia", "galaxy", "geforce", "ryzen", "mark",
    "version", "directive", "regulation", "bill", "rule", "isbn", "iso", "extension", "ext",
    "ngc", "rfc", "usd", "eur", "gbp", "bmw", "studio", "studios",
  ])

  /// Whether the word at `index` makes a label of the number behind it: "Flight 1990".
  func isLabel(_ index: Int) -> Bool {
    guard let token = tokens[safe: index] else { return false }
    return Self.labels.contains(token.hash)
  }

  /// Whether the token at `index` is a sign.
  func isSign(_ index: Int) -> Bool { tokens[safe: index]?.kind == .sign }

  /// Whether the token at `index` is a word.
  func isWord(_ index: Int) -> Bool { tokens[safe: index]?.kind == .word }

  /// The number of bytes of the token at `index`.
  func length(_ index: Int) -> Int { tokens[safe: index]?.span.count ?? 0 }

  /// Whether the token at `index` stands against the one before it, without space.
  func isJoined(_ index: Int) -> Bool {
    index > 0 && index < count && !tokens[index].hasSpaceBefore
  }

  /// Whether the token at `index` is a word with a capital.
  func isCapitalized(_ index: Int) -> Bool {
    guard index >= 0, index < count else { return false }
    return tokens[index].isCapitalized
  }

  /// Whether the token at `index` is a word without a capital.
  func isSmallWord(_ index: Int) -> Bool {
    guard index >= 0, index < count else { return false }
    return tokens[index].kind == .word && !tokens[index].isCapitalized
  }

  /// Whether a sentence begins at `index` or one or two small words before it: "In late 1940".
  func leadsSentence(_ index: Int) -> Bool {
    (max(0, index - 2)...max(0, index)).contains { startsSentence($0) }
  }

  /// Whether a sentence begins at `index`.
  func startsSentence(_ index: Int) -> Bool {
    guard index > 0, index < count else { return true }
    return tokens[index].traits.contains(.sentenceStart)
  }

  private static let origins = WordSet(["built", "born", "begun", "made", "set", "written"])

  /// Whether the tokens `first..<next` belong to what a sentence says of its subject before it
  /// begins: "Founded in 1895, the club".
  func opensWithOrigin(_ first: Int, _ next: Int) -> Bool {
    guard isKind(.in, first - 1), startsSentence(first - 2), isKind(.comma, next),
      let token = tokens[safe: first - 2]
    else { return false }
    return isKind(.plain, first - 2) && self[first - 2].value == 1 || isKind(.born, first - 2)
      || Self.origins.contains(token.hash)
  }

  /// The words of the two ends of a range.
  func ends(of expression: Expression) -> [UnitSpan] {
    guard let split = expression.end?.split, !split.first.isEmpty,
      split.second < expression.next
    else { return [] }
    return [
      UnitSpan(tokens.span(split.first.lowerBound, through: split.first.upperBound - 1)),
      UnitSpan(tokens.span(split.second, through: expression.next - 1)),
    ]
  }

  /// Notes whether an unknown word ends in "ed", the mark of a regular past.
  private static func plain(_ text: Span<UInt8>, _ token: Token) -> Lexeme {
    let end = Int(token.end)
    guard end - Int(token.start) > 3, text[end - 1] == UInt8(ascii: "d"),
      text[end - 2] == UInt8(ascii: "e")
    else { return .none }
    return Lexeme(kind: .plain, value: 1)
  }
}
