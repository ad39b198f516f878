import PluginKit

/// Marks what the parts of a unit are to the article: headline, byline, dateline, caption,
/// quotation, or the page around it.
struct StructureAnnotator: UnitAnnotator {
  let lexicon: Lexicon

  /// No line of the kinds marked here is longer, in bytes.
  private static let lineLimit = 1500

  func annotate(_ text: Span<UInt8>, in context: UnitContext, into report: inout Report) {
    guard !text.isEmpty else { return }
    let scan = UnitScan(text, lexicon)
    var findings = lines(text, scan, context.kind)
    guard !context.isCancelled() else { return }
    PageSentences(lexicon: lexicon).add(text, scan, to: &findings)
    Brackets(lexicon: lexicon).add(text, scan, to: &findings)
    if context.kind == .headline, isTitle(text, findings) {
      let span = ByteSpan(0, text.count)
      findings.append(Finding(.headline, span, StructureRules.headline, 0.8))
    }
    if !scan.quotes.isEmpty {
      Quotations(lexicon: lexicon).add(text, scan.quotes, to: &findings)
    }
    for finding in findings { report.add(finding.annotation) }
  }

  /// What the lines of the unit are. The first lines of an article often share a unit: a
  /// byline, a date, and only then the text.
  private func lines(_ text: Span<UInt8>, _ scan: UnitScan, _ kind: UnitKind) -> [Finding] {
    var findings: [Finding] = []
    let reader = LineReader(lexicon: lexicon, unit: kind)
    var isOpening = true
    var start = Self.skippedMarkup(text)
    var next = 0
    while true {
      let isFirst = next == 0
      if isOpening || lexicon.lineGate.opens(text, start), !Bytes.isSmallLetter(text[start]) {
        let limit = min(text.count, start + Self.lineLimit)
        let end = Bytes.lineEnd(text, start, limit)
        let line = LineReader.Line(start: start, end: end, isFirst: isFirst, isOpening: isOpening)
        let finding = end > start ? reader.finding(text, line) : nil
        if let finding { findings.append(finding) }
        isOpening = isOpening && (finding.map { $0.span.end >= end } ?? false)
        if let finding, finding.span.end >= text.count { return findings }
      } else {
        isOpening = false
      }
      guard next < scan.lines.count else { return findings }
      start = scan.lines[next]
      next += 1
    }
  }

  /// The first byte behind marks of headings, lists and quoted lines.
  private static func skippedMarkup(_ text: Span<UInt8>) -> Int {
    var start = 0
    while start + 1 < text.count {
      switch text[start] {
      case UInt8(ascii: "#"), UInt8(ascii: "*"), UInt8(ascii: ">"), UInt8(ascii: "_"), 0...0x20:
        start += 1
      default: return start
      }
    }
    return start
  }

  /// Whether a unit that looks like a title is nothing else. A dateline with words behind it
  /// leaves a title; one that fills the unit does not.
  private func isTitle(_ text: Span<UInt8>, _ findings: [Finding]) -> Bool {
    guard hasLetter(text) else { return false }
    return findings.allSatisfy { $0.kind == .dateline && $0.span.end + 8 < text.count }
  }

  private func hasLetter(_ text: Span<UInt8>) -> Bool {
    for index in 0..<text.count where text[index] >= 0x80 || (text[index] | 0x20) > 0x60 {
      if text[index] >= 0x80 || Bytes.isSmallLetter(text[index] | 0x20) { return true }
    }
    return false
  }
}
