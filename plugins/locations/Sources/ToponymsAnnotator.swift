import PluginKit

/// Finds the names of a unit that may be places, and hands over what the unit says of each: hidden
/// annotations, which ``LocationsAnnotator`` decides on with the whole article in view.
struct ToponymsAnnotator: UnitAnnotator {
  let gazetteer: Gazetteer

  func annotate(_ text: Span<UInt8>, in context: UnitContext, into report: inout Report) {
    let tokens = TokenTable(text)
    let recognizer = Recognizer(gazetteer: gazetteer, tokens: tokens, kind: context.kind)
    let candidates = recognizer.mentions(isCancelled: context.isCancelled)
    if context.isCancelled() { return }
    let names = context.inputs.filter { $0.kind == .name }
    let filter = NameContext(recognizer: recognizer, names: names)
    let evidence = EvidenceFinder(recognizer: recognizer)
    let found = filter.sorted(candidates)
    var resolver = Resolver(evidence: evidence, mentions: found.places)
    resolver.resolve()
    let unlisted = UnlistedPlaces(tokens: tokens, evidence: evidence)
    let places = unlisted.places(with: resolver.mentions)
    for mention in places + likely(besides: places, context.inputs, tokens) {
      let span = tokens.span(mention.first, through: mention.last)
      report.add(Toponym(mention, UnitSpan(span)).annotation)
    }
    for (mentions, standing) in [
      (found.embedded, Toponym.Standing.embedded), (found.weak, .weak),
    ] {
      for mention in mentions {
        let span = tokens.span(mention.first, through: mention.last)
        report.add(Toponym(mention, UnitSpan(span), standing).annotation)
      }
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
        let chance = attributes.number(NameContext.chanceKey), chance >= Self.leastChance
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
}
