import PluginKit

/// Names whose place the text itself tells: "Mitchell is a city in Wheeler County, Oregon".
extension Resolver {
  /// How much a container speaks for a place within it, in the points of ``Prior``.
  private enum Pull {
    static let country = 200
    static let region = 350
    static let county = 250
    static let beside = 150
  }

  /// Kilometers within which places lie beside each other.
  private static let besides = 60.0

  /// Takes the place that lies in what the definition of a name says; where none does, a place
  /// that no table has.
  mutating func define(_ index: Int) {
    guard let definition = Definition(of: mentions[index].last, in: tokens) else { return }
    let containers = mentions.filter { definition.reach.contains($0.first) }
    if containers.isEmpty || mentions[index].isDemonym { return }
    let places = containers.flatMap { $0.readings.prefix(Self.readings) }
    if definition.isSettlement(in: tokens) { dropNations(index, places) }
    if isElsewhere(index, definition, containers, places) {
      leaveDefined(index, in: containers.compactMap(\.readings.first))
      return
    }
    func pull(_ reading: Mention.Reading) -> Int {
      places.reduce(0) { max($0, Self.pull(of: $1, on: reading)) }
    }
    boost(index, rule: LocationRules.defined, pull)
    if let best = mentions[index].readings.first, pull(best) >= Pull.county {
      mentions[index].rule = LocationRules.defined
    }
  }

  /// "Tonga, a village in South Sudan" is no country, whatever else has that name.
  private mutating func dropNations(_ index: Int, _ places: [Mention.Reading]) {
    guard mentions[index].isCountry else { return }
    mentions[index].readings.removeAll { reading in
      !reading.isTown || !places.contains { Containment.holds($0.record, reading.record) }
    }
  }

  /// Whether no place of the name lies in the region or, for a town, the county that is named.
  private func isElsewhere(
    _ index: Int,
    _ definition: Definition,
    _ containers: [Mention],
    _ places: [Mention.Reading]
  ) -> Bool {
    guard let inner = mentions[index].readings.first else { return true }
    guard inner.placeClass == .city || inner.placeClass == .capital else { return false }
    var kinds: Set<PlaceClass> = [.region]
    if definition.isSettlement(in: tokens) { kinds.insert(.county) }
    guard
      containers.contains(where: {
        $0.readings.first.map { kinds.contains($0.placeClass) } ?? false
      })
    else { return false }
    return !mentions[index].readings.contains { reading in
      places.contains {
        kinds.contains($0.placeClass) && Containment.holds($0.record, reading.record)
      }
    }
  }

  /// Leaves a name to a place that no table has, in what contains it and beside its county.
  private mutating func leaveDefined(_ index: Int, in places: [Mention.Reading]) {
    let region = places.first { $0.placeClass == .region }?.record
    let county = places.first {
      $0.placeClass == .county && (region == nil || $0.record.parent == region?.id)
    }?.record
    let country = places.first { $0.placeClass == .country }?.record
    mentions[index].readings = []
    mentions[index].container = region ?? county ?? country
    mentions[index].nearby = county
    mentions[index].evidence.insert(.containment)
    mentions[index].rule = LocationRules.unlistedDefined
  }

  /// How many readings of a container are looked at.
  private static let readings = 6

  private static func pull(of container: Mention.Reading, on reading: Mention.Reading) -> Int {
    let isHeld = Containment.holds(container.record, reading.record)
    switch container.placeClass {
    case .country, .territory: return isHeld ? Pull.country : 0
    case .region: return isHeld ? Pull.region : 0
    default:
      guard container.record.group == reading.record.group,
        let distance = GreatCircle.kilometers(container.record, reading.record)
      else { return 0 }
      let isSibling =
        container.placeClass == .county
        && container.record.parent == reading.record.parent
      if distance < besides { return isSibling ? Pull.county + Pull.beside : Pull.county }
      return isSibling ? Pull.beside : 0
    }
  }
}
