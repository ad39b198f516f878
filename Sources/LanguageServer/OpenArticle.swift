import AnnotationEngine
import JSONRPC
import LSPMessages
import TextModel

/// A document that the client has open.
struct OpenArticle: Sendable {
  /// Its address, as the client spells it.
  let uri: DocumentURI
  /// Tells this opening of the address from earlier ones.
  let serial: Int
  /// The client's number of the text.
  var version: Int
  /// The text.
  var text: ArticleText
  /// Its lines.
  var lines: LineTable
  /// Grows by one with every change, whatever the client's versions do.
  var generation = 0
  /// The newest text that has been annotated, and which generation that was.
  var annotated: (snapshot: ArticleSnapshot, generation: Int)?
  /// Whether work on it waits or runs.
  var isScheduled = false
  /// Whether diagnostics have been published.
  var hasPublished = false
  /// Requests that wait for the annotations of the current text, oldest first.
  var waiting: [WaitingRequest] = []

  init(_ params: DidOpenParams, serial: Int) {
    uri = params.uri
    self.serial = serial
    version = params.version
    text = ArticleText(validated: params.text)
    lines = LineTable(text)
  }

  /// The article for a handler, if its current text is annotated.
  func ready(for client: ClientCapabilities, _ settings: ServerSettings) -> ReadyArticle? {
    guard let annotated, annotated.generation == generation else { return nil }
    return ReadyArticle(
      uri: uri,
      version: version,
      snapshot: annotated.snapshot,
      lines: lines,
      client: client,
      rates: settings.rates
    )
  }

  /// Makes the changes, one after the other.
  mutating func apply(_ params: DidChangeParams, encoding: PositionEncoding) {
    for change in params.changes {
      if let range = change.range {
        let span = FromLSP.span(range, text: text, lines: lines, encoding: encoding)
        text = text.applying(TextEdit(replacing: span, with: change.text))
      } else {
        text = ArticleText(validated: change.text)
      }
      lines = LineTable(text)
    }
    version = params.version ?? version
    generation += 1
  }
}

/// A request that waits for annotations.
struct WaitingRequest: Sendable {
  /// Its id.
  let id: RequestID
  /// Makes the complete answer.
  let answer: @Sendable (ReadyArticle) -> [UInt8]
}

/// An annotated article with all that a handler needs to answer about it.
struct ReadyArticle: Sendable {
  let uri: DocumentURI
  let version: Int
  let snapshot: ArticleSnapshot
  let lines: LineTable
  let client: ClientCapabilities
  let rates: ExchangeRates

  /// The card of what a client's position points at.
  func card(at position: LSPPosition) -> FactCard? {
    snapshot.card(at: offset(position), rates: rates)
  }

  var text: ArticleText { snapshot.text }

  /// The byte offset of a client's position.
  func offset(_ position: LSPPosition) -> Int {
    FromLSP.offset(position, text: text, lines: lines, encoding: client.encoding)
  }

  /// The client's range for `span`.
  func range(_ span: ByteSpan) -> LSPRange {
    ToLSP.range(span, text: text, lines: lines, encoding: client.encoding)
  }
}
