import Glibc
package import JSONCodec
import Synchronization

/// Writes down what a client and a server say to each other, for another program to check.
///
/// Each conversation is a file of its own in the folder that `GLOSSATOR_CONVERSATIONS` names,
/// with one JSON object on each line: `direction`, the `method` that a message names or answers
/// to, and the `message` itself. Without the variable nothing is written.
package final class ConversationRecord: Sendable {
  /// Who speaks.
  package enum Direction: String, Sendable {
    case client, server
  }

  private static let count = Atomic(0)
  private let descriptor: Int32
  private let methods = Mutex<[JSONValue: String]>([:])

  /// Begins a record named for the test `name` in `file`.
  package init(name: String, file: String) {
    guard let folder = getenv("GLOSSATOR_CONVERSATIONS").map({ String(cString: $0) }) else {
      descriptor = -1
      return
    }
    mkdir(folder, 0o755)
    let number = Self.count.add(1, ordering: .relaxed).newValue
    let words = "\(file) \(name)".split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    let path = "\(folder)/\(words.prefix(120))-\(number).jsonl"
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Adds a message.
  package func add(_ direction: Direction, _ message: JSONValue) {
    guard descriptor >= 0 else { return }
    let method = method(of: message, from: direction)
    let entry: JSONValue = [
      "direction": .string(direction.rawValue),
      "method": method.map { .string($0) } ?? .null,
      "message": message,
    ]
    let bytes = Array((entry.line + "\n").utf8)
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      start += count
    }
  }

  /// The method that a message names, or that of the request it answers.
  private func method(of message: JSONValue, from direction: Direction) -> String? {
    guard let method = message["method"].text else {
      return methods.withLock { $0[message["id"]] }
    }
    if direction == .client, message.has("id") {
      methods.withLock { $0[message["id"]] = method }
    }
    return method
  }
}
