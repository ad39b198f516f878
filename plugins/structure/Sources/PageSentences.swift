import PluginKit

/// Sentences within a unit that belong to the page, or name who made the article.
struct PageSentences {
  /// A sentence of the page is no longer than this, in bytes.
  private static let limit = 500

  let lexicon: Lexicon

  /// Adds what the sentences are that `scan` found worth a look.
  func add(_ text: Span<UInt8>, _ scan: UnitScan, to findings: inout [Finding]) {
    // Both lists are in order, so that each is walked over once.
    let lines = findings.filter { $0.kind != .dateline }
    var next = 0
    var done = 0
    for start in scan.sentences where start >= done {
      while next < lines.count, lines[next].span.end <= start { next += 1 }
      if next < lines.count, lines[next].span.start <= start { continue }
      let head = Passage(text, start, min(text.count, start + 120), limit: 120)
      guard let finding = finding(text, start, head) else { continue }
      findings.append(finding)
      done = finding.span.end
    }
  }

  private func finding(_ text: Span<UInt8>, _ start: Int, _ head: Passage) -> Finding? {
    if let match = lexicon.bylines.longestMatch(in: head.tokens, at: 0), match.value == .credit {
      guard head.isCapitalized(match.last + 1) else { return nil }
      return credit(text, start)
    }
    var rule = StructureRules.pageSentence
    var isNote = false
    if let match = lexicon.page(.sentence, head.tokens, at: 0) {
      isNote = match.0
    } else if PageLines.isCopyright(head, 0) {
      rule = StructureRules.copyright
    } else {
      return nil
    }
    guard let end = Bytes.sentenceEnd(text, start, limit: Self.limit) else { return nil }
    var finding = Finding(.boilerplate, ByteSpan(start, end), rule, 0.88)
    if isNote { finding.role = "note" }
    return finding
  }

  /// Credits go on to the end of the line, sentence by sentence.
  private func credit(_ text: Span<UInt8>, _ start: Int) -> Finding? {
    let limit = min(text.count, start + Self.limit)
    let end = Bytes.lineEnd(text, start, limit)
    let isLine = end < limit || limit == text.count
    guard let stop = isLine ? end : Bytes.sentenceEnd(text, start, limit: Self.limit) else {
      return nil
    }
    var finding = Finding(.byline, ByteSpan(start, stop), StructureRules.bylineCredit, 0.88)
    finding.role = "credit"
    return finding
  }
}
