package import AnnotationModel
package import TextModel

/// Annotates articles.
///
/// An engine is a set of annotators in their order and nothing else: a value that any number
/// of threads may use. What it knows of an article is in the ``ArticleSnapshot`` it returns;
/// handing the last snapshot back in makes the next one cheap.
package struct Engine: Sendable {
  /// How much of the work is done.
  package enum Depth: Hashable, Sendable {
    /// All of it.
    case complete
    /// Only what changed is read; what annotators of whole articles said of the version
    /// before is moved along with its words. Good for the moment after a keystroke in a long
    /// article.
    case provisional
  }

  /// The annotators, each behind those it depends on.
  package let annotators: [RegisteredAnnotator]
  /// The annotators that could not take part.
  package let problems: [AnnotatorOrder.Problem]
  /// Tells engines apart: the snapshots of one mean nothing to another.
  private let identity = Identity()
  private final class Identity: Sendable {}

  /// For each annotator, a bit for every annotator it gets input from.
  let dependencies: [UInt64]
  /// The layer of each kind that somebody provides.
  let layers: [AnnotationKind: AnnotationLayer]

  /// More annotators than this do not fit the sets of bits, and are left out with a problem.
  private static let limit = 64

  /// How units of long articles are read at the same time.
  let work: any WorkSharing

  /// Creates an engine. Annotators that can not run are left out and named in ``problems``.
  package init(_ registered: [RegisteredAnnotator], work: any WorkSharing = WorkAlone()) {
    self.work = work
    let order = AnnotatorOrder(registered)
    annotators = Array(order.annotators.prefix(Self.limit))
    problems =
      order.problems
      + order.annotators.dropFirst(Self.limit).map {
        AnnotatorOrder.Problem(
          annotator: $0.name,
          description: "is one more than the \(Self.limit) annotators that can run"
        )
      }
    // What an annotator said of the last version is no input for it, even if it asks for a
    // kind that it provides itself.
    dependencies = annotators.indices.map { [annotators] later in
      annotators.indices.reduce(0) { set, index in
        let feeds = index != later && AnnotatorOrder.feeds(annotators[index], annotators[later])
        return feeds ? set | 1 << UInt64(index) : set
      }
    }
    layers = annotators.reduce(into: [:]) { layers, annotator in
      for provision in annotator.declaration.provides {
        layers[provision.kind] = layers[provision.kind] ?? provision.layer
      }
    }
  }

  /// Annotates `text`.
  ///
  /// With `previous`, a snapshot of an earlier version of the same article, only what
  /// changed is read again; the result is the same as without, unless `depth` says that less
  /// will do for now. Answers `nil` when
  /// `isCancelled` said that nobody waits any more.
  package func annotate(
    _ text: ArticleText,
    reading: ReadingContext = ReadingContext(),
    previous: ArticleSnapshot? = nil,
    depth: Depth = .complete,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> ArticleSnapshot? {
    var pass = AnnotationPass(
      engine: self,
      text: text,
      reading: reading,
      previous: canReuse(previous, for: reading) ? previous : nil,
      depth: depth,
      isCancelled: isCancelled
    )
    return pass.run()
  }

  private func canReuse(_ previous: ArticleSnapshot?, for reading: ReadingContext) -> Bool {
    previous?.reading == reading && previous?.engine.identity === identity
  }
}
