import AnnotationEngine
package import AnnotationModel
package import JSONCodec
import JSONRPC
package import LanguageServer
import Synchronization

/// A client that talks to a server in its own process, through the bytes that a pipe would
/// carry.
package final class InProcessClient: Sendable {
  private struct State {
    var nextID = 1
    var messages: [JSONValue] = []
    var log: [String] = []
    var ending: Server.Ending?
  }

  /// The server.
  package var server: Server { connection }

  private let state = Mutex(State())
  private let record: ConversationRecord
  private let inbox: Inbox
  private let connection: Server

  /// Starts a server with `annotators`; nothing has been said to it yet.
  ///
  /// A client whose requests are not those of LSP gets answers that are not either: let it not
  /// be `recorded`.
  package init(
    _ annotators: [RegisteredAnnotator] = [],
    queue: any WorkQueue = InlineQueue(),
    recorded: Bool = true,
    name: String = #function,
    file: String = #fileID
  ) {
    let record = recorded ? ConversationRecord(name: name, file: file) : ConversationRecord()
    let inbox = Inbox(record)
    self.record = record
    self.inbox = inbox
    connection = Server(
      output: inbox,
      work: queue,
      version: "0.0.0-test",
      log: { level, message in inbox.log(level, message) },
      loadEngine: { Engine(annotators) }
    )
  }

  // MARK: Saying

  /// Sends bytes as they are.
  package func send(raw bytes: [UInt8]) {
    record.add(client: bytes)
    let ending = connection.receive(bytes)
    if let ending { state.withLock { $0.ending = ending } }
  }

  /// Sends a message in a frame.
  package func send(_ message: JSONValue) {
    send(raw: encodeFrame(Array(message.line.utf8)))
  }

  /// Sends a notification.
  package func notify(_ method: String, _ params: JSONValue = .null) {
    var message: [JSONValue.Member] = [.init("jsonrpc", "2.0"), .init("method", .string(method))]
    if params != .null { message.append(.init("params", params)) }
    send(.object(message))
  }

  /// Sends a request, under the next number unless `id` is given, and answers its id.
  @discardableResult
  package func request(
    _ method: String,
    _ params: JSONValue = .null,
    id: JSONValue? = nil
  ) -> JSONValue {
    let id =
      id
      ?? state.withLock { state in
        defer { state.nextID += 1 }
        return .int(state.nextID)
      }
    var message: [JSONValue.Member] = [
      .init("jsonrpc", "2.0"), .init("id", id), .init("method", .string(method)),
    ]
    if params != .null { message.append(.init("params", params)) }
    send(.object(message))
    return id
  }

  /// Sends a request and answers its response, or null when there is none yet.
  package func ask(_ method: String, _ params: JSONValue = .null) -> JSONValue {
    responses(to: request(method, params)).first ?? .null
  }

  // MARK: Hearing

  /// Every message of the server so far.
  package var messages: [JSONValue] { inbox.messages }

  /// The bodies of the server's messages, letter for letter.
  package var bodies: [String] { inbox.bodies }

  /// The messages that came since this was asked last.
  package func news() -> [JSONValue] { inbox.news() }

  /// Every response to the request `id`; at the end of a session that should be one.
  package func responses(to id: JSONValue) -> [JSONValue] {
    messages.filter { !$0.has("method") && $0["id"] == id }
  }

  /// The parameters of every notification `method`.
  package func notifications(_ method: String) -> [JSONValue] {
    messages.filter { $0["method"] == .string(method) }.map { $0["params"] }
  }

  /// What the user was told in the client's log.
  package var told: [String] {
    notifications("window/logMessage").compactMap { $0["message"].text }
  }

  /// The lines of the server's own log.
  package var log: [String] { inbox.lines }

  /// How the session ended, if it did.
  package var ending: Server.Ending? { state.withLock { $0.ending } }
}

/// Takes the server's bytes apart again, as a client at the other end of a pipe does.
private final class Inbox: MessageOutput {
  private struct State {
    var decoder = MessageDecoder()
    var messages: [JSONValue] = []
    var bodies: [String] = []
    var heard = 0
    var lines: [String] = []
  }

  private let state = Mutex(State())
  private let record: ConversationRecord

  init(_ record: ConversationRecord) { self.record = record }

  var messages: [JSONValue] { state.withLock { $0.messages } }
  var bodies: [String] { state.withLock { $0.bodies } }
  var lines: [String] { state.withLock { $0.lines } }

  func news() -> [JSONValue] {
    state.withLock { state in
      defer { state.heard = state.messages.count }
      return Array(state.messages[state.heard...])
    }
  }

  func log(_ level: LogLevel, _ message: String) {
    state.withLock { $0.lines.append("\(level): \(message)") }
  }

  func send(_ message: [UInt8]) {
    state.withLock { state in
      state.decoder.feed(message.span)
      while let event = state.decoder.next() {
        let message = Self.value(of: event)
        record.add(server: message)
        state.messages.append(message)
        if case .message(let body) = event {
          state.bodies.append(String(decoding: body, as: UTF8.self))
        }
      }
    }
  }

  /// The message, or a string that says what was wrong with it, which no test expects.
  private static func value(of event: MessageDecoder.Event) -> JSONValue {
    switch event {
    case .malformed(let error): return .string("malformed: \(error)")
    case .message(let body):
      do throws(JSONParseError) {
        return try JSONValue(parsing: body)
      } catch {
        return .string("not JSON: \(error)")
      }
    }
  }
}
