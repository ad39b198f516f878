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
  var rule: Rule
  /// The part of the day: "Tuesday morning".
  var part: DayPart?
  /// The time of day: "Tuesday at 9:40 p.m."
  var clock: Clock?
  /// How the words loosen the value.
  var modifier: Timex3.Modifier?
  /// The other end of a range.
  var end: RangeEnd?
  /// Which end the word before leaves open: "since 1945".
  var bound: Timex3.Bound?
  /// How often such words mean what the rule says.
  var confidence = 0.9
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

/// A time of day.
struct Clock: Hashable, Sendable {
  /// How much is known of the half of the day.
  enum Half: Int, Hashable, Sendable {
    /// "9:40 p.m.", "14:05", "noon".
    case certain
    /// "at 3": morning or afternoon.
    case open
  }

  var hour: Int
  var minute: Int?
  var second: Int?
  /// `Z`, an offset such as `+02:00`, or nothing.
  var zone = ""
  var half = Half.certain

  /// Whether morning or afternoon is certain.
  var isCertain: Bool {
    get { half == .certain }
    set { half = newValue ? .certain : .open }
  }

  /// The TIMEX3 text behind the day: `T21:40`, `T05`, `T14:05Z`.
  var text: String {
    var text = "T" + padded(hour, 2)
    if let minute { text += ":" + padded(minute, 2) }
    if let second { text += ":" + padded(second, 2) }
    return text + zone
  }

  /// Seconds since midnight.
  var seconds: Int { hour * 3600 + (minute ?? 0) * 60 + (second ?? 0) }
}

extension Clock {
  /// The time in the twelve hours that a part of the day names: "Tuesday evening at 7".
  func during(_ part: DayPart?) -> Clock {
    guard !isCertain, let part else { return self }
    var clock = self
    clock.isCertain = true
    switch part {
    case .morning, .earlyMorning, .forenoon, .dawn: if hour == 12 { clock.hour = 0 }
    case .night where hour < 5: break
    default: if hour < 12 { clock.hour += 12 }
    }
    return clock
  }
}
