package import AnnotationModel

/// Marks fixed phrases wherever they stand, for tests of what becomes of annotations.
package struct PhraseMarker: UnitAnnotator {
  /// A phrase with the annotation of which every occurrence gets a copy.
  package typealias Phrase = (text: String, annotation: Annotation)

  private let phrases: [(bytes: [UInt8], annotation: Annotation)]
  private let facts: [Fact]

  /// Creates an annotator of `phrases`, which tells `facts` about each.
  package init(_ phrases: [Phrase], facts: [Fact] = []) {
    self.phrases = phrases.map { (Array($0.text.utf8), $0.annotation) }
    self.facts = facts
  }

  package func annotate(_ text: Span<UInt8>, in context: UnitContext, into report: inout Report) {
    for (bytes, annotation) in phrases where !bytes.isEmpty && bytes.count <= text.count {
      for start in 0...(text.count - bytes.count) where text[start] == bytes[0] {
        guard bytes.indices.allSatisfy({ text[start + $0] == bytes[$0] }) else { continue }
        var annotation = annotation
        annotation.span = UnitSpan(start, start + bytes.count)
        report.add(annotation)
      }
    }
  }

  package func facts(about annotation: Annotation, reading: ReadingContext) -> [Fact] { facts }

  /// The annotator as a plugin called `plugin` would bring it, all on one layer.
  package static func registered(
    _ phrases: [Phrase],
    facts: [Fact] = [],
    plugin: String = "test.marker",
    layer: AnnotationLayer = .mark
  ) -> RegisteredAnnotator {
    let kinds = Set(phrases.map(\.annotation.kind)).sorted { $0.rawValue < $1.rawValue }
    return RegisteredAnnotator(
      .unit(PhraseMarker(phrases, facts: facts)),
      AnnotatorDeclaration(id: "phrases", scope: .unit, provides: kinds.map { .init($0, layer) }),
      source: AnnotationSource(plugin: plugin, version: "1")
    )
  }
}

extension Annotation {
  /// An annotation for ``PhraseMarker``, which fills in the place.
  package static func sample(
    _ kind: AnnotationKind,
    key: String? = nil,
    value: AnnotationValue = .none
  ) -> Annotation {
    Annotation(
      kind,
      UnitSpan(0, 0),
      rule: "test.\(kind.rawValue)",
      entityKey: key,
      value: value
    )
  }
}

/// An annotator that is one closure.
package struct ClosureAnnotator: UnitAnnotator {
  private let body: @Sendable (String, UnitContext, inout Report) -> Void

  package init(_ body: @escaping @Sendable (String, UnitContext, inout Report) -> Void) {
    self.body = body
  }

  package func annotate(_ text: Span<UInt8>, in context: UnitContext, into report: inout Report) {
    let text = text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    body(text, context, &report)
  }

  /// The annotator as a plugin called `plugin` would bring it.
  package static func registered(
    plugin: String = "test.closure",
    provides: [AnnotationKind] = [],
    requires: [AnnotationKind] = [],
    _ body: @escaping @Sendable (String, UnitContext, inout Report) -> Void
  ) -> RegisteredAnnotator {
    RegisteredAnnotator(
      .unit(ClosureAnnotator(body)),
      AnnotatorDeclaration(
        id: "closure",
        scope: .unit,
        provides: provides.map { .init($0) },
        requires: requires
      ),
      source: AnnotationSource(plugin: plugin, version: "1")
    )
  }
}
