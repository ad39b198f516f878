import PluginKit

/// Lines that say when the article was written, and nothing else.
struct DayLines {
  let lexicon: Lexicon

  /// The date line that `line` is.
  func finding(_ line: Passage) -> Finding? {
    guard line.isWhole, line.count > 0 else { return nil }
    // A paper may stand before the label: "Anytown Herald Published 5 March 2026".
    for index in 0..<min(6, line.count) where index == 0 || line.isCapitalized(index) {
      if let labelled = labelled(line, at: index) { return labelled }
      guard line.isCapitalized(index) else { break }
    }
    var first = 0
    while first < line.count, Sign.openers.contains(line.hash(first)) { first += 1 }
    guard let date = DateRun(line, at: first, lexicon), date.isFullDay, ends(line, date.next)
    else { return nil }
    let span = line.span(0, through: line.count - 1)
    var finding = Finding(.dateline, span, StructureRules.date, 0.95)
    finding.role = "date"
    finding.date = line.span(date.first, through: date.last)
    return finding
  }

  /// "Published: 5 March 2026 | Updated: 6 March 2026". The first label says what it is.
  private func labelled(_ line: Passage, at index: Int) -> Finding? {
    guard let label = lexicon.labels.longestMatch(in: line.tokens, at: index) else { return nil }
    var cursor = label.last + 1
    var first: DateRun?
    while true {
      while Sign.separators.contains(line.hash(cursor)) { cursor += 1 }
      guard let date = DateRun(line, at: cursor, lexicon) else { break }
      first = first ?? date
      cursor = date.next
      while Sign.separators.contains(line.hash(cursor)) { cursor += 1 }
      guard let more = lexicon.labels.longestMatch(in: line.tokens, at: cursor) else { break }
      cursor = more.last + 1
    }
    guard let date = first, ends(line, cursor),
      date.isFullDay || index == 0 && (date.isDay || date.hasTime || isAgo(line, date))
    else { return nil }
    let span = line.span(index, through: line.count - 1)
    var finding = Finding(.dateline, span, StructureRules.labelledDate, 0.95)
    finding.role = label.value ? "updated" : "date"
    finding.date = line.span(date.first, through: date.last)
    return finding
  }

  /// "Updated 2 hours ago".
  private func isAgo(_ line: Passage, _ date: DateRun) -> Bool {
    date.hasDay && line.hash(date.next - 1) == Sign.ago
  }

  /// Whether nothing but a sign follows, or the agency behind one: "/ CBS News".
  private func ends(_ line: Passage, _ index: Int) -> Bool {
    let agency = index + (Sign.separators.contains(line.hash(index)) ? 1 : 0)
    if Sign.separators.contains(line.hash(agency - 1)),
      lexicon.agencies.longestMatch(in: line.tokens, at: agency)?.last == line.count - 1
    {
      return true
    }
    return index >= line.count || index == line.count - 1 && line.tokens[index].kind == .sign
  }
}
