import Glibc
import PluginKit

/// Decides which place each name of a unit stands for.
struct Resolver {
  let tokens: TokenTable
  private let evidence: EvidenceFinder
  var mentions: [Mention]

  init(evidence: EvidenceFinder, mentions: [Mention]) {
    self.tokens = evidence.recognizer.tokens
    self.evidence = evidence
    self.mentions = mentions
  }

  /// Sorts the readings of every mention, the likeliest first.
  mutating func resolve() {
    for index in mentions.indices { weighHead(index) }
    for index in mentions.indices.dropLast() {
      contain(index, in: index + 1)
      lean(index, on: index + 1)
    }
    for index in mentions.indices where mentions[index].evidence.contains(.defined) {
      define(index)
    }
    repeatContained()
    let context = context()
    for index in mentions.indices { weigh(index, context) }
  }

  // MARK: The words beside the name

  /// "Kabul Province" is the province and "the city of Kabul" the city.
  private mutating func weighHead(_ index: Int) {
    guard let head = headWord(mentions[index]) else { return }
    let wantsRegion = Words.regionHead.contains(head)
    guard wantsRegion || Words.cityHead.contains(head) else { return }
    boost(index, by: 400, rule: LocationRules.head) { reading in
      switch reading.placeClass {
      case .region: wantsRegion
      case .city, .capital: !wantsRegion
      default: false
      }
    }
  }

  private func headWord(_ mention: Mention) -> UInt64? {
    if let next = tokens[safe: mention.last + 1], next.kind == .word {
      if Words.regionHead.contains(next.hash) || Words.cityHead.contains(next.hash) {
        return next.hash
      }
    }
    guard mention.first > 1, tokens[mention.first - 1].hash == Words.of else { return nil }
    return tokens[mention.first - 2].hash
  }

  // MARK: Containment

  /// "Davos, Switzerland" and "Paris (France)".
  private mutating func contain(_ index: Int, in outer: Int) {
    let isAdjacent = mentions[outer].first == mentions[index].last + 1
    let isOpened = evidence.opensContainer(mentions[index].last, mentions[outer].first)
    guard isAdjacent || isOpened else { return }
    if mentions[index].isDemonym || mentions[outer].isDemonym { return }
    // "Mexico, United States and Canada" is a list: only a region makes a town of a country.
    let isNation = mentions[index].readings.first?.placeClass == .country
    var best: (inner: Int, outer: Int, score: Int)?
    for (place, container) in mentions[outer].readings.enumerated() {
      for (position, reading) in mentions[index].readings.enumerated()
      where Containment.holds(container.record, reading.record)
        && !(isNation && container.placeClass != .region)
      {
        let score = container.score + reading.score
        if score > best?.score ?? Int.min { best = (position, place, score) }
      }
    }
    guard let best else {
      if isOpened { leaveOpen(index, in: outer) }
      return
    }
    settle(index, on: best.inner)
    settle(outer, on: best.outer)
    mentions[index].rule = LocationRules.containment
  }

  /// How much "in Lebanon" behind "Tripoli" counts, in the points of ``Prior``.
  private static let leaning = 400

  /// "Tripoli, in northern Lebanon", "Bilaspur in Himachal Pradesh".
  private mutating func lean(_ index: Int, on outer: Int) {
    guard evidence.leads(mentions[index].last, to: mentions[outer].first),
      !mentions[index].isDemonym, !mentions[outer].isDemonym,
      !mentions[index].evidence.contains(.containment), !mentions[index].isCountry
    else { return }
    let outers = mentions[outer].readings
    func isHeld(_ reading: Mention.Reading) -> Bool {
      outers.contains { Containment.holds($0.record, reading.record) }
    }
    guard mentions[index].readings.contains(where: isHeld) else { return }
    boost(index, by: Self.leaning, rule: LocationRules.containment, where: isHeld)
    guard let best = mentions[index].readings.first, isHeld(best) else { return }
    mentions[index].evidence.insert(.containment)
    mentions[index].rule = LocationRules.containment
  }

  /// "Glasgow, Ky." is a Glasgow that no table has, and not the one in Scotland.
  private mutating func leaveOpen(_ index: Int, in outer: Int) {
    guard let container = mentions[outer].readings.first,
      container.placeClass == .region || container.placeClass == .county,
      let inner = mentions[index].readings.first,
      inner.placeClass == .city || inner.placeClass == .capital
    else { return }
    // In "Paris, Texas and Nevada" nothing says what contains what.
    let isAbbreviation = container.traits.contains(.afterComma)
    let next = tokens[safe: mentions[outer].last + 1]
    let isEnclosed = next.map { $0.kind == .sign } ?? true
    guard isAbbreviation || isEnclosed && !continuesList(outer) else { return }
    mentions[index].readings = []
    mentions[index].container = container.record
    if container.placeClass == .county { mentions[index].nearby = container.record }
    mentions[index].evidence.insert(.containment)
    mentions[index].rule = LocationRules.unlistedContained
  }

  private func continuesList(_ outer: Int) -> Bool {
    outer + 1 < mentions.count && mentions[outer + 1].first - mentions[outer].last <= 3
  }

