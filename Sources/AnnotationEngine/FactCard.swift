package import AnnotationModel
package import TextModel

/// Everything a reader may want to know about one annotation, ready to be laid out.
package struct FactCard: Sendable {
  /// A fact with the places in the article that say so.
  package struct Entry: Sendable {
    /// The fact.
    package let fact: Fact
    /// Where the article says it.
    package let evidence: [ByteSpan]
  }

  /// The annotation.
  package let annotation: Annotation
  /// Its bytes in the article.
  package let span: ByteSpan
  /// Its letters.
  package let surface: String
  /// What is counted, for a figure that counts.
  package let counted: String?
  /// The entity it is a mention of.
  package let entity: ArticleEntity?
  /// The facts: those of the article first, then those of reference, then derived ones.
  package let entries: [Entry]
  /// How often the same thing is meant in the article, this place included.
  package let mentionCount: Int
  /// The other words in the article for the same date; empty for all else, whose names are
  /// those of their entity.
  package let wordings: [String]
}

extension ArticleSnapshot {
  /// The card of the mark at `offset`, or `nil` where nothing is marked.
  ///
  /// Asks the mark's annotator for what it knows, which takes some microseconds. Sums of money
  /// are told at `rates`.
  package func card(at offset: Int, rates: ExchangeRates = .none) -> FactCard? {
    guard let (annotation, unit, span) = mark(at: offset) else { return nil }
    let entity = entities.entity(of: annotation)
    // Evidence of an entity's facts is numbered by units of the article; evidence of what an
    // annotator adds about one annotation as the annotation's own.
    let entries =
      (entity?.facts ?? []).map { entry($0) { self.articleSpan(of: $0) } }
      + moreFacts(about: annotation).map { entry($0) { self.span($0, from: annotation, in: unit) } }
      + relatedFacts(of: annotation, unit: unit)
      + exchanged(annotation, at: rates)
    let places = sameThing(as: annotation, unit: unit)
    let surface = text.string(span)
    return FactCard(
      annotation: annotation,
      span: span,
      surface: surface,
      counted: counted(by: annotation, in: unit).map(text.string),
      entity: entity,
      entries: [Origin.document, .reference, .derived].flatMap { origin in
        entries.filter { $0.fact.origin == origin }
      },
      mentionCount: places.count,
      wordings: annotation.kind == .date ? wordings(places, besides: surface) : []
    )
  }

  /// What the annotator of `annotation` adds for a reader who asks.
  package func moreFacts(about annotation: Annotation) -> [Fact] {
    let annotator = engine.annotators.first { annotator in
      annotator.source == annotation.source
        && annotator.declaration.provides.contains { $0.kind == annotation.kind }
    }
    switch annotator?.body {
    case .unit(let body): return body.facts(about: annotation, reading: datedReading)
    case .document(let body): return body.facts(about: annotation, reading: datedReading)
    case nil: return []
    }
  }

  /// The words for what a figure counts.
  package func counted(by annotation: Annotation, in unit: Int) -> ByteSpan? {
    guard case .figure(let figure) = annotation.value, let counted = figure.counted else {
      return nil
    }
    return span(counted, from: annotation, in: unit)
  }

  private func entry(_ fact: Fact, place: (UnitSpan) -> ByteSpan?) -> FactCard.Entry {
    FactCard.Entry(fact: fact, evidence: fact.evidence.compactMap(place))
  }
}
