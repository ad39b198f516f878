import PluginKit

/// Gathers what the words around a name say of it.
struct EvidenceFinder {
  let recognizer: Recognizer

  private var tokens: TokenTable { recognizer.tokens }

  /// The evidence for the mention at `position`.
  func evidence(in mentions: [Mention], at position: Int) -> Evidence {
    let mention = mentions[position]
    var evidence: Evidence = []
    if tokens[mention.first].traits.contains(.sentenceStart) { evidence.insert(.sentenceStart) }
    if isLocated(mention) { evidence.insert(.locative) }
    if hasHead(mention) { evidence.insert(.head) }
    if hasRegionHead(mention) { evidence.insert(.regionHead) }
    if hasLocalNoun(mention) { evidence.insert(.local) }
    if !mention.isDemonym, Definition(of: mention.last, in: tokens) != nil {
      evidence.insert(.defined)
    }
    if recognizer.isDateline(mention.first, mention.last) { evidence.insert(.dateline) }
    if position > 0 {
      let before = mentions[position - 1]
      if areSiblings(before, mention) { evidence.insert(.sibling) }
      if isContained(before, in: mention) { evidence.insert(.container) }
    }
    if position + 1 < mentions.count {
      let next = mentions[position + 1]
      if areSiblings(mention, next) { evidence.insert(.sibling) }
      if isContained(mention, in: next) { evidence.insert(.containment) }
    }
    return evidence
  }

  /// "in Kabul", also "in northern Mali", "in the Sahel"; "Ann Smith, 18, of Regina".
  private func isLocated(_ mention: Mention) -> Bool {
    guard let index = wordBefore(mention.first) else { return false }
    let word = tokens[index].hash
    if word == Words.of {
      return index > 0 && tokens[index - 1].hash == Words.comma
    }
    guard Words.locative.contains(word) else { return false }
    return !(index > 0 && tokens[index - 1].hash == Words.according)
  }

  /// The word before a name, its article and its compass point.
  func wordBefore(_ first: Int) -> Int? {
    var index = first - 1
    while index >= 0, tokens[index].kind == .word,
      Words.shade.contains(tokens[index].hash) || tokens[index].hash == Words.the
    {
      index -= 1
    }
    return index >= 0 && tokens[index].kind == .word ? index : nil
  }

  /// "Kabul Province", "the province of Kabul".
  private func hasHead(_ mention: Mention) -> Bool {
    if let next = wordBehind(mention.last), Words.head.contains(next.hash) { return true }
    guard mention.first > 1, tokens[mention.first - 1].hash == Words.of else { return false }
    let word = tokens[mention.first - 2].hash
    return Words.head.contains(word) || Words.possession.contains(word)
  }

  private func hasRegionHead(_ mention: Mention) -> Bool {
    if let next = wordBehind(mention.last), Words.regionHead.contains(next.hash) { return true }
    guard mention.first > 1, tokens[mention.first - 1].hash == Words.of else { return false }
    return Words.regionHead.contains(tokens[mention.first - 2].hash)
  }

  private func hasLocalNoun(_ mention: Mention) -> Bool {
    guard let next = wordBehind(mention.last), !next.isCapitalized else { return false }
    return Words.local.contains(next.hash)
  }

  /// The word that follows without a sign between.
  func wordBehind(_ last: Int) -> Token? {
    guard let next = tokens[safe: last + 1], next.kind == .word, next.hasSpaceBefore else {
      return nil
    }
    return next
  }

  /// "Lyon, Lille and Nantes": two names with a comma, "and" or "or" between, one of them
  /// surely a place.
  private func areSiblings(_ one: Mention, _ two: Mention) -> Bool {
    let gap = two.first - one.last
    guard gap == 2 || gap == 3, !one.isDemonym, !two.isDemonym,
      !one.isDoubtful || !two.isDoubtful || isLocated(one)
    else { return false }
    return (one.last + 1..<two.first).allSatisfy { index in
      [Words.comma, Words.and, Words.or].contains(tokens[index].hash)
    }
  }

  /// "Davos, Switzerland", "Paris (France)".
  private func isContained(_ mention: Mention, in container: Mention) -> Bool {
    guard opensContainer(mention.last, container.first), !mention.isDemonym,
      !container.isDemonym
    else { return false }
    return Containment.holds(container, mention)
  }

  /// Whether "in" leads from the token `last` to a container at `first`, with a comma or without, and
  /// with a compass point: ", in northern".
  func leads(_ last: Int, to first: Int) -> Bool {
    var index = tokens[safe: last + 1]?.hash == Words.comma ? last + 2 : last + 1
    guard tokens[safe: index]?.hash == Words.in else { return false }
    index += 1
    while index < first, Words.shade.contains(tokens[index].hash) || tokens[index].hash == Words.the
    {
      index += 1
    }
    return index == first
  }

  /// Whether a comma or bracket leads from the token `last` to a container at `first`; also
  /// in "Brno, the Czech Republic".
  func opensContainer(_ last: Int, _ first: Int) -> Bool {
    guard first == last + 2 || first == last + 3 && tokens[last + 2].hash == Words.the else {
      return false
    }
    let sign = tokens[last + 1].hash
    return sign == Words.comma || sign == Words.opening
  }
}
