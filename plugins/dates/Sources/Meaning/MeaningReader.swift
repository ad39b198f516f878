import PluginKit

/// Reads what ``MeaningWriter`` wrote. Answers `nil` for anything else, since a line may come
/// from another plugin.
struct MeaningReader {
  private let bytes: [UInt8]
  /// Where the next word begins.
  private var index = 0

  /// No meaning is nested deeper than this.
  private static let depthLimit = 8
  /// No number of years, days or seconds is greater: sums of a few can not overflow.
  private static let largest = 1_000_000_000

  private init(_ line: String) { bytes = Array(line.utf8) }

  /// The expression of a line, over the tokens `0..<1`.
  static func expression(_ line: String, rule: DateRule, confidence: Double) -> Expression? {
    var reader = MeaningReader(line)
    guard let meaning = reader.meaning(0), let part = reader.part(), let clock = reader.clock(),
      let modifier = reader.modifier(), let bound = reader.bound(), let hasEnd = reader.word()
    else { return nil }
    var expression = Expression(
      first: 0,
      next: 1,
      meaning: meaning,
      rule: rule,
      part: part.value,
      clock: clock.value,
      modifier: modifier.value,
      bound: bound.value,
      confidence: confidence
    )
    if hasEnd == "to" {
      guard let end = reader.end() else { return nil }
      expression.end = end
    }
    return reader.isAtEnd ? expression : nil
  }

  /// A value that may be absent, as opposed to one that could not be read.
  private struct Field<Value> { var value: Value? }

  private var isAtEnd: Bool { index >= bytes.count }

  /// The bytes of the next word; `nil` at the end.
  private mutating func nextWord() -> ArraySlice<UInt8>? {
    guard !isAtEnd else { return nil }
    var end = index
    while end < bytes.count, bytes[end] != UInt8(ascii: " ") { end += 1 }
    defer { index = end + 1 }
    return bytes[index..<end]
  }

  /// The next word as a string.
  private mutating func word() -> String? {
    nextWord().map { String(decoding: $0, as: UTF8.self) }
  }

  private mutating func number() -> Field<Int>? {
    guard let word = nextWord() else { return nil }
    if word.count == 1, word.first == UInt8(ascii: "-") { return Field(value: nil) }
    return Self.number(word).map { Field(value: $0) }
  }

