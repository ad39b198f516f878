import PluginKit

/// Finds places that no table has, by the words that make a place of any name: "Collier
/// County", "Church Street", "the village of Foua", "in Visbek, Germany".
///
/// Such a place has a name and perhaps a country, but no coordinates: none is better than
/// those of a namesake.
struct UnlistedPlaces {
  let tokens: TokenTable
  let evidence: EvidenceFinder

  /// The places of the unit: `listed`, where the words do not say that a name goes on, and
  /// the unlisted ones, in the order of the text.
  func places(with listed: [Mention]) -> [Mention] {
    var result: [Mention] = []
    var position = 0
    var index = 0
    while index < tokens.count {
      while position < listed.count, listed[position].first < index { position += 1 }
      let next = position < listed.count ? listed[position] : nil
      if let next, next.first == index {
        let longer = withHead(next.first, through: next.last)
        result.append(longer ?? next)
        index = (longer ?? next).last + 1
      } else if let found = unlisted(at: index, before: next) {
        result.append(found)
        index = found.last + 1
      } else {
        index += 1
      }
    }
    return result
  }

  private func unlisted(at index: Int, before next: Mention?) -> Mention? {
    guard isNameWord(index), !(index > 0 && isNameWord(index - 1) && joins(index)) else {
      return nil
    }
    var last = index
    while last - index < 3, last + 1 < tokens.count, isNameWord(last + 1), joins(last + 1),
      next.map({ last + 1 < $0.first }) ?? true
    {
      last += 1
    }
    if let head = withHead(index, through: last) { return head }
    if let name = namedByPrefix(index, last) { return name }
    if let name = namedByHead(index, last) { return name }
    return contained(index, last, next)
  }

  /// Whether the token can be a word of a place's name.
  private func isNameWord(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.kind == .word && token.isCapitalized && !Words.function.contains(token.hash)
      && !Words.calendar.contains(token.hash) && !Words.title.contains(token.hash)
  }

  private func joins(_ index: Int) -> Bool {
    tokens[index].hasSpaceBefore && !tokens[index].traits.contains(.lineBreakBefore)
  }

  /// "Collier County", "Rest Acres Road": the name with a head of its own, in capitals.
  private func withHead(_ first: Int, through last: Int) -> Mention? {
    var head = last
    if !Words.suffix.contains(tokens[last].hash) || first == last {
      guard let next = tokens[safe: last + 1], next.kind == .word, next.isCapitalized,
        joins(last + 1), Words.suffix.contains(next.hash)
      else { return nil }
      head = last + 1
    }
    // "Adair County Regional Jail" is no county.
    if let next = tokens[safe: head + 1], next.kind == .word, next.isCapitalized, joins(head + 1),
      !next.traits.contains(.sentenceStart), !Words.role.contains(next.hash),
      !Words.function.contains(next.hash), !Words.calendar.contains(next.hash)
    {
      return nil
    }
    return Mention(first: first, last: head, readings: [], rule: LocationRules.unlistedHead)
  }

  /// "Fort Detrick", "Lake Tana".
  private func namedByPrefix(_ first: Int, _ last: Int) -> Mention? {
    guard last > first, Words.prefix.contains(tokens[first].hash),
      !tokens[first].traits.contains(.sentenceStart) || first == 0
    else { return nil }
    return Mention(first: first, last: last, readings: [], rule: LocationRules.unlistedHead)
  }

  /// "the village of Foua", "Puge county".
  private func namedByHead(_ first: Int, _ last: Int) -> Mention? {
    let isBefore =
      first > 1 && tokens[first - 1].hash == Words.of
      && Words.namedHead.contains(tokens[first - 2].hash)
    var isBehind = false
    if let next = evidence.wordBehind(last), !next.isCapitalized,
      !tokens[first].traits.contains(.sentenceStart)
    {
      isBehind = Words.lowHead.contains(next.hash)
    }
    guard isBefore || isBehind else { return nil }
    return Mention(first: first, last: last, readings: [], rule: LocationRules.unlistedHead)
  }

  /// "in Visbek, Germany".
  private func contained(_ first: Int, _ last: Int, _ next: Mention?) -> Mention? {
    guard let next, next.first == last + 2, tokens[last + 1].hash == Words.comma,
      let container = next.readings.first, !container.isDemonym,
      let before = evidence.wordBefore(first), Words.within.contains(tokens[before].hash)
    else { return nil }
    switch container.placeClass {
    case .country, .territory, .region: break
    default: return nil
    }
    return Mention(
      first: first,
      last: last,
      readings: [],
      container: container.record,
      rule: LocationRules.unlistedContained
    )
  }
}
