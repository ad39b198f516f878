import AnnotationEngine
import AnnotationModel
import JSONCodec
import LSPMessages
import TextModel

/// `textDocument/semanticTokens/full`: the colors of the whole article.
struct SemanticTokensFullHandler: ArticleRequest {
  static let method = "textDocument/semanticTokens/full"
  private let params: DocumentParams

  init(_ params: JSONNode) throws(JSONTypeError) { self.params = try DocumentParams(params) }

  var uri: DocumentURI { params.uri }

  func answer(_ article: ReadyArticle, to writer: inout JSONWriter) {
    SemanticTokens.write(article, in: nil, to: &writer)
  }
}

/// `textDocument/semanticTokens/range`: the colors of a part of the article.
struct SemanticTokensRangeHandler: ArticleRequest {
  static let method = "textDocument/semanticTokens/range"
  private let params: DocumentRangeParams

  init(_ params: JSONNode) throws(JSONTypeError) {
    self.params = try DocumentRangeParams(params)
  }

  var uri: DocumentURI { params.uri }

  func answer(_ article: ReadyArticle, to writer: inout JSONWriter) {
    let span = ByteSpan(article.offset(params.range.start), article.offset(params.range.end))
    SemanticTokens.write(article, in: span, to: &writer)
  }
}

/// Writes marks as the five numbers a token that LSP wants, each place relative to the last.
private struct SemanticTokens {
  private let article: ReadyArticle
  private var cursor: PositionCursor
  private var last = Position(line: 0, character: 0)

  static func write(_ article: ReadyArticle, in span: ByteSpan?, to writer: inout JSONWriter) {
    var tokens: [Int] = []
    var encoder = SemanticTokens(article)
    article.snapshot.forEachMark(in: span) { mark, _, place in
      encoder.add(place, ToLSP.tokenType(of: mark.kind), to: &tokens)
    }
    writer.object { writer in
      writer.key("data")
      writer.array { writer in for number in tokens { writer.int(number) } }
    }
  }

  private init(_ article: ReadyArticle) {
    self.article = article
    cursor = PositionCursor(
      article.text,
      lines: article.lines,
      encoding: article.client.encoding
    )
  }

  /// Adds a mark: one token for each line it stands on, since few clients draw tokens that
  /// go on over a line end.
  private mutating func add(_ span: ByteSpan, _ type: Int, to tokens: inout [Int]) {
    let first = article.lines.line(at: span.start)
    let final = article.lines.line(at: max(span.start, span.end - 1))
    for line in first...final {
      let start = max(span.start, article.lines.start(ofLine: line))
      let end = min(span.end, article.lines.contentEnd(ofLine: line, in: article.text))
      guard start < end else { continue }
      let from = cursor.position(of: start)
      let to = cursor.position(of: end)
      let sameLine = from.line == last.line
      tokens.append(from.line - last.line)
      tokens.append(sameLine ? from.character - last.character : from.character)
      tokens.append(to.character - from.character)
      tokens.append(type)
      tokens.append(0)
      last = from
    }
  }
}
