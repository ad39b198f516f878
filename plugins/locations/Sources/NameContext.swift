import PluginKit

/// Decides which names are places and which are parts of other names: of a person
/// ("Florence Nightingale"), of an organization ("Bank of Japan").
struct NameContext {
  let tokens: TokenTable
  let isTitleCase: Bool
  /// The candidate names another annotator found, in order.
  let names: [ByteSpan]

  /// The mentions that are places, with the evidence for each.
  func places(among mentions: [Mention]) -> [Mention] {
    var kept: [Mention] = []
    var people: Set<UInt64> = []
    for (position, mention) in mentions.enumerated() {
      var mention = mention
      mention.evidence = evidence(mention, mentions, position)
      let next = position + 1 < mentions.count ? mentions[position + 1] : nil
      if isPartOfLongerName(mention, previous: kept.last, next: next) {
        people.insert(tokens[mention.first].hash)
        people.insert(tokens[mention.last].hash)
        continue
      }
      kept.append(mention)
    }
    return kept.filter { isCredible($0, people) }
  }

  // MARK: Evidence

  private func evidence(_ mention: Mention, _ all: [Mention], _ position: Int) -> Evidence {
    var evidence: Evidence = []
    let first = tokens[mention.first]
    if first.traits.contains(.sentenceStart) { evidence.insert(.sentenceStart) }
    if let before = word(beforeArticle: mention.first) {
      if Words.locative.contains(before.hash) { evidence.insert(.locative) }
    }
    if hasHead(mention) { evidence.insert(.head) }
    if position > 0, areSiblings(all[position - 1], mention) { evidence.insert(.sibling) }
    if position + 1 < all.count, areSiblings(mention, all[position + 1]) {
      evidence.insert(.sibling)
    }
    return evidence
  }

  /// The small word before a name: "in Kabul", also "in northern Mali", "in the Sahel".
  private func word(beforeArticle first: Int) -> Token? {
    var index = first - 1
    while index >= 0, tokens[index].kind == .word,
      Words.shade.contains(tokens[index].hash) || tokens[index].hash == Words.the
    {
      index -= 1
    }
    guard index >= 0, tokens[index].kind == .word else { return nil }
    return tokens[index]
  }

  /// "Kabul Province", "the province of Kabul".
  private func hasHead(_ mention: Mention) -> Bool {
    if let next = wordBehind(mention.last), Words.head.contains(next.hash) { return true }
    return mention.first > 1 && tokens[mention.first - 1].hash == Words.of
      && Words.head.contains(tokens[mention.first - 2].hash)
  }

  /// "Lyon, Lille and Nantes": two sure names with a comma, "and" or "or" between.
  private func areSiblings(_ one: Mention, _ two: Mention) -> Bool {
    let gap = two.first - one.last
    guard gap == 2 || gap == 3, !one.isDemonym, !two.isDemonym,
      !(one.isDoubtful && two.isDoubtful)
    else { return false }
    return (one.last + 1..<two.first).allSatisfy { index in
      [Words.comma, Words.and, Words.or].contains(tokens[index].hash)
    }
  }

  // MARK: Longer names

  private func wordBehind(_ last: Int) -> Token? {
    guard let next = tokens[safe: last + 1], next.kind == .word, next.hasSpaceBefore else {
      return nil
    }
    return next
  }

  private func isPartOfLongerName(
    _ mention: Mention,
    previous: Mention?,
    next: Mention?
  ) -> Bool {
    if isHyphenated(mention) { return true }
    if joinsOnTheRight(mention, next) { return true }
    if joinsOnTheLeft(mention, previous) { return true }
    return isInsideName(mention)
  }

  /// "Al-Kabuli", "Paris-Soir"; but "Kabul-based" and "U.S.-led" hold a place.
  private func isHyphenated(_ mention: Mention) -> Bool {
    if let hyphen = tokens[safe: mention.last + 1], hyphen.hash == Words.hyphen,
      !hyphen.hasSpaceBefore, let next = tokens[safe: mention.last + 2], !next.hasSpaceBefore,
      next.kind == .word, next.isCapitalized, !mention.isDemonym,
      mention.readings[0].placeClass != .country
    {
      return true
    }
    guard mention.first > 1, tokens[mention.first - 1].hash == Words.hyphen,
      !tokens[mention.first].hasSpaceBefore, !tokens[mention.first - 1].hasSpaceBefore
    else { return false }
    let before = tokens[mention.first - 2]
    return before.kind == .word && before.isCapitalized && !mention.isDemonym
      && mention.readings[0].placeClass != .country
  }

