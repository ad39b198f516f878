import PluginKit

/// The tokens from `first` through `last`, which read as one capitalized phrase. What in it is
/// a title, a name or two names is decided later.
struct NameRun {
  var first: Int
  var last: Int
}

/// Finds runs of capitalized words, together with the small words and signs that names hold.
struct RunScanner {
  let text: UnitText
  let lexicon: Lexicon

  /// The run that begins at `index`, if one does.
  func run(at index: Int) -> NameRun? {
    guard begins(index) else { return nil }
    var last = lowerArticleEnd(index) ?? index
    while last - index < 24, let next = extend(from: index, through: last) { last = next }
    return NameRun(first: index, last: last)
  }

  private func begins(_ index: Int) -> Bool {
    if text.isDated(index) || isCalendar(index, inside: false) { return false }
    // "6PR" and "40GB" are no names of their last letters.
    if text.isAttached(index), text.tokens[safe: index - 1]?.kind == .number { return false }
    return text.isCapital(index) || lowerArticleEnd(index) != nil
  }

  /// The capitalized word behind a small particle: "al-Qaida", "bin Laden", "van Gogh".
  private func lowerArticleEnd(_ index: Int) -> Int? {
    guard text.wordClass(index).contains(.particle), text.isSmallWord(index) else { return nil }
    if text.isToken(index + 1, Mark.hyphen), text.isAttached(index + 1),
      text.isCapital(index + 2), text.isAttached(index + 2)
    {
      return index + 2
    }
    guard Mark.openingParticles.contains(text.tokens[index].hash), text.isCapital(index + 1),
      !text.wordClass(index + 1).has([.place, .people]), !text.isDated(index + 1)
    else { return nil }
    return index + 1
  }

  /// Whether a word is a weekday or month here. "May", "April" and "June" are names inside a
  /// run and before a further capital, where no date was found.
  private func isCalendar(_ index: Int, inside: Bool) -> Bool {
    guard text.wordClass(index).contains(.calendar) else { return false }
    return !text.wordClass(index).contains(.given) || !(inside || text.isCapital(index + 1))
  }

  /// The last token of the run grown by one step.
  private func extend(from first: Int, through last: Int) -> Int? {
    if let end = knownEnd(last) { return end }
    let next = last + 1
    guard let token = text.tokens[safe: next], !text.isDated(next) else { return nil }
    switch token.kind {
    case .word:
      if token.isCapitalized { return takesCapital(last, next) ? next : nil }
      // "d'Ettorre" has its capital inside.
      if token.traits.contains(.innerCapital), first < last || text.wordClass(last).has(.given) {
        return next
      }
      return smallWord(first, last, next)
    case .sign: return sign(first, last, next)
    case .possessive: return possessive(last, next)
    case .number: return text.wordClass(last).contains(.numbered) ? next : nil
    }
  }

  /// The end of a known phrase that begins at the run's last word and reaches further:
  /// "Secretary of State", "Bank of Japan".
  private func knownEnd(_ index: Int) -> Int? {
    guard text.isCapital(index) else { return nil }
    if text.wordClass(index).contains(.title),
      let match = lexicon.titles.longestMatch(in: text.tokens, at: index), match.last > index,
      isWrittenAsName(index, match.last)
    {
      return match.last
    }
    if let match = lexicon.organizations.longestMatch(in: text.tokens, at: index),
      match.last > index, isWrittenAsName(index, match.last)
    {
      return match.last
    }
    return nil
  }

  /// Whether every word from `first` through `last` has a capital, small words of grammar
  /// and particles aside.
  func isWrittenAsName(_ first: Int, _ last: Int) -> Bool {
    for index in first...last where text.tokens[index].kind == .word {
      if text.isCapital(index) { continue }
      if index > first, text.wordClass(index).has([.function, .particle]) { continue }
      if text.isAttached(index), text.isToken(index - 1, Mark.hyphen) { continue }
      let isParticle = text.wordClass(index).contains(.particle)
      if isParticle, text.isToken(index + 1, Mark.hyphen) { continue }
      return false
    }
    return true
  }

