import AnnotationEngine
import JSONCodec
import LSPMessages

/// `textDocument/hover`: the card of what stands under the cursor.
struct HoverHandler: ArticleRequest {
  static let method = "textDocument/hover"
  private let params: DocumentPositionParams

  init(_ params: JSONNode) throws(JSONTypeError) {
    self.params = try DocumentPositionParams(params)
  }

  var uri: DocumentURI { params.uri }

  func answer(_ article: ReadyArticle, to writer: inout JSONWriter) {
    guard let card = article.card(at: params.position) else {
      writer.null()
      return
    }
    let text = HoverText(card, article)
    let format = article.client.hoverFormat
    Hover(
      contents: MarkupContent(format, format == .markdown ? text.markdown : text.plain),
      range: article.range(card.span)
    ).write(to: &writer)
  }
}
