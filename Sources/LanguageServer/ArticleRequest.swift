import JSONCodec
import JSONRPC
import LSPMessages

/// A request that is answered from an annotated article.
///
/// One type a method, in `Handlers/`; ``all`` is the list of those served.
protocol ArticleRequest: Sendable {
  /// The method's name.
  static var method: String { get }

  /// Reads the parameters.
  init(_ params: JSONNode) throws(JSONTypeError)

  /// The document asked about.
  var uri: DocumentURI { get }

  /// Writes the result: exactly one value.
  func answer(_ article: ReadyArticle, to writer: inout JSONWriter)
}

/// The requests that are answered from annotated articles, by method.
enum ArticleRequests {
  private static let all: [any ArticleRequest.Type] = [
    DocumentHighlightHandler.self,
    DocumentLinkHandler.self,
    DocumentSymbolHandler.self,
    HoverHandler.self,
    SemanticTokensFullHandler.self,
    SemanticTokensRangeHandler.self,
  ]

  static let byMethod = Dictionary(uniqueKeysWithValues: all.map { ($0.method, $0) })
}
