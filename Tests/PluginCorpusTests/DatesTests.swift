import AnnotationEngine
import AnnotationModel
import GlossatorTestSupport
import PluginKit
import Testing
import TextModel

@testable import DatesPlugin

/// Texts that no newspaper prints, made of all that the dates plugin knows.
struct TimeSoup {
  private let words: [String]
  private let holidays: [String]

  private static let signs = [
    " ", " ", " ", " ", " ", " ", ", ", ". ", "-", "–", "—", "−", "\u{2011}", "/", ":", "'", "’",
    "(",
    ")", "[", "]", "\n", "\n\n", "\r\n", "\t", "\u{A0}", "\u{202F}", "$", "%", "+", "; ", "?", "…",
    "“",
    "”", "s", "th", "st", ".", ",", "@", "#", "~",
  ]
  private static let oddities = [
    "é", "\u{301}", "😀", "👩‍🚀", "\u{202E}", "\u{200F}", "\u{0}", "\u{FEFF}", "½", "²", "٢٠١٨",
    "２０１８", "Ⅻ", "ﬁrst", "İ", "ß", "\u{1F1F3}\u{1F1F4}", "Mon\u{AD}day", "на", "五月", "\u{10FFFF}",
  ]

  /// Reads the first column of every table of the plugin.
  init() throws {
    let folder = "\(RepositoryFolder.path)/plugins/dates/data"
    var words: Set<String> = []
    for name in TextFile.names(in: folder, suffix: ".tsv") where !name.hasPrefix("holiday") {
      let text = try #require(TextFile.read("\(folder)/\(name)"))
      for line in text.split(separator: "\n") where !line.hasPrefix("#") {
        words.insert(String(line.prefix { $0 != "\t" }))
      }
    }
    self.words = words.sorted()
    holidays = try `A holiday`.table.get().phrases.sorted()
  }

  /// The number of different words and names.
  var count: Int { words.count + holidays.count }

  /// A text of up to `count` words and signs.
  func text(_ count: Int, using random: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<random.number(0...count) {
      switch random.number(0...9) {
      case 0...4: text += word(using: &random)
      case 5...6: text += number(using: &random)
      case 7: text += random.pick(Self.signs)
      default: if random.chance(oneIn: 8) { text += random.pick(Self.oddities) }
      }
      text += random.chance(oneIn: 5) ? random.pick(Self.signs) : " "
    }
    return text
  }

  private func word(using random: inout SeededGenerator) -> String {
    let word = random.pick(random.chance(oneIn: 30) ? holidays : words)
    switch random.number(0...5) {
    case 0: return word.uppercased()
    case 1...2: return word.prefix(1).uppercased() + word.dropFirst()
    default: return word
    }
  }

  private func number(using random: inout SeededGenerator) -> String {
    switch random.number(0...7) {
    case 0...2: return "\(random.number(0...33))"
    case 3: return "\(random.number(990...3100))"
    case 4:
      return random.pick(["00", "0", "29", "31", "1000", "2199", "2200", "9999", "0000", "24"])
    case 5: return "\(random.number(0...61)).\(random.number(0...61))"
    case 6: return "\(random.number(0...999)),\(random.number(100...999))"
    default:
      return String(repeating: random.pick(["1", "9", "0", "20"]), count: random.number(1...40))
    }
  }

  /// One of all the ways to read a text.
  static func reading(using random: inout SeededGenerator) -> ReadingContext {
    ReadingContext(
      locale: random.pick(["en-US", "en-GB", "en", "", "de-DE"]),
      referenceTime: random.pick([
        nil, "2018-10-08", "2026-03-05T09:30:00+01:00", "2024-02-29T23:59:59Z", "0001-01-01",
        "0001-01-01T00:00", "9999-12-31", "9999-12-31T23:59:59-14:00", "2018-13-45", "next Tuesday",
        "", "2018-10-08T99:99", "2018-10-08T09:30:00+é",
      ]),
      referenceSource: random.pick(ReadingContext.ReferenceSource.allCases),
      preference: random.pick([.past, .future]),
      genre: random.pick([.detect, .news, .narrative]),
      ranges: random.pick([.detect, .interval, .ends])
    )
  }
}

/// Expressions that the grammar could have read, and more that it never would.
struct RandomExpression {
  var random: SeededGenerator

  private static let times = ["P2D", "PT0.5S", "XXXX-WXX-2", "PXY", "P1Y2M", "-P-"]
  private static let zones = ["", "", "", "Z", "+05:30", "-14:00"]

