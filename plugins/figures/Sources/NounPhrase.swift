import PluginKit

/// Finds what a number counts: the noun phrase behind it, rather too short than too long.
///
/// There is no tagger here. A phrase ends before the first function word, verb, number or
/// sign, and behind the first noun in the plural; behind "of" it may go on with one more
/// phrase: "members of Afghan security forces".
struct NounPhrase {
  let passage: Passage

  /// How far to look for a noun in the plural, in tokens, and how long a phrase without one
  /// may be.
  private static let longest = 7
  private static let longestSingular = 2

  private static let pronouns = WordSet([
    "them", "us", "whom", "which", "what", "it", "you",
  ])

  /// Words that begin a time, or stand alone: nothing is counted behind them.
  private static let openers = WordSet(["last", "next", "this", "that", "each", "every"])
  private static let others = WordHash.hash("others")

  /// The phrase that begins at `index` or behind "of the", "more" and the like.
  func phrase(at index: Int) -> ClosedRange<Int>? {
    guard !Self.openers.contains(passage.hash(index)) else { return nil }
    if passage.hash(index) == Self.others { return index...index }
    var first = index
    var isPartitive = false
    if passage.hash(first) == Term.of {
      first += 1
      guard !Self.pronouns.contains(passage.hash(first)) || isAbbreviation(first) else {
        return nil
      }
      isPartitive = true
      while passage.has(first, .function), !isAbbreviation(first), first < index + 3 { first += 1 }
      first = behindOwner(first)
      // "A hundredth of a second" is a time.
      if Term.articles.contains(passage.hash(first - 1)), passage.has(first, .duration) {
        return nil
      }
    }
    while passage.has(first, .passed) || passage.has(first, .ordinal) { first += 1 }
    // "11 S&P 500 sectors".
    while passage.has(first, .idiomatic), passage.isBlocked(first),
      let (_, last) = passage.lexicon.idioms.longestMatch(in: passage.tokens, at: first)
    {
      first = last + 1
    }
    guard let head = verbalNoun(first) ?? head(from: first) else { return nil }
    if isPartitive || passage.hash(head + 1) != Term.of { return first...head }
    return first...(complement(behind: head) ?? head)
  }

  /// "US", which is no pronoun.
  private func isAbbreviation(_ index: Int) -> Bool {
    passage.tokens[safe: index]?.traits.contains(.allCapitals) ?? false
  }

  /// "of the country's 64 districts": behind the owner and the number of all.
  private func behindOwner(_ index: Int) -> Int {
    for owner in index..<index + 3 where passage.tokens[safe: owner + 1]?.kind == .possessive {
      guard (index...owner).allSatisfy(passage.isWord) else { return index }
      let next = owner + 2
      return passage.isNumber(next) || passage.has(next, .numeral) ? next + 1 : next
    }
    return passage.isNumber(index) ? index + 1 : index
  }

  /// Whether a phrase with a noun in the plural begins at `index`.
  func isCounted(at index: Int) -> Bool {
    var place = index
    while passage.has(place, .passed) { place += 1 }
    if verbalNoun(place) != nil { return true }
    for word in place..<place + Self.longest {
      guard isNominal(word) else { return false }
      if isPlural(word) { return true }
    }
    return false
  }

  /// Whether the phrase that begins at `index` names a length of time.
  func isDuration(at index: Int) -> Bool {
    if passage.has(index, .duration) { return true }
    guard passage.hash(index) != Term.of, !Self.openers.contains(passage.hash(index)),
      let end = head(from: index)
    else { return false }
    return (index...end).contains { passage.has($0, .duration) }
  }

  /// Directly behind a number, "votes" and "attacks" are nouns, though they may be verbs.
  private func verbalNoun(_ index: Int) -> Int? {
    passage.has(index, .verb) && !passage.has(index, .collective) && isPlural(index) ? index : nil
  }

  private func head(from first: Int) -> Int? {
    var index = first
    while index < first + Self.longest, isNominal(index) || isAttribute(index, in: first) {
      // "one officer dead": the outcome is not part of the phrase.
      if index > first, passage.has(index, .collective), passage.has(index, .verb) { break }
      if isPlural(index), !isDescribing(index) { return end(ofPlural: index) }
      // "three Chinese-made drones": one word, whatever its parts.
      if passage.isInnerHyphen(index + 1), passage.isWord(index + 2), !isPlural(index + 2) {
        index += 2
      }
      index += 1
    }
    // "303 electoral votes": behind an adjective a verb in s is a noun.
    if index > first, passage.has(index, .verb), isPlural(index), isAdjective(index - 1) {
      return index
    }
    guard index > first, index <= first + Self.longestSingular, isClosed(index) else { return nil }
    return isParticiple(index - 1) ? nil : index - 1
  }

