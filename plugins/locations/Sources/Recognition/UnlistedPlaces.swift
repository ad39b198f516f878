import PluginKit

/// Finds places that no table has, by the words that make a place of any name: "Collier
/// County", "Church Street", "the village of Foua", "in Visbek, Germany".
///
/// Such a place has a name and perhaps a country. It never gets the coordinates of a namesake,
/// only those of a town named close by, which a hover calls approximate.
struct UnlistedPlaces {
  let tokens: TokenTable
  let evidence: EvidenceFinder

  /// The places of the unit: `listed`, where the words do not say that a name goes on, and
  /// the unlisted ones, in the order of the text.
  func places(with listed: [Mention]) -> [Mention] {
    var result: [Mention] = []
    var start = 0
    for mention in listed where mention.first >= start {
      addUnlisted(from: start, before: mention.first, next: mention, to: &result)
      let place = wholeName(mention)
      result.append(place)
      start = place.last + 1
    }
    addUnlisted(from: start, before: tokens.count, next: nil, to: &result)
    locate(&result)
    return result
  }

  /// "Montgomery County" for a "Montgomery" that the tables know as a town.
  private func wholeName(_ mention: Mention) -> Mention {
    if Words.suffix.contains(tokens[mention.last].hash) || mention.isCountry { return mention }
    return withHead(mention.first, through: mention.last) ?? mention
  }

  /// Adds the unlisted places among the tokens in front of `next`.
  private func addUnlisted(
    from start: Int,
    before end: Int,
    next: Mention?,
    to result: inout [Mention]
  ) {
    var index = start
    while index < end {
      if tokens[index].isCapitalized, let found = unlisted(at: index, before: next) {
        result.append(found)
        index = found.last
      }
      index += 1
    }
  }

  /// Says of unlisted places what contains them, and what town is near.
  private func locate(_ places: inout [Mention]) {
    for index in places.indices where places[index].rule == LocationRules.unlistedDefined {
      addContainer(&places, index)
    }
    for index in places.indices.dropLast() where places[index].readings.isEmpty {
      guard places[index].container == nil else { continue }
      places[index].container = container(places[index + 1], behind: places[index].last)
    }
    findTowns(&places, places.indices)
    findTowns(&places, places.indices.reversed())
  }

  /// Says of a place that the text defines what contains it, and what county or town it lies by.
  private func addContainer(_ places: inout [Mention], _ index: Int) {
    guard let definition = Definition(of: places[index].last, in: tokens) else { return }
    let around = places.filter { definition.reach.contains($0.first) }.compactMap(\.readings.first)
    let container = around.first {
      $0.placeClass == .region || $0.placeClass == .country || $0.placeClass == .territory
    }
    if places[index].container == nil { places[index].container = container?.record }
    guard places[index].nearby == nil else { return }
    places[index].nearby =
      around.first { reading in
        guard reading.placeClass == .county || reading.isTown else { return false }
        return container.map { Containment.holds($0.record, reading.record) } ?? true
      }?.record
  }

  /// Gives each unlisted place the nearest town that precedes it in `order`: a street or a
  /// county of the news lies there.
  private func findTowns(_ places: inout [Mention], _ order: some Sequence<Int>) {
    var town: (record: Gazetteer.Record, token: Int)?
    for index in order {
      let first = places[index].first
      if let best = places[index].readings.first {
        if best.isTown { town = (best.record, first) }
      } else if places[index].rule == LocationRules.unlistedHead, let town {
        let isWater = [places[index].first, places[index].last]
          .contains { Words.water.contains(tokens[$0].hash) }
        let distance = abs(town.token - first)
        if isWater { continue }
        guard distance < places[index].distance else { continue }
        places[index].nearby = town.record
        places[index].distance = distance
      }
    }
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
    return contained(index, last, next) ?? defined(index, last)
  }

  /// "Foua, a village in Idlib": the text says what it is.
  private func defined(_ first: Int, _ last: Int) -> Mention? {
    guard Definition(of: last, in: tokens) != nil else { return nil }
    return Mention(first: first, last: last, readings: [], rule: LocationRules.unlistedDefined)
  }

  /// Whether the token can be a word of a place's name.
  private func isNameWord(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.kind == .word && token.isCapitalized && token.end - token.start > 1
      && !Words.function.contains(token.hash)
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
    if let next = evidence.wordBehind(head), isNoPlace(first, before: next) { return nil }
    return Mention(first: first, last: head, readings: [], rule: LocationRules.unlistedHead)
  }

  /// Whether a word makes something else of the name at `first`: "Adair County Regional
  /// Jail", "Ann Street said".
  private func isNoPlace(_ first: Int, before next: Token) -> Bool {
    if Words.saying.contains(next.hash) {
      return evidence.wordBefore(first).map { !Words.locative.contains(tokens[$0].hash) } ?? true
    }
    return next.isCapitalized && !next.traits.contains(.sentenceStart)
      && !Words.role.contains(next.hash) && !Words.function.contains(next.hash)
      && !Words.calendar.contains(next.hash)
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
    guard let next, let outer = container(next, behind: last),
      let before = evidence.wordBefore(first), Words.within.contains(tokens[before].hash)
    else { return nil }
    return Mention(
      first: first,
      last: last,
      readings: [],
      container: outer,
      rule: LocationRules.unlistedContained
    )
  }

  /// The country or region `mention` is, where it stands behind a comma after token `last`.
  private func container(_ mention: Mention, behind last: Int) -> Gazetteer.Record? {
    guard evidence.opensContainer(last, mention.first), let container = mention.readings.first,
      !container.isDemonym
    else { return nil }
    switch container.placeClass {
    case .country, .territory, .region: return container.record
    default: return nil
    }
  }
}
