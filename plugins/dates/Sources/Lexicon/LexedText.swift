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

  /// Whether a sentence begins at `index`.
  func startsSentence(_ index: Int) -> Bool {
    guard index > 0, index < count else { return true }
    return tokens[index].traits.contains(.sentenceStart)
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
