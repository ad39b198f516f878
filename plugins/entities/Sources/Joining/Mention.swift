import PluginKit

/// One name of the article as the unit pass described it.
struct Mention {
  /// Words of the article and where they stand.
  struct Quote {
    var text: String
    var span: UnitSpan
  }

  var span: UnitSpan
  /// Index of its form.
  var form: Int
  /// What its own words say.
  var shape = Evidence()
  /// What the words around it say.
  var context = Evidence()
  var rule: String
  var title: Quote?
  var apposition: Quote?
  var origin: Quote?
  var acronym: Quote?
  var age: Quote?
  var isWeak: Bool
  var isHeadline: Bool

  /// Reads a `name` annotation.
  init(_ annotation: Annotation, form: Int) {
    let list = annotation.value.attributes
    span = annotation.span
    self.form = form
    rule = annotation.rule
    isWeak = false
    isHeadline = false
    for attribute in list { read(attribute) }
    for attribute in list { readSpan(attribute) }
  }

  private mutating func read(_ attribute: Attribute) {
    switch (attribute.key, attribute.value) {
    case (let key, .number(let points)): add(points, under: key)
    case (NameKey.weak, .flag(let flag)): isWeak = flag
    case (NameKey.headline, .flag(let flag)): isHeadline = flag
    case (NameKey.title, .text(let text)): title = Quote(text: text, span: span)
    case (NameKey.apposition, .text(let text)): apposition = Quote(text: text, span: span)
    case (NameKey.origin, .text(let text)): origin = Quote(text: text, span: span)
    case (NameKey.acronym, .text(let text)): acronym = Quote(text: text, span: span)
    case (NameKey.age, .text(let text)): age = Quote(text: text, span: span)
    default: break
    }
  }

  private mutating func add(_ points: Double, under key: String) {
    for kind in NameKind.allCases {
      let name = NameKey.key(kind)
      if key == name { shape[kind] = points }
      if key == name + NameKey.contextSuffix { context[kind] = points }
    }
  }

  /// What speaks for each kind at this place alone.
  var evidence: Evidence {
    var sum = shape
    sum += context
    return sum
  }

  private mutating func readSpan(_ attribute: Attribute) {
    guard case .span(let words) = attribute.value else { return }
    let place = words.moved(toUnit: span.unit)
    switch attribute.key {
    case NameKey.title + NameKey.spanSuffix: title?.span = place
    case NameKey.apposition + NameKey.spanSuffix: apposition?.span = place
    case NameKey.origin + NameKey.spanSuffix: origin?.span = place
    case NameKey.acronym + NameKey.spanSuffix: acronym?.span = place
    case NameKey.age + NameKey.spanSuffix: age?.span = place
    default: break
    }
  }
}

/// A description without a name: "The U.S. special envoy for Afghanistan".
struct Description {
  var quote: Mention.Quote
  var name: FoldedName
}
