import PluginKit

/// Writes an expression as one line of words, for the way from the annotator that finds
/// expressions to the one that resolves them.
///
/// Words stand in prefix order and each has a fixed number of arguments, so that no brackets
/// are needed: `away week 2 shift day 0` is two weeks from today. `-` stands for nothing.
struct MeaningWriter {
  private var bytes: [UInt8] = []

  private init() { bytes.reserveCapacity(Self.usual) }

  /// Most lines are no longer.
  private static let usual = 64

  /// The line of an expression.
  static func line(_ expression: Expression) -> String {
    var writer = MeaningWriter()
    writer.write(expression.meaning)
    writer.write(expression.part?.rawValue)
    writer.write(expression.clock)
    writer.write(expression.modifier?.rawValue)
    writer.write(expression.bound?.rawValue)
    guard let end = expression.end else {
      writer.word("-")
      return writer.line
    }
    writer.word("to")
    if let meaning = end.meaning { writer.write(meaning) } else { writer.word("-") }
    writer.write(end.part?.rawValue)
    writer.write(end.clock)
    writer.write(end.length?.count)
    writer.write(end.length?.unit.rawValue)
    return writer.line
  }

  private var line: String { String(decoding: bytes, as: UTF8.self) }

  private mutating func space() {
    if !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
  }

  private mutating func word(_ word: String) {
    space()
    bytes.append(contentsOf: word.utf8)
  }

  private mutating func write(_ number: Int?) {
    space()
    if let number { append(number) } else { bytes.append(UInt8(ascii: "-")) }
  }

  /// The decimal digits of a number, without a string in between.
  private mutating func append(_ number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    let first = bytes.count
    var rest = number.magnitude
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    bytes[first...].reverse()
  }

  private mutating func signed(_ sign: Unicode.Scalar, _ number: Int) {
    space()
    bytes.append(UInt8(ascii: sign))
    append(number)
  }

  private mutating func write(_ text: String?) { word(text ?? "-") }

  private mutating func write(_ year: YearWords) {
    switch year {
    case .stated(let year): signed("=", year)
    case .relative(let years): signed("~", years)
    case .told(let years): signed("@", years)
    case .open: word("-")
    }
  }

  private mutating func write(_ clock: Clock?) {
    guard let clock else { return word("-") }
    word("at")
    write(clock.hour)
    write(clock.minute)
    write(clock.second)
    write(clock.zone.isEmpty ? nil : clock.zone)
    write(clock.half.rawValue)
  }

  private mutating func write(_ name: String, _ numbers: Int?...) {
    word(name)
    for number in numbers { write(number) }
  }

  private mutating func write(_ counted: Counted) {
    switch counted {
    case .weekday(let day): write("d", day)
    case .unit(let unit): write("u", unit.rawValue)
    case .weekend: write("w", 0)
    }
  }

  private mutating func write(_ meaning: Meaning) {
    switch meaning {
    case .unsaid: word("unsaid")
    case .fields(let fields):
      write("fields", fields.year, fields.month, fields.day, fields.weekday)
    case .weekday(let day, let relation): write("weekday", day, relation?.rawValue)
    case .weekdayOfWeek(let day, let weeks): write("weekdayOfWeek", day, weeks)
    case .month(let month, let relation): write("month", month, relation.rawValue)
    case .season(let season, let year, let relation):
      write("season", season.rawValue, relation?.rawValue)
      write(year)
    case .yearPart(let unit, let number, let year):
      write("yearPart", unit.rawValue, number)
      write(year)
    case .businessYear(let kind, let year):
      write("businessYear", kind.rawValue)
      write(year)
    case .decade(let decade): write("decade", decade)
    case .century(let century): write("century", century)
    case .beforeChrist(let unit, let number): write("beforeChrist", unit.rawValue, number)
    case .shift(let unit, let count): write("shift", unit.rawValue, count)
    case .weekend(let relation): write("weekend", relation?.rawValue)
    case .shiftFromMention(let unit, let count):
      write("mention", unit.rawValue, count)
    case .told(let unit, let year):
      write("told", unit?.rawValue)
      write(year)
    case .beside(let number, let counted, let origin):
      write("beside", number)
      write(counted)
      write(origin)
    case .away(let unit, let count, let origin):
      write("away", unit.rawValue, count)
      write(origin)
    case .nth(let number, let counted, let whole):
      write("nth", number)
      write(counted)
      write(whole)
    case .dayOfMonth(let day, let month):
      write("dayOfMonth", day)
      write(month)
    case .holding(let unit, let inner):
      write("holding", unit.rawValue)
      write(inner)
    case .ending(let unit, let inner):
      write("ending", unit.rawValue)
      write(inner)
    case .weekNumber(let number, let year):
      write("weekNumber", number)
      write(year)
    case .holiday(let row, let year, let relation):
      write("holiday", row, relation?.rawValue)
      write(year)
    case .namedDay(let year, let month, let day): write("namedDay", year, month, day)
    case .run(let unit, let count): write("run", unit.rawValue, count)
    case .duration(let text):
      word("duration")
      word(text)
    case .recurrence(let text, let quantifier, let frequency):
      word("recurrence")
      word(text)
      write(quantifier)
      write(frequency)
    case .vague(let text):
      word("vague")
      word(text)
    }
  }
}
