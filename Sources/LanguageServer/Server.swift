package import AnnotationEngine
import JSONCodec
import JSONRPC
import LSPMessages
import Synchronization
import TextModel

/// The language server: takes bytes from a client, sends messages back.
///
/// One thread, the reader, calls ``receive(_:)``; it alone changes what is known of documents,
/// in the order in which the client said it. Annotating happens on the work queue, one article
/// at a time, and ends by answering whoever waited. Both sides meet in ``state``, which is
/// locked for microseconds.
package final class Server: Sendable {
  /// How a session ended.
  package enum Ending: Hashable, Sendable {
    /// The client said `exit`; the process should end with this code.
    case exit(code: Int32)
  }

  let output: any MessageOutput
  private let work: any WorkQueue
  private let version: String
  private let loadEngine: @Sendable () -> Engine
  private let log: @Sendable (LogLevel, String) -> Void
  let state = Mutex(ServerState())
  private let decoder = Mutex(MessageDecoder())

  /// Creates a server.
  ///
  /// `loadEngine` is called once, on the work queue, after `initialize` was answered, so that
  /// loading plugins keeps no editor waiting.
  package init(
    output: any MessageOutput,
    work: any WorkQueue,
    version: String,
    log: @escaping @Sendable (LogLevel, String) -> Void,
    loadEngine: @escaping @Sendable () -> Engine
  ) {
    self.output = output
    self.work = work
    self.version = version
    self.log = log
    self.loadEngine = loadEngine
  }

  /// Takes the next bytes of the client's stream. Answers how the session ended, if it did.
  package func receive(_ bytes: [UInt8]) -> Ending? {
    decoder.withLock { decoder in
      decoder.feed(bytes.span)
      while let event = decoder.next() {
        switch event {
        case .malformed(let error): log(.warning, "unreadable bytes: \(error)")
        case .message(let body):
          do throws(JSONParseError) {
            if let ending = try handle(body) { return ending }
          } catch {
            output.send(OutgoingMessage.error(of: .null, JSONRPCError(error)))
            decoder.resynchronize()
          }
        }
      }
      return nil
    }
  }

  /// The code to end with when the client closed its stream: 0 only after `shutdown`.
  package var codeAtEndOfInput: Int32 {
    state.withLock { $0.phase == .shutDown ? 0 : 1 }
  }

  /// The process that started the server, if it said so.
  package var clientProcess: Int? { state.withLock { $0.clientProcess } }

  /// The text of the open document at `uri` as UTF-8 bytes, as the server knows it; `nil` when
  /// it is not open. For tests of edits, which no answer shows whole.
  package func openText(at uri: String) -> [UInt8]? {
    state.withLock { $0.text(of: DocumentURI(uri))?.bytes }
  }

  private func handle(_ body: [UInt8]) throws(JSONParseError) -> Ending? {
    let document = try JSONDocument(parsing: body)
    return document.withRoot { root in
      do throws(InvalidMessage) {
        switch try Envelope.read(root, source: body.span) {
        case .request(let id, let method, _):
          answer(id, method, root)
          return nil
        case .notification("exit", _):
          return .exit(code: codeAtEndOfInput)
        case .notification(let method, _):
          take(method, root, body)
          return nil
        case .response:
          // All that is asked of the client is to refresh, and no answer changes anything.
          return nil
        }
      } catch {
        output.send(OutgoingMessage.error(of: error.id, error.error))
        return nil
      }
    }
  }

  // MARK: Requests

  private func answer(_ id: RequestID, _ method: String, _ root: JSONNode) {
    do {
      try state.withLock { try $0.admit(method) }
      if method == "initialize" {
        try initialize(id, root["params"])
      } else if method == "shutdown" {
        shutDown(id)
      } else if let type = ArticleRequests.byMethod[method] {
        try answer(id, with: type.init(root["params"]))
      } else {
        throw JSONRPCError(.methodNotFound, "\(method) is not a method of this server")
      }
    } catch let error as JSONRPCError {
      output.send(OutgoingMessage.error(of: id, error))
    } catch let error as JSONTypeError {
      output.send(OutgoingMessage.error(of: id, JSONRPCError(invalidParams: error)))
    } catch {
      output.send(OutgoingMessage.error(of: id, JSONRPCError(.internalError, "\(error)")))
    }
  }

  private func initialize(_ id: RequestID, _ node: JSONNode) throws(JSONTypeError) {
    let params = try InitializeParams(node)
    let client = ClientCapabilities(params)
    var complaints: [String] = []
    let settings = ServerSettings(params.options, complaints: &complaints)
    state.withLock { state in
      state.phase = .running
      state.client = client
      state.settings = settings
      state.clientProcess = params.processID
    }
    let result = InitializeResult(
      positionEncoding: client.encoding.rawValue,
      tokenTypes: ToLSP.tokenTypes,
      tokenModifiers: [],
      version: version
    )
    output.send(OutgoingMessage.result(of: id) { result.write(to: &$0) })
    log(.info, "started by \(params.clientName ?? "a client"), \(client.encoding.rawValue)")
    complaints.forEach { tell(.warning, $0) }
    work.enqueue { [self] in start(loadEngine()) }
  }

  private func start(_ engine: Engine) {
    state.withLock { $0.engine = engine }
    for problem in engine.problems { tell(.warning, "\(problem.annotator) \(problem)") }
  }

  private func shutDown(_ id: RequestID) {
    let waiting = state.withLock { state in
      state.phase = .shutDown
      return state.closeAll()
    }
    for request in waiting { refuse(request, .requestCancelled, "the server is shutting down") }
    output.send(OutgoingMessage.result(of: id) { $0.null() })
  }

  private func answer(_ id: RequestID, with request: any ArticleRequest) throws(JSONRPCError) {
    let answer: @Sendable (ReadyArticle) -> [UInt8] = { article in
      OutgoingMessage.result(of: id) { request.answer(article, to: &$0) }
    }
    let ready = try state.withLock { (state) throws(JSONRPCError) in
      try state.readyArticle(request.uri, else: WaitingRequest(id: id, answer: answer))
    }
    if let ready { output.send(answer(ready)) }
  }

  func refuse(_ request: WaitingRequest, _ code: ErrorCode, _ why: String) {
    output.send(OutgoingMessage.error(of: request.id, JSONRPCError(code, why)))
  }

  // MARK: Notifications

  private func take(_ method: String, _ root: JSONNode, _ body: [UInt8]) {
    guard state.withLock({ $0.phase }) == .running else { return }
    do {
      let params = try root["params"]
      switch method {
      case "textDocument/didOpen": open(try DidOpenParams(params))
      case "textDocument/didChange": change(try DidChangeParams(params))
      case "textDocument/didClose": close(try DocumentParams(params).uri)
      case "workspace/didChangeConfiguration":
        configure(try params["settings"].present.map { JSONValue($0) })
      case "$/cancelRequest":
        let id = try RequestID.read(at: ["params", "id"], of: root, source: body.span)
        if let id { cancel(id) }
      case "$/setTrace":
        let trace = try params["value"].string
        state.withLock { $0.trace = trace }
      case "initialized", "textDocument/didSave", "workspace/didChangeWatchedFiles": break
      default: if !method.hasPrefix("$/") { log(.info, "ignored \(method)") }
      }
    } catch {
      tell(.error, "\(method): \(error)")
    }
  }

  private func open(_ params: DidOpenParams) {
    let abandoned = state.withLock { $0.open(params) }
    for request in abandoned { refuse(request, .contentModified, "the document was opened anew") }
    schedule(params.uri)
  }

  private func change(_ params: DidChangeParams) {
    guard let superseded = state.withLock({ $0.change(params) }) else {
      tell(.error, "change of \(params.uri.text), which is not open")
      return
    }
    for request in superseded { refuse(request, .contentModified, "the text has changed") }
    schedule(params.uri)
  }

  private func close(_ uri: DocumentURI) {
    guard let article = state.withLock({ $0.close(uri) }) else {
      tell(.warning, "close of \(uri.text), which is not open")
      return
    }
    for request in article.waiting {
      refuse(request, .contentModified, "the document was closed")
    }
    if article.hasPublished { publish(PublishDiagnosticsParams(uri: uri, version: nil)) }
  }

  private func configure(_ value: JSONValue?) {
    guard let value else { return }
    var complaints: [String] = []
    let settings = ServerSettings(value, complaints: &complaints)
    complaints.forEach { tell(.warning, $0) }
    let (superseded, uris) = state.withLock { $0.configure(settings) }
    for request in superseded { refuse(request, .contentModified, "the settings have changed") }
    uris.forEach(schedule)
  }

  private func cancel(_ id: RequestID) {
    if let request = state.withLock({ $0.cancel(id) }) {
      refuse(request, .requestCancelled, "cancelled by the client")
    }
  }

  // MARK: Annotating

  private func schedule(_ uri: DocumentURI) {
    guard state.withLock({ $0.beginScheduling(uri) }) else { return }
    work.enqueue { [self] in annotate(uri) }
  }

  /// Annotates the newest text of a document until there is no newer one.
  private func annotate(_ uri: DocumentURI) {
    while let job = state.withLock({ $0.nextJob(uri) }) {
      let snapshot = job.engine.annotate(
        job.text,
        reading: job.reading,
        previous: job.previous,
        depth: job.depth,
        isCancelled: { [self] in state.withLock { $0.isObsolete(job) } }
      )
      guard let snapshot else { continue }
      finish(job, snapshot)
    }
  }

  private func finish(_ job: AnnotationJob, _ snapshot: ArticleSnapshot) {
    let outcome = state.withLock { $0.finish(job, snapshot) }
    guard let outcome else { return }
    for request in outcome.waiting { output.send(request.answer(outcome.article)) }
    if outcome.mustPublish {
      let version = outcome.article.client.hasDiagnosticVersions ? outcome.article.version : nil
      publish(PublishDiagnosticsParams(uri: job.uri, version: version))
    }
    if outcome.mustRefresh {
      let number = state.withLock { $0.nextRequestNumber() }
      output.send(OutgoingMessage.request(RequestID(number), "workspace/semanticTokens/refresh"))
    }
    for warning in outcome.news { tell(.warning, "\(warning.plugin): \(warning.message)") }
  }

  private func publish(_ params: PublishDiagnosticsParams) {
    output.send(
      OutgoingMessage.notification("textDocument/publishDiagnostics") { params.write(to: &$0) }
    )
  }

  /// Tells the user something, in the client's log and in ours.
  private func tell(_ type: MessageType, _ message: String) {
    log(type == .error ? .error : .warning, message)
    let params = MessageParams(type, message)
    output.send(OutgoingMessage.notification("window/logMessage") { params.write(to: &$0) })
  }
}
