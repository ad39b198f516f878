import AnnotationEngine
import AnnotationModel
import GlossatorTestSupport
import Testing
import TextModel

/// Marks every “Oslo” as a place and every “Anna” as a person.
private struct Two: UnitAnnotator {
  static let engine = Engine([
    RegisteredAnnotator(
      .unit(Self()),
      AnnotatorDeclaration(
        id: "two",
        scope: .unit,
        provides: [.init(.location), .init(.person)]
      ),
      source: AnnotationSource(plugin: "two", version: "1")
    )
  ])

  func annotate(_ text: Span<UInt8>, in context: UnitContext, into report: inout Report) {
    for start in 0..<max(0, text.count - 3) {
      let span = UnitSpan(start, start + 4)
      switch String(decoding: (start..<start + 4).map { text[$0] }, as: UTF8.self) {
      case "Oslo":
        let place = AnnotationValue.place(Place(name: "Oslo", country: "NO"))
        report.add(Annotation(.location, span, rule: "o", entityKey: "oslo", value: place))
      case "Anna": report.add(Annotation(.person, span, rule: "a", entityKey: "anna"))
      default: break
      }
    }
  }
}

/// A marked article and what is wrong with it.
struct Marking: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let source: String
  let complaints: [String]

  init(_ description: String, _ source: String, _ complaints: [String]) {
    testDescription = description
    self.source = source
    self.complaints = complaints
  }

  private static let prose = "Why.\n--- article en-GB, dateline 2026-03-05\n"

  static let all = [
    Marking(
      "right",
      "\(prose)é 😀\r\n⟦Oslo⟧1 and ⟦Anna⟧2.\r\n\r\n⟦Oslo⟧1.\n--- annotations\n1 location Oslo, NO\n"
        + "2 person Anna\n--- hover 1\nlocation Oslo, NO\n2 times\n",
      []
    ),
    Marking(
      "an annotation without a mark",
      "\(prose)⟦Oslo⟧1 and Anna.\n--- annotations\n1 location Oslo, NO\n",
      ["x: unexpected “Anna” person Anna (a)"]
    ),
    Marking(
      "a mark without an annotation",
      "\(prose)⟦Oslo⟧1 ⟦and⟧2.\n--- annotations\n1 location Oslo, NO\n2 person And\n",
      ["x: “and”2: nothing is annotated"]
    ),
    Marking(
      "a mark of other bytes",
      "\(prose)⟦Oslo ⟧1.\n--- annotations\n1 location Oslo, NO\n",
      ["x: unexpected “Oslo” location Oslo, NO (o)", "x: “Oslo ”1: nothing is annotated"]
    ),
    Marking(
      "another value",
      "\(prose)⟦Oslo⟧1.\n--- annotations\n1 location Oslo, US\n",
      ["x: “Oslo”1: value should be location Oslo, US, found location Oslo, NO (o)"]
    ),
    Marking(
      "another extra",
      "\(prose)⟦Oslo⟧1.\n--- annotations\n1 location Oslo, NO  counted=people\n",
      ["x: “Oslo”1: counted should be people, found nothing (o)"]
    ),
    Marking(
      "another hover",
      "\(prose)⟦Oslo⟧1.\n--- annotations\n1 location Oslo, NO\n--- hover 1\nonce\n",
      ["x: hover 1 should be\nonce\nfound\nlocation Oslo, NO\nonce"]
    ),
    Marking(
      "numbers that do not fit",
      "\(prose)⟦Oslo⟧1.\n--- annotations\n2 person Anna\n2 person Anna\nOslo\n",
      [
        "x: number 2 is expected twice", "x: expected a number and a summary, found Oslo",
        "x: mark 1 has no annotation", "x: annotation 2 has no mark",
      ]
    ),
    Marking(
      "an unknown section",
      "\(prose)⟦Oslo⟧1.\n--- annotation\n",
      [
        "x: expected article, annotations, regions or hover N, found annotation",
        "x: mark 1 has no annotation",
      ]
    ),
    Marking("nothing to show", "", ["x: an article without marks shows nothing"]),
  ]
}

@Suite struct `The check of marked articles` {
  @Test(arguments: Marking.all)
  func `is complete in both directions`(_ marking: Marking) {
    let article = MarkedArticle(marking.source, name: "x")
    #expect(MarkedArticleCheck.complaints(article, engine: Two.engine) == marking.complaints)
  }

  @Test func `reads the article with its date and region`() {
    let article = MarkedArticle("--- article en-GB, dateline 2026-03-05\nOslo.\n", name: "x")
    #expect(article.reading == ReadingContext(locale: "en-GB", referenceTime: "2026-03-05"))
    #expect(article.text.text == "Oslo.")
  }
}
