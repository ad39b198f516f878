/// Where a claim comes from.
public enum Origin: UInt32, Hashable, Sendable {
  /// Said in this text.
  case document = 0
  /// Taken from data.
  case reference = 1
  /// Computed from the other two.
  case derived = 2

  /// The name used in records: `document`, `reference` or `derived`.
  public var name: String {
    switch self {
    case .document: "document"
    case .reference: "reference"
    case .derived: "derived"
    }
  }
}

/// One thing an annotator says of one span: what it is, what it is worth, how sure that is
/// and which rule says so.
public struct Annotation: Hashable, Sendable {
  /// What is marked.
  public var kind: AnnotationKind
  /// The bytes that are marked.
  public var span: UnitSpan
  /// How often such a claim is right, from 0 to 1.
  public var confidence: Double
  /// The rule, lexicon row or model that made the claim, such as `dates.weekday.past`.
  public var rule: String
  /// Where the claim comes from.
  public var origin: Origin
  /// Names the entity this is a mention of: equal kind and key, equal entity. A key means
  /// nothing outside its article; `nil` for what is no entity, such as a figure.
  public var entityKey: String?
  /// The normalized value.
  public var value: AnnotationValue
  /// Other values the span may have, the likeliest first.
  public var alternatives: [Alternative]
  /// The words elsewhere in the article that the claim rests on.
  public var evidence: [UnitSpan]
  /// Who made the claim. Filled in by the host; annotators leave it.
  public var source: AnnotationSource

  /// Creates an annotation.
  public init(
    _ kind: AnnotationKind,
    _ span: UnitSpan,
    rule: String,
    confidence: Double = 0.9,
    origin: Origin = .document,
    entityKey: String? = nil,
    value: AnnotationValue = .none,
    alternatives: [Alternative] = [],
    evidence: [UnitSpan] = []
  ) {
    self.kind = kind
    self.span = span
    self.confidence = confidence
    self.rule = rule
    self.origin = origin
    self.entityKey = entityKey
    self.value = value
    self.alternatives = alternatives
    self.evidence = evidence
    self.source = .unknown
  }
}

/// A value that an annotation might also have.
public struct Alternative: Hashable, Sendable {
  /// The value.
  public var value: AnnotationValue
  /// How likely it is, from 0 to 1.
  public var confidence: Double

  /// Creates an alternative.
  public init(_ value: AnnotationValue, confidence: Double) {
    self.value = value
    self.confidence = confidence
  }
}

/// The plugin that a claim comes from.
public struct AnnotationSource: Hashable, Sendable {
  private final class Names: Sendable {
    let plugin: String
    let version: String

    init(plugin: String, version: String) {
      self.plugin = plugin
      self.version = version
    }
  }

  /// Shared, because every annotation holds a source and few sources exist.
  private let names: Names

  /// The plugin's identifier, such as `org.glossator.dates`.
  public var plugin: String { names.plugin }
  /// The plugin's version.
  public var version: String { names.version }

  /// Creates a source.
  public init(plugin: String, version: String) {
    names = Names(plugin: plugin, version: version)
  }

  /// Stands in until the host names the plugin.
  public static let unknown = AnnotationSource(plugin: "", version: "")

  /// Sources are equal when plugin and version are.
  public static func == (one: Self, two: Self) -> Bool {
    one.names === two.names || (one.plugin, one.version) == (two.plugin, two.version)
  }

  /// Hashes plugin and version.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(plugin)
    hasher.combine(version)
  }
}
