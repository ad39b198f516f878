import AnnotationModel

extension Engine {
  /// Whether the annotator's spans count from its own unit: whether it reads unit by unit.
  func isLocal(_ index: Int) -> Bool {
    if case .unit = annotators[index].body { true } else { false }
  }
}

extension Annotation {
  /// The same annotation with every span put into `unit`, for an annotator that reads whole
  /// articles and numbers units.
  func moved(toUnit unit: Int) -> Annotation {
    guard unit != 0 else { return self }
    return moved { $0.moved(toUnit: unit) }
  }

  /// The same annotation as an annotator that reads a single unit sees it: spans in other
  /// units mean nothing to it and are left out.
  var movedToFirstUnit: Annotation {
    let unit = span.unit
    return moved { $0.unit == unit ? $0.moved(toUnit: 0) : nil }
  }

  /// The same annotation with every span it speaks of replaced, or left out.
  private func moved(_ move: (UnitSpan) -> UnitSpan?) -> Annotation {
    var moved = self
    if let span = move(span) { moved.span = span }
    if !evidence.isEmpty { moved.evidence = evidence.compactMap(move) }
    moved.value = value.moved(move)
    if !alternatives.isEmpty {
      moved.alternatives = alternatives.map {
        Alternative($0.value.moved(move), confidence: $0.confidence)
      }
    }
    return moved
  }
}

extension AnnotationValue {
  fileprivate func moved(_ move: (UnitSpan) -> UnitSpan?) -> AnnotationValue {
    switch self {
    case .figure(var figure):
      figure.counted = figure.counted.flatMap(move)
      return .figure(figure)
    case .attributes(let attributes):
      return .attributes(
        attributes.compactMap { attribute in
          guard case .span(let span) = attribute.value else { return attribute }
          return move(span).map { Attribute(attribute.key, .span($0)) }
        }
      )
    case .temporal(var timex) where !timex.ends.isEmpty:
      timex.ends = timex.ends.compactMap(move)
      return .temporal(timex)
    case .none, .temporal, .place: return self
    }
  }
}