  /// "1,327 registered voters": a participle directly before a noun in the plural.
  private func isAttribute(_ index: Int, in first: Int) -> Bool {
    index == first && passage.has(index, .verb) && isParticiple(index) && isNominal(index + 1)
      && isPlural(index + 1)
  }

  /// Whether nothing at `index` shows that the phrase before it goes on or was misread.
  private func isClosed(_ index: Int) -> Bool {
    guard let token = passage.tokens[safe: index] else { return true }
    switch token.kind {
    case .word: return true
    case .sign:
      return passage.isAnyHyphen(index) ? !passage.isInnerHyphen(index) : !token.hasSpaceBefore
    case .number, .possessive: return false
    }
  }

  /// "arms deals", "sports clubs": a plural that stands before another.
  private func end(ofPlural index: Int) -> Int? {
    if passage.tokens[safe: index + 1]?.kind == .possessive { return nil }
    // "Arms deals", "crew members", "doubles matches".
    if passage.has(index, [.attributive, .collective]), isNominal(index + 1), isPlural(index + 1) {
      return index + 1
    }
    if passage.isInnerHyphen(index + 1), isNominal(index + 2) {
      return head(from: index + 2) ?? index
    }
    return index
  }

  /// One more phrase behind "of", if it is short and certain.
  private func complement(behind head: Int) -> Int? {
    var first = head + 2
    if passage.hash(first) == Term.the { first += 1 }
    guard isNominal(first), let end = self.head(from: first) else { return nil }
    return isPlural(end) ? end : (end == first ? end : nil)
  }

  /// Words that a phrase can hold: no function words, verbs, numbers or signs.
  private func isNominal(_ index: Int) -> Bool {
    guard let token = passage.tokens[safe: index], !token.traits.contains(.lineBreakBefore) else {
      return false
    }
    if passage.isInnerHyphen(index) { return passage.isWord(index + 1) }
    guard token.kind == .word, !token.traits.contains(.hasDigit) else { return false }
    let traits = passage.traits(index)
    if isAbbreviation(index) { return true }
    if traits.contains(.collective) || passage.isInnerHyphen(index + 1) { return true }
    return traits.isDisjoint(with: [.function, .verb, .numeral, .month]) && !isAdverb(index)
  }

  /// "injured" counts by itself, and describes in "injured people".
  private func isDescribing(_ index: Int) -> Bool {
    guard passage.has(index, .verb) else { return false }
    return (index + 1..<index + 4).first { !isNominal($0) || isPlural($0) }.map(isPlural) ?? false
  }

  private static let adjectives: [[UInt8]] = [
    "al", "ic", "ive", "ous", "ary", "ful", "less", "ern",
  ]
  .map { Array($0.utf8) }

  private func isAdjective(_ index: Int) -> Bool {
    let letters = passage.bytes(index)
    return Self.adjectives.contains { letters.count > 4 && letters.suffix($0.count) == $0[...] }
  }

  private func isAdverb(_ index: Int) -> Bool {
    guard !passage.has(index, .notAdverb), !passage.isCapitalized(index) else { return false }
    let letters = passage.bytes(index)
    return letters.count > 4 && letters.suffix(2) == [UInt8(ascii: "l"), UInt8(ascii: "y")]
  }

  private func isParticiple(_ index: Int) -> Bool {
    let letters = passage.bytes(index)
    guard letters.count > 4 else { return false }
    return letters.suffix(2) == [UInt8(ascii: "e"), UInt8(ascii: "d")]
      || letters.suffix(3) == [UInt8(ascii: "i"), UInt8(ascii: "n"), UInt8(ascii: "g")]
  }

  /// A noun of many, by a table or by its last letter.
  func isPlural(_ index: Int) -> Bool {
    let traits = passage.traits(index)
    if traits.contains(.collective) { return true }
    guard passage.isWord(index), traits.isDisjoint(with: [.notPlural, .function]) else {
      return false
    }
    let letters = passage.bytes(index)
    guard letters.count > 3, letters.last == UInt8(ascii: "s") else { return false }
    let before = letters.dropLast().last
    return before != UInt8(ascii: "s") && before != UInt8(ascii: "u")
      && before != UInt8(ascii: "'")
  }
}
