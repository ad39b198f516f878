import AnnotationEngine
import GlossatorTestSupport
import Testing

@Suite struct `A marked article` {
  private static let folder = "\(RepositoryFolder.path)/Tests/Articles"

  @Test(arguments: TextFile.names(in: folder, suffix: ".article"))
  func `is annotated exactly where it is marked`(_ name: String) throws {
    let engine = try Shipped.newsroom()
    let article = MarkedArticle(TextFile.read("\(Self.folder)/\(name)") ?? "", name: name)
    for complaint in MarkedArticleCheck.complaints(article, engine: engine) {
      Issue.record("\(complaint)")
    }
  }

  @Test func `is there to be read`() {
    #expect(TextFile.names(in: Self.folder, suffix: ".article").count >= 2)
  }
}
