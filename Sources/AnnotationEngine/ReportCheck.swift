import AnnotationModel
import TextModel

/// Drops what an annotator should not have said: kinds it did not declare, spans outside
/// the article or inside a character, confidences that are none. Everything else it said
/// stays.
struct ReportCheck {
  private let kinds: Set<AnnotationKind>
  private let text: ArticleText
  private let units: [Unit]
  private let source: AnnotationSource
  /// The number of annotations that were dropped.
  private(set) var dropped = 0

  init(_ annotator: RegisteredAnnotator, text: ArticleText, units: [Unit]) {
    kinds = Set(annotator.declaration.provides.map(\.kind))
    self.text = text
    self.units = units
    source = annotator.source
  }

  /// The annotations that may stay, sorted by place, with their source filled in.
  ///
  /// `unit` is the only unit that the annotator saw, whose number is 0 to it; `nil` when it
  /// saw all.
  mutating func checked(_ annotations: [Annotation], unit: Int?) -> [Annotation] {
    var kept: [Annotation] = []
    kept.reserveCapacity(annotations.count)
    for annotation in annotations {
      guard kinds.contains(annotation.kind), isValid(annotation.span, in: unit),
        annotation.confidence >= 0, annotation.confidence <= 1
      else {
        dropped += 1
        continue
      }
      var annotation = annotation
      annotation.source = source
      if !annotation.evidence.allSatisfy({ isValid($0, in: unit) }) {
        annotation.evidence.removeAll { !isValid($0, in: unit) }
        dropped += 1
      }
      // Not `contains`: a confidence that is no number lies nowhere.
      annotation.alternatives.removeAll { !($0.confidence >= 0 && $0.confidence <= 1) }
      if let value = repaired(annotation.value, in: unit) {
        annotation.value = value
        dropped += 1
      }
      kept.append(annotation)
    }
    kept.sort(by: Self.precedes)
    return kept
  }

  /// The facts of an entity without evidence that points nowhere.
  mutating func checked(_ entity: EntityReport) -> EntityReport? {
    guard kinds.contains(entity.kind), !entity.key.isEmpty else {
      dropped += 1
      return nil
    }
    var entity = entity
    guard !accepts(entity) else { return entity }
    dropped += 1
    for index in entity.facts.indices {
      entity.facts[index].evidence.removeAll { !isValid($0, in: nil) }
    }
    return entity
  }

  /// Whether the evidence of every fact of `entity` is found in the article.
  func accepts(_ entity: EntityReport) -> Bool {
    entity.facts.allSatisfy { fact in fact.evidence.allSatisfy { isValid($0, in: nil) } }
  }

  private func isValid(_ span: UnitSpan, in unit: Int?) -> Bool {
    if unit != nil, span.unit != 0 { return false }
    let index = unit ?? span.unit
    guard units.indices.contains(index), !span.span.isEmpty, span.span.start >= 0,
      span.span.end <= units[index].span.count
    else { return false }
    let base = units[index].span.start
    return text.isScalarBoundary(base + span.span.start)
      && text.isScalarBoundary(base + span.span.end)
  }

  /// The value without spans that point nowhere; `nil` when nothing is to be mended.
  private func repaired(_ value: AnnotationValue, in unit: Int?) -> AnnotationValue? {
    switch value {
    case .figure(var figure):
      guard let counted = figure.counted, !isValid(counted, in: unit) else { return nil }
      figure.counted = nil
      return .figure(figure)
    case .attributes(let attributes):
      let kept = attributes.filter { attribute in
        if case .span(let span) = attribute.value { isValid(span, in: unit) } else { true }
      }
      return kept.count == attributes.count ? nil : .attributes(kept)
    case .temporal(var timex)
    where !timex.ends.isEmpty
      && !(timex.ends.count == 2 && timex.ends.allSatisfy { isValid($0, in: unit) }):
      timex.ends = []
      return .temporal(timex)
    case .none, .temporal, .place: return nil
    }
  }

  /// A total order, so that the same report is the same list whatever its order was.
  private static func precedes(_ one: Annotation, _ two: Annotation) -> Bool {
    if one.span.unit != two.span.unit { return one.span.unit < two.span.unit }
    if one.span.span.start != two.span.span.start {
      return one.span.span.start < two.span.span.start
    }
    if one.span.span.end != two.span.span.end { return one.span.span.end > two.span.span.end }
    return (one.kind.rawValue, one.rule) < (two.kind.rawValue, two.rule)
  }
}