  /// The number that decimal digits, with a sign or without, stand for; `nil` for anything else
  /// and for one too great.
  private static func number(_ word: ArraySlice<UInt8>) -> Int? {
    let isNegative = word.first == UInt8(ascii: "-")
    let digits = isNegative ? word.dropFirst() : word
    guard (1...10).contains(digits.count) else { return nil }
    var number = 0
    for byte in digits {
      guard byte &- UInt8(ascii: "0") < 10 else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    guard number <= largest else { return nil }
    return isNegative ? -number : number
  }

  private mutating func text() -> Field<String>? {
    word().map { Field(value: $0 == "-" ? nil : $0) }
  }

  private mutating func raw<Value: RawRepresentable<Int>>(_: Value.Type) -> Field<Value>? {
    guard let field = number() else { return nil }
    guard let number = field.value else { return Field(value: nil) }
    return Value(rawValue: number).map { Field(value: $0) }
  }

  private mutating func part() -> Field<DayPart>? { raw(DayPart.self) }
  private mutating func relation() -> Field<Relation>? { raw(Relation.self) }
  private mutating func unit() -> Unit? { raw(Unit.self)?.value }
  private mutating func whole() -> Int? { number()?.value }

  private mutating func modifier() -> Field<Timex3.Modifier>? {
    guard let field = text() else { return nil }
    guard let text = field.value else { return Field(value: nil) }
    return Timex3.Modifier(rawValue: text).map { Field(value: $0) }
  }

  private mutating func bound() -> Field<Timex3.Bound>? {
    guard let field = text() else { return nil }
    guard let text = field.value else { return Field(value: nil) }
    return Timex3.Bound(rawValue: text).map { Field(value: $0) }
  }

  private mutating func year() -> YearWords? {
    guard let word = nextWord(), let sign = word.first else { return nil }
    if word.count == 1, sign == UInt8(ascii: "-") { return .open }
    guard let number = Self.number(word.dropFirst()), number.magnitude <= 10_000 else {
      return nil
    }
    switch sign {
    case UInt8(ascii: "="): return .stated(number)
    case UInt8(ascii: "~"): return .relative(number)
    case UInt8(ascii: "@"): return .told(number)
    default: return nil
    }
  }

  private mutating func clock() -> Field<Clock>? {
    guard let word = word() else { return nil }
    if word == "-" { return Field(value: nil) }
    guard word == "at", let hour = whole(), let minute = number(), let second = number(),
      let zone = text(), let half = raw(Clock.Half.self)?.value, (0...24).contains(hour)
    else { return nil }
    return Field(
      value: Clock(
        hour: hour,
        minute: minute.value,
        second: second.value,
        zone: zone.value ?? "",
        half: half
      )
    )
  }

  private mutating func end() -> RangeEnd? {
    var meaning: Meaning?
    if !isAtEnd, bytes[index] == UInt8(ascii: "-") {
      _ = word()
    } else {
      guard let read = self.meaning(0) else { return nil }
      meaning = read
    }
    guard let part = part(), let clock = clock(), let count = number(),
      let unit = raw(Unit.self)
    else { return nil }
    var length: Length?
    if let count = count.value, let unit = unit.value { length = Length(count: count, unit: unit) }
    return RangeEnd(meaning: meaning, clock: clock.value, part: part.value, length: length)
  }

  private mutating func counted() -> Counted? {
    guard let kind = word(), let number = whole() else { return nil }
    switch kind {
    case "d": return (1...7).contains(number) ? .weekday(number) : nil
    case "u": return Unit(rawValue: number).map { .unit($0) }
    case "w": return .weekend
    default: return nil
    }
  }

  private mutating func meaning(_ depth: Int) -> Meaning? {
    guard depth < Self.depthLimit, let name = word() else { return nil }
    return simpleMeaning(name) ?? nestedMeaning(name, depth)
  }

  /// The meanings that hold no other.
  private mutating func simpleMeaning(_ name: String) -> Meaning? {
    switch name {
    case "unsaid": return .unsaid
    case "fields":
      guard let year = number(), let month = number(), let day = number(), let weekday = number()
      else { return nil }
      return .fields(
        Fields(year: year.value, month: month.value, day: day.value, weekday: weekday.value)
      )
    case "weekday":
      guard let day = whole(), let relation = relation() else { return nil }
      return .weekday(day, relation.value)
    case "weekdayOfWeek": return pair { .weekdayOfWeek($0, $1) }
    case "month":
      guard let month = whole(), let relation = relation()?.value else { return nil }
      return .month(month, relation)
    case "season":
      guard let season = raw(Season.self)?.value, let relation = relation(), let year = year()
      else { return nil }
      return .season(season, year: year, relation.value)
    case "yearPart":
      guard let unit = unit(), let number = whole(), let year = year() else { return nil }
      return .yearPart(unit, number, year)
    case "businessYear":
      guard let kind = raw(BusinessYear.self)?.value, let year = year() else { return nil }
      return .businessYear(kind, year)
    case "decade": return whole().map { .decade($0) }
    case "century": return whole().map { .century($0) }
    case "weekend": return relation().map { .weekend($0.value) }
    case "weekNumber":
      guard let number = whole(), let year = year() else { return nil }
      return .weekNumber(number, year)
    case "holiday":
      guard let row = whole(), let relation = relation(), let year = year() else { return nil }
      return .holiday(row, year, relation.value)
    case "namedDay":
      guard let year = whole(), let month = whole(), let day = whole() else { return nil }
      return .namedDay(year: year, month: month, day: day)
    case "duration": return word().map { .duration($0) }
    case "vague": return word().map { .vague($0) }
    case "recurrence":
      guard let text = word(), let quantifier = self.text(), let frequency = self.text() else {
        return nil
      }
      return .recurrence(
        text,
        quantifier: quantifier.value,
        frequency: frequency.value
      )
    default: return nil
    }
  }

  /// The meanings of a unit and a count, and those that hold another.
  private mutating func nestedMeaning(_ name: String, _ depth: Int) -> Meaning? {
    switch name {
    case "beforeChrist": return units { .beforeChrist($0, $1) }
    case "shift": return units { .shift($0, $1) }
    case "mention": return units { .shiftFromMention($0, $1) }
    case "run": return units { .run($0, $1) }
    case "told":
      guard let unit = raw(Unit.self), let year = year() else { return nil }
      return .told(unit.value, year)
    case "beside":
      guard let number = whole(), let counted = counted(), let inner = meaning(depth + 1) else {
        return nil
      }
      return .beside(number, counted, of: inner)
    case "away":
      guard let unit = unit(), let count = whole(), let origin = meaning(depth + 1) else {
        return nil
      }
      return .away(unit, count, from: origin)
    case "nth":
      guard let number = whole(), let counted = counted(), let inner = meaning(depth + 1) else {
        return nil
      }
      return .nth(number, counted, of: inner)
    case "dayOfMonth":
      guard let day = whole(), let month = meaning(depth + 1) else { return nil }
      return .dayOfMonth(day, of: month)
    case "holding":
      guard let unit = unit(), let inner = meaning(depth + 1) else { return nil }
      return .holding(unit, inner)
    case "ending":
      guard let unit = unit(), let inner = meaning(depth + 1) else { return nil }
      return .ending(unit, inner)
    default: return nil
    }
  }

  private mutating func pair(_ make: (Int, Int) -> Meaning) -> Meaning? {
    guard let first = whole(), let second = whole() else { return nil }
    return make(first, second)
  }

  private mutating func units(_ make: (Unit, Int) -> Meaning) -> Meaning? {
    guard let unit = unit(), let count = whole() else { return nil }
    return make(unit, count)
  }
}
