import JSONCodec
import JSONRPC
import Testing

/// Reads the envelope of `text` and returns it in one line, or the error as it would be answered.
private func envelope(of text: String) throws -> String {
  let source = Array(text.utf8)
  let document = try JSONDocument(parsing: source)
  return document.withRoot { root in
    do throws(InvalidMessage) {
      switch try Envelope.read(root, source: source.span) {
      case .request(let id, let method, let hasParams):
        return "request \(id) \(method)" + (hasParams ? " with params" : "")
      case .notification(let method, let hasParams):
        return "notification \(method)" + (hasParams ? " with params" : "")
      case .response(let id, let isError):
        return "response \(id)" + (isError ? " with error" : "")
      }
    } catch {
      return "\(error.id): \(error.error)"
    }
  }
}

struct EnvelopeTests {
  @Test(
    arguments: [
      (#"{"jsonrpc":"2.0","id":1,"method":"m"}"#, "request 1 m"),
      (#"{"jsonrpc":"2.0","id":1,"method":"m","params":{}}"#, "request 1 m with params"),
      (#"{"jsonrpc":"2.0","id":1,"method":"m","params":null}"#, "request 1 m"),
      (
        #"{"params":[],"method":"m","id":"a\u0062\"","jsonrpc":"2.0"}"#,
        #"request "a\u0062\"" m with params"#
      ),
      (
        #"{"jsonrpc":"2.0","id":123456789012345678901234567890,"method":"m"}"#,
        "request 123456789012345678901234567890 m"
      ),
      (#"{"jsonrpc":"2.0","id":3.0,"method":"m"}"#, "request 3.0 m"),
      (#"{"jsonrpc":"2.0","id":-0,"method":"m"}"#, "request -0 m"),
      (#"{"jsonrpc":"2.0","id":null,"method":"m"}"#, "request null m"),
      (#"{"jsonrpc":"2.0","method":"m"}"#, "notification m"),
      (#"{"jsonrpc":"2.0","method":"m","params":5}"#, "notification m with params"),
      (#"{"jsonrpc":"2.0","id":1,"result":null}"#, "response 1"),
      (#"{"jsonrpc":"2.0","id":null,"error":{}}"#, "response null with error"),
      (#"{"jsonrpc":"2.0","id":1,"error":null,"result":1}"#, "response 1"),
    ]
  )
  func `a message is a request, a notification or a response`(
    text: String,
    expected: String
  ) throws {
    #expect(try envelope(of: text) == expected)
  }

  @Test(
    arguments: [
      ("[]", "null: expected an object, found an array (-32600)"),
      (
        #"[{"jsonrpc":"2.0","id":1,"method":"m"}]"#,
        "null: expected an object, found an array (-32600)"
      ),
      ("null", "null: expected an object, found null (-32600)"),
      ("7", "null: expected an object, found an integer (-32600)"),
      ("{}", "null: jsonrpc: expected a string, found nothing (-32600)"),
      (#"{"id":7,"method":"m"}"#, "7: jsonrpc: expected a string, found nothing (-32600)"),
      (
        #"{"jsonrpc":2.0,"id":7,"method":"m"}"#,
        "7: jsonrpc: expected a string, found a number (-32600)"
      ),
      (
        #"{"jsonrpc":"1.0","id":7,"method":"m"}"#,
        "7: jsonrpc: expected “2.0”, found another version (-32600)"
      ),
      (
        #"{"jsonrpc":"2.0","id":7,"method":1}"#,
        "7: method: expected a string, found an integer (-32600)"
      ),
      (
        #"{"jsonrpc":"2.0","id":7,"method":null}"#,
        "7: method: expected a string, found null (-32600)"
      ),
      (
        #"{"jsonrpc":"2.0","id":7}"#,
        "7: method: expected a method, a result or an error, found nothing (-32600)"
      ),
      (#"{"jsonrpc":"2.0","result":7}"#, "null: method: expected a string, found nothing (-32600)"),
      (
        #"{"jsonrpc":"2.0","id":true,"method":"m"}"#,
        "null: id: expected an integer or a string, found a boolean (-32600)"
      ),
      (
        #"{"jsonrpc":"2.0","id":[1],"method":"m"}"#,
        "null: id: expected an integer or a string, found an array (-32600)"
      ),
      (
        #"{"jsonrpc":"2.0","id":1.5,"method":"m"}"#,
        "null: id: expected an integer within 64 bits, found 1.5 (-32600)"
      ),
    ]
  )
  func `an invalid message is answered under its id if it has one`(
    text: String,
    expected: String
  ) throws {
    #expect(try envelope(of: text) == expected)
  }

  @Test func `a body that is no JSON is a parse error`() {
    let error = #expect(throws: JSONParseError.self) {
      _ = try JSONValue(parsing: Array("{".utf8))
    }
    let answer = error.map { JSONRPCError($0) }
    #expect(answer?.code == .parseError)
    #expect(answer?.message.hasPrefix("byte 1: ") == true)
  }

  @Test func `a random document is read without a trap`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    let names = ["jsonrpc", "id", "i\\u0064", "method", "params", "result", "error"]
    let values = [#""2.0""#, "1", "null", "{}", "[1]", #""m""#, "1.5", "-0", "1e400", "true"]
    for _ in 0..<5_000 {
      let members = (0..<Int.random(in: 0...7, using: &random)).map { _ in
        let name = names.randomElement(using: &random) ?? ""
        return "\"\(name)\": \(values.randomElement(using: &random) ?? "1")"
      }
      #expect(try !envelope(of: "{\(members.joined(separator: " , "))}").isEmpty, "seed \(seed)")
    }
  }
}

struct RequestIDTests {
  /// Reads the identifier of `{"id": text}`.
  private func id(_ text: String) throws -> RequestID? {
    let source = Array("{\"id\": \(text) }".utf8)
    let document = try JSONDocument(parsing: source)
    return try document.withRoot { root throws(JSONTypeError) in
      try RequestID.read(of: root, source: source.span)
    }
  }

  @Test(arguments: ["1", "-0", "1.0", "18446744073709551616", #""""#, #""\u0061\/é""#, "null"])
  func `an identifier is echoed byte for byte`(text: String) throws {
    #expect(try id(text)?.sourceText == text)
  }

  @Test func `identifiers are equal when they mean the same`() throws {
    #expect(try id(#""a""#) == id(#""\u0061""#))
    #expect(try id("1") == id("1.0"))
    #expect(try id("1") == RequestID(1))
    #expect(try id("null") == .null)
    #expect(try id("1") != id(#""1""#))
    #expect(try id("18446744073709551616") != id("18446744073709551617"))
    #expect(try Set([id("7"), id("7.0"), id(#""7""#)]).count == 2)
  }

  @Test func `an identifier is found among the parameters too`() throws {
    let source = Array(#"{"id":1,"params":{"id":"x"}}"#.utf8)
    let document = try JSONDocument(parsing: source)
    try document.withRoot { root throws(JSONTypeError) in
      let found = try RequestID.read(at: ["params", "id"], of: root, source: source.span)
      #expect(found?.sourceText == #""x""#)
      #expect(try RequestID.read(at: ["params", "token"], of: root, source: source.span) == nil)
    }
  }
}
