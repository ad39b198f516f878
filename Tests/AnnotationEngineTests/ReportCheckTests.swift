import AnnotationEngine
import AnnotationModel
import GlossatorTestSupport
import Testing
import TextModel

/// Reports whatever it was made with, for every unit.
private struct Parrot: UnitAnnotator {
  let annotations: [Annotation]

  func annotate(_ text: Span<UInt8>, in context: UnitContext, into report: inout Report) {
    for annotation in annotations { report.add(annotation) }
  }
}

/// Reports whatever it was made with, for every article.
private struct ArticleParrot: DocumentAnnotator {
  let annotations: [Annotation]
  let entities: [EntityReport]

  func annotate(_ article: DocumentContext, into report: inout Report) {
    for annotation in annotations { report.add(annotation) }
    for entity in entities { report.add(entity) }
  }
}

/// An annotation that no annotator should report.
struct Bad: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let annotation: Annotation

  init(_ description: String, _ annotation: Annotation) {
    testDescription = description
    self.annotation = annotation
  }

  /// In “aé😀b”: é is 1..<3, 😀 is 3..<7.
  static let all = [
    Bad("a kind that was not declared", Annotation(.person, UnitSpan(0, 1), rule: "bad")),
    Bad("an empty span", Annotation(.event, UnitSpan(1, 1), rule: "bad")),
    Bad("a span past the end", Annotation(.event, UnitSpan(0, 9), rule: "bad")),
    Bad("a span before the start", Annotation(.event, UnitSpan(-1, 1), rule: "bad")),
    Bad("a span far away", Annotation(.event, UnitSpan(.min, .max), rule: "bad")),
    Bad("a span that starts inside a character", Annotation(.event, UnitSpan(2, 3), rule: "bad")),
    Bad("a span that ends inside a character", Annotation(.event, UnitSpan(0, 5), rule: "bad")),
    Bad("another unit", Annotation(.event, UnitSpan(unit: 1, 0, 1), rule: "bad")),
    Bad("no confidence", Annotation(.event, UnitSpan(0, 1), rule: "bad", confidence: .nan)),
    Bad("more than certainty", Annotation(.event, UnitSpan(0, 1), rule: "bad", confidence: 1.01)),
    Bad("less than nothing", Annotation(.event, UnitSpan(0, 1), rule: "bad", confidence: -0.1)),
  ]
}

@Suite struct `A report` {
  private let text = ArticleText("aé😀b.\n\nSecond unit.")
  private let declaration = AnnotatorDeclaration(
    id: "parrot",
    scope: .unit,
    provides: [.init(.event), .init(.figure), .init("free")]
  )

  private func snapshot(_ annotations: [Annotation]) throws -> ArticleSnapshot {
    let annotator = RegisteredAnnotator(.unit(Parrot(annotations: annotations)), declaration)
    return try #require(Engine([annotator]).annotate(ArticleText("aé😀b")))
  }

