package import AnnotationModel
import TextModel

/// Everything that was said of one unit. Immutable and shared between snapshots, so that an
/// article of a thousand paragraphs costs a thousand references and not a copy.
package final class UnitRecord: Sendable {
  /// The reports, one list an annotator of the engine, in its order.
  let reports: [[Annotation]]
  /// What a reader sees: the winners on the mark layer, in the order of the text.
  package let marks: [Annotation]
  /// What encloses others, in the order of the text; of two that start together the longer
  /// comes first.
  package let regions: [Annotation]

  init(reports: [[Annotation]], engine: Engine) {
    self.reports = reports
    var candidates: [OverlapOrder.Candidate] = []
    var regions: [Annotation] = []
    for (index, report) in reports.enumerated() {
      let authority = engine.annotators[index].declaration.authority
      for annotation in report {
        switch engine.layers[annotation.kind] ?? .mark {
        case .mark: candidates.append(.init(annotation, authority: authority))
        case .region: regions.append(annotation)
        case .hidden: break
        }
      }
    }
    marks = OverlapOrder.winners(candidates)
    self.regions = regions.sorted { Self.encloses($0.span.span, $1.span.span) }
  }

  /// Whether `one` comes first: it begins earlier, or goes on for longer.
  private static func encloses(_ one: ByteSpan, _ two: ByteSpan) -> Bool {
    one.start == two.start ? one.end > two.end : one.start < two.start
  }
}
