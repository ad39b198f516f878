import GlossatorTestSupport
import JSONCodec
import LanguageServer
import Testing

/// A conversation as a file tells it; `Tests/Transcripts/README.md` describes the format.
struct Transcript {
  private enum Step {
    case send(JSONValue)
    case sendRaw([UInt8])
    case expect(JSONValue)
    case expectExit(Int32)
  }

  private struct UnreadableLine: Error, CustomStringConvertible {
    let description: String
  }

  private let name: String
  private var steps: [(line: Int, step: Step)] = []

  /// Reads the transcript `text`.
  init(_ text: String, name: String) throws {
    self.name = name
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      guard let step = try Self.step(String(line)) else {
        throw UnreadableLine(description: "\(name):\(index + 1): expected -->, <-- or #")
      }
      steps.append((index + 1, step))
    }
  }

  private static func step(_ line: String) throws -> Step? {
    func json(after prefix: String) throws -> JSONValue {
      try JSONValue(parsing: Array(line.utf8.dropFirst(prefix.utf8.count)))
    }
    if line.hasPrefix("--> raw ") {
      let text = try json(after: "--> raw ").text ?? ""
      return .sendRaw(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
    }
    if line.hasPrefix("--> ") { return .send(withVersion(try json(after: "--> "))) }
    if line.hasPrefix("<-- exit ") {
      return Int32(line.dropFirst("<-- exit ".count)).map { .expectExit($0) }
    }
    if line.hasPrefix("<-- ") { return .expect(withVersion(try json(after: "<-- "))) }
    return nil
  }

  private static func withVersion(_ message: JSONValue) -> JSONValue {
    guard case .object(let members) = message, !message.has("jsonrpc") else { return message }
    return .object([.init("jsonrpc", "2.0")] + members)
  }

  /// Says the client's part to `client` and answers where the server's is another: a line each,
  /// empty when it is not.
  func replay(to client: InProcessClient) -> [String] {
    var waiting: [JSONValue] = []
    var complaints: [String] = []
    func complainOfRest(before line: Int) {
      waiting += client.news()
      for message in waiting {
        complaints.append("\(name), before line \(line): nobody expects \(message.line)")
      }
      waiting = []
    }
    for (line, step) in steps {
      switch step {
      case .send(let message):
        complainOfRest(before: line)
        client.send(message)
      case .sendRaw(let bytes):
        complainOfRest(before: line)
        client.send(raw: bytes)
      case .expect(let expected):
        waiting += client.news()
        guard !waiting.isEmpty else {
          complaints.append("\(name):\(line): the server says nothing")
          continue
        }
        let found = waiting.removeFirst()
        if let difference = Self.difference(found, from: expected, at: "") {
          complaints.append("\(name):\(line): \(difference)")
        }
      case .expectExit(let code):
        if client.ending != .exit(code: code) {
          complaints.append("\(name):\(line): the session ended with \(client.ending as Any)")
        }
      }
    }
    complainOfRest(before: steps.count + 1)
    return complaints
  }

  /// The first place where `found` is not what is expected; `nil` when there is none.
  static func difference(_ found: JSONValue, from expected: JSONValue, at path: String) -> String? {
    switch (expected, found) {
    case ("…", _): return nil
    case (.string(let start), .string(let text)) where start.hasSuffix("…"):
      if text.hasPrefix(start.dropLast()) { return nil }
    case (.object(let wanted), .object(let members)):
      return difference(members, from: wanted, at: path)
    case (.array(let wanted), .array(let elements)):
      let isOpen = wanted.last == "…"
      let count = isOpen ? wanted.count - 1 : wanted.count
      guard elements.count == count || isOpen && elements.count > count else {
        return "\(path): expected \(count) elements, found \(elements.count): \(found.line)"
      }
      for index in 0..<count {
        let place = "\(path)[\(index)]"
        if let complaint = difference(elements[index], from: wanted[index], at: place) {
          return complaint
        }
      }
      return nil
    default: if expected == found { return nil }
    }
    return "\(path): expected \(expected.line), found \(found.line)"
  }

  private static func difference(
    _ members: [JSONValue.Member],
    from wanted: [JSONValue.Member],
    at path: String
  ) -> String? {
    let isOpen = wanted.contains { $0.name == "…" }
    for member in wanted where member.name != "…" {
      guard let found = members.first(where: { $0.name == member.name }) else {
        return "\(path): expected a member \(member.name)"
      }
      let place = "\(path).\(member.name)"
      if let complaint = difference(found.value, from: member.value, at: place) {
        return complaint
      }
    }
    let extra = members.first { member in !wanted.contains { $0.name == member.name } }
    return isOpen ? nil : extra.map { "\(path): nobody expects a member \($0.name)" }
  }
}

struct TranscriptTests {
  private static let folder = "\(RepositoryFolder.path)/Tests/Transcripts"

  @Test(arguments: TextFile.names(in: folder, suffix: ".jsonrpc"))
  func `a conversation goes as written`(file: String) throws {
    let text = try #require(TextFile.read("\(Self.folder)/\(file)"))
    let client = InProcessClient(Sample.annotators, name: file, file: "transcript")
    let complaints = try Transcript(text, name: file).replay(to: client)
    #expect(complaints == [])
  }

  @Test func `there are conversations`() {
    #expect(TextFile.names(in: Self.folder, suffix: ".jsonrpc").count >= 3)
  }

  @Test(
    arguments: [
      (#"{"a":1}"#, #"{"a":1,"b":2}"#, ": nobody expects a member b"),
      (#"{"a":1,"…":"…"}"#, #"{"a":1,"b":2}"#, nil), (#"{"a":"…"}"#, "{}", ": expected a member a"),
      (#"{"a":"…"}"#, #"{"a":null}"#, nil),
      (#"[1]"#, "[1,2]", ": expected 1 elements, found 2: [1,2]"),
      (#"[1,"…"]"#, "[1,2,3]", nil), (#"[1,"…"]"#, "[1]", nil),
      (#"[1,2,"…"]"#, "[1]", ": expected 2 elements, found 1: [1]"),
      (#"[{"x":[1]}]"#, #"[{"x":["1"]}]"#, #"[0].x[0]: expected 1, found "1""#),
      (#""ab…""#, #""abc""#, nil), (#""ab…""#, #""acb""#, #": expected "ab…", found "acb""#),
    ] as [(String, String, String?)]
  )
  func `what is written is compared member by member`(
    expected: String,
    found: String,
    complaint: String?
  ) throws {
    let expected = try JSONValue(parsing: Array(expected.utf8))
    let found = try JSONValue(parsing: Array(found.utf8))
    #expect(Transcript.difference(found, from: expected, at: "") == complaint)
  }

  @Test func `a server that says more, less or something else than written is found out`() throws {
    let text = """
      --> {"id":1,"method":"initialize","params":{}}
      --> {"id":2,"method":"shutdown"}
      <-- {"id":2,"result":1}
      <-- {"id":2,"result":null}
      <-- exit 0
      """
    let client = InProcessClient(name: "found-out")
    let complaints = try Transcript(text, name: "t").replay(to: client)
    #expect(complaints.count == 4)
    #expect(complaints.first?.hasPrefix(#"t, before line 2: nobody expects {"jsonrpc""#) == true)
    #expect(
      complaints.dropFirst() == [
        "t:3: .result: expected 1, found null", "t:4: the server says nothing",
        "t:5: the session ended with nil",
      ]
    )
  }
}
