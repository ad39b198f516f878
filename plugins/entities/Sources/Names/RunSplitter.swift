import PluginKit

/// Cuts a capitalized run into names: takes titles and sentence openings off, and parts an
/// organization or people from the person behind it.
struct RunSplitter {
  let text: UnitText
  let lexicon: Lexicon
  let scanner: RunScanner

  /// The names in `run`.
  func names(in run: NameRun) -> [Candidate] {
    guard let first = opening(of: run) else { return [] }
    let run = NameRun(first: first, last: run.last)
    if let known = known(at: run.first) {
      if known.last == run.last { return [known] }
      // "Air France Flight 447" is a flight, but names the airline.
      if text.wordClass(known.last + 1).contains(.numbered) { return [known] }
    }
    if let titled = titled(run) { return titled }
    if let parts = placeBeforePerson(run) ?? organizationBeforePerson(run) { return parts }
    return [plain(run)]
  }

  /// The first token that can belong to a name: behind words of grammar, and behind an
  /// ordinary word that has its capital from the start of the sentence only.
  private func opening(of run: NameRun) -> Int? {
    var first = run.first
    while first <= run.last {
      if isOpeningWord(first, run.last) || text.tokens[first].kind != .word {
        first += 1
      } else {
        return first
      }
    }
    return nil
  }

  private func isOpeningWord(_ index: Int, _ last: Int) -> Bool {
    let wordClass = text.wordClass(index)
    // "Non-Aligned Movement" keeps its first word.
    if index < last, text.isToken(index + 1, Mark.hyphen), text.isAttached(index + 1) {
      return false
    }
    if text.isFunction(index) {
      // "Will Smith", but not "Will Iran".
      let isName =
        wordClass.contains(.given) && text.isCapital(index + 1)
        && !text.wordClass(index + 1).has([.people, .place, .title])
      return !isName
    }
    guard text.tokens[index].traits.contains(.sentenceStart), wordClass.has([.common, .role]) else {
      return false
    }
    if index == last { return known(at: index) == nil }
    if known(at: index) != nil || beginsTitle(index) { return false }
    if wordClass.has([.place, .people, .given, .title, .link, .nameOpener]) { return false }
    if lexicon.places.longestMatch(in: text.tokens, at: index) != nil { return false }
    return !text.wordClass(last).has([.anyHead, .event])
  }

  /// "Police Chief", "Attorney General": an ordinary word that belongs to a title.
  private func beginsTitle(_ index: Int) -> Bool {
    if lexicon.titles.longestMatch(in: text.tokens, at: index) != nil { return true }
    return text.wordClass(index).contains(.modifier)
      && text.wordClass(index + 1).has([.title, .modifier])
  }

  // MARK: Known names

  private func known(at index: Int) -> Candidate? {
    guard text.tokens[index].kind == .word,
      let match = lexicon.organizations.longestMatch(in: text.tokens, at: index),
      scanner.isWrittenAsName(index, match.last)
    else { return nil }
    let isSingle = match.last == index
    if isSingle {
      // "WHO" and "who" are two words, and so are "Apple" and "apple" where a sentence begins.
      if match.value.isAcronym, !text.tokens[index].traits.contains(.allCapitals) { return nil }
      let startsSentence = text.tokens[index].traits.contains(.sentenceStart)
      if startsSentence, text.wordClass(index).contains(.common), !text.isAcronym(index) {
        return nil
      }
    }
    var candidate = Candidate(first: index, last: match.last, form: .known)
    candidate.shape.organization = text.wordClass(index).contains(.common) && isSingle ? 4 : 6
    return candidate
  }

  // MARK: Titles

  /// The name behind the last title of the run, and the organization before it, if any.
  private func titled(_ run: NameRun) -> [Candidate]? {
    guard let title = lastTitle(in: run) else { return nil }
    var names: [Candidate] = []
    if title.words.first > run.first {
      let left = NameRun(first: run.first, last: title.words.first - 1)
      names = organizationBeforeTitle(left)
      // "Leeds General Infirmary": a rank stands behind a people, an army or nothing.
      if title.sort == .rank, names.isEmpty, !isPlaceOrModifier(left) { return nil }
    }
    let first = afterTitle(title.words.last)
    guard first <= run.last else { return names }
    var person = Candidate(first: first, last: run.last, form: .titled)
    person.title = .init(first: run.first, last: first - 1)
    person.context.person = 6
    person.shape = inner(NameRun(first: first, last: run.last))
    names.append(person)
    return names
  }

