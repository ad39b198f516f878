import AnnotationModel
import TextModel

// A small newsroom: annotators of every sort the engine knows, each simple enough to be
// right at sight and each depending on its input as closely as it may.

extension RegisteredAnnotator {
  /// Registers a test annotator of a plugin called `test`.
  init(_ body: Body, _ declaration: AnnotatorDeclaration) {
    self.init(body, declaration, source: AnnotationSource(plugin: "test", version: "1"))
  }
}

/// The words of a text: runs of bytes that are neither ASCII white space nor ASCII signs.
func words(_ text: Span<UInt8>) -> [ByteSpan] {
  var words: [ByteSpan] = []
  var start: Int?
  for index in text.indices {
    let byte = text[index]
    let isWord = byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
    if isWord { start = start ?? index }
    if !isWord, let begun = start {
      words.append(ByteSpan(begun, index))
      start = nil
    }
  }
  if let start { words.append(ByteSpan(start, text.count)) }
  return words
}

/// Marks numbers, says what they count, and knows more when asked.
struct Numbers: UnitAnnotator {
  static let registered = RegisteredAnnotator(
    .unit(Self()),
    AnnotatorDeclaration(id: "numbers", scope: .unit, provides: [.init(.figure)])
  )

  func annotate(_ text: Span<UInt8>, in context: UnitContext, into report: inout Report) {
    let words = words(text)
    for (index, word) in words.enumerated() {
      let digits = (word.start..<word.end).map { text[$0] }
      guard digits.allSatisfy({ $0 &- 0x30 < 10 }),
        let number = DecimalNumber(digits: digits, exponent: 0)
      else { continue }
      let counted = index + 1 < words.count ? UnitSpan(words[index + 1]) : nil
      report.add(
        Annotation(
          .figure,
          UnitSpan(word),
          rule: "numbers.\(context.kind)",
          value: .figure(Figure(.cardinal, .number(number), counted: counted)),
          evidence: words.first.map { [UnitSpan($0)] } ?? []
        )
      )
    }
  }

  func facts(about annotation: Annotation, reading: ReadingContext) -> [Fact] {
    [
      Fact("digits", "\(annotation.span.span.count)", origin: .derived),
      Fact("here", "yes", origin: .document, evidence: [annotation.span]),
    ]
  }
}

/// Finds words with a capital and says nothing of their letters, so that one name can take
/// another's place without a change in the report.
struct Capitals: UnitAnnotator {
  static let registered = RegisteredAnnotator(
    .unit(Self()),
    AnnotatorDeclaration(id: "capitals", scope: .unit, provides: [.init(.name, .hidden)])
  )

  func annotate(_ text: Span<UInt8>, in context: UnitContext, into report: inout Report) {
    for word in words(text) where text[word.start] &- 0x41 < 26 {
      report.add(Annotation(.name, UnitSpan(word), rule: "capitals"))
    }
  }
}

/// Depends on other annotators of the unit: marks a name with a number behind it, and
/// encloses all names.
struct Results: UnitAnnotator {
  static let registered = RegisteredAnnotator(
    .unit(Self()),
    AnnotatorDeclaration(
      id: "results",
      scope: .unit,
      provides: [.init("result"), .init("passage", .region)],
      requires: [.name],
      optional: [.figure]
    )
  )

  func annotate(_ text: Span<UInt8>, in context: UnitContext, into report: inout Report) {
    let names = context.inputs.filter { $0.kind == .name }
    for (input, next) in zip(context.inputs, context.inputs.dropFirst())
    where input.kind == .name && next.kind == .figure {
      report.add(
        Annotation(
          "result",
          UnitSpan(input.span.span.start, next.span.span.end),
          rule: "results",
          value: .attributes([Attribute("score", .span(next.span))])
        )
      )
    }
    guard let first = names.first?.span.span, let last = names.last?.span.span else { return }
    report.add(
      Annotation(
        "passage",
        UnitSpan(first.start, last.end),
        rule: "passage",
        confidence: 1 / Double(names.count)
      )
    )
  }
}

