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
    var moved = self
    moved.span.unit = unit
    if !evidence.isEmpty { moved.evidence = evidence.map { $0.moved(toUnit: unit) } }
    switch value {
    case .figure(var figure):
      figure.counted = figure.counted?.moved(toUnit: unit)
      moved.value = .figure(figure)
    case .attributes(let attributes):
      moved.value = .attributes(attributes.map { $0.moved(toUnit: unit) })
    case .none, .temporal, .place: break
    }
    return moved
  }

  /// The same annotation as an annotator that reads a single unit sees it: spans in other
  /// units mean nothing to it and are left out.
  var movedToFirstUnit: Annotation {
    let unit = span.unit
    var moved = self
    moved.span.unit = 0
    moved.evidence = evidence.filter { $0.unit == unit }.map { $0.moved(toUnit: 0) }
    if case .attributes(let attributes) = value {
      moved.value = .attributes(
        attributes.compactMap { attribute in
          guard case .span(let span) = attribute.value else { return attribute }
          return span.unit == unit ? attribute.moved(toUnit: 0) : nil
        }
      )
    }
    return moved
  }
}

extension Attribute {
  fileprivate func moved(toUnit unit: Int) -> Attribute {
    guard case .span(let span) = value else { return self }
    return Attribute(key, .span(span.moved(toUnit: unit)))
  }
}
