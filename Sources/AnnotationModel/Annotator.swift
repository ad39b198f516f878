/// What an annotator declares of itself, before any of it runs.
public struct AnnotatorDeclaration: Hashable, Sendable {
  /// How much of an article one call sees.
  public enum Scope: String, Hashable, Sendable {
    /// One unit at a time; the answer depends on that unit alone.
    case unit
    /// The annotations of the whole article, but not its text.
    case document
  }

  /// A kind the annotator reports, and how it is shown.
  public struct Provision: Hashable, Sendable {
    /// The kind.
    public var kind: AnnotationKind
    /// Its layer.
    public var layer: AnnotationLayer

    /// Creates a provision.
    public init(_ kind: AnnotationKind, _ layer: AnnotationLayer = .mark) {
      self.kind = kind
      self.layer = layer
    }
  }

  /// The annotator's name within its plugin.
  public var id: String
  /// How much one call sees.
  public var scope: Scope
  /// The kinds it reports; anything else is dropped.
  public var provides: [Provision]
  /// The kinds it can not work without.
  public var requires: [AnnotationKind]
  /// The kinds it uses when somebody provides them.
  public var optional: [AnnotationKind]
  /// Who wins between two annotations of one length on one span: the higher, from 0 to 99.
  public var authority: Int

  /// Creates a declaration.
  public init(
    id: String,
    scope: Scope,
    provides: [Provision],
    requires: [AnnotationKind] = [],
    optional: [AnnotationKind] = [],
    authority: Int = 50
  ) {
    self.id = id
    self.scope = scope
    self.provides = provides
    self.requires = requires
    self.optional = optional
    self.authority = authority
  }

  /// The kinds it is given: ``requires`` and ``optional``.
  public var inputs: [AnnotationKind] { requires + optional }
}

/// Reads one unit of an article at a time.
///
/// The report may depend on the arguments alone: not on other units, earlier calls, the
/// clock or the machine. The engine keeps answers and would otherwise serve wrong ones.
public protocol UnitAnnotator: Sendable {
  /// Reports what `text` holds. May be called from any thread, also at the same time.
  ///
  /// `text` is valid UTF-8 and may not be kept. Odd prose is no error: report what is
  /// certain and return. Stop early when ``UnitContext/isCancelled`` says so.
  func annotate(_ text: Span<UInt8>, in context: UnitContext, into report: inout Report)

  /// Adds what is known about an annotation of this annotator, for a reader who asks.
  ///
  /// May depend on the arguments and on data alone.
  func facts(about annotation: Annotation, reading: ReadingContext) -> [Fact]
}

extension UnitAnnotator {
  /// Knows nothing more.
  public func facts(about annotation: Annotation, reading: ReadingContext) -> [Fact] { [] }
}

/// Reads the annotations of a whole article, to join and to decide.
public protocol DocumentAnnotator: Sendable {
  /// Reports what the annotations of `article` add up to. May be called from any thread,
  /// also at the same time. The report may depend on the argument alone.
  func annotate(_ article: DocumentContext, into report: inout Report)

  /// Adds what is known about an annotation of this annotator, for a reader who asks.
  func facts(about annotation: Annotation, reading: ReadingContext) -> [Fact]
}

extension DocumentAnnotator {
  /// Knows nothing more.
  public func facts(about annotation: Annotation, reading: ReadingContext) -> [Fact] { [] }
}

/// The circumstances of one unit.
public struct UnitContext: Sendable {
  /// What is known of the article.
  public var reading: ReadingContext
  /// What the unit is.
  public var kind: UnitKind
  /// The annotations of the kinds the annotator asked for, in this unit, in order.
  public var inputs: [Annotation]
  /// Whether the article holds nothing else: a note, a message, a phrase.
  public var isWholeArticle: Bool
  /// Whether nobody waits for the answer any more. Cheap; ask every few kilobytes.
  public var isCancelled: @Sendable () -> Bool

  /// Creates a context.
  public init(
    reading: ReadingContext,
    kind: UnitKind = .paragraph,
    inputs: [Annotation] = [],
    isWholeArticle: Bool = false,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.reading = reading
    self.kind = kind
    self.inputs = inputs
    self.isWholeArticle = isWholeArticle
    self.isCancelled = isCancelled
  }
}

/// The annotations of a whole article.
public struct DocumentContext: Sendable {
  /// An annotation together with its letters.
  public struct Input: Sendable {
    /// The annotation.
    public var annotation: Annotation
    /// The text it covers.
    public var surface: String

    /// Creates an input.
    public init(_ annotation: Annotation, surface: String) {
      self.annotation = annotation
      self.surface = surface
    }
  }

  /// What is known of the article.
  public var reading: ReadingContext
  /// What each unit is, in the order of the article.
  public var units: [UnitKind]
  /// The annotations of the kinds the annotator asked for, in the order of the article.
  public var inputs: [Input]
  /// Whether nobody waits for the answer any more.
  public var isCancelled: @Sendable () -> Bool

  /// Creates a context.
  public init(
    reading: ReadingContext,
    units: [UnitKind],
    inputs: [Input],
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.reading = reading
    self.units = units
    self.inputs = inputs
    self.isCancelled = isCancelled
  }
}

/// Collects what an annotator says in one call.
public struct Report: Sendable {
  /// What was found, in any order.
  public private(set) var annotations: [Annotation] = []
  /// What is said of entities as a whole.
  public private(set) var entities: [EntityReport] = []

  /// Why the annotator could not do its work, for a log; `nil` when it could.
  public private(set) var failure: String?

  /// Creates an empty report.
  public init() {}

  /// Says that the annotator could not do its work. The host of a plugin library drops the rest
  /// of the report.
  public mutating func fail(_ message: String) { failure = message }

  /// Adds an annotation.
  public mutating func add(_ annotation: Annotation) { annotations.append(annotation) }

  /// Adds what is said of an entity.
  public mutating func add(_ entity: EntityReport) { entities.append(entity) }
}

/// An annotator as the engine calls it.
public struct RegisteredAnnotator: Sendable {
  /// The two ways an annotator reads.
  public enum Body: Sendable {
    /// Unit by unit.
    case unit(any UnitAnnotator)
    /// Whole articles.
    case document(any DocumentAnnotator)
  }

  /// What it declared.
  public let declaration: AnnotatorDeclaration
  /// The plugin it came with.
  public let source: AnnotationSource
  /// The annotator itself.
  public let body: Body

  /// Registers an annotator.
  public init(_ body: Body, _ declaration: AnnotatorDeclaration, source: AnnotationSource) {
    self.declaration = declaration
    self.source = source
    self.body = body
  }

  /// Its full name: the plugin's identifier and its own.
  public var name: String { "\(source.plugin)/\(declaration.id)" }
}
