import PluginKit

/// Gives the expressions of an article their values, from the first to the last.
struct DateAnnotator: DocumentAnnotator {
  let holidays: HolidayTable

  func annotate(_ article: DocumentContext, into report: inout Report) {
    let found = article.inputs.compactMap { input in
      TimeExpression(input.annotation).map { (input.annotation, $0) }
    }
    let isNarrative = GenreFinder(found.map(\.1), article.reading).isNarrative
    let references = ReferenceFinder(article, found, isNarrative: isNarrative)
    var anchor = Anchor(
      references.best.flatMap { Reference($0.time) },
      prefersFuture: article.reading.preference == .future,
      isNarrative: isNarrative,
      isArticle: article.units.count > 1
    )
    let splitsRanges =
      article.reading.ranges == .detect ? isNarrative : article.reading.ranges == .ends
    for candidate in references.said { report.add(candidate.annotation) }
    let recurring = Set(
      found.lazy.filter { $0.1.expression.isRecurrence }.map { Self.key($0.0, $0.1) }
    )
    var unit = -1
    var sentence = -1
    for (annotation, expression) in found {
      if article.isCancelled() { return }
      if annotation.span.unit != unit {
        anchor.beginParagraph()
        sentence = -1
      }
      if expression.sentence != sentence {
        anchor.beginSentence(recurs: recurring.contains(Self.key(annotation, expression)))
      }
      unit = annotation.span.unit
      sentence = expression.sentence
      let date = date(annotation, expression, &anchor, references)
      if splitsRanges, let ends = date.ends {
        for end in ends { report.add(end) }
      } else {
        report.add(date)
      }
    }
  }

  private static let doubtful = 0.6
  /// What no calendar has is as likely a slip as it is a date.
  private static let impossible = 0.5

  /// The sentence of the article that an expression stands in.
  private static func key(_ annotation: Annotation, _ time: TimeExpression) -> [Int] {
    [annotation.span.unit, time.sentence]
  }

  private func date(
    _ annotation: Annotation,
    _ time: TimeExpression,
    _ anchor: inout Anchor,
    _ references: ReferenceFinder
  ) -> Annotation {
    let resolver = Resolver(anchor: anchor, holidays: holidays, tense: time.tense)
    var resolution = resolver.resolution(of: time.expression)
    let rule = time.expression.finalRule(resolution.period, anchor)
    // A doubtful reading ("221-3 overnight") draws nothing to itself.
    if let period = resolution.period, annotation.confidence > Self.doubtful {
      let year = time.isAside ? nil : time.expression.lastStatedYear
      anchor.tell(
        period,
        at: resolution.instant,
        year: year,
        leads: time.leads,
        isNamed: time.expression.isNamed,
        isAside: time.isAside
      )
    }
    resolution.timex.ends = time.ends
    let usesReference =
      resolution.timex.anchor != nil && resolution.timex.anchor == anchor.reference?.text
    var confidence = rule == .impossible ? Self.impossible : annotation.confidence
    var evidence: [UnitSpan] = []
    if usesReference, let best = references.best, best.source != .given {
      resolution.timex.reference = references.text
      confidence *= best.confidence
      evidence = [best.span].compactMap { $0 }
    }
    return Annotation(
      .date,
      annotation.span,
      rule: rule.id,
      confidence: confidence,
      value: .temporal(resolution.timex),
      evidence: evidence
    )
  }

  func facts(about annotation: Annotation, reading: ReadingContext) -> [Fact] {
    DateFacts.facts(about: annotation, reading: reading)
  }
}

extension Expression {
  /// The rule, which for a bare weekday depends on where it came to lie.
  fileprivate func finalRule(_ period: Period?, _ anchor: Anchor) -> DateRule {
    if case .nth = meaning, period == nil, end == nil, anchor.reference != nil {
      return DateRule.impossible
    }
    guard rule == .weekday, let reference = anchor.focus, case .day(let day) = period
    else {
      return rule
    }
    return day <= reference ? DateRule.weekdayPast : DateRule.weekdayFuture
  }

  /// Whether it has a name of its own and is not counted from what was told.
  fileprivate var isNamed: Bool {
    switch meaning {
    case .shiftFromMention, .told: false
    default: true
    }
  }

  /// Whether it tells how often something happens.
  fileprivate var isRecurrence: Bool {
    if case .recurrence = meaning { return true }
    return false
  }

  /// The year that is written; none where a range gives two.
  fileprivate var lastStatedYear: Int? {
    guard case .fields(let fields)? = end?.meaning, let year = fields.year else {
      return statedYear
    }
    return statedYear == year || statedYear == nil ? year : nil
  }

  /// The year that is written.
  var statedYear: Int? {
    switch meaning {
    case .fields(let fields): fields.year
    case .season(_, .stated(let year), _), .yearPart(_, _, .stated(let year)),
      .holiday(_, .stated(let year), _):
      year
    default: nil
    }
  }
}

extension Annotation {
  /// The two ends of an interval as annotations of their own, where words tell both.
  fileprivate var ends: [Annotation]? {
    guard case .temporal(let timex) = value, timex.ends.count == 2 else { return nil }
    let values = timex.value.split(separator: "/", omittingEmptySubsequences: false)
    guard values.count == 2 else { return nil }
    return zip(timex.ends, values).map { span, value in
      var end = self
      end.span = span
      let type =
        value.contains("T") ? Timex3.ValueType.time : timex.type == .time ? .date : timex.type
      end.value = .temporal(
        Timex3(
          type,
          String(value),
          anchor: timex.anchor,
          interval: type == .date ? Period(value: String(value))?.interval : nil,
          reference: timex.reference
        )
      )
      return end
    }
  }
}
