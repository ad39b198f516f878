/// A temporal value after TIMEX3 of ISO-TimeML (ISO 24617-1).
public struct Timex3: Hashable, Sendable {
  /// The four types of TIMEX3.
  public enum ValueType: String, Hashable, Sendable, CaseIterable {
    /// A calendar point or period of a day or more.
    case date = "DATE"
    /// A point or period within a day.
    case time = "TIME"
    /// A length of time.
    case duration = "DURATION"
    /// A recurrence.
    case set = "SET"
  }

  /// The `mod` attribute of TIMEX3.
  public enum Modifier: String, Hashable, Sendable, CaseIterable {
    case before = "BEFORE"
    case after = "AFTER"
    case onOrBefore = "ON_OR_BEFORE"
    case onOrAfter = "ON_OR_AFTER"
    case lessThan = "LESS_THAN"
    case moreThan = "MORE_THAN"
    case equalOrLess = "EQUAL_OR_LESS"
    case equalOrMore = "EQUAL_OR_MORE"
    case start = "START"
    case mid = "MID"
    case end = "END"
    case approximate = "APPROX"
  }

  /// What kind of time this is.
  public var type: ValueType
  /// The value in TIMEX3 notation: `2018-10-08`, `XXXX-WXX-2`, `P2D`, `PAST_REF`. An interval
  /// is `begin/end`, both ends inclusive.
  public var value: String
  /// How the value is loosened.
  public var modifier: Modifier?
  /// The `quant` attribute of a set: `EVERY`.
  public var quantifier: String?
  /// The `freq` attribute of a set: `2X`.
  public var frequency: String?
  /// The reference time that was used to complete the value, if any was.
  public var anchor: String?

  /// Creates a temporal value.
  public init(
    _ type: ValueType,
    _ value: String,
    modifier: Modifier? = nil,
    quantifier: String? = nil,
    frequency: String? = nil,
    anchor: String? = nil
  ) {
    self.type = type
    self.value = value
    self.modifier = modifier
    self.quantifier = quantifier
    self.frequency = frequency
    self.anchor = anchor
  }
}
