import AnnotationEngine
import AnnotationModel
import JSONRPC
import LSPMessages
import TextModel

/// Everything that the reader and the work queue share, changed under one lock.
struct ServerState {
  /// Where a session stands.
  enum Phase: Hashable {
    case starting, running, shutDown
  }

  var phase = Phase.starting
  var client = ClientCapabilities()
  var settings = ServerSettings()
  var clientProcess: Int?
  var trace = "off"
  var engine: Engine?
  private var articles: [DocumentURI: OpenArticle] = [:]
  private var serial = 0
  private var requestCount = 0
  /// What warnings have been about, to tell each once.
  private var told: Set<String> = []

  /// Throws unless `method` may be asked for now.
  func admit(_ method: String) throws(JSONRPCError) {
    switch phase {
    case .starting where method != "initialize":
      throw JSONRPCError(.serverNotInitialized, "\(method) came before initialize")
    case .running where method == "initialize":
      throw JSONRPCError(.invalidRequest, "initialize came a second time")
    case .shutDown:
      throw JSONRPCError(.invalidRequest, "\(method) came after shutdown")
    case .starting, .running: break
    }
  }

  /// The number of our next request to the client.
  mutating func nextRequestNumber() -> Int {
    requestCount += 1
    return requestCount
  }

  /// The article to answer from now; `nil` when `request` has been put on its waiting list.
  mutating func readyArticle(
    _ uri: DocumentURI,
    else request: WaitingRequest
  ) throws(JSONRPCError) -> ReadyArticle? {
    guard let article = articles[uri] else {
      throw JSONRPCError(.invalidParams, "\(uri.text) is not open")
    }
    if let ready = article.ready(for: client, settings) { return ready }
    articles[uri]?.waiting.append(request)
    return nil
  }

  /// Opens a document; one that was open already is replaced, and its requests are returned.
  mutating func open(_ params: DidOpenParams) -> [WaitingRequest] {
    serial += 1
    let old = articles.removeValue(forKey: params.uri)
    articles[params.uri] = OpenArticle(params, serial: serial)
    return old?.waiting ?? []
  }

  /// Changes a document and returns the requests about the text it had; `nil` when it is not
  /// open.
  mutating func change(_ params: DidChangeParams) -> [WaitingRequest]? {
    guard articles[params.uri] != nil else { return nil }
    articles[params.uri]?.apply(params, encoding: client.encoding)
    return takeWaiting(params.uri)
  }

  private mutating func takeWaiting(_ uri: DocumentURI) -> [WaitingRequest] {
    let waiting = articles[uri]?.waiting ?? []
    articles[uri]?.waiting = []
    return waiting
  }

  mutating func close(_ uri: DocumentURI) -> OpenArticle? {
    articles.removeValue(forKey: uri)
  }

  mutating func closeAll() -> [WaitingRequest] {
    let waiting = articles.values.flatMap(\.waiting)
    articles = [:]
    return waiting
  }

  /// Takes new settings; when they matter, every document is to be annotated again.
  mutating func configure(_ new: ServerSettings) -> ([WaitingRequest], [DocumentURI]) {
    guard new != settings else { return ([], []) }
    settings = new
    var waiting: [WaitingRequest] = []
    for uri in articles.keys {
      articles[uri]?.generation += 1
      waiting += takeWaiting(uri)
    }
    return (waiting, Array(articles.keys))
  }

  /// Takes a request off its waiting list.
  mutating func cancel(_ id: RequestID) -> WaitingRequest? {
    for uri in articles.keys {
      if let index = articles[uri]?.waiting.firstIndex(where: { $0.id == id }) {
        return articles[uri]?.waiting.remove(at: index)
      }
    }
    return nil
  }

  /// The newest text of an open document.
  func text(of uri: DocumentURI) -> ArticleText? { articles[uri]?.text }

  /// Whether this opening of a document is still the one that counts.
  func isOpen(_ uri: DocumentURI, serial: Int) -> Bool { articles[uri]?.serial == serial }

  /// Whether nobody wants the outcome of `job` any more: the document is gone, or it has
  /// changed while a text that was answered before is completed.
  func isObsolete(_ job: AnnotationJob) -> Bool {
    guard let article = articles[job.uri], article.serial == job.serial else { return true }
    return job.previous?.isProvisional == true && job.depth == .complete
      && article.generation != job.generation
  }

  // MARK: Work

  /// Articles of more bytes than this are answered in two steps after a change: at once with
  /// what annotators of whole articles said before, moved along, and then in full.
  private static let longArticle = 64 << 10

  /// Marks a document as scheduled; false when it is already.
  mutating func beginScheduling(_ uri: DocumentURI) -> Bool {
    guard articles[uri]?.isScheduled == false else { return false }
    articles[uri]?.isScheduled = true
    return true
  }

  /// The next thing to do about a document; `nil`, and no longer scheduled, when its newest
  /// text is annotated.
  mutating func nextJob(_ uri: DocumentURI) -> AnnotationJob? {
    guard let engine, let article = articles[uri] else {
      articles[uri]?.isScheduled = false
      return nil
    }
    let isCurrent = article.annotated?.generation == article.generation
    if isCurrent, article.annotated?.snapshot.isProvisional != true {
      articles[uri]?.isScheduled = false
      return nil
    }
    let isLong = article.text.count > Self.longArticle && article.annotated != nil
    return AnnotationJob(
      uri: uri,
      depth: isLong && !isCurrent ? .provisional : .complete,
      serial: article.serial,
      generation: article.generation,
      engine: engine,
      text: article.text,
      reading: settings.reading(of: article.text, fileName: uri.fileName),
      previous: article.annotated?.snapshot
    )
  }

  /// What is to be done after annotating.
  struct Outcome {
    let article: ReadyArticle
    let waiting: [WaitingRequest]
    let mustPublish: Bool
    /// Whether the client should ask for colors again, because it got provisional ones.
    let mustRefresh: Bool
    let news: [ArticleWarning]
  }

  /// Keeps a finished snapshot. Answers `nil` when nobody can use it any more or yet.
  mutating func finish(_ job: AnnotationJob, _ snapshot: ArticleSnapshot) -> Outcome? {
    guard isOpen(job.uri, serial: job.serial) else { return nil }
    articles[job.uri]?.annotated = (snapshot, job.generation)
    guard let article = articles[job.uri], let ready = article.ready(for: client, settings) else {
      return nil
    }
    let news = snapshot.warnings.filter { told.insert($0.topic).inserted }
    articles[job.uri]?.hasPublished = true
    return Outcome(
      article: ready,
      waiting: takeWaiting(job.uri),
      mustPublish: !article.hasPublished,
      mustRefresh: client.hasTokenRefresh && job.depth == .complete
        && job.previous?.isProvisional == true,
      news: news
    )
  }
}

extension ArticleWarning {
  /// What the warning is about, however many it counts.
  fileprivate var topic: String { "\(plugin)\(message.drop(while: \.isNumber))" }
}

/// A text to be annotated.
struct AnnotationJob: Sendable {
  let uri: DocumentURI
  let depth: Engine.Depth
  let serial: Int
  let generation: Int
  let engine: Engine
  let text: ArticleText
  let reading: ReadingContext
  let previous: ArticleSnapshot?
}