  /// A whole number, small as a rule, at times as large as a line may hold.
  private mutating func number() -> Int {
    switch random.number(0...5) {
    case 0: random.number(-1_000_000_000...1_000_000_000)
    case 1: random.pick([-10_000, -1, 0, 1, 9999, 10_000, 1_000_000_000, -1_000_000_000])
    default: random.number(-40...2100)
    }
  }

  private mutating func optional<Value>(_ value: Value) -> Value? {
    random.chance(oneIn: 2) ? value : nil
  }

  private mutating func year() -> YearWords {
    switch random.number(0...3) {
    case 0: .stated(random.number(-10_000...10_000))
    case 1: .relative(random.number(-10_000...10_000))
    case 2: .told(random.number(-10_000...10_000))
    default: .open
    }
  }

  private mutating func unit() -> DatesPlugin.Unit { random.pick(DatesPlugin.Unit.allCases) }

  private mutating func relation() -> Relation { random.pick(Relation.allCases) }

  private mutating func clock() -> Clock {
    Clock(
      hour: random.number(0...24),
      minute: optional(random.number(0...59)),
      second: optional(random.number(0...59)),
      zone: random.pick(Self.zones),
      half: random.pick([.certain, .open])
    )
  }

  private mutating func counted() -> Counted {
    switch random.number(0...2) {
    case 0: .weekday(random.number(1...7))
    case 1: .unit(unit())
    default: .weekend
    }
  }

  private mutating func meaning(_ depth: Int) -> Meaning {
    let isDeep = depth >= 6
    switch random.number(0...(isDeep ? 21 : 27)) {
    case 0: return .unsaid
    case 1, 2:
      return .fields(
        Fields(
          year: optional(number()),
          month: optional(random.number(1...12)),
          day: optional(random.number(1...31)),
          weekday: optional(random.number(1...7))
        )
      )
    case 3: return .weekday(random.number(1...7), optional(relation()))
    case 4: return .weekdayOfWeek(random.number(1...7), number())
    case 5: return .month(random.number(1...12), relation())
    case 6: return .season(random.pick(Season.allCases), year: year(), optional(relation()))
    case 7: return .yearPart(unit(), number(), year())
    case 8: return .businessYear(random.pick(BusinessYear.allCases), year())
    case 9: return .decade(number())
    case 10: return .century(number())
    case 11: return .beforeChrist(unit(), number())
    case 12: return .shift(unit(), number())
    case 13: return .weekend(optional(relation()))
    case 14: return .shiftFromMention(unit(), number())
    case 15: return .weekNumber(number(), year())
    case 16: return .holiday(random.number(-1...600), year(), optional(relation()))
    case 17: return .namedDay(year: number(), month: random.number(1...12), day: number())
    case 18: return .run(unit(), number())
    case 19: return .duration(random.pick(Self.times))
    case 20:
      return random.chance(oneIn: 2)
        ? .vague(random.pick(["PAST_REF", "XXXX-XX-XXTXX"]))
        : .recurrence(
          random.pick(Self.times),
          quantifier: optional("EVERY"),
          frequency: optional("2X")
        )
    case 21: return .told(optional(unit()), year())
    case 22: return .away(unit(), number(), from: meaning(depth + 1))
    case 23: return .nth(number(), counted(), of: meaning(depth + 1))
    case 24: return .dayOfMonth(random.number(1...31), of: meaning(depth + 1))
    case 25: return .beside(number(), counted(), of: meaning(depth + 1))
    case 26: return .ending(unit(), meaning(depth + 1))
    default: return .holding(unit(), meaning(depth + 1))
    }
  }

  /// Any expression, over one token, with one of the rules.
  mutating func next() -> DatesPlugin.Expression {
    var expression = DatesPlugin.Expression(
      first: 0,
      next: 1,
      meaning: meaning(0),
      rule: random.pick(DateRule.allCases)
    )
    expression.part = optional(random.pick(DayPart.allCases))
    expression.clock = optional(clock())
    expression.modifier = optional(random.pick(Timex3.Modifier.allCases))
    expression.bound = optional(random.pick(Timex3.Bound.allCases))
    if random.chance(oneIn: 3) {
      let length = Length(count: number(), unit: unit())
      let first = meaning(0)
      expression.end = RangeEnd(
        meaning: optional(first),
        clock: optional(clock()),
        part: optional(random.pick(DayPart.allCases)),
        length: optional(length)
      )
    }
    return expression
  }
}

