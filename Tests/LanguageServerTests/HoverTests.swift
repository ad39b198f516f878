import AnnotationModel
import GlossatorTestSupport
import JSONCodec
import Testing

struct HoverTests {
  private static let markdown: JSONValue = [
    "textDocument": ["hover": ["contentFormat": ["markdown", "plaintext"]]]
  ]

  private static let facts = [
    Fact("role", "*envoy*\r\n  of [x]", origin: .document, evidence: [UnitSpan(0, 3)]),
    Fact("population", "4.6 million", origin: .reference, source: "GeoNames", asOf: "2021"),
    Fact("age", "67", origin: .derived),
  ]

  private func hover(
    _ text: String,
    _ capabilities: JSONValue = [:],
    at character: Int = 0,
    facts: [Fact] = []
  ) -> JSONValue {
    let client = InProcessClient(
      [PhraseMarker.registered(Sample.phrases, facts: facts)],
      name: "hover"
    )
    client.start(capabilities)
    client.open(text)
    let place = InProcessClient.place(0, character)
    return client.ask("textDocument/hover", place)["result"]["contents"]
  }

  @Test func `a card in Markdown`() {
    #expect(
      hover("Kabul is Kabul", Self.markdown, facts: Self.facts) == [
        "kind": "markdown",
        "value": """
        **Kabul** — location

        - role: \\*envoy\\* of \\[x\\] *(this article, line 1)*
        - population: 4.6 million *(GeoNames, 2021)*
        - age: 67 *(computed)*

        *in this article twice · 90 % sure · test.location*
        """,
      ]
    )
  }

  @Test func `a card in plain text`() {
    #expect(
      hover("Kabul", facts: Self.facts) == [
        "kind": "plaintext",
        "value": """
        Kabul — location
        role: *envoy* of [x] (this article, line 1)
        population: 4.6 million (GeoNames, 2021)
        age: 67 (computed)
        in this article once · 90 % sure · test.location
        """,
      ]
    )
  }

  @Test(
    arguments: [
      (["markdown"], "markdown"), (["plaintext", "markdown"], "plaintext"), ([], "plaintext"),
      (["html", "markdown"], "markdown"),
    ] as [([JSONValue], JSONValue)]
  )
  func `the form the client likes best is used`(formats: [JSONValue], kind: JSONValue) {
    let client: JSONValue = ["textDocument": ["hover": ["contentFormat": .array(formats)]]]
    #expect(hover("Kabul", client)["kind"] == kind)
  }

  @Test func `what Markdown would take for its own is escaped in names, not in plain text`() {
    let name = "AT&T *Star_Labs*"
    let markdown = hover(name, Self.markdown)["value"].text
    #expect(markdown?.hasPrefix(#"**AT\&T \*Star\_Labs\*** — organization"#) == true)
    #expect(hover(name)["value"].text?.hasPrefix("AT&T *Star_Labs* — organization\n") == true)
  }

  @Test func `other words for the same day are told at the foot`() {
    let text = "On 8 October, and from 8 October to October 8"
    #expect(
      hover(text, at: 5)["value"].text
        == "2018-10-08 — date\nin this article 3 times, also as “October 8” · 90 % sure · test.date"
    )
  }

  @Test func `what is computed from words of the article names their line`() {
    let fact = Fact("resolved against", "x", origin: .derived, evidence: [UnitSpan(0, 3)])
    let card = hover("8 October", facts: [fact])["value"].text
    #expect(card?.contains("\nresolved against: x (computed from line 1)\n") == true)
  }

  @Test(arguments: [(Timex3.Bound.since, "date, since"), (.until, "date, until")])
  func `an open end is told beside the value`(bound: Timex3.Bound, subtitle: String) {
    let date = AnnotationValue.temporal(Timex3(.date, "1945", bound: bound))
    let client = InProcessClient([PhraseMarker.registered([("1945", .sample(.date, value: date))])])
    client.start()
    client.open("1945")
    #expect(client.hover(0, 0)?.hasPrefix("1945 — \(subtitle)\n") == true)
  }

  @Test func `a name over a line end is shown on one line`() {
    #expect(hover("Zoé\r\nÅngström")["value"].text?.hasPrefix("Zoé Ångström — person\n") == true)
  }

  @Test(
    arguments: [
      ("8 October", "2018-10-08 — date"), ("54,000", "54,000 — cardinal"),
      ("Ångström", "Ångström — person"),
    ]
  )
  func `the title is the value`(text: String, title: String) {
    #expect(hover(text)["value"].text?.hasPrefix(title + "\n") == true)
  }

  @Test func `a fact is told with the line that says it, whatever paragraph is hovered over`() {
    /// Says of the place what the first line of the article says.
    struct Teller: DocumentAnnotator {
      func annotate(_ article: DocumentContext, into report: inout Report) {
        let fact = Fact("role", "capital", origin: .document, evidence: [UnitSpan(0, 3)])
        report.add(EntityReport(.location, key: "geonames:1138958", name: "Kabul", facts: [fact]))
      }
    }
    let teller = RegisteredAnnotator(
      .document(Teller()),
      AnnotatorDeclaration(
        id: "teller",
        scope: .document,
        provides: [.init(.location)],
        requires: [.person]
      ),
      source: AnnotationSource(plugin: "test.teller", version: "1")
    )
    let client = InProcessClient(Sample.annotators + [teller])
    client.start()
    client.open("The capital.\n\nIt is Kabul.\n\nAnd Kabul.")
    for line in [2, 4] {
      let fact = client.hover(line, line == 2 ? 6 : 4)?.split(separator: "\n").dropFirst().first
      #expect(fact == "role: capital (this article, line 1)")
    }
  }

  @Test func `an alternative whose confidence is no number is left out`() {
    let place = AnnotationValue.place(Place(name: "Kabul"))
    let annotator = ClosureAnnotator.registered(provides: [.location]) { text, _, report in
      let other = AnnotationValue.place(Place(name: "Kabul Creek", country: "US"))
      report.add(
        Annotation(
          .location,
          UnitSpan(0, text.utf8.count),
          rule: "test",
          value: place,
          alternatives: [
            Alternative(other, confidence: .nan), Alternative(other, confidence: 0.25),
          ]
        )
      )
    }
    let client = InProcessClient([annotator])
    client.start()
    client.open("Kabul")
    #expect(client.hover(0, 0)?.contains("\nor: Kabul Creek, US (25 %)\n") == true)
  }
}
