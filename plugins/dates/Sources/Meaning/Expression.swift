import PluginKit

/// A temporal expression as it is written, before anybody asks when that was.
struct Expression: Hashable, Sendable {
  /// The index of the first token.
  var first: Int
  /// The index behind the last token.
  var next: Int
  /// What the words mean.
  var meaning: Meaning
  /// The rule that read it.
  var rule: DateRule
  /// The part of the day: "Tuesday morning".
  var part: DayPart?
  /// The time of day: "Tuesday at 9:40 p.m."
  var clock: Clock?
  /// How the words loosen the value.
  var modifier: Timex3.Modifier?
  private var range: RangeBox?
  /// Which end the word before leaves open: "since 1945".
  var bound: Timex3.Bound?
  /// How often such words mean what the rule says.
  var confidence = 0.9

  init(
    first: Int,
    next: Int,
    meaning: Meaning,
    rule: DateRule,
    part: DayPart? = nil,
    clock: Clock? = nil,
    modifier: Timex3.Modifier? = nil,
    end: RangeEnd? = nil,
    bound: Timex3.Bound? = nil,
    confidence: Double = 0.9
  ) {
    self.first = first
    self.next = next
    self.meaning = meaning
    self.rule = rule
    self.part = part
    self.clock = clock
    self.modifier = modifier
    self.bound = bound
    self.confidence = confidence
    range = end.map(RangeBox.init)
  }

  /// The other end of a range.
  var end: RangeEnd? {
    get { range?.end }
    set { range = newValue.map(RangeBox.init) }
  }

  /// Whether it is a range.
  var isRange: Bool { range != nil }
}

/// Where the second end of a range lies, so that the many expressions without one stay small.
private final class RangeBox: Hashable, Sendable {
  let end: RangeEnd

  init(_ end: RangeEnd) { self.end = end }

  static func == (one: RangeBox, other: RangeBox) -> Bool { one.end == other.end }

  func hash(into hasher: inout Hasher) { hasher.combine(end) }
}

extension Expression {
  /// Whether some calendar has the days it names: not 31 April.
  var isPossible: Bool {
    [meaning, end?.meaning].allSatisfy { meaning in
      if case .fields(let fields)? = meaning { return fields.isPossible }
      return true
    }
  }
}

/// The tokens of the two ends of a range.
struct RangeSplit: Hashable, Sendable {
  /// The first token of the first end, and the one behind its last.
  var first: Range<Int>
  /// The first token of the second end. It ends where the expression does.
  var second: Int
}

/// The second end of a range. What it leaves out is that of the first.
struct RangeEnd: Hashable, Sendable {
  /// Which words tell the two ends, where both are told.
  var split: RangeSplit?
  var meaning: Meaning?
  var clock: Clock?
  var part: DayPart?
  /// The length, where the range says how long and not until when.
  var length: Length?
}

/// A whole number of units.
struct Length: Hashable, Sendable {
  var count: Int
  var unit: Unit
}