  /// "World Bank" before "President": a name of its own, unless it is a people or ordinary.
  private func organizationBeforeTitle(_ run: NameRun) -> [Candidate] {
    guard !isPlaceOrModifier(run) else { return [] }
    if let known = known(at: run.first), known.last == run.last { return [known] }
    let left = plain(run)
    return left.shape.organization >= 2 ? [left] : []
  }

  private func isPlaceOrModifier(_ run: NameRun) -> Bool {
    (run.first...run.last).allSatisfy { index in
      text.tokens[index].kind != .word
        || text.wordClass(index).has([.place, .people, .modifier, .role, .title])
    }
  }

  private func afterTitle(_ last: Int) -> Int {
    text.isToken(last + 1, Mark.stop) && text.isAttached(last + 1) ? last + 2 : last + 1
  }

  private func lastTitle(in run: NameRun) -> (words: Candidate.Words, sort: Lexicon.Title)? {
    guard !startsWithPerson(run) else { return nil }
    var found: (words: Candidate.Words, sort: Lexicon.Title)?
    var index = run.first
    while index <= run.last {
      defer { index += 1 }
      guard text.wordClass(index).has([.title, .role, .modifier]),
        let match = lexicon.titles.longestMatch(in: text.tokens, at: index),
        match.last <= run.last
      else { continue }
      if let known = known(at: index), known.last > match.last { return nil }
      found = (.init(first: index, last: match.last), match.value)
      index = match.last
    }
    guard let found else { return nil }
    return isNameOfThing(behind: found.words.last, run) ? nil : found
  }

  /// "Stephen King", "Larry Major": behind a given name a title is a surname.
  private func startsWithPerson(_ run: NameRun) -> Bool {
    text.wordClass(run.first).contains(.given)
      && !text.wordClass(run.first).has([.title, .people, .place, .modifier])
      && run.last > run.first
  }

  /// "General Assembly", "Queen Elizabeth Hospital": what follows the title is the head of
  /// something that is no person.
  private func isNameOfThing(behind title: Int, _ run: NameRun) -> Bool {
    let first = afterTitle(title)
    guard first <= run.last else { return false }
    if text.isFunction(first), !text.wordClass(first).contains(.given) { return true }
    let last = text.wordClass(run.last)
    if last.has([.head, .legal, .event]) { return true }
    return last.contains(.weakHead) && !text.wordClass(first).contains(.given)
  }

  // MARK: Parts without titles

  /// "Israeli" before "Benjamin Netanyahu": the people is not part of the name.
  private func placeBeforePerson(_ run: NameRun) -> [Candidate]? {
    guard run.last >= run.first + 2, let end = placeEnd(at: run.first), end + 1 < run.last,
      !text.wordClass(run.last).has(.anyHead), !text.wordClass(run.first).contains(.given)
    else { return nil }
    let rest = NameRun(first: end + 1, last: run.last)
    let isPeople = text.wordClass(run.first).contains(.people)
    guard text.wordClass(end + 1).contains(.given) || (isPeople && isUnknownThroughout(rest)) else {
      return nil
    }
    let person = plain(NameRun(first: end + 1, last: run.last))
    let place = plain(NameRun(first: run.first, last: end))
    return [place, person]
  }

  /// "Refugee Council" before "Enver Solheim": a given name behind a head begins a new name.
  private func organizationBeforePerson(_ run: NameRun) -> [Candidate]? {
    guard run.last >= run.first + 2, !text.wordClass(run.last).has(.anyHead) else { return nil }
    let knownEnd = known(at: run.first)?.last
    for end in run.first..<run.last - 1 {
      guard end == knownEnd || (end > run.first && text.wordClass(end).contains(.head)),
        text.isCapital(end + 1), text.wordClass(end + 1).contains(.given),
        !text.wordClass(end + 1).has([.common, .place, .people])
      else { continue }
      return [
        plain(NameRun(first: run.first, last: end)), plain(NameRun(first: end + 1, last: run.last)),
      ]
    }
    return nil
  }

