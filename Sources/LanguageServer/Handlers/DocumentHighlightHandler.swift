import AnnotationEngine
import JSONCodec
import LSPMessages

/// `textDocument/documentHighlight`: every place that means the same as the one under the
/// cursor. The first is drawn as a definition is.
struct DocumentHighlightHandler: ArticleRequest {
  static let method = "textDocument/documentHighlight"
  private let params: DocumentPositionParams

  init(_ params: JSONNode) throws(JSONTypeError) {
    self.params = try DocumentPositionParams(params)
  }

  var uri: DocumentURI { params.uri }

  func answer(_ article: ReadyArticle, to writer: inout JSONWriter) {
    let spans = article.snapshot.sameThing(at: article.offset(params.position))
    guard !spans.isEmpty else {
      writer.null()
      return
    }
    writer.array { writer in
      for (index, span) in spans.enumerated() {
        DocumentHighlight(range: article.range(span), kind: index == 0 ? .write : .read)
          .write(to: &writer)
      }
    }
  }
}
