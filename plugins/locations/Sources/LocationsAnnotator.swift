import PluginKit

/// Marks the places and demonyms of a unit and says which places they are.
struct LocationsAnnotator: UnitAnnotator {
  let gazetteer: Gazetteer

  func annotate(_ text: Span<UInt8>, in context: UnitContext, into report: inout Report) {
    let tokens = TokenTable(text)
    let recognizer = Recognizer(gazetteer: gazetteer, tokens: tokens, kind: context.kind)
    let candidates = recognizer.mentions(isCancelled: context.isCancelled)
    if candidates.isEmpty || context.isCancelled() { return }
    let names = context.inputs.filter { $0.kind == .name }.map(\.span.span)
    let filter = NameContext(recognizer: recognizer, names: names)
    var resolver = Resolver(tokens: tokens, mentions: filter.places(among: candidates))
    resolver.resolve()
    for mention in resolver.mentions {
      report.add(annotation(mention, tokens.span(mention.first, through: mention.last)))
    }
  }

  private func annotation(_ mention: Mention, _ span: ByteSpan) -> Annotation {
    let shares = Resolver.shares(mention.readings)
    let best = mention.readings[0]
    let place = place(best.record)
    return Annotation(
      best.isDemonym ? .demonym : .location,
      UnitSpan(span),
      rule: best.isDemonym ? LocationRules.demonym.id : mention.rule.id,
      confidence: recognition(mention) * (shares.first ?? 0),
      entityKey: place.geonames.map { "geonames:\($0)" } ?? "name:\(place.name)",
      value: .place(place),
      alternatives: zip(mention.readings, shares).dropFirst().prefix(4).compactMap {
        reading, share in
        guard share > 0.02, reading.isDemonym == best.isDemonym else { return nil }
        return Alternative(.place(self.place(reading.record)), confidence: share)
      }
    )
  }

  /// How often such a name is a place at all.
  private func recognition(_ mention: Mention) -> Double {
    if mention.evidence.contains(.containment) { return 0.98 }
    if mention.isDemonym { return 0.95 }
    let isSupported = !mention.evidence.isDisjoint(with: .strong)
    switch mention.readings[0].placeClass {
    case .country, .continent, .capital: return isSupported ? 0.98 : 0.95
    default: return isSupported ? 0.95 : 0.8
    }
  }

  func place(_ record: Gazetteer.Record) -> Place {
    Place(
      geonames: record.key == 0 ? nil : Int(record.key),
      name: gazetteer.name(of: record.id),
      country: CountryCode.text(record.group),
      feature: Feature.code(record.kind),
      latitude: record.latitude,
      longitude: record.longitude
    )
  }

  func facts(about annotation: Annotation, reading: ReadingContext) -> [Fact] {
    guard case .place(let place) = annotation.value else { return [] }
    return PlaceFacts(gazetteer: gazetteer).facts(about: place)
  }
}
