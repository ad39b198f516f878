import AnnotationEngine
import AnnotationModel
import BatchFront
import GlossatorTestSupport
import Testing
import TextModel

struct ShownRegionTests {
  private static let text = "Kabul waits\n\n“Zoé Ångström left Kabul,” said Ångström on 8 October."

  /// The article with and without regions around, inside and across its marks.
  private func snapshots() throws -> [ArticleSnapshot] {
    let regions = PhraseMarker.registered(
      [
        ("Kabul waits", .sample(.headline)), ("“Zoé Ångström left Kabul,”", .sample(.quotation)),
        ("left Kabul,” said Ång", .sample(.caption)), ("Kabul", .sample(.dateline)),
      ],
      layer: .region
    )
    let engines = [Sample.engine, Engine(Sample.engine.annotators + [regions])]
    return try engines.map { try #require($0.annotate(ArticleText(Self.text))) }
  }

  @Test func `regions leave the colors of an article alone`() throws {
    let shown = try snapshots().map(TerminalArticle.bytes)
    #expect(shown[0] == shown[1])
    let drawn = try snapshots().map { PictureArticle.bytes($0) }
    #expect(drawn[0] == drawn[1])
  }

  @Test func `regions leave the outline alone`() throws {
    let outlines = try snapshots().map { $0.outline.map { "\($0.kind) \($0.name) \($0.span)" } }
    #expect(outlines[0] == outlines[1])
    #expect(!outlines[0].isEmpty)
  }
}
