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

  /// The `mod` attribute of TIMEX3: how the value of a point, or of a length, is loosened.
  public enum Modifier: String, Hashable, Sendable, CaseIterable {
    /// A point: "more than a decade ago".
    case before = "BEFORE"
    /// A point: "less than a year ago".
    case after = "AFTER"
    /// A point: "no later than Friday".
    case onOrBefore = "ON_OR_BEFORE"
    /// A point: "no earlier than Friday".
    case onOrAfter = "ON_OR_AFTER"
    /// A length: "nearly four years".
    case lessThan = "LESS_THAN"
    /// A length: "more than an hour".
    case moreThan = "MORE_THAN"
    /// A length: "no more than ten minutes".
    case equalOrLess = "EQUAL_OR_LESS"
    /// A length: "at least ten minutes".
    case equalOrMore = "EQUAL_OR_MORE"
    /// The first part of it: "early 2018".
    case start = "START"
    /// Its middle: "mid-August".
    case mid = "MID"
    /// Its last part: "late 2018".
    case end = "END"
    /// Either: "around noon", "about two days".
    case approximate = "APPROX"
  }

  /// Which end of a stretch of time is open.
  public enum Bound: String, Hashable, Sendable, CaseIterable {
    /// It begins there and has no end: "since 1945".
    case since = "SINCE"
    /// It ends there and has no beginning: "until Friday".
    case until = "UNTIL"
  }

  /// What kind of time this is.
  public var type: ValueType
  /// The value in TIMEX3 notation: `2018-10-08`, `XXXX-WXX-2`, `P2D`, `PAST_REF`. An interval
  /// is `begin/end`, both ends inclusive.
  public var value: String
  /// How the value is loosened.
  public var modifier: Modifier?
  /// Which end the words before the value leave open.
  public var bound: Bound?
  /// The `quant` attribute of a set: `EVERY`.
  public var quantifier: String?
  /// The `freq` attribute of a set: `2X`.
  public var frequency: String?
  /// The reference time that was used to complete the value, if any was.
  public var anchor: String?
  /// The first and the last day as an ISO 8601 interval, both inclusive, where the value is a
  /// stretch of known days and not one day: `2018-10-08/2018-10-14` for `2018-W41`.
  public var interval: String?
  /// The words of the two ends, where the value is an interval that was told by them:
  /// "March 3" and "April 12" in "from March 3 to April 12". Empty or two.
  public var ends: [UnitSpan]
  /// Where the article says when it was written, if the value rests on that: each candidate
  /// with its source and how sure it is, the best first:
  /// `2018-10-08 dateline 0.9; 2018-10-07 file-name 0.8`.
  public var reference: String?

  /// Whether `other` means the same time: the same days, told as a week or as its first and last
  /// day; the same length; the same recurrence.
  ///
  /// A time that is only known to have been, as `PAST_REF`, is the same as no other. What is
  /// merely about a time is that time, and so is what began then.
  public func denotes(sameAs other: Timex3) -> Bool {
    guard type == other.type, value == other.value || days == other.days,
      frequency == other.frequency, part == other.part
    else { return false }
    return type == .duration || type == .set || isKnown
  }

  /// Whether the value is one time, or one day of every year, and not some Tuesday or some 9 a.m.
  private var isKnown: Bool {
    guard !value.hasPrefix("T"), !value.hasSuffix("_REF") else { return value == "PRESENT_REF" }
    return !value.hasPrefix("XXXX") || value.utf8.count == 10 && !value.dropFirst(4).contains("X")
  }

  /// The days where they are known, else the value.
  private var days: String { interval ?? value }

  /// What part of the value is meant: its start, its middle, what lies before it.
  private var part: Modifier? { modifier == .approximate ? nil : modifier }

  /// Creates a temporal value.
  public init(
    _ type: ValueType,
    _ value: String,
    modifier: Modifier? = nil,
    bound: Bound? = nil,
    quantifier: String? = nil,
    frequency: String? = nil,
    anchor: String? = nil,
    interval: String? = nil,
    ends: [UnitSpan] = [],
    reference: String? = nil
  ) {
    self.type = type
    self.value = value
    self.modifier = modifier
    self.bound = bound
    self.quantifier = quantifier
    self.frequency = frequency
    self.anchor = anchor
    self.interval = interval
    self.ends = ends
    self.reference = reference
  }
}
