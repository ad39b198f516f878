import PluginKit

// From the resolved times of an expression to its TIMEX3 attributes.

extension Resolver {
  /// The TIMEX3 value of an expression, and the period that later distances count from.
  func timex(of expression: Expression) -> (Timex3, Period?) {
    if let end = expression.end { return interval(expression, end) }
    let value = value(of: expression.meaning)
    var timex = Timex3(
      expression.type,
      value.text,
      modifier: expression.modifier,
      anchor: value.anchor
    )
    if case .day? = value.period, timex.type == .time { timex.type = .date }
    if case .recurrence(_, let quantifier, let frequency) = expression.meaning {
      timex.quantifier = quantifier
      timex.frequency = frequency
    }
    if let clock = expression.clock {
      timex.type = .time
      timex.value += clock.during(expression.part).text
    } else if let part = expression.part {
      timex.type = .time
      timex.value += "T" + part.letters
    }
    return (timex, value.period)
  }

  /// A range: what one end leaves out is taken from the other.
  private func interval(_ expression: Expression, _ end: RangeEnd) -> (Timex3, Period?) {
    let (first, second) = completed(expression.meaning, end.meaning)
    var begin = value(of: first)
    var finish = value(of: second)
    if let day = begin.period?.firstDay, let last = finish.period?.firstDay, last < day {
      (begin, finish) = inOrder(begin, finish, second)
    }
    var type = expression.type
    if let clock = expression.clock { begin.text += clock.text }
    if let clock = end.clock { finish.text += clock.text }
    if expression.clock != nil || end.clock != nil { type = .time }
    let timex = Timex3(
      type,
      begin.text + "/" + finish.text,
      modifier: expression.modifier,
      anchor: begin.anchor ?? finish.anchor
    )
    return (timex, finish.period)
  }

  /// Moves the second end behind the first, where a week or a year was left open.
  private func inOrder(_ begin: Value, _ finish: Value, _ second: Meaning) -> (Value, Value) {
    var finish = finish
    switch (second, finish.period) {
    case (.weekday, .day(let day)?):
      if let moved = day.adding(days: 7) {
        finish.period = .day(moved)
        finish.text = moved.text
      }
    case (.fields(let fields), let period?) where fields.year == nil:
      guard let year = period.firstDay?.fields.year else { break }
      var later = fields
      later.year = year + 1
      finish = Value(text: value(of: .fields(later)).text, anchor: finish.anchor)
      finish.period = value(of: .fields(later)).period
    default: break
    }
    return (begin, finish)
  }

  private func completed(_ first: Meaning, _ second: Meaning) -> (Meaning, Meaning) {
    guard case .fields(var one) = first, case .fields(var two) = second else {
      return (first, second)
    }
    if one.year == nil, let year = two.year {
      let wraps = (one.month ?? 0, one.day ?? 0) > (two.month ?? 0, two.day ?? 0)
      one.year = wraps ? year - 1 : year
    } else if two.year == nil, let year = one.year {
      let wraps = (one.month ?? 0, one.day ?? 0) > (two.month ?? 0, two.day ?? 0)
      two.year = wraps ? year + 1 : year
    }
    return (.fields(one), .fields(two))
  }
}

extension Clock {
  /// The time in the twelve hours that a part of the day names: "Tuesday evening at 7".
  func during(_ part: DayPart?) -> Clock {
    guard !isCertain, hour < 12, let part, part != .morning, part != .night || hour >= 5 else {
      return self
    }
    var later = self
    later.hour += 12
    return later
  }
}

extension Expression {
  /// The TIMEX3 type.
  var type: Timex3.ValueType {
    switch meaning {
    case .clock: .time
    case .duration: .duration
    case .recurrence: .set
    case .shift(let unit, _), .shiftFromMention(let unit, _):
      unit.isClockUnit ? .time : .date
    case .vague(let text): text.contains("T") && !text.contains("_") ? .time : .date
    default: .date
    }
  }
}
