import PluginKit

/// Lines that belong to a picture.
struct Captions {
  /// A caption is no longer than this, in bytes.
  static let limit = 700
  /// The last bytes of a line, which may hold a credit.
  private static let tailLimit = 72

  let lexicon: Lexicon

  /// The caption that `line` says it is, whose first tokens are `head`.
  func opening(_ text: Span<UInt8>, _ line: LineReader.Line, _ head: Passage) -> Finding? {
    guard line.end - line.start <= Self.limit else { return nil }
    let isBracket = head.hash(0) == Sign.opening || head.hash(0) == Sign.openBracket
    let first = isBracket ? 1 : 0
    if isBracket, !fillsBrackets(text, line) { return nil }
    guard isLabel(head, first) || lexicon.caption(.line, head.tokens, at: first) != nil else {
      return nil
    }
    return Finding(.caption, line.span, StructureRules.captionLabel, 0.9)
  }

  private func isLabel(_ head: Passage, _ first: Int) -> Bool {
    guard let last = lexicon.caption(.label, head.tokens, at: first) else { return false }
    if head.hash(last + 1) == Sign.colon { return !head.hasSpaceBefore(last + 1) }
    return head.hash(last + 1) == Sign.slash && head.isCapitalized(last)
  }

  /// Whether the bracket that opens the line is closed at its end.
  private func fillsBrackets(_ text: Span<UInt8>, _ line: LineReader.Line) -> Bool {
    let opening = text[line.start]
    let closing = opening == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
    var index = line.start + 1
    while index < line.end, text[index] != closing { index += 1 }
    return index >= line.end - 2
  }
}
