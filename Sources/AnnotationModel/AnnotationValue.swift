/// The normalized value of an annotation.
///
/// Indirect, because annotations are copied far more often than they are made.
public indirect enum AnnotationValue: Hashable, Sendable {
  /// Nothing beyond the kind itself.
  case none
  /// The value of a `date`.
  case temporal(Timex3)
  /// The value of a `figure`.
  case figure(Figure)
  /// The place of a `location` or a `demonym`.
  case place(Place)
  /// The free attributes of any other kind.
  case attributes([Attribute])
}

/// A named property with a value of one of four simple types.
public struct Attribute: Hashable, Sendable {
  /// The value of an attribute.
  public enum Value: Hashable, Sendable {
    /// Free text.
    case text(String)
    /// A finite number.
    case number(Double)
    /// A yes or no.
    case flag(Bool)
    /// Words of the article.
    case span(UnitSpan)
  }

  /// The name of the property.
  public var key: String
  /// Its value.
  public var value: Value

  /// Creates an attribute.
  public init(_ key: String, _ value: Value) {
    self.key = key
    self.value = value
  }
}

extension [Attribute] {
  /// The value of the first attribute named `key`.
  public subscript(key: String) -> Attribute.Value? { first { $0.key == key }?.value }

  /// The text of the first attribute named `key`, if it is a text.
  public func text(_ key: String) -> String? {
    if case .text(let text)? = self[key] { text } else { nil }
  }

  /// The number of the first attribute named `key`, if it is a number.
  public func number(_ key: String) -> Double? {
    if case .number(let number)? = self[key] { number } else { nil }
  }

  /// The span of the first attribute named `key`, if it is a span.
  public func span(_ key: String) -> UnitSpan? {
    if case .span(let span)? = self[key] { span } else { nil }
  }

  /// Whether the first attribute named `key` is a true flag.
  public func flag(_ key: String) -> Bool {
    if case .flag(let flag)? = self[key] { flag } else { false }
  }
}
