/// What an annotation marks: `person`, `date` and so on.
///
/// The set is open: a plugin may bring kinds of its own, which travel with free attributes.
/// The constants below are the kinds whose values are specified in
/// `protocol/specs/annotation-kinds.md`.
public struct AnnotationKind: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
  /// The name of the kind, in lower-case letters, digits and hyphens.
  public let rawValue: String

  /// Creates a kind from its name.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Creates a kind from its name.
  public init(stringLiteral name: StaticString) { self.rawValue = "\(name)" }

  /// A human being, by name.
  public static let person: Self = "person"
  /// A body of people with a name: a government office, company, party, team, armed group.
  public static let organization: Self = "organization"
  /// A place, by name.
  public static let location: Self = "location"
  /// A word for the people or things of a place: "Afghan", "Parisians".
  public static let demonym: Self = "demonym"
  /// A named happening: a war, a summit, a storm.
  public static let event: Self = "event"
  /// A named creation: a book, a law, a film.
  public static let work: Self = "work"
  /// A named thing for sale or use: a car model, a weapon.
  public static let product: Self = "product"
  /// A temporal expression, with a TIMEX3 value.
  public static let date: Self = "date"
  /// A number, with what it measures or counts.
  public static let figure: Self = "figure"
  /// A temporal expression before anybody decided which day it means. Never shown.
  public static let timeExpression: Self = "time-expression"
  /// A time that the article may have been written at. Never shown.
  public static let referenceTime: Self = "reference-time"
  /// The title of the article or of a part of it. A region.
  public static let headline: Self = "headline"
  /// Who wrote the article, or worked on it. A region.
  public static let byline: Self = "byline"
  /// Where and when the article was filed, as it says at its start. A region.
  public static let dateline: Self = "dateline"
  /// The words below a picture, or who made it. A region.
  public static let caption: Self = "caption"
  /// Direct speech, with its quotation marks. A region.
  public static let quotation: Self = "quotation"
  /// What belongs to the page and not to the article. A region.
  public static let boilerplate: Self = "boilerplate"
  /// A candidate proper name, before anybody decided what it names. Never shown.
  public static let name: Self = "name"
}

/// How annotations of a kind live together with others.
public enum AnnotationLayer: String, Hashable, Sendable {
  /// Shown to the reader; of two that overlap, one wins (``OverlapOrder``).
  case mark
  /// Encloses others, as a quotation does; shown beside whatever lies inside.
  case region
  /// Passed from annotator to annotator and never shown.
  case hidden
}
