import AnnotationModel
package import TextModel

/// A time that the article may have been written at.
package struct ReferenceCandidate: Hashable, Sendable {
  /// ISO 8601.
  package let time: String
  /// Where it is known from: `dateline`, `file-name` and so on.
  package let source: String
  /// How often such a time is right, from 0 to 1.
  package let confidence: Double
  /// Where the article says it, if it does.
  package let span: ByteSpan?
}

extension ArticleSnapshot {
  /// When the article was written, the surest first: what was known before it was read, and
  /// what annotators found in it.
  package var referenceCandidates: [ReferenceCandidate] {
    var found: [(rank: UInt32, candidate: ReferenceCandidate)] = []
    if let time = reading.referenceTime {
      let source = reading.referenceSource
      let known = ReferenceCandidate(
        time: time,
        source: source.name,
        confidence: source.confidence,
        span: nil
      )
      found.append((source.rawValue, known))
    }
    for unit in units.indices {
      for report in records[unit].reports {
        for annotation in report where annotation.kind == .referenceTime {
          guard let candidate = candidate(annotation, unit) else { continue }
          let source = ReadingContext.ReferenceSource.allCases.first {
            $0.name == candidate.source
          }
          found.append((source?.rawValue ?? .max, candidate))
        }
      }
    }
    return found.sorted { $0.rank < $1.rank }.map(\.candidate)
  }

  /// Whether only the caller or the file can say so, and no annotator that reads the text.
  private static func isKnownOutside(_ name: String) -> Bool {
    switch ReadingContext.ReferenceSource.allCases.first(where: { $0.name == name }) {
    case .given, .frontMatter, .fileName, .setting: true
    case .dateline, .sentence, nil: false
    }
  }

  private func candidate(_ annotation: Annotation, _ unit: Int) -> ReferenceCandidate? {
    guard case .attributes(let attributes) = annotation.value,
      let time = attributes.text("value"), ReferenceTime.isValid(time),
      let source = attributes.text("source"), !Self.isKnownOutside(source)
    else { return nil }
    return ReferenceCandidate(
      time: time,
      source: source,
      confidence: annotation.confidence,
      span: span(of: annotation, in: unit)
    )
  }
}