/// What the corpus of the dates plugin can not say: texts and values that nobody writes.
@Suite struct `A time` {
  private static let engine = Result {
    Engine(try PluginUnderTest("dates", Dates.self).annotators)
  }

  /// The annotations of `text`; complains of each that is no proper one.
  private func spans(
    _ text: String,
    _ reading: ReadingContext,
    _ place: String
  ) throws -> [ByteSpan] {
    let article = ArticleText(text)
    let snapshot = try #require(try Self.engine.get().annotate(article, reading: reading))
    #expect(snapshot.warnings.isEmpty, "\(place)")
    var spans: [ByteSpan] = []
    snapshot.forEachMark { annotation, _, span in
      guard case .temporal(let timex) = annotation.value else { return }
      let last = spans.last?.end ?? 0
      let isProper =
        span.start >= last && span.start < span.end && span.end <= article.count
        && article.isScalarBoundary(span.start) && article.isScalarBoundary(span.end)
      #expect(isProper, "\(place): \(span) in \(text)")
      let isPlain = timex.value.utf8.allSatisfy { (0x21...0x7E).contains($0) }
      #expect(isPlain && !timex.value.isEmpty, "\(place): “\(timex.value)” in \(text)")
      spans.append(span)
    }
    return spans
  }

  @Test(arguments: RandomLaw.seeds)
  func `is found in any text without harm, and twice the same`(seed: UInt64) throws {
    let soup = try TimeSoup()
    #expect(soup.count > 1000)
    let engine = try Self.engine.get()
    var random = SeededGenerator(seed: seed)
    var found = 0
    for round in 0..<RandomLaw.rounds(200) {
      let text = soup.text(60, using: &random)
      let reading = TimeSoup.reading(using: &random)
      let place = "seed \(seed), round \(round), \(reading)"
      found += try spans(text, reading, place).count
      guard round % 8 == 0 else { continue }
      let one = try #require(engine.annotate(ArticleText(text), reading: reading))
      let two = try #require(engine.annotate(ArticleText(text), reading: reading))
      #expect(SnapshotText.difference(one, two) == nil, "\(place): \(text)")
    }
    // A law about nothing would hold too.
    #expect(found > RandomLaw.rounds(200), "seed \(seed)")
  }

  @Test(arguments: RandomLaw.seeds)
  func `has facts whatever it is`(seed: UInt64) throws {
    let soup = try TimeSoup()
    let engine = try Self.engine.get()
    var random = SeededGenerator(seed: seed)
    for _ in 0..<RandomLaw.rounds(60) {
      let text = ArticleText(soup.text(40, using: &random))
      let reading = TimeSoup.reading(using: &random)
      let snapshot = try #require(engine.annotate(text, reading: reading))
      snapshot.forEachMark { annotation, _, _ in _ = snapshot.moreFacts(about: annotation) }
    }
  }

  /// Quadratic work would take minutes on these long texts, and the suite with it; so each is
  /// only asked whether `times` as many words hold as many more times.
  private func checkLinear(_ piece: String, bytes: Int, times: Int) throws {
    let count = max(1, bytes / piece.utf8.count / times)
    for reading in [
      ReadingContext(referenceTime: "2018-10-08", genre: .news),
      ReadingContext(referenceTime: "2018-10-08T09:30:00Z", preference: .future),
    ] {
      let few = try spans(String(repeating: piece, count: count), reading, piece).count
      let many = try spans(String(repeating: piece, count: count * times), reading, piece).count
      #expect(abs(many - times * few) <= 2 * times, "\(piece): \(few), then \(many)")
    }
  }

  @Test func `in a megabyte of May is May`() throws {
    try checkLinear("May ", bytes: 1_000_000, times: 100)
  }

  @Test(arguments: [
    "Monday ", "on Monday ", "October 8, ", "8 October 2018 ", "two days ", "a ", "the ", "18, ",
    "18 and ", "1990-", "9:", "1/", "half an hour and ", "two years and three months and ",
    "next week on ", "at 9:40 p.m. ", "last ", "early ", "- sixties ", "one hundred and ",
    "a quarter to ", "every other ", "Christmas ", "Good ", "since ", "two days after ", "(", "[",
    "’", "1", "\u{301}", "about ", "no later than ", "from ", "between ", "another ",
    "the end of ", "the middle of the end of ", "the morning of ", "early in the ",
    "last 2 months of ", "the end of the morning of ", "zero hundred ", "2199-2200 ",
  ])
  func `repeated is repeated`(_ piece: String) throws {
    try checkLinear(piece, bytes: 20_000, times: 10)
  }

