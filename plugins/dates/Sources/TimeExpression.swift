import PluginKit

/// An expression with what its sentence says of it, as it travels from the annotator that reads
/// units to the one that reads articles: as a hidden annotation.
struct TimeExpression: Sendable {
  /// The kind of the hidden annotation.
  static let kind = AnnotationKind.timeExpression

  /// What the words mean.
  var expression: Expression
  /// What the verbs around say.
  var tense: Lexicon.Tense?
  /// The number of the sentence in its unit.
  var sentence: Int
  /// Whether the sentence begins with it, perhaps behind a preposition.
  var leads: Bool
  /// The words of the two ends of a range.
  var ends: [UnitSpan] = []
  /// Whether the unit holds nothing else: a date above a section or an article.
  var isAlone: Bool
  /// Whether it says nothing of other dates, but when a subject began ("Founded in 1895, the club
  /// won on 3 May"), which is meant ("the 2024 champion", "Tuesday's close") or how long something
  /// goes on ("held since Sunday").
  var isAside = false

  private static let type = "type"
  private static let meaning = "meaning"
  private static let tense = "tense"
  private static let sentence = "sentence"
  private static let endKeys = ["begin", "end"]
  private static let leads = "leads"
  private static let alone = "alone"
  private static let aside = "aside"

  /// The hidden annotation over `span`.
  func annotation(over span: ByteSpan) -> Annotation {
    var attributes = [
      Attribute(Self.type, .text(expression.type.rawValue)),
      Attribute(Self.meaning, .text(MeaningWriter.line(expression))),
      Attribute(Self.sentence, .number(Double(sentence))),
    ]
    if let tense { attributes.append(Attribute(Self.tense, .text(tense.rawValue))) }
    for (key, end) in zip(Self.endKeys, ends) { attributes.append(Attribute(key, .span(end))) }
    if leads { attributes.append(Attribute(Self.leads, .flag(true))) }
    if isAside { attributes.append(Attribute(Self.aside, .flag(true))) }
    if isAlone { attributes.append(Attribute(Self.alone, .flag(true))) }
    return Annotation(
      Self.kind,
      UnitSpan(span),
      rule: expression.rule.id,
      confidence: expression.confidence,
      value: .attributes(attributes)
    )
  }

  /// Reads a hidden annotation; `nil` for one that this plugin did not write.
  init?(_ annotation: Annotation) {
    guard annotation.kind == Self.kind, case .attributes(let attributes) = annotation.value,
      let line = attributes.text(Self.meaning),
      let rule = DateRule(id: annotation.rule),
      let expression = MeaningReader.expression(
        line,
        rule: rule,
        confidence: annotation.confidence
      )
    else { return nil }
    self.expression = expression
    tense = attributes.text(Self.tense).flatMap(Lexicon.Tense.init)
    sentence = attributes.number(Self.sentence).flatMap { Int(exactly: $0) } ?? 0
    ends = Self.endKeys.compactMap { attributes.span($0) }
    leads = attributes[Self.leads] != nil
    isAlone = attributes[Self.alone] != nil
    isAside = attributes[Self.aside] != nil
  }

  init(
    expression: Expression,
    tense: Lexicon.Tense?,
    sentence: Int,
    ends: [UnitSpan] = [],
    leads: Bool,
    isAlone: Bool,
    isAside: Bool
  ) {
    self.isAside = isAside
    self.expression = expression
    self.tense = tense
    self.sentence = sentence
    self.ends = ends
    self.leads = leads
    self.isAlone = isAlone
  }
}