  private func takesCapital(_ last: Int, _ next: Int) -> Bool {
    let token = text.tokens[next]
    if token.traits.contains(.sentenceStart) || isCalendar(next, inside: true) { return false }
    // "OSLO The bank": behind a dateline without its dash a sentence begins.
    if Mark.articles.contains(token.hash), text.tokens[last].traits.contains(.allCapitals) {
      return false
    }
    guard text.isCapitalizedThroughout else { return true }
    return !isOrdinary(next) && !isOrdinary(last)
  }

  /// In a headline in title case, ordinary words are no part of names.
  private func isOrdinary(_ index: Int) -> Bool {
    let wordClass = text.wordClass(index)
    let partOfNames: WordClass = [.anyHead, .title, .given, .people, .place, .link, .nameOpener]
    return !wordClass.has(partOfNames) && wordClass.has([.common, .function])
  }

  // MARK: Signs

  private func sign(_ first: Int, _ last: Int, _ next: Int) -> Int? {
    let hash = text.tokens[next].hash
    if hash == Mark.hyphen { return hyphen(last, next) }
    if hash == Mark.stop, text.isAttached(next) { return stop(last, next) }
    if hash == Mark.ampersand, text.isCapital(next + 1), !isTwoPeople(first, last) {
      return next + 1
    }
    if hash == Mark.comma, text.wordClass(next + 1).contains(.legal), text.isCapital(next + 1) {
      return next + 1
    }
    return nil
  }

  /// "Karl Lang & Harvey Dean": a full name on the left of the sign; but "Levi Strauss & Co.".
  private func isTwoPeople(_ first: Int, _ last: Int) -> Bool {
    first < last && text.wordClass(first).contains(.given)
      && !text.wordClass(last + 2).contains(.legal)
  }

  /// A stop behind an initial, a title or a legal form.
  private func stop(_ last: Int, _ next: Int) -> Int? {
    let wordClass = text.wordClass(last)
    let hash = text.tokens[last].hash
    if Mark.shortForms.contains(hash) { return next }
    let short = text.tokens[last].end - text.tokens[last].start <= 5
    guard
      text.isInitial(last) || (wordClass.contains(.title) && short)
        || Mark.abbreviations.contains(hash),
      text.isCapital(next + 1), !text.isDated(next + 1),
      text.tokens[next + 1].traits.contains(.sentenceStart) == false
    else { return nil }
    return next + 1
  }

  /// A hyphen and the word behind it: "Jean-Claude", "Ban Ki-moon", "Lashkar-e-Taiba".
  private func hyphen(_ last: Int, _ next: Int) -> Int? {
    guard text.isAttached(next), text.isAttached(next + 1),
      let part = text.tokens[safe: next + 1], part.kind == .word
    else { return nil }
    if part.isCapitalized { return next + 1 }
    if text.isToken(next + 2, Mark.hyphen), text.isAttached(next + 2), text.isCapital(next + 3) {
      return next + 3
    }
    let isSecondName = text.isCapital(last - 1) && part.end - part.start <= 6
    guard isSecondName, !Mark.suffixes.contains(part.hash),
      !text.wordClass(last).has([.people, .place])
    else { return nil }
    return next + 1
  }

  /// "Workers' Party", "People's Army": a plural that owns the head of an organization.
  private func possessive(_ last: Int, _ next: Int) -> Int? {
    guard text.wordClass(last).contains(.common), !text.wordClass(last).has([.place, .given]),
      text.isCapital(next + 1), endsInHead(next + 1)
    else { return nil }
    return next + 1
  }