  private func joinsOnTheRight(_ mention: Mention, _ next: Mention?) -> Bool {
    guard let word = wordBehind(mention.last), word.isCapitalized,
      !word.traits.contains(.sentenceStart)
    else { return false }
    if Words.calendar.contains(word.hash) || Words.role.contains(word.hash) { return false }
    if Words.head.contains(word.hash) { return false }
    if let next, next.first == mention.last + 1 {
      // "Paris France", but not "Jordan Houston".
      return !contains(next, mention) && !mention.isDemonym && !isCountry(mention)
    }
    if isTitleCase { return Words.function.contains(word.hash) ? false : !isCountry(mention) && !mention.isDemonym }
    return !Words.function.contains(word.hash)
  }

  private func joinsOnTheLeft(_ mention: Mention, _ previous: Mention?) -> Bool {
    var index = mention.first - 1
    guard index >= 0, tokens[mention.first].hasSpaceBefore else { return false }
    // "Mr. London", "Gen. Jackson".
    if tokens[index].hash == Words.stop, index > 0, !tokens[index].hasSpaceBefore {
      index -= 1
      return tokens[index].isCapitalized && Words.title.contains(tokens[index].hash)
    }
    let before = tokens[index]
    guard before.kind == .word else { return false }
    if before.hash == Words.of { return isNamedOf(index) }
    guard before.isCapitalized else { return false }
    if let previous, previous.last == index { return false }
    if Words.title.contains(before.hash) { return true }
    if Words.function.contains(before.hash) || Words.shade.contains(before.hash) { return false }
    if Words.calendar.contains(before.hash) || Words.head.contains(before.hash) { return false }
    if before.traits.contains(.sentenceStart) || isTitleCase {
      return !isCountry(mention) && !mention.isDemonym
    }
    return true
  }

  /// "Bank of Japan", but not "Province of Kunar" or "President of France".
  private func isNamedOf(_ of: Int) -> Bool {
    guard of > 0, tokens[of - 1].kind == .word, tokens[of - 1].isCapitalized, !isTitleCase else {
      return false
    }
    let head = tokens[of - 1]
    if Words.head.contains(head.hash) || Words.title.contains(head.hash) { return false }
    if Words.shade.contains(head.hash) || Words.role.contains(head.hash) { return false }
    return !head.traits.contains(.sentenceStart) || !Words.function.contains(head.hash)
  }

  /// Whether a candidate name holds the mention and more than a place and its container.
  private func isInsideName(_ mention: Mention) -> Bool {
    let span = tokens.span(mention.first, through: mention.last)
    for name in names where name.contains(span) && name.count > span.count {
      var index = tokens.index(atOrAfter: name.start)
      while index < tokens.count, Int(tokens[index].end) <= name.end {
        defer { index += 1 }
        if (mention.first...mention.last).contains(index) { continue }
        let token = tokens[index]
        if token.hash == Words.comma { return false }
        guard token.kind == .word, token.isCapitalized else { continue }
        if Words.role.contains(token.hash) || Words.head.contains(token.hash) { continue }
        if Words.shade.contains(token.hash) || Words.function.contains(token.hash) { continue }
        return true
      }
    }
    return false
  }

  private func isCountry(_ mention: Mention) -> Bool {
    guard let best = mention.readings.first, !best.traits.contains(.doubtful) else { return false }
    return best.placeClass == .country || best.placeClass == .continent
  }

  private func contains(_ container: Mention, _ mention: Mention) -> Bool {
    mention.readings.contains { inner in
      container.readings.contains { Containment.holds($0.record, inner.record) }
    }
  }

  // MARK: Credibility

  private func isCredible(_ mention: Mention, _ people: Set<UInt64>) -> Bool {
    if mention.isDemonym { return !isLanguage(mention) }
    let isSupported = !mention.evidence.isDisjoint(with: .strong)
    if mention.isDoubtful, !isSupported { return false }
    if mention.first == mention.last, people.contains(tokens[mention.first].hash) {
      return isSupported
    }
    return true
  }

  /// "in Arabic", "speaks Farsi".
  private func isLanguage(_ mention: Mention) -> Bool {
    guard mention.readings[0].traits.contains(.adjective) else { return false }
    let next = tokens[safe: mention.last + 1]
    if let next, next.kind == .word, Words.tongue.contains(next.hash) { return true }
    if let next, next.hash == Words.hyphen, let second = tokens[safe: mention.last + 2],
      Words.tongue.contains(second.hash)
    {
      return true
    }
    guard let before = tokens[safe: mention.first - 1], before.kind == .word else { return false }
    if Words.tongue.contains(before.hash) { return true }
    let standsAlone = next == nil || next?.kind != .word
    return standsAlone && (before.hash == Words.in || before.hash == Words.into)
  }
}
