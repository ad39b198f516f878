/// A number found in an article, with what it measures or counts.
public struct Figure: Hashable, Sendable {
  /// What sort of number it is.
  public enum ValueType: String, Hashable, Sendable, CaseIterable {
    case cardinal, ordinal, percent
    case percentagePoint = "percentage-point"
    case basisPoint = "basis-point"
    case money, quantity, age, fraction, ratio, score, multiple
  }

  /// How the wording loosens the number.
  public enum Approximation: String, Hashable, Sendable, CaseIterable {
    case exact = "="
    case about = "~"
    case below = "<"
    case atMost = "<="
    case atLeast = ">="
    case above = ">"
  }

  /// One number, or a range with at least one end.
  public enum Quantity: Hashable, Sendable {
    /// One number.
    case number(DecimalNumber)
    /// From the first to the second, both inclusive; `nil` where the range is open.
    case range(DecimalNumber?, DecimalNumber?)
  }

  /// What sort of number this is.
  public var type: ValueType
  /// The number or range, in units of ``unit``.
  public var quantity: Quantity
  /// The unit: a UCUM code for quantities and ages, an ISO 4217 code for money.
  public var unit: String?
  /// How the wording loosens the number.
  public var approximation: Approximation
  /// The words for what is counted: "members of Afghan security forces".
  public var counted: UnitSpan?

  /// Creates a figure.
  public init(
    _ type: ValueType,
    _ quantity: Quantity,
    unit: String? = nil,
    approximation: Approximation = .exact,
    counted: UnitSpan? = nil
  ) {
    self.type = type
    self.quantity = quantity
    self.unit = unit
    self.approximation = approximation
    self.counted = counted
  }
}