  @Test func `among brackets and endless figures is where it is`() throws {
    let reading = ReadingContext(referenceTime: "2018-10-08")
    let figures = (1...40_000).map(String.init).joined(separator: "-")
    _ = try spans(figures, reading, "1-2-3-…")
    let depth = 5000
    let brackets = String(repeating: "([", count: depth) + "8 October 2018"
    let closed = brackets + String(repeating: "])", count: depth)
    let expected = [ByteSpan(2 * depth, 2 * depth + 14)]
    let found = try spans(closed, reading, "brackets")
    #expect(found == expected)
    let digits = String(repeating: "7", count: 100_000)
    #expect(try spans("\(digits) days", reading, "digits") == [])
    #expect(try spans("in \(digits)", reading, "digits") == [])
  }

  @Test(arguments: RandomLaw.seeds)
  func `is the same when it is written and read again`(seed: UInt64) {
    var random = RandomExpression(random: SeededGenerator(seed: seed))
    for round in 0..<RandomLaw.rounds(3000) {
      let expression = random.next()
      let line = MeaningWriter.line(expression)
      let read = MeaningReader.expression(
        line,
        rule: expression.rule,
        confidence: expression.confidence
      )
      #expect(read == expression, "seed \(seed), round \(round): \(line)")
    }
  }

  @Test(arguments: RandomLaw.seeds)
  func `is read from any line without harm, and resolved`(seed: UInt64) throws {
    let holidays = try `A holiday`.table.get()
    var random = SeededGenerator(seed: seed)
    var expressions = RandomExpression(random: SeededGenerator(seed: seed ^ 1))
    for round in 0..<RandomLaw.rounds(3000) {
      var words = MeaningWriter.line(expressions.next()).split(separator: " ").map(String.init)
      // Lines as they are, with words missing, doubled, moved and replaced.
      for _ in 0..<random.number(0...3) {
        let index = random.number(0...max(0, words.count - 1))
        switch random.number(0...3) {
        case 0 where !words.isEmpty: words.remove(at: index)
        case 1 where !words.isEmpty: words[index] = random.pick(Self.garbage)
        case 2 where !words.isEmpty: words.insert(words[index], at: index)
        default: words.insert(random.pick(Self.garbage), at: min(index, words.count))
        }
      }
      let line = words.joined(separator: random.chance(oneIn: 9) ? "  " : " ")
      guard
        let read = MeaningReader.expression(line, rule: DateRule.range, confidence: 0.5)
      else { continue }
      let reading = TimeSoup.reading(using: &random)
      var anchor = Anchor(
        reading.referenceTime.flatMap { Reference($0) },
        prefersFuture: reading.preference == .future,
        isNarrative: reading.genre == .narrative
      )
      for _ in 0..<2 {
        let resolver = Resolver(
          anchor: anchor,
          holidays: holidays,
          tense: random.pick([nil, .past, .future])
        )
        let resolution = resolver.resolution(of: read)
        guard let period = resolution.period else { break }
        anchor.tell(period, year: read.statedYear, leads: random.chance(oneIn: 2))
      }
      #expect(!MeaningWriter.line(read).isEmpty, "seed \(seed), round \(round)")
    }
  }

  private static let garbage = [
    "", "-", "--", "0", "-1", "9223372036854775807", "-9223372036854775808", "1000000000",
    "99999999999999999999", "=", "=-", "=9223372036854775807", "~10000", "@-10000", "é", "to", "at",
    "fields", "away", "nth", "holding", "season", "yearPart", "d", "u", "w", "1.5", "\u{301}",
    "APPROX",
    "shift", "run", "holiday", "weekNumber", "week", "Z", "month", "decade",
  ]

  @Test func `nested without end is no time`() {
    for word in ["holding 3", "away 3 1", "nth 1 d 1", "dayOfMonth 1"] {
      let line = String(repeating: word + " ", count: 100_000) + "unsaid - - - - -"
      #expect(MeaningReader.expression(line, rule: DateRule.range, confidence: 1) == nil)
    }
    for line in [
      "", " ", "\n", "unsaid", "fields", "fields - -", "unsaid - - - - to", "é - - - - -",
    ] {
      #expect(MeaningReader.expression(line, rule: DateRule.range, confidence: 1) == nil)
    }
  }
}