/// Reads whole articles: names of one spelling are one person, first named where its
/// evidence is. Says who stands beside whom.
struct People: DocumentAnnotator {
  static let registered = RegisteredAnnotator(
    .document(Self()),
    AnnotatorDeclaration(
      id: "people",
      scope: .document,
      provides: [.init(.person)],
      requires: [.name],
      optional: [.figure],
      authority: 70
    )
  )

  func annotate(_ article: DocumentContext, into report: inout Report) {
    let names = article.inputs.filter { $0.annotation.kind == .name }
    var mentions: [String: [DocumentContext.Input]] = [:]
    for name in names { mentions[Self.key(name), default: []].append(name) }
    for name in names {
      let all = mentions[Self.key(name)] ?? []
      report.add(
        Annotation(
          .person,
          name.annotation.span,
          rule: "people",
          confidence: 1 / Double(all.count),
          entityKey: Self.key(name),
          value: .attributes([Attribute("first", .span(all[0].annotation.span))]),
          evidence: [all[0].annotation.span]
        )
      )
    }
    for (key, all) in mentions.sorted(by: { $0.key < $1.key }) {
      let spans = all.map(\.annotation.span)
      let units = Set(spans.map(\.unit))
      let figures = article.inputs.filter {
        $0.annotation.kind == .figure && units.contains($0.annotation.span.unit)
      }
      report.add(
        EntityReport(
          .person,
          key: key,
          name: all.map(\.surface).max { $0.utf8.count < $1.utf8.count } ?? "",
          links: [Link("first", key)],
          facts: [
            Fact("mentions", "\(all.count) of \(names.count)", origin: .derived, evidence: spans),
            Fact(
              "figures",
              figures.map(\.surface).joined(separator: " "),
              origin: .document,
              evidence: figures.map(\.annotation.span)
            ),
          ]
        )
      )
    }
  }

  /// The first letters, so that "Anna" and "Annabel" are one.
  private static func key(_ name: DocumentContext.Input) -> String {
    name.surface.prefix(3).lowercased()
  }
}

/// Reads a unit after a whole article was read: marks the word behind a person who is named
/// elsewhere too.
struct Verbs: UnitAnnotator {
  static let registered = RegisteredAnnotator(
    .unit(Self()),
    AnnotatorDeclaration(
      id: "verbs",
      scope: .unit,
      provides: [.init(.event)],
      requires: [.person]
    )
  )

  func annotate(_ text: Span<UInt8>, in context: UnitContext, into report: inout Report) {
    let words = words(text)
    for person in context.inputs where person.confidence < 1 {
      guard let next = words.first(where: { $0.start >= person.span.span.end }) else { continue }
      report.add(
        Annotation(
          .event,
          UnitSpan(next),
          rule: "verbs",
          entityKey: person.entityKey,
          value: .attributes(person.value.attributes),
          evidence: person.evidence
        )
      )
    }
  }
}

/// A second reader of whole articles that depends on the first and on its own kind, which
/// it provides alone: its own answer is no input.
struct Pairs: DocumentAnnotator {
  static let registered = RegisteredAnnotator(
    .document(Self()),
    AnnotatorDeclaration(
      id: "pairs",
      scope: .document,
      provides: [.init(.work)],
      requires: [.event],
      optional: [.work]
    )
  )

  func annotate(_ article: DocumentContext, into report: inout Report) {
    for (index, input) in article.inputs.enumerated() {
      report.add(
        Annotation(
          .work,
          input.annotation.span,
          rule: "pairs.\(input.annotation.kind.rawValue)",
          confidence: 1 / Double(article.inputs.count - index),
          entityKey: input.surface
        )
      )
      report.add(EntityReport(.work, key: input.surface, name: input.surface.uppercased()))
    }
  }
}

/// All of them.
let newsroom = [
  Numbers.registered, Capitals.registered, Results.registered, People.registered,
  Verbs.registered, Pairs.registered,
]
