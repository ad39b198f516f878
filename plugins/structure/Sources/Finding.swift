import PluginKit

/// A region before it becomes an annotation.
struct Finding {
  var kind: AnnotationKind
  var span: ByteSpan
  var rule: Rule
  var confidence: Double
  /// What part the region plays: `place`, `credit`; `nil` where its kind has but one.
  var role: String?
  var place: ByteSpan?
  var agency: ByteSpan?
  var date: ByteSpan?
  /// A flag that holds: `open`, `short`.
  var flag: String?

  init(_ kind: AnnotationKind, _ span: ByteSpan, _ rule: Rule, _ confidence: Double) {
    self.kind = kind
    self.span = span
    self.rule = rule
    self.confidence = confidence
  }

  /// The region as the engine takes it.
  var annotation: Annotation {
    var attributes: [Attribute] = []
    if let role { attributes.append(Attribute("role", .text(role))) }
    if let flag { attributes.append(Attribute(flag, .flag(true))) }
    for (key, words) in [("place", place), ("agency", agency), ("date", date)] {
      if let words { attributes.append(Attribute(key, .span(UnitSpan(words)))) }
    }
    return Annotation(
      kind,
      UnitSpan(span),
      rule: rule.id,
      confidence: confidence,
      value: attributes.isEmpty ? .none : .attributes(attributes)
    )
  }
}
