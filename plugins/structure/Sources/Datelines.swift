import PluginKit

/// Datelines that say where an article was filed: "OSLO, March 5 (Agency) —".
struct Datelines {
  let lexicon: Lexicon
  let isHeadline: Bool

  /// The parts of a dateline, as token indices.
  struct Parts {
    /// The last token of the place with what it lies in.
    var placeEnd = 0
    /// Whether the place is in the table.
    var isListed = false
    /// Whether every word of the place is in capitals.
    var isCapitals = false
    /// Whether what it lies in follows.
    var hasRegion = false
    var agency: ClosedRange<Int>?
    /// Whether the agency is in the table.
    var isKnownAgency = false
    var date: DateRun?
    /// The token behind all of it.
    var next = 0
  }

  /// Whether `line` may begin with a dateline: it begins with a capital, and a dash, a colon or
  /// a bracket stands near, or its first word is all capitals.
  static func isWorthALook(_ text: Span<UInt8>, _ line: LineReader.Line) -> Bool {
    let first = text[line.start]
    if first == UInt8(ascii: "(") { return true }
    guard Bytes.isCapital(first) || first >= 0x80 else { return false }
    let end = min(line.end, line.start + 110)
    if line.start + 1 < end, !Bytes.isSmallLetter(text[line.start + 1]) { return true }
    for index in line.start..<end {
      switch text[index] {
      case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "("): return true
      case 0xE2: return true
      case UInt8(ascii: "0")...UInt8(ascii: "9") where line.end - line.start < 80: return true
      case UInt8(ascii: ";"), UInt8(ascii: "?"), UInt8(ascii: "!"): return false
      default: break
      }
    }
    return false
  }

  /// The dateline that `head` begins with; its line has `length` bytes.
  func finding(_ head: Passage, length: Int) -> Finding? {
    if head.hash(0) == Sign.opening { return agencyAlone(head) }
    guard var parts = place(head) else { return nil }
    readDetails(head, &parts)
    let divider = divider(head, parts)
    guard let (rule, confidence) = rule(head, parts, divider, length) else { return nil }
    var finding = Finding(.dateline, head.span(0, through: parts.next - 1), rule, confidence)
    finding.role = "place"
    finding.place = head.span(0, through: parts.placeEnd)
    finding.agency = parts.agency.map { head.span($0.lowerBound, through: $0.upperBound) }
    finding.date = parts.date.map { head.span($0.first, through: $0.last) }
    return finding
  }

  /// "(Reuters) - The company said": the place was left out.
  private func agencyAlone(_ head: Passage) -> Finding? {
    guard let agency = lexicon.agencies.longestMatch(in: head.tokens, at: 1),
      head.hash(agency.last + 1) == Sign.closing, Sign.dashes.contains(head.hash(agency.last + 2)),
      head.hasSpaceBefore(agency.last + 3)
    else { return nil }
    let span = head.span(0, through: agency.last + 1)
    var finding = Finding(.dateline, span, StructureRules.agency, 0.95)
    finding.role = "agency"
    finding.agency = head.span(1, through: agency.last)
    return finding
  }

  // MARK: The parts

  /// The place: words of one kind of letters, up to what is no part of a name.
  private func place(_ head: Passage) -> Parts? {
    guard head.isCapitalized(0) else { return nil }
    var parts = Parts()
    parts.isCapitals = head.isAllCapitals(0)
    let listed = lexicon.places.longestMatch(in: head.tokens, at: 0)
    var last = 0
    while last < 7, let next = nextOfName(head, last, parts.isCapitals) { last = next }
    if let listed, listed.value, listed.last <= last {
      // "LONDON The Latest" and "NEW DELHI/ISLAMABAD".
      parts.isListed = listed.last == last || head.hash(listed.last + 1) == Sign.slash
    }
    for index in 0...last {
      let known = lexicon.word(head.hash(index))
      if !parts.isListed, !known.isDisjoint(with: [.notPlace, .month, .weekday]) { return nil }
    }
    parts.placeEnd = last
    parts.next = last + 1
    return parts
  }

  /// The token behind `last` that goes on with a name, past a hyphen, a slash or a stop.
  private func nextOfName(_ head: Passage, _ last: Int, _ isCapitals: Bool) -> Int? {
    var next = last + 1
    let hash = head.hash(next)
    if hash == Sign.stop, !head.hasSpaceBefore(next), head.length(last) <= 2 {
      // "ST. LOUIS".
      next += 1
    } else if hash == Sign.hyphen || hash == Sign.slash {
      guard !head.hasSpaceBefore(next), !head.hasSpaceBefore(next + 1) else { return nil }
      next += 1
    }
    guard let token = head.tokens[safe: next], token.kind == .word, !head.isLineEnd(next) else {
      return nil
    }
    if isCapitals, token.traits.contains(.allCapitals) { return next }
    let isParticle = lexicon.word(token.hash).contains(.particle)
    if isParticle, nextOfName(head, next, isCapitals) != nil { return next }
    return !isCapitals && token.isCapitalized && !token.traits.contains(.allCapitals) ? next : nil
  }

  /// Reads what follows the place: what it lies in, the day, the agency.
  private func readDetails(_ head: Passage, _ parts: inout Parts) {
    for _ in 0..<4 {
      let hash = head.hash(parts.next)
      if hash == Sign.comma, !head.hasSpaceBefore(parts.next) {
        if parts.date == nil, let date = DateRun(head, at: parts.next + 1, lexicon),
          date.isDay || date.hasWeekday
        {
          parts.date = date
          parts.next = date.last + 1
        } else if parts.date == nil, let region = region(head, parts.next + 1) {
          parts.hasRegion = true
          parts.placeEnd = region
          parts.next = region + 1
        } else if parts.date != nil || parts.hasRegion, head.hash(parts.next + 1) == Sign.opening {
          parts.next += 1
        } else {
          return
        }
      } else if hash == Sign.opening || hash == Sign.slash {
        if readDayInBrackets(head, &parts) { continue }
        guard parts.agency == nil, readAgency(head, &parts) else { return }
      } else if hash == Sign.stop, parts.date == nil, parts.isCapitals,
        let date = DateRun(head, at: parts.next + 1, lexicon), date.isDay
      {
        // "MOSCOW. March 5 (Interfax)".
        parts.date = date
        parts.next = date.last + 1
      } else if parts.date == nil, let date = DateRun(head, at: parts.next, lexicon), date.isDay {
        parts.date = date
        parts.next = date.last + 1
      } else {
        return
      }
      if parts.date != nil, head.hash(parts.next) == Sign.stop, !head.hasSpaceBefore(parts.next) {
        return
      }
    }
  }

  /// "GENEVA (5 March 2026) –".
  private func readDayInBrackets(_ head: Passage, _ parts: inout Parts) -> Bool {
    guard parts.date == nil, head.hash(parts.next) == Sign.opening,
      let date = DateRun(head, at: parts.next + 1, lexicon), date.isDay,
      head.hash(date.last + 1) == Sign.closing
    else { return false }
    parts.date = date
    parts.next = date.last + 2
    return true
  }

  /// The last token of the region that begins at `start`: "Afghanistan", "Ill.", "South Korea".
  private func region(_ head: Passage, _ start: Int) -> Int? {
    if let listed = lexicon.places.longestMatch(in: head.tokens, at: start), !listed.value {
      return head.isCapitalized(start) ? withStop(head, listed.last) : nil
    }
    guard head.isCapitalized(start), head.hasSpaceBefore(start) else { return nil }
    var last = start
    while last < start + 3, head.isCapitalized(last + 1), !head.isLineEnd(last + 1) { last += 1 }
    return withStop(head, last)
  }

  private func withStop(_ head: Passage, _ last: Int) -> Int {
    head.hash(last + 1) == Sign.stop && !head.hasSpaceBefore(last + 1)
      && Sign.opensDetail.contains(head.hash(last + 2)) ? last + 1 : last
  }

  /// "(Reuters)", "(Thomson Reuters Foundation)", "/PRNewswire/".
  private func readAgency(_ head: Passage, _ parts: inout Parts) -> Bool {
    let first = parts.next + 1
    let isBracket = head.hash(parts.next) == Sign.opening
    let closing = isBracket ? Sign.closing : Sign.slash
    var last = first
    while last < first + 9, head.hash(last) != closing { last += 1 }
    guard last > first, head.hash(last) == closing else { return false }
    let known = lexicon.agencies.longestMatch(in: head.tokens, at: first)
    for index in first..<last where known == nil {
      let token = head.tokens[index]
      let isSmall = lexicon.word(token.hash).contains(.joiner)
      guard token.kind != .number, token.kind != .word || token.isCapitalized || isSmall else {
        return false
      }
    }
    parts.agency = first...(known.map { min($0.last, last - 1) } ?? last - 1)
    parts.isKnownAgency = known != nil
    parts.next = last + 1
    return true
  }
}