  private func placeEnd(at index: Int) -> Int? {
    if let match = lexicon.places.longestMatch(in: text.tokens, at: index) { return match.last }
    return text.wordClass(index).has([.place, .people]) ? index : nil
  }

  private func plain(_ run: NameRun) -> Candidate {
    if let known = known(at: run.first), known.last == run.last { return known }
    let isSingle = run.first == run.last
    let form: Candidate.Form =
      !isSingle ? .sequence : text.isAcronym(run.first) ? .acronym : .single
    var candidate = Candidate(first: run.first, last: run.last, form: form)
    candidate.shape = inner(run)
    return candidate
  }

  /// What the words of a name say of its kind.
  private func inner(_ run: NameRun) -> Evidence {
    var evidence = Evidence()
    let first = text.wordClass(run.first)
    let last = text.wordClass(lastWord(run))
    let isSingle = run.first == run.last
    if let end = placeEnd(at: run.first), end == run.last { evidence.place += 3.5 }
    if isSingle {
      if first.contains(.given) { evidence.person += 1.5 }
      if text.isAcronym(run.first) {
        evidence.organization += 1
      } else if first.contains(.common), !first.has([.given, .place, .people]) {
        evidence.organization -= 1.5
      }
      return evidence
    }
    if evidence.place > 0 { return evidence }
    if last.contains(.legal) { evidence.organization += 5 }
    if last.contains(.head) { evidence.organization += 4 }
    if last.contains(.weakHead) { evidence.organization += 2.5 }
    if last.contains(.faintHead) { evidence.organization += 1.3 }
    if last.contains(.event) { evidence.event += 4 }
    if hasLink(run) { evidence.organization += 3.5 }
    if (run.first...run.last).contains(where: { text.isToken($0, Mark.ampersand) }) {
      evidence.organization += 2
      return evidence
    }
    if let known = known(at: run.first), known.last < run.last { evidence.organization += 1 }
    if first.has([.people, .place]), let known = known(at: run.first + 1), known.last == run.last {
      evidence.organization += 5
    }
    evidence.person += personShape(run, first: first)
    return evidence
  }

  private func isUnknownThroughout(_ run: NameRun) -> Bool {
    (run.first...run.last).allSatisfy { index in
      let token = text.tokens[index]
      guard token.kind == .word else { return token.hash == Mark.stop || token.hash == Mark.hyphen }
      if text.isSmallWord(index) { return text.wordClass(index).contains(.particle) }
      return !token.traits.contains(.allCapitals)
        && text.wordClass(index).isSubset(of: [.given, .particle, .weakHead, .title])
    }
  }

  private func lastWord(_ run: NameRun) -> Int {
    text.tokens[run.last].kind == .word ? run.last : max(run.first, run.last - 1)
  }

  private func hasLink(_ run: NameRun) -> Bool {
    guard run.last > run.first + 1 else { return false }
    return (run.first + 1..<run.last).contains { index in
      Mark.links.contains(text.tokens[index].hash) && text.isSmallWord(index)
        && text.wordClass(index - 1).contains(.link)
    }
  }

  /// Given names, initials and particles, and words that no person is called.
  private func personShape(_ run: NameRun, first: WordClass) -> Double {
    var points = 0.0
    if first.contains(.given) { points += first.has([.common, .place]) ? 2.2 : 3.2 }
    var words = 0
    for index in run.first...run.last where text.tokens[index].kind == .word {
      let wordClass = text.wordClass(index)
      words += 1
      if text.isInitial(index) { points += 1.5 }
      if index > run.first, text.isSmallWord(index), wordClass.contains(.particle) { points += 1.5 }
      if index > run.first, wordClass.contains(.given) { points += 0.7 }
      if wordClass.has([.anyHead, .link]), index > run.first { points -= 2 }
      if wordClass.has([.common, .people]), !wordClass.contains(.given) { points -= 1 }
      if text.isFunction(index), text.isCapital(index), !wordClass.contains(.given) { points -= 1 }
    }
    if words > 4 { points -= 1.5 }
    // Two or three words that are in no table are mostly somebody's name.
    if words <= 3, isUnknownThroughout(run) { points += 2 }
    return points
  }
}
