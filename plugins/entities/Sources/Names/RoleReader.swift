import PluginKit

/// Reads what somebody is from the words around the name: "U.S. envoy Khalilzad", "Mujahid,
/// the group's main spokesman,".
struct RoleReader {
  let text: UnitText

  /// What an apposition says.
  struct Apposition {
    var role: Candidate.Words?
    var origin: Candidate.Words?
    /// Whether it names a body of people: ", a Boston-based company,".
    var isOrganization = false
  }

  // MARK: Before the name

  /// The role in small letters that ends directly before token `name`, with what modifies it.
  func role(before name: Int) -> Candidate.Words? {
    let head = name - 1
    guard text.isSmallWord(head), text.wordClass(head).contains(.role), joins(head, name) else {
      return nil
    }
    var first = head
    while first > 0, head - first < 8, isModifier(first - 1, before: first) { first -= 1 }
    while first < head, !isWord(first) { first += 1 }
    // "al-Qaida in Iraq chief": the place belongs to what stands before it.
    if first > 0, Mark.inside.contains(text.tokens[first - 1].hash) {
      while first < head, text.isCapital(first) { first += 1 }
    }
    return .init(first: first, last: head)
  }

  /// The start of a title with whoever has it: "Iraq's" before "Prime Minister".
  func start(ofTitle title: Candidate.Words) -> Int {
    let ending = title.first - 1
    guard text.tokens[safe: ending]?.kind == .possessive, text.isCapital(ending - 1) else {
      return title.first
    }
    var first = ending - 1
    while ending - first < 6, text.isCapital(first - 1), !text.isFunction(first - 1) { first -= 1 }
    return text.isDated(first) || text.wordClass(first).contains(.calendar) ? title.first : first
  }

  /// Whether a role stands before the name behind a comma: "his wife, Karen," "a spokesman,
  /// John Smith, said".
  func hasRole(beforeCommaAt comma: Int) -> Bool {
    guard text.isToken(comma, Mark.comma), text.isSmallWord(comma - 1),
      text.wordClass(comma - 1).contains(.role)
    else { return false }
    return text.wordClass(comma - 2).has([.modifier, .function, .role])
      || text.tokens[safe: comma - 2]?.kind == .possessive || text.isCapital(comma - 2)
  }

  /// Whether the noun of an organization stands directly before token `name`: "the company
  /// Acme", "militant group Ansar".
  func hasOrganizationNoun(before name: Int) -> Bool {
    text.isSmallWord(name - 1) && text.wordClass(name - 1).contains(.organizationNoun)
      && joins(name - 1, name)
  }

  /// Whether the noun of an organization follows token `last`: "Granma newspaper", "Xinhua
  /// news agency".
  func hasOrganizationNoun(after last: Int) -> Bool {
    guard text.isSmallWord(last + 1) else { return false }
    if text.wordClass(last + 1).contains(.organizationNoun) { return true }
    return text.isToken(last + 1, Mark.news)
      && text.wordClass(last + 2).contains(.organizationNoun)
  }

  /// Whether the name before token `index` modifies a noun: "official Granma newspaper",
  /// "trained Zulu officials".
  func isModified(by last: Int) -> Bool {
    text.isSmallWord(last + 1)
      && (hasOrganizationNoun(after: last) || text.wordClass(last + 1).contains(.role))
  }

  private func joins(_ index: Int, _ next: Int) -> Bool {
    !(text.tokens[safe: next]?.traits.contains(.sentenceStart) ?? true) && index >= 0
  }

  private func isWord(_ index: Int) -> Bool { text.tokens[safe: index]?.kind == .word }

  /// Whether token `index` can belong to the noun phrase that goes on at `next`.
  private func isModifier(_ index: Int, before next: Int) -> Bool {
    let token = text.tokens[index]
    switch token.kind {
    case .sign:
      return token.hash == Mark.hyphen && text.isAttached(index) && text.isAttached(next)
    case .possessive, .number: return false
    case .word:
      if text.isAttached(next), text.isToken(next, Mark.hyphen) { return true }
      let wordClass = text.wordClass(index)
      if token.isCapitalized {
        if token.traits.contains(.sentenceStart), wordClass.has([.common, .function]) {
          return wordClass.contains(.modifier)
        }
        return !text.isDated(index)
      }
      if wordClass.has([.modifier, .role]) { return true }
      return false
    }
  }

  // MARK: Behind the name

  /// What stands between the comma behind token `last` and the next.
  func apposition(behind last: Int) -> Apposition? {
    guard text.isToken(last + 1, Mark.comma) else { return nil }
    var first = last + 2
    // ", 67, a former teacher,": the age comes first.
    if text.tokens[safe: first]?.kind == .number, text.isToken(first + 1, Mark.comma) { first += 2 }
    return phrase(from: first)
  }

