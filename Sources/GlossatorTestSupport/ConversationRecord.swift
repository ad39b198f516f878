import Glibc
package import JSONCodec
import JSONRPC
import Synchronization

/// Writes down what a client and a server say to each other, for another program to check.
///
/// Each conversation is a file of its own in the folder that `GLOSSATOR_CONVERSATIONS` names,
/// with one JSON object on each line: `direction`, the `method` that a message names or answers
/// to, and the `message` itself. What is no message, however framed, is left out, and so is a
/// conversation in which the server says nothing. Without the variable nothing is written.
package final class ConversationRecord: Sendable {
  /// Who speaks.
  private enum Direction: String, Sendable {
    case client, server
  }

  private struct State {
    var decoder = MessageDecoder()
    /// The method of each request of the client, by its id.
    var methods: [JSONValue: String] = [:]
    /// What was said before the server spoke first.
    var lines: [UInt8] = []
    var descriptor: Int32 = -1
  }

  private static let count = Atomic(0)
  /// Where the file is to be; `nil` for nowhere.
  private let path: String?
  private let state = Mutex(State())

  /// Begins a record that is kept nowhere.
  package init() { path = nil }

  /// Begins a record named for the test `name` in `file`.
  package init(name: String, file: String) {
    guard let folder = getenv("GLOSSATOR_CONVERSATIONS").map({ String(cString: $0) }) else {
      path = nil
      return
    }
    mkdir(folder, 0o755)
    let number = Self.count.add(1, ordering: .relaxed).newValue
    let words = "\(file) \(name)".split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    path = "\(folder)/\(words.prefix(120))-\(number).jsonl"
  }

  deinit {
    state.withLock { state in
      if state.descriptor >= 0 { close(state.descriptor) }
    }
  }

  /// Adds the next bytes of the client's stream.
  package func add(client bytes: [UInt8]) {
    guard path != nil else { return }
    state.withLock { state in
      state.decoder.feed(bytes.span)
      while let event = state.decoder.next() {
        guard case .message(let body) = event else { continue }
        do throws(JSONParseError) {
          add(.client, try JSONValue(parsing: body), to: &state)
        } catch {
          // As the server takes it: no message, and the next one may hide in it.
          state.decoder.resynchronize()
        }
      }
    }
  }

  /// Adds a message of the server.
  package func add(server message: JSONValue) {
    guard let path else { return }
    state.withLock { state in
      add(.server, message, to: &state)
      if state.descriptor < 0 {
        state.descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
      }
      var start = 0
      while start < state.lines.count {
        let count = state.lines[start...].withUnsafeBytes {
          write(state.descriptor, $0.baseAddress, $0.count)
        }
        guard count > 0 else { return }
        start += count
      }
      state.lines = []
    }
  }

  private func add(_ direction: Direction, _ message: JSONValue, to state: inout State) {
    var method = message["method"].text
    if method == nil {
      method = state.methods[message["id"]]
    } else if direction == .client, message.has("id") {
      state.methods[message["id"]] = method
    }
    let entry: JSONValue = [
      "direction": .string(direction.rawValue),
      "method": method.map { .string($0) } ?? .null,
      "message": message,
    ]
    state.lines += (entry.line + "\n").utf8
  }
}
