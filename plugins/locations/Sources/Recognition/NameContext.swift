import PluginKit

/// Decides which of the names found are places.
struct NameContext {
  private let tokens: TokenTable
  private let evidence: EvidenceFinder
  private let longerNames: LongerNames
  /// How likely another annotator takes the span for a place.
  private var chances: [ByteSpan: Double] = [:]

  /// `names` are the candidate names another annotator found, in order.
  init(recognizer: Recognizer, names: [Annotation]) {
    tokens = recognizer.tokens
    evidence = EvidenceFinder(recognizer: recognizer)
    longerNames = LongerNames(
      tokens: tokens,
      evidence: evidence,
      isTitleCase: recognizer.isTitleCase,
      names: names.map(\.span.span)
    )
    for name in names {
      guard case .attributes(let attributes) = name.value,
        let chance = attributes.number(Self.chanceKey)
      else { continue }
      chances[name.span.span] = chance
    }
  }

  /// What annotators of names say of a candidate, see `protocol/specs/annotation-kinds.md`.
  static let chanceKey = "place-chance"
  /// From this chance on a name that is mostly something else is taken for a place.
  private static let leastChance = 0.5

  private func isLikely(_ mention: Mention) -> Bool {
    let span = tokens.span(mention.first, through: mention.last)
    return (chances[span] ?? 0) >= Self.leastChance
  }

  /// The candidates of a unit, sorted by what they are to the article.
  struct Sorted {
    /// Places, with the evidence for each.
    var places: [Mention] = []
    /// Names inside the names of institutions: no places, but they say where the article plays.
    var embedded: [Mention] = []
    /// Names that are mostly something else, and places where the article says so elsewhere.
    var weak: [Mention] = []
  }

  /// Tells the places among `mentions`.
  func sorted(_ mentions: [Mention]) -> Sorted {
    var sorted = Sorted()
    var kept: [Mention] = []
    var people: Set<UInt64> = []
    for (position, mention) in mentions.enumerated() {
      var mention = mention
      mention.evidence = evidence.evidence(in: mentions, at: position)
      let next = position + 1 < mentions.count ? mentions[position + 1] : nil
      if longerNames.take(mention, previous: kept.last, next: next) || speaks(mention) {
        people.insert(tokens[mention.first].hash)
        people.insert(tokens[mention.last].hash)
        if isInInstitution(mention) { sorted.embedded.append(mention) }
      } else {
        kept.append(mention)
      }
    }
    for mention in kept {
      if isCredible(mention, people) {
        sorted.places.append(mention)
      } else if isWeak(mention, people) {
        sorted.weak.append(mention)
      }
    }
    return sorted
  }

  private func isWeak(_ mention: Mention, _ people: Set<UInt64>) -> Bool {
    !mention.isDemonym && mention.isDoubtful && !isDegree(mention)
      && !people.contains(tokens[mention.first].hash)
  }

  /// How many words may stand between a place and the institution's noun.
  private static let institutionReach = 4

  /// "Kentucky State Police": the capitals behind the place end in the noun of an institution.
  private func isInInstitution(_ mention: Mention) -> Bool {
    if let before = tokens[safe: mention.first - 1], before.kind == .word, before.isCapitalized,
      !before.traits.contains(.sentenceStart)
    {
      return false
    }
    for index in mention.last + 1...mention.last + Self.institutionReach {
      guard let token = tokens[safe: index], token.kind == .word, token.isCapitalized else {
        return false
      }
      if Words.institution.contains(token.hash) { return true }
    }
    return false
  }

  /// "Houston said": a person, where "Moscow said" is a government.
  private func speaks(_ mention: Mention) -> Bool {
    guard mention.first == mention.last, !mention.isPower, !mention.isDemonym,
      mention.evidence.isDisjoint(with: .strong)
    else { return false }
    let before = tokens[safe: mention.first - 1]
    if before?.hash == WordHash.hash("to"), mention.first > 1,
      tokens[mention.first - 2].hash == Words.according
    {
      return true
    }
    guard let next = evidence.wordBehind(mention.last) else { return false }
    return Words.saying.contains(next.hash)
  }

  /// `people` are words that were parts of other names in this unit: of "Whitney Houston"
  /// the "Houston" further on.
  private func isCredible(_ mention: Mention, _ people: Set<UInt64>) -> Bool {
    if mention.isDemonym { return !isLanguage(mention) }
    if isDegree(mention) { return false }
    if isPerson(mention, people) { return false }
    if mention.isPower || mention.readings.first?.placeClass == .region, !mention.isDoubtful {
      return true
    }
    let isSupported = !mention.evidence.isDisjoint(with: .strong)
    if mention.isDoubtful, !isSupported, !isLikely(mention) { return false }
    if mention.first == mention.last, people.contains(tokens[mention.first].hash) {
      return isSupported
    }
    return true
  }

  /// "Georgia, 7, was with her mother", "a girl named Kenya", and the Jordan of a "Jordan Peele".
  private func isPerson(_ mention: Mention, _ people: Set<UInt64>) -> Bool {
    guard mention.first == mention.last else { return false }
    if let before = tokens[safe: mention.first - 1], Words.naming.contains(before.hash) {
      return true
    }
    if tokens[safe: mention.last + 1]?.hash == Words.comma,
      let age = tokens[safe: mention.last + 2], age.kind == .number, age.end - age.start < 3,
      tokens[safe: mention.last + 3]?.hash == Words.comma,
      !mention.evidence.contains(.locative)
    {
      return true
    }
    let isAmbiguous = mention.readings.first?.traits.contains(.ambiguous) ?? false
    return isAmbiguous && people.contains(tokens[mention.first].hash)
      && mention.evidence.isDisjoint(with: .strong)
  }

  /// "Ann Lee, MD": two capitals behind a comma are a state only behind one of its towns.
  private func isDegree(_ mention: Mention) -> Bool {
    guard let best = mention.readings.first, best.traits.contains(.afterComma) else { return false }
    let token = tokens[mention.last]
    return token.end - token.start == 2 && token.traits.contains(.allCapitals)
      && !mention.evidence.contains(.container)
  }

  /// "in Arabic", "speaks Farsi", "a French-speaking region".
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
