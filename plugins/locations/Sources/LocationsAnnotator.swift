import PluginKit

/// Marks the places and demonyms of a unit and says which places they are.
struct LocationsAnnotator: UnitAnnotator {
  let gazetteer: Gazetteer

  func annotate(_ text: Span<UInt8>, in context: UnitContext, into report: inout Report) {
    let tokens = TokenTable(text)
    let recognizer = Recognizer(gazetteer: gazetteer, tokens: tokens, kind: context.kind)
    let candidates = recognizer.mentions(isCancelled: context.isCancelled)
    if context.isCancelled() { return }
    let names = context.inputs.filter { $0.kind == .name }.map(\.span.span)
    let filter = NameContext(recognizer: recognizer, names: names)
    let evidence = EvidenceFinder(recognizer: recognizer)
    var resolver = Resolver(evidence: evidence, mentions: filter.places(among: candidates))
    resolver.resolve()
    let unlisted = UnlistedPlaces(tokens: tokens, evidence: evidence)
    let places = unlisted.places(with: resolver.mentions)
    for mention in places + likely(besides: places, context.inputs, tokens) {
      let span = tokens.span(mention.first, through: mention.last)
      report.add(listed(mention, span) ?? self.unlisted(mention, span, text))
    }
  }

  /// Below this chance a name that no table has is left alone.
  private static let leastChance = 0.65

  /// Names that no table has, but that whoever found them takes for places.
  private func likely(
    besides places: [Mention],
    _ inputs: [Annotation],
    _ tokens: TokenTable
  ) -> [Mention] {
    var isTaken = Array(repeating: false, count: tokens.count)
    for place in places {
      for token in place.first...place.last { isTaken[token] = true }
    }
    var mentions: [Mention] = []
    for input in inputs where input.kind == .name {
      guard case .attributes(let attributes) = input.value,
        case .number(let chance)? = attributes.first(where: { $0.key == "place-chance" })?.value,
        chance >= Self.leastChance
      else { continue }
      let first = tokens.index(atOrAfter: input.span.span.start)
      let last = tokens.index(atOrAfter: input.span.span.end) - 1
      guard first <= last, !isTaken[first...last].contains(true) else { continue }
      mentions.append(
        Mention(first: first, last: last, readings: [], rule: LocationRules.unlistedLikely)
      )
    }
    return mentions
  }

  private func listed(_ mention: Mention, _ span: ByteSpan) -> Annotation? {
    guard let best = mention.readings.first else { return nil }
    let shares = Resolver.shares(mention.readings)
    let place = place(best.record)
    return Annotation(
      best.isDemonym ? .demonym : .location,
      UnitSpan(span),
      rule: best.isDemonym ? LocationRules.demonym.id : mention.rule.id,
      confidence: recognition(mention, best) * (shares.first ?? 0),
      entityKey: place.geonames.map { "geonames:\($0)" } ?? "name:\(place.name)",
      value: .place(place),
      alternatives: zip(mention.readings, shares).dropFirst().prefix(4).compactMap {
        reading,
        share in
        guard share > 0.02, reading.isDemonym == best.isDemonym else { return nil }
        return Alternative(.place(self.place(reading.record)), confidence: share)
      }
    )
  }

  private func unlisted(_ mention: Mention, _ span: ByteSpan, _ text: Span<UInt8>) -> Annotation {
    let name = name(span, text)
    let around = mention.container ?? mention.nearby
    let container = mention.container.map { ", \(gazetteer.name(of: $0.id))" } ?? ""
    return Annotation(
      .location,
      UnitSpan(span),
      rule: mention.rule.id,
      confidence: 0.8,
      entityKey: "name:\(name)\(container)",
      value: .place(
        Place(
          name: name,
          country: around.flatMap { CountryCode.text($0.group) },
          latitude: mention.nearby?.latitude,
          longitude: mention.nearby?.longitude
        )
      )
    )
  }

  /// The words of the text as a name: "GLASGOW" is "Glasgow", and a line break is a space.
  private func name(_ span: ByteSpan, _ text: Span<UInt8>) -> String {
    let surface = text.extracting(span.start..<span.end).withUnsafeBytes {
      String(decoding: $0, as: UTF8.self)
    }
    let isShouted = surface == surface.uppercased()
    return surface.split(whereSeparator: \.isWhitespace)
      .map { isShouted ? $0.prefix(1) + $0.dropFirst().lowercased() : $0 }
      .joined(separator: " ")
  }

  /// How often such a name is a place at all.
  private func recognition(_ mention: Mention, _ best: Mention.Reading) -> Double {
    if mention.evidence.contains(.containment) { return 0.98 }
    if best.isDemonym { return 0.95 }
    let isSupported = !mention.evidence.isDisjoint(with: .strong)
    switch best.placeClass {
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
