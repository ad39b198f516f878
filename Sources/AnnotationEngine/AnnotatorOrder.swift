package import AnnotationModel

/// Puts annotators in an order in which each finds its inputs ready.
package struct AnnotatorOrder: Sendable {
  /// Why an annotator was left out.
  package struct Problem: Hashable, Sendable, CustomStringConvertible {
    /// The annotator's full name.
    package let annotator: String
    /// What is wrong, and what would mend it.
    package let description: String
  }

  /// The annotators that can run, sorted.
  package private(set) var annotators: [RegisteredAnnotator] = []
  /// The annotators that can not.
  package private(set) var problems: [Problem] = []

  /// Sorts `registered`. Annotators that do not depend on each other keep the order of
  /// their names, so that the result does not depend on the order of loading.
  package init(_ registered: [RegisteredAnnotator]) {
    var waiting = satisfied(registered.sorted { $0.name < $1.name })
    while !waiting.isEmpty {
      let ready = waiting.firstIndex { candidate in
        !waiting.contains { other in
          other.name != candidate.name && Self.feeds(other, candidate)
        }
      }
      guard let ready else {
        let names = waiting.map(\.name).joined(separator: ", ")
        problems += waiting.map {
          Problem(annotator: $0.name, description: "requires itself in a circle with \(names)")
        }
        return
      }
      annotators.append(waiting.remove(at: ready))
    }
  }

  /// Leaves out annotators whose required kinds nobody provides, and then those that
  /// required what the first would have provided.
  private mutating func satisfied(_ registered: [RegisteredAnnotator]) -> [RegisteredAnnotator] {
    var kept = registered
    while true {
      let kinds = Set(kept.flatMap { $0.declaration.provides.map(\.kind) })
      let index = kept.firstIndex { !kinds.isSuperset(of: $0.declaration.requires) }
      guard let index else { return kept }
      let dropped = kept.remove(at: index)
      let missing = dropped.declaration.requires.filter { !kinds.contains($0) }
        .map(\.rawValue).joined(separator: ", ")
      problems.append(
        Problem(
          annotator: dropped.name,
          description: "requires \(missing), which no loaded plugin provides"
        )
      )
    }
  }

  /// Whether `later` is given something that `earlier` reports.
  static func feeds(_ earlier: RegisteredAnnotator, _ later: RegisteredAnnotator) -> Bool {
    let inputs = later.declaration.inputs
    return earlier.declaration.provides.contains { inputs.contains($0.kind) }
  }
}
