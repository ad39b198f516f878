import AnnotationEngine
import AnnotationModel
import JSONCodec
import LSPMessages

/// `textDocument/documentSymbol`: headlines and what is named under each.
struct DocumentSymbolHandler: ArticleRequest {
  static let method = "textDocument/documentSymbol"
  private let params: DocumentParams

  init(_ params: JSONNode) throws(JSONTypeError) { self.params = try DocumentParams(params) }

  var uri: DocumentURI { params.uri }

  func answer(_ article: ReadyArticle, to writer: inout JSONWriter) {
    writer.array { writer in
      for entry in article.snapshot.outline {
        let symbol = symbol(entry, article)
        if article.client.hasHierarchicalSymbols {
          symbol.write(to: &writer)
        } else {
          symbol.writeFlat(to: &writer, uri: article.uri, container: nil)
        }
      }
    }
  }

  private func symbol(_ entry: OutlineEntry, _ article: ReadyArticle) -> DocumentSymbol {
    let kind: DocumentSymbol.Kind =
      switch entry.kind {
      case .section: .module
      case .thing(let kind): ToLSP.symbolKind(of: kind)
      }
    return DocumentSymbol(
      name: entry.name.isEmpty ? "–" : entry.name,
      detail: entry.detail,
      kind: kind,
      range: article.range(entry.span),
      selectionRange: article.range(entry.target),
      children: entry.children.map { symbol($0, article) }
    )
  }
}
