import PluginKit

/// One name of the article as the unit pass described it.
struct Mention {
  /// How the unit pass found it.
  enum Form {
    case known, titled, sequence, single, acronym
  }

  var span: UnitSpan
  /// Index of its spelling in the ``NameTable``.
  var spelling: Int
  var form = Form.single
  /// What its own words say.
  var shape = Evidence()
  /// What the words around it say.
  var context = Evidence()
  /// What the model says.
  var learned = Evidence()
  /// Index of its ``MentionNotes`` in the table, if it has any.
  var notes: Int?
  var isWeak = false

  /// What speaks for each kind at this place alone.
  var evidence: Evidence {
    var sum = shape
    sum += context
    return sum
  }

  /// Reads a `name` annotation, and into `notes` what it quotes of the article.
  init(_ annotation: Annotation, spelling: Int, notes: inout MentionNotes) {
    span = annotation.span
    self.spelling = spelling
    form = Self.form(of: annotation.rule)
    guard case .attributes(let list) = annotation.value else { return }
    for attribute in list {
      switch attribute.value {
      case .number(let points): add(points, under: attribute.key)
      case .flag: isWeak = isWeak || attribute.key == NameKey.weak
      case .text(let text):
        notes.add(Quote(text: text, span: span), under: attribute.key)
      case .span(let words):
        notes.place(words.moved(toUnit: span.unit), under: attribute.key)
      }
    }
  }

  private static func form(of rule: String) -> Form {
    switch rule {
    case "names.known": .known
    case "names.titled": .titled
    case "names.sequence": .sequence
    case "names.acronym": .acronym
    default: .single
    }
  }

  private mutating func add(_ points: Double, under key: String) {
    for kind in NameKind.allCases {
      if key == NameKey.shape(kind) { shape[kind] = points }
      if key == NameKey.context(kind) { context[kind] = points }
      if key == NameKey.learned(kind) { learned[kind] = points }
    }
  }
}

/// Words of the article and where they stand.
struct Quote {
  var text: String
  var span: UnitSpan
}

/// What the words around a mention say of who or what it is.
struct MentionNotes {
  var title: Quote?
  var apposition: Quote?
  var origin: Quote?
  var acronym: Quote?
  var age: Quote?
  private(set) var isEmpty = true

  mutating func add(_ quote: Quote, under key: String) {
    isEmpty = false
    switch key {
    case NameKey.title: title = quote
    case NameKey.apposition: apposition = quote
    case NameKey.origin: origin = quote
    case NameKey.acronym: acronym = quote
    case NameKey.age: age = quote
    default: break
    }
  }

  /// Says where a quotation stands that was added before.
  mutating func place(_ span: UnitSpan, under key: String) {
    switch key {
    case NameKey.title + NameKey.spanSuffix: title?.span = span
    case NameKey.apposition + NameKey.spanSuffix: apposition?.span = span
    case NameKey.origin + NameKey.spanSuffix: origin?.span = span
    case NameKey.acronym + NameKey.spanSuffix: acronym?.span = span
    case NameKey.age + NameKey.spanSuffix: age?.span = span
    default: break
    }
  }
}

/// A description without a name: "The U.S. special envoy for Afghanistan".
struct Description {
  var quote: Quote
  var name: FoldedName
}
