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
    let containers = mentions.indices.filter { definition.reach.contains(mentions[$0].first) }
    if containers.isEmpty || mentions[index].isDemonym { return }
    let places = containers.flatMap { mentions[$0].readings.prefix(Self.readings) }
    // "Tonga, a village in South Sudan" is no country, whatever else has that name.
    if definition.isSettlement(in: tokens), mentions[index].isCountry {
      mentions[index].readings.removeAll { reading in
        !reading.isTown || !places.contains { Containment.holds($0.record, reading.record) }
      }
    }
    let region = containers.compactMap { mentions[$0].readings.first }
      .first { $0.placeClass == .region }
    let isHeld = mentions[index].readings.contains { reading in
      places.contains {
        $0.placeClass == .region && Containment.holds($0.record, reading.record)
      }
    }
    if mentions[index].readings.isEmpty {
      let around = containers.compactMap { mentions[$0].readings.first }
      mentions[index].container =
        (region ?? around.first { $0.placeClass == .country })?.record
      mentions[index].evidence.insert(.containment)
      mentions[index].rule = LocationRules.unlistedDefined
      return
    }
    if let region, !isHeld {
      leaveDefined(index, in: region.record, beside: containers)
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

  private mutating func leaveDefined(
    _ index: Int,
    in region: Gazetteer.Record,
    beside containers: [Int]
  ) {
    let inner = mentions[index].readings.first?.placeClass
    guard inner == .city || inner == .capital else { return }
    mentions[index].readings = []
    mentions[index].container = region
    mentions[index].evidence.insert(.containment)
    mentions[index].rule = LocationRules.unlistedDefined
    mentions[index].nearby = containers.compactMap { mentions[$0].readings.first?.record }
      .first { Feature.placeClass($0.kind) == .county && $0.parent == region.id }
  }
}
