import PluginKit

/// Collects what is known of the time an article was written, best first.
///
/// In order: what the caller gave, front matter, the dateline or a line that holds nothing but
/// a date, the name of the file, a sentence that gives its date in full. A history's own dates
/// say nothing about the time it was written.
struct ReferenceFinder {
  /// A time that the article may have been written at.
  struct Candidate {
    /// ISO 8601.
    var time: String
    var source: ReadingContext.ReferenceSource
    /// How often such a time is right, from 0 to 1.
    var confidence: Double
    /// Where the article says it.
    var span: UnitSpan?
  }

  /// The candidates, the best first.
  let candidates: [Candidate]

  /// Only the start of an article says when it was written.
  private static let unitLimit = 6

  init(
    _ article: DocumentContext,
    _ times: [(Annotation, TimeExpression)],
    isNarrative: Bool
  ) {
    var found: [Candidate] = []
    if let time = article.reading.referenceTime, Reference(time) != nil {
      let source = article.reading.referenceSource
      found.append(Candidate(time: time, source: source, confidence: source.confidence))
    }
    let datelines = article.inputs.filter { $0.annotation.kind == .dateline }
      .map(\.annotation.span)
    if !isNarrative {
      let early = times.prefix { $0.0.span.unit < Self.unitLimit }.prefix(64)
      found += early.compactMap { Self.sentence($0.0, $0.1) }
      // A dateline seldom gives its year: whatever else is known does.
      let near = found.first?.time
      found += early.compactMap { Self.dateline($0.0, $0.1, datelines, near: near) }
    }
    var seen = Set<ReadingContext.ReferenceSource>()
    candidates = found.sorted { $0.source.rawValue < $1.source.rawValue }
      .filter { seen.insert($0.source).inserted }
  }

  private static func sentence(_ annotation: Annotation, _ time: TimeExpression) -> Candidate? {
    guard time.isDatedSentence, let day = time.fullDay(near: nil) else { return nil }
    return Candidate(day, .sentence, annotation.span)
  }

  private static func dateline(
    _ annotation: Annotation,
    _ time: TimeExpression,
    _ datelines: [UnitSpan],
    near reference: String?
  ) -> Candidate? {
    let isInside = datelines.contains {
      $0.unit == annotation.span.unit && $0.span.contains(annotation.span.span)
    }
    guard isInside || time.isAlone, let day = time.fullDay(near: reference) else { return nil }
    return Candidate(day, .dateline, annotation.span)
  }

  /// The time that dates are resolved against.
  var best: Candidate? { candidates.first }

  /// The candidates that the article itself says.
  var said: [Candidate] { candidates.filter { $0.span != nil } }

  /// All candidates in words, for a hover: `2018-10-08 dateline 0.9; 2018-10-07 file-name 0.6`.
  var text: String {
    candidates.map { "\($0.time) \($0.source.name) \($0.confidence)" }.joined(separator: "; ")
  }
}

extension ReferenceFinder.Candidate {
  fileprivate init(
    _ day: CalendarDay,
    _ source: ReadingContext.ReferenceSource,
    _ span: UnitSpan
  ) {
    self.init(time: day.text, source: source, confidence: source.confidence, span: span)
  }

  /// The hidden annotation that tells the fronts when the article was written.
  var annotation: Annotation {
    Annotation(
      .referenceTime,
      span ?? UnitSpan(0, 0),
      rule: "dates.reference." + source.name,
      confidence: confidence,
      value: .attributes([
        Attribute("value", .text(time)), Attribute("source", .text(source.name)),
      ])
    )
  }
}

extension TimeExpression {
  /// The day, if the words give it in full; a day and month without a year take it from a
  /// time close by.
  func fullDay(near time: String?) -> CalendarDay? {
    guard !expression.isRange, case .fields(let fields) = expression.meaning,
      let month = fields.month, let day = fields.day
    else { return nil }
    if let year = fields.year { return CalendarDay(year: year, month: month, day: day) }
    guard let reference = time.flatMap({ Reference($0) }) else { return nil }
    let year = reference.day.fields.year
    return (year - 1...year + 1).compactMap { CalendarDay(year: $0, month: month, day: day) }
      .min { abs($0.number - reference.day.number) < abs($1.number - reference.day.number) }
  }

  /// "on Monday, 8 October 2018": who gives the weekday and the year tells of the day.
  var isDatedSentence: Bool {
    guard case .fields(let fields) = expression.meaning else { return false }
    guard fields.year != nil, tense != .future, let day = fullDay(near: nil) else { return false }
    return day.weekday == fields.weekday
  }
}