  @Test(arguments: Bad.all)
  func `loses what can not be, and nothing else`(_ bad: Bad) throws {
    let good = Annotation(.event, UnitSpan(3, 7), rule: "good")
    let snapshot = try snapshot([bad.annotation, good])
    #expect(snapshot.records[0].marks.map(\.rule) == ["good"])
    #expect(snapshot.warnings.map(\.plugin) == ["test"])
    #expect(
      snapshot.warnings.map(\.message) == [
        "1 annotations were dropped: undeclared kinds or impossible spans"
      ]
    )
  }

  @Test(arguments: [0.0, 1.0])
  func `may be certain of something or of nothing`(confidence: Double) throws {
    let snapshot = try snapshot([
      Annotation(.event, UnitSpan(0, 8), rule: "sure", confidence: confidence)
    ])
    #expect(snapshot.records[0].marks.count == 1)
    #expect(snapshot.warnings.isEmpty)
  }

  @Test func `loses evidence and counted words that are nowhere, and keeps the annotation`() throws
  {
    let number = Figure.Quantity.number(DecimalNumber(5))
    let figure = Figure(.cardinal, number, counted: UnitSpan(7, 90))
    let free = [
      Attribute("kept", .span(UnitSpan(0, 1))), Attribute("lost", .span(UnitSpan(2, 3))),
      Attribute("text", .text("stays")),
    ]
    let snapshot = try snapshot([
      Annotation(
        .event,
        UnitSpan(0, 1),
        rule: "a",
        evidence: [UnitSpan(1, 3), UnitSpan(unit: 7, 0, 1)]
      ),
      Annotation(.figure, UnitSpan(1, 3), rule: "b", value: .figure(figure)),
      Annotation("free", UnitSpan(3, 7), rule: "c", value: .attributes(free)),
    ])
    let marks = snapshot.records[0].marks
    #expect(marks.map(\.rule) == ["a", "b", "c"])
    #expect(marks[0].evidence == [UnitSpan(1, 3)])
    #expect(marks[1].value == .figure(Figure(.cardinal, number)))
    #expect(marks[2].value.attributes.map(\.key) == ["kept", "text"])
    #expect(snapshot.warnings.count == 1)
  }

  @Test func `is signed with the plugin it came from, whoever it says it is from`() throws {
    var annotation = Annotation(.event, UnitSpan(0, 1), rule: "a")
    annotation.source = AnnotationSource(plugin: "somebody else", version: "9")
    let source = try snapshot([annotation]).records[0].marks.map(\.source)
    #expect(source == [AnnotationSource(plugin: "test", version: "1")])
  }

  @Test func `of an article may speak of every unit and of no other`() throws {
    let parrot = ArticleParrot(
      annotations: [
        Annotation(.event, UnitSpan(unit: 1, 0, 6), rule: "second"),
        Annotation(.event, UnitSpan(unit: 2, 0, 1), rule: "none"),
        Annotation(.event, UnitSpan(unit: -1, 0, 1), rule: "none"),
        Annotation(
          .event,
          UnitSpan(unit: 0, 0, 1),
          rule: "first",
          entityKey: "k",
          evidence: [UnitSpan(unit: 1, 7, 11), UnitSpan(unit: 0, 2, 3)]
        ),
      ],
      entities: [
        EntityReport(
          .event,
          key: "k",
          name: "K",
          facts: [
            Fact(
              "said",
              "so",
              origin: .document,
              evidence: [UnitSpan(unit: 1, 0, 99), UnitSpan(unit: 1, 0, 6)]
            )
          ]
        ),
        EntityReport(.event, key: "", name: "nobody"),
        EntityReport(.person, key: "k", name: "undeclared"),
      ]
    )
    let engine = Engine([RegisteredAnnotator(.document(parrot), declaration)])
    let snapshot = try #require(engine.annotate(text))
    #expect(snapshot.records.map { $0.marks.map(\.rule) } == [["first"], ["second"]])
    #expect(snapshot.records[0].marks[0].evidence == [UnitSpan(unit: 1, 7, 11)])
    let entity = try #require(snapshot.entities.entities.first)
    #expect(entity.facts.map(\.evidence) == [[UnitSpan(unit: 1, 0, 6)]])
    #expect(snapshot.warnings.count == 1)
  }

  @Test func `of a failure is a warning, and what was said before it stays`() throws {
    struct Failing: UnitAnnotator {
      func annotate(_ text: Span<UInt8>, in context: UnitContext, into report: inout Report) {
        report.add(Annotation(.event, UnitSpan(0, 1), rule: "before"))
        report.fail("lost its table")
      }
    }
    let engine = Engine([RegisteredAnnotator(.unit(Failing()), declaration)])
    let snapshot = try #require(engine.annotate(text))
    #expect(snapshot.records.flatMap(\.marks).map(\.rule) == ["before", "before"])
    #expect(snapshot.warnings.map(\.message) == ["lost its table"])
  }
}
