import PluginKit

/// Lines that belong to the page around an article.
struct PageLines {
  let lexicon: Lexicon

  /// What `line` is, whose first tokens are `head`.
  func finding(_ text: Span<UInt8>, _ line: LineReader.Line, _ head: Passage) -> Finding? {
    guard let match = match(head), line.end - line.start <= limit(match) else { return nil }
    let span = span(text, line, match.rule)
    var finding = Finding(.boilerplate, span, match.rule, match.confidence)
    if match.isNote { finding.role = "note" }
    return finding
  }

  /// How long a line of that sort may be, in bytes. A long line behind "Source:" is an article
  /// whose paragraphs were lost.
  private func limit(_ match: Match) -> Int {
    if match.rule == StructureRules.pageLabel { return match.isNote ? 1500 : 300 }
    return 600
  }

  private typealias Match = (rule: Rule, confidence: Double, isNote: Bool)

  private func match(_ head: Passage) -> Match? {
    let tokens = head.tokens
    if Self.isCopyright(head, 0) { return (StructureRules.copyright, 0.95, false) }
    let first = Sign.openers.contains(head.hash(0)) ? 1 : 0
    if let match = lexicon.page(.label, tokens, at: first), isLabel(head, behind: match.last) {
      return (StructureRules.pageLabel, match.0 ? 0.95 : 0.85, match.0)
    }
    if let match = lexicon.page(.whole, tokens, at: 0), isNothing(head, behind: match.last) {
      return (StructureRules.pageLine, 0.9, match.0)
    }
    guard let match = lexicon.page(.line, tokens, at: first) else { return nil }
    return (StructureRules.pageLine, 0.9, match.0)
  }

  /// A colon, or a line that goes on behind one.
  private func isLabel(_ head: Passage, behind last: Int) -> Bool {
    head.hash(last + 1) == Sign.colon && !head.hasSpaceBefore(last + 1)
      && (head.hasSpaceBefore(last + 2) || last + 2 >= head.count)
  }

  /// Nothing but signs up to the end of the line.
  private func isNothing(_ head: Passage, behind last: Int) -> Bool {
    guard head.isWhole else { return false }
    for index in head.tokens.indices where index > last && head.tokens[index].kind != .sign {
      return false
    }
    return head.hash(last + 1) != Sign.comma
  }

  /// "© 2019", "(c) 2019", "Copyright 2019".
  static func isCopyright(_ head: Passage, _ index: Int) -> Bool {
    if head.hash(index) == Sign.copyright { return index + 1 < head.count }
    if head.hash(index) == Sign.opening, head.hash(index + 1) == Sign.letterC,
      head.hash(index + 2) == Sign.closing
    {
      return isYear(head, index + 3)
    }
    guard head.hash(index) == Sign.copyrightWord else { return false }
    return isYear(head, index + 1) || head.hash(index + 1) == Sign.copyright
      || head.hash(index + 1) == Sign.opening && head.hash(index + 2) == Sign.letterC
  }

  private static func isYear(_ head: Passage, _ index: Int) -> Bool {
    head.tokens[safe: index]?.kind == .number && head.length(index) == 4
  }

  /// The line; of a unit that opens with it all of the unit, since such lines are often wrapped.
  private func span(_ text: Span<UInt8>, _ line: LineReader.Line, _ rule: Rule) -> ByteSpan {
    let isWrapped = rule == StructureRules.pageLabel || line.end - line.start > 60
    guard line.isFirst, isWrapped, text.count <= 600 else { return line.span }
    return ByteSpan(line.start, text.count)
  }
}
