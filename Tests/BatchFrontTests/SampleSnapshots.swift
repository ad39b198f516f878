import AnnotationEngine
import AnnotationModel
import GlossatorTestSupport
import Testing
import TextModel

/// What the articles of these tests are annotated with.
enum Sample {
  private static let kabul = Place(
    geonames: 1_138_958,
    name: "Kabul",
    country: "AF",
    feature: "PPLC",
    latitude: 34.53,
    longitude: 69.17
  )
  private static let alternative = Place(name: "Kabul, \"Ohio\"", country: "US")

  private static let date = AnnotationValue.temporal(
    Timex3(.date, "2018-10-08", modifier: .approximate, anchor: "2018-10-09")
  )

  /// "4 to 14 March" of the article in `BatchRecordTests`, with all that a date can carry.
  private static let range = AnnotationValue.temporal(
    Timex3(
      .date,
      "2018-03-04/2018-03-14",
      anchor: "2018-10-09",
      interval: "2018-03-04/2018-03-14",
      ends: [UnitSpan(62, 63), UnitSpan(67, 75)],
      reference: "2018-10-09 dateline 0.9; 2018-10-08 file-name 0.8"
    )
  )

  private static let open = AnnotationValue.temporal(
    Timex3(.date, "1945", bound: .since, interval: "1945-01-01/1945-12-31")
  )

  /// Says who the person is, with evidence in the second unit.
  private struct Teller: DocumentAnnotator {
    func annotate(_ article: DocumentContext, into report: inout Report) {
      let role = Fact("role", "<envoy> & “friend”", origin: .document, evidence: evidence(article))
      let links = [Link("wikidata", "Q1"), Link("wikidata", "Q2"), Link("viaf", "3")]
      report.add(
        EntityReport(.person, key: "z", name: "Zoé Ångström", links: links, facts: [role])
      )
    }

    private func evidence(_ article: DocumentContext) -> [UnitSpan] {
      article.units.count > 1 ? [UnitSpan(unit: 1, 0, 3)] : []
    }
  }

  /// The engine.
  static let engine: Engine = {
    var place = Annotation.sample(.location, key: "kabul", value: .place(kabul))
    place.alternatives = [Alternative(.place(alternative), confidence: 0.123)]
    let free: [Attribute] = [
      Attribute("text", .text("a\"b\\")), Attribute("number", .number(0.1)),
      Attribute("flag", .flag(true)), Attribute("text", .text("again")),
      Attribute("span", .span(UnitSpan(0, 3))),
    ]
    let figure = Figure(.money, .range(DecimalNumber(3), nil), unit: "EUR", approximation: .above)
    let people = PhraseMarker.registered(
      [
        ("Kabul", place), ("Zoé Ångström", .sample(.person, key: "z")),
        ("Ångström", .sample(.person, key: "z")), ("8 October", .sample(.date, value: date)),
        ("€3", .sample(.figure, value: .figure(figure))),
        ("4 to 14 March", .sample(.date, value: range)),
        ("since 1945", .sample(.date, value: open)),
        ("😀", .sample("smile", value: .attributes(free))),
      ],
      facts: [Fact("seen", "here", origin: .document, evidence: [UnitSpan(1, 2)])]
    )
    let teller = RegisteredAnnotator(
      .document(Teller()),
      AnnotatorDeclaration(
        id: "teller",
        scope: .document,
        provides: [.init(.person)],
        requires: [.location]
      ),
      source: AnnotationSource(plugin: "test.teller", version: "1")
    )
    return Engine([people, teller])
  }()

  /// `text`, annotated.
  static func snapshot(_ text: String) throws -> ArticleSnapshot {
    try #require(
      engine.annotate(ArticleText(text), reading: ReadingContext(referenceTime: "2018-10-09"))
    )
  }
}