  /// Whether the capitalized words from `index` on end in the head of an organization.
  private func endsInHead(_ index: Int, _ head: WordClass = .anyHead) -> Bool {
    var last = index
    while text.isCapital(last + 1), !text.tokens[last + 1].traits.contains(.sentenceStart) {
      last += 1
    }
    return text.wordClass(last).has(head)
  }

  // MARK: Small words

  private func smallWord(_ first: Int, _ last: Int, _ next: Int) -> Int? {
    let hash = text.tokens[next].hash
    if hash == Mark.and { return conjunction(first, last, next) }
    if hash == Mark.of, let end = ofPlace(first, last, next) { return end }
    if Mark.links.contains(hash) { return link(first, last, next) }
    if hash == Mark.at, text.isToken(first, Mark.university), text.isToken(first + 1, Mark.of) {
      return text.isCapital(next + 1) ? next + 1 : nil
    }
    guard text.wordClass(next).contains(.particle) else { return nil }
    return particles(last, next)
  }

  /// One or two particles before a capital: "van der Bellen", "Musab al-Zarqawi".
  private func particles(_ last: Int, _ next: Int) -> Int? {
    guard !text.wordClass(last).has([.people, .country]) else { return nil }
    var index = next
    while index < next + 3, text.wordClass(index).contains(.particle), text.isSmallWord(index) {
      index += 1
    }
    if text.isToken(index, Mark.hyphen), text.isAttached(index), text.isAttached(index + 1) {
      index += 1
    }
    guard text.isCapital(index), !text.isDated(index) else { return nil }
    return index
  }

  /// "of", "for" or the like behind a word that takes it: "Ministry of", "Council on".
  private func link(_ first: Int, _ last: Int, _ next: Int) -> Int? {
    // "Centre for Control of Communicable Diseases": an ordinary noun goes on as well.
    let goesOn = hasLink(first, last) && isNoun(last) && !text.isToken(next, Mark.to)
    guard text.wordClass(last).contains(.link) || goesOn else { return nil }
    let index = text.isToken(next + 1, Mark.the) && text.isSmallWord(next + 1) ? next + 2 : next + 1
    guard text.isCapital(index), !text.isDated(index), !isCalendar(index, inside: false) else {
      return nil
    }
    return index
  }

  /// "of" and a place behind the name of an organization: "Supreme Court of Canada".
  private func ofPlace(_ first: Int, _ last: Int, _ next: Int) -> Int? {
    guard first < last, text.wordClass(next + 1).has([.country, .people]), text.isCapital(next + 1),
      text.wordClass(last).contains(.head) || isKnown(first, last)
    else { return nil }
    return next + 1
  }

  private func isKnown(_ first: Int, _ last: Int) -> Bool {
    lexicon.organizations.longestMatch(in: text.tokens, at: first)?.last == last
  }

  /// "and" between two ordinary words of one name: "Food and Drug Administration",
  /// "Ministry of Health and Welfare".
  private func conjunction(_ first: Int, _ last: Int, _ next: Int) -> Int? {
    guard text.isCapital(next + 1) else { return nil }
    if hasLink(first, last) { return isNoun(last) && isNoun(next + 1) ? next + 1 : nil }
    let startsSentence = first == last && text.tokens[first].traits.contains(.sentenceStart)
    guard !startsSentence, text.wordClass(last).contains(.common),
      text.wordClass(next + 1).contains(.common), !text.wordClass(last).has([.place, .people]),
      !text.wordClass(last).contains(.anyHead), endsInHead(next + 1, .head)
    else { return nil }
    return next + 1
  }

  private func isNoun(_ index: Int) -> Bool {
    let wordClass = text.wordClass(index)
    return wordClass.contains(.common)
      && !wordClass.has([.place, .people, .title, .function, .calendar])
  }

  private func hasLink(_ first: Int, _ last: Int) -> Bool {
    guard first < last else { return false }
    return (first..<last).contains { index in
      text.isSmallWord(index) && Mark.links.contains(text.tokens[index].hash)
    }
  }
}
