import AnnotationModel
import GlossatorTestSupport
import JSONCodec
import Testing

/// Says of the one entity of an article where it is in other bases.
private struct Linker: DocumentAnnotator {
  let name: String
  let links: [Link]

  func annotate(_ article: DocumentContext, into report: inout Report) {
    report.add(EntityReport(.location, key: "place", name: name, links: links))
  }
}

@Suite struct `Document links` {
  private func links(_ place: Place, _ links: [Link] = []) -> [JSONValue] {
    let annotator = ClosureAnnotator.registered(plugin: "test.places", provides: [.location]) {
      _,
      _,
      report in
      report.add(
        Annotation(
          .location,
          UnitSpan(3, 8),
          rule: "test.place",
          entityKey: "place",
          value: .place(place)
        )
      )
    }
    let joiner = RegisteredAnnotator(
      .document(Linker(name: place.name, links: links)),
      AnnotatorDeclaration(
        id: "linker",
        scope: .document,
        provides: [.init(.location)],
        optional: [.location]
      ),
      source: AnnotationSource(plugin: "test.linker", version: "1")
    )
    let client = InProcessClient([annotator, joiner])
    client.start()
    client.open("In Kabul today")
    let answer = client.ask(
      "textDocument/documentLink",
      ["textDocument": ["uri": .string(InProcessClient.uri)]]
    )
    guard case .array(let found) = answer["result"] else { return [] }
    return found
  }

  private let kabul = Place(
    geonames: 1_138_958,
    name: "Kabul",
    country: "AF",
    feature: "PPLC",
    latitude: 34.52813,
    longitude: 69.17233
  )
  private let range: JSONValue = [
    "start": ["line": 0, "character": 3], "end": ["line": 0, "character": 8],
  ]

  @Test func `lead from a place to its map`() {
    let map =
      "https://www.openstreetmap.org/?mlat=34.52813&mlon=69.17233#map=11/34.52813/69.17233"
    #expect(
      links(kabul) == [
        ["range": range, "target": .string(map), "tooltip": "Kabul on OpenStreetMap"]
      ]
    )
  }

  @Test func `lead on to Wikidata where an item is known`() {
    let found = links(kabul, [Link("wikidata", "Q5838")])
    #expect(found.count == 2)
    #expect(
      found.last == [
        "range": range, "target": "https://www.wikidata.org/wiki/Q5838",
        "tooltip": "Kabul in Wikidata",
      ]
    )
  }

  @Test func `lead nowhere from a place that lies only about there, or from a strange id`() {
    var about = kabul
    about.feature = nil
    #expect(links(about) == [])
    #expect(links(about, [Link("wikidata", "Q1/../x")]) == [])
  }
}
