/// Something known about an annotation or an entity, in a form fit to be read.
public struct Fact: Hashable, Sendable {
  /// What kind of fact, in the words of its card: "role", "age", "population".
  public var label: String
  /// The fact itself.
  public var value: String
  /// Where it comes from.
  public var origin: Origin
  /// The data it was taken from, such as "GeoNames", for a fact of reference.
  public var source: String?
  /// When it was true, as an ISO 8601 date of any precision, for facts that age.
  public var asOf: String?
  /// The words of the article that say so.
  public var evidence: [UnitSpan]

  /// Creates a fact.
  public init(
    _ label: String,
    _ value: String,
    origin: Origin,
    source: String? = nil,
    asOf: String? = nil,
    evidence: [UnitSpan] = []
  ) {
    self.label = label
    self.value = value
    self.origin = origin
    self.source = source
    self.asOf = asOf
    self.evidence = evidence
  }
}

/// What an annotator says of one entity of the article as a whole.
///
/// Annotations become its mentions by carrying the same kind and key.
public struct EntityReport: Hashable, Sendable {
  /// What the entity is.
  public var kind: AnnotationKind
  /// The key its mentions carry.
  public var key: String
  /// The canonical name.
  public var name: String
  /// Identifiers in published bases: `wikidata` → `Q664`, `geonames` → `1138958`.
  public var links: [Link]
  /// What is said of it.
  public var facts: [Fact]

  /// Creates a report.
  public init(
    _ kind: AnnotationKind,
    key: String,
    name: String,
    links: [Link] = [],
    facts: [Fact] = []
  ) {
    self.kind = kind
    self.key = key
    self.name = name
    self.links = links
    self.facts = facts
  }
}

/// An identifier of an entity in a published base.
public struct Link: Hashable, Sendable {
  /// The base: `wikidata`, `geonames`, `iso3166`.
  public var base: String
  /// The identifier there.
  public var identifier: String

  /// Creates a link.
  public init(_ base: String, _ identifier: String) {
    self.base = base
    self.identifier = identifier
  }
}
