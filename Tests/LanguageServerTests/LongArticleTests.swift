import AnnotationModel
import GlossatorTestSupport
import JSONCodec
import Testing

/// An article so long that a keystroke is answered before annotators of whole articles have
/// read it again.
struct LongArticleTests {
  /// Says of a place how many paragraphs its article has.
  private struct Counter: DocumentAnnotator {
    func annotate(_ article: DocumentContext, into report: inout Report) {
      let fact = Fact("counted", "\(article.units.count)", origin: .derived)
      report.add(EntityReport(.location, key: "geonames:1138958", name: "Kabul", facts: [fact]))
    }
  }

  private static let counter = RegisteredAnnotator(
    .document(Counter()),
    AnnotatorDeclaration(
      id: "counter",
      scope: .document,
      provides: [.init(.location)],
      requires: [.person]
    ),
    source: AnnotationSource(plugin: "test.counter", version: "1")
  )

  private static let count = 1500

  private func client(refresh: Bool) -> InProcessClient {
    let client = InProcessClient(Sample.annotators + [Self.counter], name: "long")
    client.start(["workspace": ["semanticTokens": ["refreshSupport": .bool(refresh)]]])
    client.open(
      String(repeating: "In Kabul, 😀 it was said that nobody had come.\n\n", count: Self.count)
    )
    _ = client.news()
    return client
  }

  private func type(_ text: String, _ client: InProcessClient, version: Int) {
    let range = InProcessClient.range(0, 0, 0, 0)
    client.change([["range": range, "text": .string(text)]], version: version)
  }

  @Test func `a client that can refresh is asked to, once for each completed text`() {
    let client = client(refresh: true)
    type("Kabul.\n\n", client, version: 2)
    type("x", client, version: 3)
    let asked = client.news()
    #expect(
      asked.map { $0["method"] } == [
        "workspace/semanticTokens/refresh", "workspace/semanticTokens/refresh",
      ]
    )
    #expect(Set(asked.map { $0["id"] }).count == 2, "each under an id of its own")
    client.send(["jsonrpc": "2.0", "id": asked[0]["id"], "result": .null])
    #expect(client.news() == [])
  }

  @Test func `a client that can not is left in peace`() {
    let client = client(refresh: false)
    type("Kabul.\n\n", client, version: 2)
    #expect(client.news() == [])
  }

  @Test func `a refreshed article knows what was typed`() {
    let client = client(refresh: true)
    #expect(client.hover(0, 3)?.contains("\n- counted: ") == false)
    #expect(client.hover(0, 3)?.contains("\ncounted: \(Self.count) (computed)\n") == true)
    type("Kabul.\n\n", client, version: 2)
    #expect(client.hover(0, 0)?.contains("\ncounted: \(Self.count + 1) (computed)\n") == true)
  }
}
