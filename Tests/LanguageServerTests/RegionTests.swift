import AnnotationModel
import GlossatorTestSupport
import JSONCodec
import Testing

/// Regions are for records and for other annotators; an editor is not told of them.
struct RegionTests {
  private static let text = "Kabul waits\n\n“Zoé Ångström left Kabul,” said Ångström on 8 October."

  private static let regions = PhraseMarker.registered(
    [
      ("Kabul waits", .sample(.headline)), ("“Zoé Ångström left Kabul,”", .sample(.quotation)),
      ("said", .sample(.caption)), ("Kabul", .sample(.dateline)),
    ],
    plugin: "test.regions",
    layer: .region
  )

  private func client(_ more: [RegisteredAnnotator] = []) -> InProcessClient {
    let client = InProcessClient(Sample.annotators + more)
    client.start()
    client.open(Self.text)
    return client
  }

  @Test(arguments: ["semanticTokens/full", "documentSymbol"])
  func `tokens and outline are those without them`(_ method: String) {
    let params: JSONValue = ["textDocument": InProcessClient.document()]
    let plain = client().ask("textDocument/\(method)", params)
    #expect(client([Self.regions]).ask("textDocument/\(method)", params) == plain)
    #expect(plain != .null)
  }

  @Test func `a hover tells of marks alone`() {
    let client = client([Self.regions])
    #expect(client.hover(2, 2)?.hasPrefix("Zoé Ångström — person") == true)
    #expect(client.hover(2, 15) == nil)
    #expect(client.hover(2, 31) == nil)
  }
}
