import AnnotationEngine
import AnnotationModel
import Synchronization
import Testing
import TextModel

/// Says of every unit that its second to fourth byte are a figure, with spans there and in
/// the unit before.
private struct FiguresOfAll: DocumentAnnotator {
  func annotate(_ article: DocumentContext, into report: inout Report) {
    for unit in article.units.indices {
      let before = UnitSpan(unit: max(0, unit - 1), 0, 2)
      let here = UnitSpan(unit: unit, 4, 6)
      let figure = AnnotationValue.figure(
        Figure(.cardinal, .number(DecimalNumber(unit)), counted: here)
      )
      report.add(
        Annotation(
          .figure,
          UnitSpan(unit: unit, 1, 4),
          rule: "all",
          value: figure,
          alternatives: [
            Alternative(.attributes([Attribute("at", .span(here))]), confidence: 0.1),
            Alternative(.attributes([Attribute("at", .span(before))]), confidence: 0.1),
          ],
          evidence: [before, here]
        )
      )
    }
  }
}

/// Keeps the inputs it is given.
private final class Listener: UnitAnnotator, DocumentAnnotator {
  let heard = Mutex<[Annotation]>([])

  func annotate(_ text: Span<UInt8>, in context: UnitContext, into report: inout Report) {
    heard.withLock { $0 += context.inputs }
  }

  func annotate(_ article: DocumentContext, into report: inout Report) {
    heard.withLock { $0 += article.inputs.map(\.annotation) }
  }

  func facts(about annotation: Annotation, reading: ReadingContext) -> [Fact] { [] }
}

@Suite struct `An annotator is given` {
  private let text = ArticleText("The first.\n\nThe second.")
  private let listener = Listener()

  private func listen(_ body: (Listener) -> RegisteredAnnotator.Body, to first: RegisteredAnnotator)
    -> [Annotation]
  {
    let second = RegisteredAnnotator(
      body(listener),
      AnnotatorDeclaration(
        id: "listener",
        scope: .unit,
        provides: [.init(.event)],
        requires: [.figure, .name]
      )
    )
    _ = Engine([first, second, Capitals.registered]).annotate(text)
    return listener.heard.withLock { $0 }.filter { $0.kind == .figure }
  }

  private let figures = RegisteredAnnotator(
    .document(FiguresOfAll()),
    AnnotatorDeclaration(id: "all", scope: .document, provides: [.init(.figure)])
  )

  @Test func `what was said of whole articles with the spans of its own unit alone`() {
    let inputs = listen({ .unit($0) }, to: figures)
    #expect(inputs.map(\.span) == [UnitSpan(1, 4), UnitSpan(1, 4)])
    // The evidence in the unit before it means nothing to the second unit.
    #expect(inputs.map(\.evidence) == [[UnitSpan(0, 2), UnitSpan(4, 6)], [UnitSpan(4, 6)]])
    for input in inputs {
      #expect(input.value.attributes.span("counted") == UnitSpan(4, 6))
      #expect(input.alternatives[0].value.attributes.span("at") == UnitSpan(4, 6))
    }
    #expect(inputs[1].alternatives[1].value == .attributes([]))
  }

  @Test func `what was said of whole articles as it was said, if it reads whole articles too`() {
    let inputs = listen({ .document($0) }, to: figures)
    #expect(inputs.map(\.span.unit) == [0, 1])
    #expect(inputs.map { $0.value.attributes.span("counted")?.unit } == [0, 1])
    #expect(inputs[1].evidence == [UnitSpan(unit: 0, 0, 2), UnitSpan(unit: 1, 4, 6)])
  }

  @Test func `what was said unit by unit with the number of the unit`() {
    let text = ArticleText("One 1 day.\n\nThe 2 days.")
    let declaration = AnnotatorDeclaration(
      id: "listener",
      scope: .document,
      provides: [.init(.event)],
      requires: [.figure]
    )
    let second = RegisteredAnnotator(.document(listener), declaration)
    _ = Engine([Numbers.registered, second]).annotate(text)
    let inputs = listener.heard.withLock { $0 }
    #expect(inputs.map(\.span) == [UnitSpan(unit: 0, 4, 5), UnitSpan(unit: 1, 4, 5)])
    #expect(
      inputs.map { $0.value.attributes.span("counted") } == [
        UnitSpan(unit: 0, 6, 9), UnitSpan(unit: 1, 6, 10),
      ]
    )
    #expect(inputs.map { $0.evidence.map(\.unit) } == [[0], [1]])
  }
}
