import PluginKit

/// Direct speech, and other words in quotation marks.
struct Quotations {
  /// Quotations longer than this have more than three words, in bytes.
  private static let shortLimit = 64

  let lexicon: Lexicon

  /// Adds the quotations between `marks`.
  func add(_ text: Span<UInt8>, _ marks: [QuoteMark], to findings: inout [Finding]) {
    let matcher = QuotationMatcher(marks, text, lexicon)
    findings.reserveCapacity(findings.count + matcher.quotations.count)
    for quotation in matcher.quotations {
      let span = ByteSpan(quotation.start, quotation.end)
      var finding: Finding
      if quotation.isOpen {
        finding = Finding(.quotation, span, StructureRules.quotationOpen, 0.7)
        finding.flag = "open"
      } else {
        let rule =
          quotation.isDouble ? StructureRules.quotationDouble : StructureRules.quotationSingle
        finding = Finding(.quotation, span, rule, quotation.isDouble ? 0.95 : 0.85)
        guard span.count <= Self.shortLimit else {
          findings.append(finding)
          continue
        }
        guard let isShort = isShort(text, span) else { continue }
        if isShort { finding.flag = "short" }
      }
      findings.append(finding)
    }
  }

  /// Whether three words or fewer make no sentence; `nil` when there is no word.
  private func isShort(_ text: Span<UInt8>, _ span: ByteSpan) -> Bool? {
    let words = Passage(text, span.start, span.end, limit: Self.shortLimit)
    var count = 0
    for index in words.tokens.indices {
      let token = words.tokens[index]
      guard token.kind == .word || token.kind == .number else { continue }
      count += 1
      if count > 3 || lexicon.word(token.hash).contains(.verb) { return false }
    }
    return count == 0 ? nil : true
  }
}
