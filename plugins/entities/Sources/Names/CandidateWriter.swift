import PluginKit

/// Turns a candidate into the annotation that travels to the document pass.
struct CandidateWriter {
  let tokens: TokenTable

  /// The annotation; texts are copied, since the document pass sees no text.
  func annotation(for candidate: Candidate, _ text: Span<UInt8>) -> Annotation {
    var list: [Attribute] = []
    for kind in NameKind.allCases {
      add(NameKey.shape(kind), candidate.shape[kind], &list)
      add(NameKey.context(kind), candidate.context[kind], &list)
      add(NameKey.learned(kind), candidate.learned[kind], &list)
    }
    if candidate.placeChance >= 0.5 {
      list.append(Attribute(NameKey.placeChance, .number(candidate.placeChance)))
    }
    add(NameKey.title, candidate.title, &list, text)
    add(NameKey.apposition, candidate.apposition, &list, text)
    add(NameKey.origin, candidate.origin, &list, text)
    add(NameKey.acronym, candidate.acronym, &list, text)
    if let age = candidate.age { add(NameKey.age, .init(first: age, last: age), &list, text) }
    if candidate.isWeak { list.append(Attribute(NameKey.weak, .flag(true))) }
    return Annotation(
      .name,
      UnitSpan(tokens.span(candidate.first, through: candidate.last)),
      rule: rule(of: candidate),
      confidence: 0.5,
      value: .attributes(list)
    )
  }

  private func rule(of candidate: Candidate) -> String {
    if candidate.isDescription { return "names.description" }
    return switch candidate.form {
    case .known: "names.known"
    case .titled: "names.titled"
    case .sequence: "names.sequence"
    case .single: "names.single"
    case .acronym: "names.acronym"
    }
  }

  private func add(_ key: String, _ points: Double, _ list: inout [Attribute]) {
    if points != 0 { list.append(Attribute(key, .number(points))) }
  }

  private func add(
    _ key: String,
    _ words: Candidate.Words?,
    _ list: inout [Attribute],
    _ text: Span<UInt8>
  ) {
    guard let words, words.first <= words.last else { return }
    let span = tokens.span(words.first, through: words.last)
    list.append(Attribute(key, .text(Self.string(span, text))))
    list.append(Attribute(key + NameKey.spanSuffix, .span(UnitSpan(span))))
  }

  /// The bytes of `span`, each run of white space written as one space.
  static func string(_ span: ByteSpan, _ text: Span<UInt8>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(span.count)
    for index in span.start..<min(span.end, text.count) {
      let byte = text[index]
      if byte > 0x20 {
        bytes.append(byte)
      } else if bytes.last != 0x20 {
        bytes.append(0x20)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The attributes of a `name` annotation.
///
/// The points for each kind have three keys: for the name's own words, for those around it, and for
/// what the model says.
/// Keys are short, since every name carries them. A text that stands in the article has a second
/// attribute with its span, under the key with ``spanSuffix``.
enum NameKey {
  static let title = "title"
  static let apposition = "apposition"
  static let origin = "origin"
  static let acronym = "acronym"
  static let age = "age"
  static let weak = "weak"
  /// For whoever knows places; see `protocol/specs/annotation-kinds.md`.
  static let placeChance = "place-chance"
  static let spanSuffix = "-span"

  /// The key of the points that a name's own words give `kind`.
  static func shape(_ kind: NameKind) -> String {
    switch kind {
    case .person: "is-person"
    case .organization: "is-organization"
    case .event: "is-event"
    case .place: "is-place"
    }
  }

  /// The key of the points that the model gives `kind`.
  static func learned(_ kind: NameKind) -> String {
    switch kind {
    case .person: "learned-person"
    case .organization: "learned-organization"
    case .event: "learned-event"
    case .place: "learned-place"
    }
  }

  /// The key of the points that the words around a name give `kind`.
  static func context(_ kind: NameKind) -> String {
    switch kind {
    case .person: "as-person"
    case .organization: "as-organization"
    case .event: "as-event"
    case .place: "as-place"
    }
  }
}
