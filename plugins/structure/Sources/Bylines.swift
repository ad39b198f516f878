import PluginKit

/// Lines that say who wrote the article, or worked on it.
struct Bylines {
  let lexicon: Lexicon

  /// The byline or credit that `line` is, which may begin with a bracket.
  func opening(_ line: Passage) -> Finding? {
    let first = Sign.openers.contains(line.hash(0)) ? 1 : 0
    guard let phrase = lexicon.bylines.longestMatch(in: line.tokens, at: first) else { return nil }
    let names = phrase.last + 1 + (line.hash(phrase.last + 1) == Sign.colon ? 1 : 0)
    let end = line.end
    if phrase.value != .author {
      guard line.isCapitalized(first), line.isCapitalized(names), end - line.start <= 500,
        phrase.value == .credit || line.isWhole && author(line, names) != nil
      else { return nil }
      let span = ByteSpan(line.start, end)
      var finding = Finding(.byline, span, StructureRules.bylineCredit, 0.93)
      finding.role = "credit"
      return finding
    }
    guard line.isWhole, line.isCapitalized(first), let author = author(line, names) else {
      return nil
    }
    let span = ByteSpan(line.start, end)
    var finding = Finding(.byline, span, StructureRules.bylineAuthor, 0.9)
    finding.role = "author"
    finding.agency = author.agency.map { line.span($0.lowerBound, through: $0.upperBound) }
    return finding
  }

  /// "Jane Smith | The Guardian", "JANE SMITH, Associated Press".
  func namedAgency(_ line: Passage) -> Finding? {
    guard line.isWhole, let last = name(line, 0), last >= 1 else { return nil }
    let sign = line.hash(last + 1)
    guard sign == Sign.bar || sign == Sign.comma else { return nil }
    let first = last + 2
    var end = lexicon.agencies.longestMatch(in: line.tokens, at: first)?.last
    if end == nil, sign == Sign.bar, isPaper(line, first) { end = line.count - 1 }
    guard let end, let rest = tail(line, end + 1), rest == line.count else { return nil }
    let span = line.span(0, through: line.count - 1)
    var finding = Finding(.byline, span, StructureRules.bylineAgency, 0.85)
    finding.role = "author"
    finding.agency = line.span(first, through: end)
    return finding
  }

  /// "Press writer Jane Smith contributed to this report.", a line of its own.
  func contribution(_ text: Span<UInt8>, _ line: LineReader.Line) -> Finding? {
    guard line.end - line.start <= 300, line.end - line.start > 40 else { return nil }
    let last = text[line.end - 2]
    guard text[line.end - 1] == UInt8(ascii: "."),
      last == UInt8(ascii: "t") || last == UInt8(ascii: "y") || last == UInt8(ascii: "e")
    else { return nil }
    var start = line.end - 34
    while start < line.end, text[start] > 0x20 { start += 1 }
    let tail = Passage(text, start, line.end, limit: 64)
    for index in tail.tokens.indices where tail.tokens[index].hash == Sign.contributed {
      guard tail.hash(index + 1) == Sign.to, tail.hash(index + 2) == Sign.this,
        index + 5 == tail.count
      else { return nil }
      let rule = StructureRules.bylineCredit
      var finding = Finding(.byline, line.span, rule, 0.9)
      finding.role = "credit"
      return finding
    }
    return nil
  }

  // MARK: Names

  /// Whoever wrote the article.
  private struct Author {
    /// The tokens of the agency or paper, where one is named.
    var agency: ClosedRange<Int>?
  }

  /// The names from token `first` to the end of the line; `nil` when the line is no byline.
  private func author(_ line: Passage, _ first: Int) -> Author? {
    var author = Author()
    var next = first
    var isNamed = false
    if let match = lexicon.agencies.longestMatch(in: line.tokens, at: first) {
      author.agency = first...match.last
      next = match.last + 1
      isNamed = true
    } else if let last = name(line, first) {
      isNamed = last > first || line.isAllCapitals(first) || isAlone(line, last)
      next = last + 1
    }
    guard isNamed else { return nil }
    while next < line.count {
      if let match = lexicon.agencies.longestMatch(in: line.tokens, at: next),
        line.isCapitalized(next)
      {
        author.agency = next...match.last
        next = match.last + 1
      } else if let phrase = lexicon.bylines.longestMatch(in: line.tokens, at: next) {
        next = phrase.last + 1
      } else if let rest = tail(line, next), rest > next {
        next = rest
      } else if let last = name(line, next) {
        next = last + 1
      } else {
        return nil
      }
    }
    return author
  }

  /// One name, with what its writer is behind it: "By Anna, staff reporter".
  private func isAlone(_ line: Passage, _ last: Int) -> Bool {
    line.hash(last + 1) == Sign.comma
      && lexicon.word(line.hash(last + 2)).contains(.job)
  }

  /// The last token of the name that begins at `first`: up to six words with capitals, small
  /// words and initials among them.
  private func name(_ line: Passage, _ first: Int) -> Int? {
    guard line.isCapitalized(first),
      lexicon.word(line.hash(first)).isDisjoint(with: [.common, .verb, .joiner, .month, .weekday])
    else { return nil }
    var last = first
    while last < first + 8 {
      var next = last + 1
      if line.hash(next) == Sign.stop || line.hash(next) == Sign.hyphen {
        guard !line.hasSpaceBefore(next), next + 1 < line.count else { return last }
        if line.hash(next) == Sign.stop, line.length(last) > 2 { return last }
        if line.hash(next) == Sign.hyphen, line.hasSpaceBefore(next + 1) { return last }
        next += 1
      }
      guard line.tokens[safe: next]?.kind == .word, !line.isLineEnd(next) else { return last }
      let known = lexicon.word(line.hash(next))
      if !line.isCapitalized(next) {
        guard known.contains(.particle), goesOn(line, next + 1) else { return last }
      } else if !known.isDisjoint(with: [.common, .verb]) {
        return last
      }
      last = next
    }
    return last
  }

  /// Whether a small word inside a name leads to a capital: "van der Berg".
  private func goesOn(_ line: Passage, _ next: Int) -> Bool {
    if line.isCapitalized(next) { return true }
    return lexicon.word(line.hash(next)).contains(.particle) && line.isCapitalized(next + 1)
  }

  /// The token behind signs, small words, jobs and dates from `first` on; `nil` when what
  /// stands there is prose.
  private func tail(_ line: Passage, _ first: Int) -> Int? {
    var next = first
    while let token = line.tokens[safe: next] {
      let known = lexicon.word(token.hash)
      let isSign = Sign.separators.contains(token.hash)
      let isWord = !known.isDisjoint(with: [.joiner, .job, .paper])
      if isSign || isWord || next == line.count - 1 && token.hash == Sign.stop {
        next += 1
      } else if let date = DateRun(line, at: next, lexicon) {
        next = date.next
      } else if let label = lexicon.labels.longestMatch(in: line.tokens, at: next) {
        next = label.last + 1
      } else {
        break
      }
    }
    return next
  }

  /// Whether the rest of the line is the name of a paper: "The Anytown Herald".
  private func isPaper(_ line: Passage, _ first: Int) -> Bool {
    guard first < line.count, line.count - first <= 5 else { return false }
    for index in first..<line.count where !line.isCapitalized(index) { return false }
    return lexicon.word(line.hash(line.count - 1)).contains(.paper)
  }
}
