import PluginKit

/// Credits in brackets: of a picture, or of those who worked on the article.
struct Brackets {
  /// A credit in brackets is no longer than this, in bytes.
  private static let limit = 300

  let lexicon: Lexicon

  /// Adds what the brackets hold that `scan` found worth a look.
  func add(_ text: Span<UInt8>, _ scan: UnitScan, to findings: inout [Finding]) {
    guard !scan.brackets.isEmpty else { return }
    let others = findings.sorted { $0.span.start < $1.span.start }
    var next = 0
    for start in scan.brackets {
      while next < others.count, others[next].span.end <= start { next += 1 }
      if next < others.count, others[next].span.start <= start { continue }
      guard let end = closing(text, start) else { continue }
      let inside = Passage(text, start, end, limit: Self.limit)
      if let finding = finding(text, inside, end) { findings.append(finding) }
    }
  }

  /// The end of the bracket that opens at `start`.
  private func closing(_ text: Span<UInt8>, _ start: Int) -> Int? {
    let closing = text[start] == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
    let end = min(text.count, start + Self.limit)
    var index = start + 1
    while index < end {
      if text[index] == closing { return index + 1 }
      index += 1
    }
    return nil
  }

  private func finding(_ text: Span<UInt8>, _ inside: Passage, _ end: Int) -> Finding? {
    let tokens = inside.tokens
    let span = ByteSpan(inside.start, end)
    if let match = lexicon.bylines.longestMatch(in: tokens, at: 1), match.value != .author,
      inside.isCapitalized(match.last + 1)
    {
      var finding = Finding(.byline, span, StructureRules.bylineCredit, 0.93)
      finding.role = "credit"
      return finding
    }
    guard let last = lexicon.caption(.bracket, tokens, at: 1), isCredit(inside, behind: last) else {
      return nil
    }
    let whole = ByteSpan(0, text.count)
    // Words with a credit at their end are the picture's.
    let isAll = end >= text.count && text.count <= Captions.limit && inside.start > 0
    return Finding(.caption, isAll ? whole : span, StructureRules.captionBracket, 0.85)
  }

  /// Whether a phrase of credits is one here: a sign, a name or nothing follows.
  private func isCredit(_ inside: Passage, behind last: Int) -> Bool {
    let next = inside.hash(last + 1)
    if next == Sign.colon || next == Sign.slash { return true }
    if next == Sign.closing || next == Sign.closeBracket {
      return inside.isCapitalized(1) || last > 1
    }
    return inside.isCapitalized(1) && inside.isCapitalized(last + 1)
  }
}