  /// Who says "Paris, Texas" once means it further on.
  private mutating func repeatContained() {
    var named: [UInt64: Int] = [:]
    for index in mentions.indices where mentions[index].evidence.contains(.containment) {
      let rule = mentions[index].rule
      guard rule == LocationRules.containment || rule == LocationRules.unlistedContained else {
        continue
      }
      let words = words(of: mentions[index])
      if named[words] == nil { named[words] = index }
    }
    if named.isEmpty { return }
    for index in mentions.indices where !mentions[index].evidence.contains(.containment) {
      guard let first = named[words(of: mentions[index])] else { continue }
      mentions[index].readings = mentions[first].readings
      mentions[index].container = mentions[first].container
      mentions[index].nearby = mentions[first].nearby
      mentions[index].evidence.insert(.containment)
      mentions[index].rule = LocationRules.repeated
    }
  }

  /// One number for the words of a name, in any case.
  private func words(of mention: Mention) -> UInt64 {
    (mention.first...mention.last).reduce(0) { ($0 &* 31) ^ tokens[$1].hash }
  }

  private mutating func settle(_ index: Int, on reading: Int) {
    mentions[index].readings[reading].score += 1_000
    mentions[index].evidence.insert(.containment)
    sort(index)
  }

  // MARK: The other places

  /// The countries and regions the unit is about.
  private struct Context {
    var countries: Set<UInt16> = []
    var regions: Set<GazetteerRecordID> = []
    /// The countries and regions of the towns alone: "Atlanta" speaks for one Georgia and
    /// "Tbilisi" for the other.
    var townCountries: Set<UInt16> = []
    var townRegions: Set<GazetteerRecordID> = []

    func speaksFor(_ reading: Mention.Reading) -> Bool {
      switch reading.placeClass {
      case .country: townCountries.contains(reading.record.group)
      case .region: townRegions.contains(reading.record.id)
      default: false
      }
    }
  }

  private func context() -> Context {
    var context = Context()
    for mention in mentions {
      guard let best = mention.readings.first, best.record.group != 0 else { continue }
      let margin = mention.readings.count > 1 ? best.score - mention.readings[1].score : 400
      guard margin >= 100 || best.placeClass == .country else { continue }
      context.countries.insert(best.record.group)
      if best.placeClass == .region {
        context.regions.insert(best.record.id)
      } else if let parent = best.record.parent {
        context.regions.insert(parent)
        if best.isTown {
          context.townRegions.insert(parent)
          context.townCountries.insert(best.record.group)
        }
      }
    }
    return context
  }

  /// Prefers the readings that lie where the rest of the unit plays.
  private mutating func weigh(_ index: Int, _ context: Context) {
    guard mentions[index].readings.count > 1, !mentions[index].evidence.contains(.containment)
    else { return }
    let isList = mentions[index].evidence.contains(.sibling)
    let neighbors = isList ? siblings(of: index) : []
    // The town of Kabul says nothing for the province of Kabul that holds it.
    let towns = mentions[index].readings.filter(\.isTown).compactMap(\.record.parent)
    boost(index, rule: LocationRules.context) { reading in
      var bonus = 0
      if context.countries.contains(reading.record.group), reading.placeClass != .country {
        bonus += 70
      }
      if let parent = reading.record.parent, context.regions.contains(parent),
        reading.placeClass != .region
      {
        bonus += 90
      }
      if !towns.contains(reading.record.id), context.speaksFor(reading) { bonus += 250 }
      for neighbor in neighbors where neighbor.placeClass == reading.placeClass {
        bonus += neighbor.record.group == reading.record.group ? 150 : 60
      }
      return bonus
    }
  }

  private func siblings(of index: Int) -> [Mention.Reading] {
    [index - 1, index + 1].compactMap { neighbor in
      guard mentions.indices.contains(neighbor), mentions[neighbor].evidence.contains(.sibling)
      else { return nil }
      return mentions[neighbor].readings.first
    }
  }

  private mutating func boost(
    _ index: Int,
    by points: Int,
    rule: Rule,
    where wanted: (Mention.Reading) -> Bool
  ) {
    boost(index, rule: rule) { wanted($0) ? points : 0 }
  }

  /// Adds to the scores; names `rule` when that brings another reading to the front.
  mutating func boost(_ index: Int, rule: Rule, _ bonus: (Mention.Reading) -> Int) {
    let before = mentions[index].readings[0].record.id
    for place in mentions[index].readings.indices {
      mentions[index].readings[place].score += bonus(mentions[index].readings[place])
    }
    sort(index)
    if mentions[index].readings[0].record.id != before { mentions[index].rule = rule }
  }

  private mutating func sort(_ index: Int) {
    mentions[index].readings.sort {
      ($0.score, $1.record.id) > ($1.score, $0.record.id)
    }
  }

  /// The share of each reading, from the scores: 100 points are a factor of five, as priors
  /// from population exaggerate.
  static func shares(_ readings: [Mention.Reading]) -> [Double] {
    guard let best = readings.first?.score else { return [] }
    let weights = readings.map { pow(5, Double($0.score - best) / 100) }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }
}