  private func phrase(from start: Int) -> Apposition? {
    var index = start
    var origin: Candidate.Words?
    var first = start
    if Mark.articles.contains(hash(index)) {
      index += 1
      first = ownsPhrase(index) ? start : index
    }
    if text.isCapital(index), text.isToken(index + 1, Mark.hyphen),
      text.isToken(index + 2, Mark.born)
    {
      origin = .init(first: index, last: index + 2)
      index += 3
      first = index
    }
    guard let head = headNoun(from: index) else { return nil }
    if text.wordClass(head).contains(.organizationNoun), !text.wordClass(head).contains(.role) {
      return Apposition(role: nil, origin: nil, isOrganization: true)
    }
    guard let end = end(ofPhraseWithHead: head) else {
      return origin.map { Apposition(role: nil, origin: $0) }
    }
    return Apposition(role: .init(first: first, last: end), origin: origin)
  }

  private func hash(_ index: Int) -> UInt64 { text.tokens[safe: index]?.hash ?? 0 }

  /// Whether a possessive within the next words keeps the article: "the group's spokesman".
  private func ownsPhrase(_ index: Int) -> Bool {
    var index = index
    let limit = index + 4
    while index < limit, let token = text.tokens[safe: index] {
      if token.kind == .possessive { return true }
      guard token.kind == .word else { return false }
      index += 1
    }
    return false
  }

  /// The noun that says what somebody is: the last role in a row of nouns and adjectives.
  private func headNoun(from start: Int) -> Int? {
    var index = start
    var head: Int?
    while index < start + 10, let token = text.tokens[safe: index] {
      let wordClass = text.wordClass(index)
      if token.kind == .word {
        if token.isCapitalized == false || wordClass.has([.role, .title]) {
          if wordClass.has([.role, .organizationNoun]) { head = index }
          if wordClass.contains(.saying) || Self.auxiliaries.contains(token.hash) { break }
          if wordClass.contains(.function), !wordClass.contains(.modifier) { break }
        }
      } else if token.kind == .sign, token.hash != Mark.hyphen {
        break
      } else if token.kind == .possessive {
        head = nil
      } else if token.kind == .number {
        break
      }
      index += 1
    }
    guard let head, head == index - 1 || index == start + 10 else { return nil }
    return head
  }

  /// The last token of the phrase, or `nil` when it does not end where a phrase should.
  private func end(ofPhraseWithHead head: Int) -> Int? {
    var index = head + 1
    while index < head + 16, let token = text.tokens[safe: index] {
      if token.kind == .sign {
        if token.hash == Mark.hyphen || text.isAbbreviationStop(index) {
          index += 1
          continue
        }
        let closes =
          token.hash == Mark.comma || token.hash == Mark.stop
          || token.hash == Mark.semicolon || token.hash == Mark.closing
        return closes || Mark.dashes.contains(token.hash) ? index - 1 : nil
      }
      if token.kind == .word {
        if token.hash == Mark.who || token.hash == Mark.whose { return index - 1 }
        if token.hash == Mark.and, !continuesAnd(index + 1) { return nil }
        if text.isSmallWord(index), isVerb(index) { return nil }
        if text.isDated(index) || text.wordClass(index).contains(.calendar) { return nil }
      }
      index += 1
    }
    return index >= text.tokens.count ? index - 1 : nil
  }

  private func continuesAnd(_ index: Int) -> Bool {
    text.isCapital(index) || text.wordClass(index).has([.role, .organizationNoun])
  }

  private static let auxiliaries = WordSet([
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "can",
    "could", "may", "might", "should", "must", "did", "does", "do", "that", "which", "when",
    "where", "while", "but", "he", "she", "they", "it", "we", "i", "you",
  ])

  /// Whether a small word is a finite verb, or a word that begins another clause.
  private func isVerb(_ index: Int) -> Bool {
    let wordClass = text.wordClass(index)
    if Self.auxiliaries.contains(hash(index)) { return true }
    return wordClass.has([.saying, .personVerb]) && !wordClass.contains(.role)
  }

  // MARK: Descriptions

  /// The description that begins at the article `index`: "The U.S. special envoy for
  /// Afghanistan". It must name a country or an organization and have no name behind it.
  func description(at index: Int) -> Candidate.Words? {
    guard hash(index) == Mark.the, text.isCapital(index + 1) else { return nil }
    var head = index + 1
    while head < index + 6, text.isCapital(head) || text.wordClass(head).contains(.modifier) {
      if text.isSmallWord(head), text.wordClass(head).contains(.role) { break }
      head += 1
    }
    guard text.isSmallWord(head), text.wordClass(head).contains(.role) else { return nil }
    var last = head
    if Mark.links.contains(hash(head + 1)), text.isCapital(head + 2) {
      last = head + 2
      while text.isCapital(last + 1) { last += 1 }
    }
    guard !text.isCapital(last + 1), !text.isToken(last + 1, Mark.comma),
      !text.wordClass(last + 1).contains(.role)
    else { return nil }
    return .init(first: index + 1, last: last)
  }
}

extension UnitText {
  /// Whether the sign at `index` is the stop of an abbreviation inside a phrase.
  func isAbbreviationStop(_ index: Int) -> Bool {
    guard isToken(index, Mark.stop), isAttached(index), isCapital(index - 1),
      let next = tokens[safe: index + 1]
    else { return false }
    return next.kind == .word && !next.traits.contains(.sentenceStart)
  }
}
