import PluginKit

/// Writes down which place a name stands for, how sure that is, and what else it may be.
struct PlaceWriter {
  let gazetteer: Gazetteer

  /// The annotation for a decided name with these letters.
  func annotation(_ toponym: Toponym, _ surface: String) -> Annotation {
    listed(toponym) ?? unlisted(toponym, surface)
  }

  /// How many other places a reader is told of.
  private static let alternatives = 4
  /// Alternatives less likely than this are not worth a reader's time.
  private static let leastShare = 0.02

  private func listed(_ toponym: Toponym) -> Annotation? {
    guard let best = toponym.readings.first else { return nil }
    let shares = Resolver.shares(toponym.readings)
    let place = place(best.record)
    return Annotation(
      best.isDemonym ? .demonym : .location,
      toponym.span,
      rule: best.isDemonym ? LocationRules.demonym.id : toponym.rule.id,
      confidence: recognition(toponym, best) * (shares.first ?? 0),
      entityKey: place.geonames.map { "geonames:\($0)" } ?? "name:\(place.name)",
      value: .place(place),
      alternatives: zip(toponym.readings, shares).dropFirst().prefix(Self.alternatives)
        .compactMap { reading, share in
          guard share > Self.leastShare, reading.isDemonym == best.isDemonym else { return nil }
          return Alternative(.place(self.place(reading.record)), confidence: share)
        }
    )
  }

  private func unlisted(_ toponym: Toponym, _ surface: String) -> Annotation {
    let name = Self.name(surface)
    let around = toponym.container ?? toponym.nearby
    let container = toponym.container.map { ", \(gazetteer.name(of: $0.id))" } ?? ""
    return Annotation(
      .location,
      toponym.span,
      rule: toponym.rule.id,
      confidence: Self.confidence(ofUnlisted: toponym),
      entityKey: "name:\(name)\(container)",
      value: .place(
        Place(
          name: name,
          country: around.flatMap { CountryCode.text($0.group) },
          latitude: toponym.nearby?.latitude,
          longitude: toponym.nearby?.longitude
        )
      )
    )
  }

  /// How often a name is that of a place, and the place about where it is said to be. Measured, as
  /// `make evaluate` does, on news.
  private static func confidence(ofUnlisted toponym: Toponym) -> Double {
    if toponym.rule == LocationRules.unlistedLikely { return 0.6 }
    return toponym.nearby == nil ? 0.85 : 0.7
  }

  /// The words of the text as a name: "GLASGOW" is "Glasgow", and a line break is a space.
  private static func name(_ surface: String) -> String {
    let isShouted = surface == surface.uppercased()
    return surface.split(whereSeparator: \.isWhitespace)
      .map { isShouted ? $0.prefix(1) + $0.dropFirst().lowercased() : $0 }
      .joined(separator: " ")
  }

  /// How often such a name is a place at all.
  private func recognition(_ toponym: Toponym, _ best: Mention.Reading) -> Double {
    if toponym.evidence.contains(.containment) { return 0.98 }
    if best.isDemonym { return 0.95 }
    let isSupported = !toponym.evidence.isDisjoint(with: .strong)
    switch best.placeClass {
    // "The Middle East" begins and ends where the writer thinks it does.
    case .area: return isSupported ? 0.75 : 0.55
    case .country, .continent, .capital: return isSupported ? 0.98 : 0.95
    default: return isSupported ? 0.95 : 0.8
    }
  }

  private func place(_ record: Gazetteer.Record) -> Place {
    Place(
      geonames: record.key == 0 ? nil : Int(record.key),
      name: gazetteer.name(of: record.id),
      country: CountryCode.text(record.group),
      feature: Feature.code(record.kind),
      latitude: record.latitude,
      longitude: record.longitude
    )
  }
}
