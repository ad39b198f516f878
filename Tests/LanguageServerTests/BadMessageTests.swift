import GlossatorTestSupport
import JSONCodec
import Testing

/// A frame around `body`, whose length counts bytes.
private func frame(_ body: [UInt8]) -> [UInt8] {
  Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
}

private func frame(_ body: String) -> [UInt8] { frame(Array(body.utf8)) }

struct BadMessageTests {
  /// Sends `bytes` in a session and answers what came back; the session must go on.
  private func answers(
    to bytes: [UInt8],
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> [String] {
    let client = InProcessClient(Sample.annotators, name: "bad-message")
    client.start()
    client.open("Kabul")
    _ = client.news()
    client.send(raw: bytes)
    let answers = client.news().map { message in
      "\(message["id"].line) \(message["error"]["code"].line)"
    }
    #expect(client.hover(0, 0) != nil, "the next message", sourceLocation: sourceLocation)
    return answers
  }

  @Test(
    arguments: [
      "{", "nonsense", #"{"jsonrpc":"2.0","id":1,"method":"m"} x"#, "{'a':1}", "[1,]", "NaN",
      "\u{FEFF}{}", "{\"a\":\u{0}1}", #"{"jsonrpc":"2.0","id":1,"method":"m\#u{0}"}"#,
      String(repeating: "[", count: 5000),
    ]
  )
  func `a body that is no JSON is a parse error without an id`(body: String) {
    #expect(answers(to: frame(body)) == ["null -32700"])
  }

  @Test(arguments: [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xF4, 0x90, 0x80, 0x80]])
  func `a body that is no UTF-8 is a parse error without an id`(bytes: [UInt8]) {
    let body = Array(#"{"jsonrpc":"2.0","id":1,"method":""#.utf8) + bytes + Array(#""}"#.utf8)
    #expect(answers(to: frame(body)) == ["null -32700"])
  }

  @Test(
    arguments: [
      ("[]", "null -32600"), (#"[{"jsonrpc":"2.0","id":1,"method":"shutdown"}]"#, "null -32600"),
      ("1", "null -32600"), ("null", "null -32600"), (#""text""#, "null -32600"),
      ("{}", "null -32600"), (#"{"id":4,"method":"m"}"#, "4 -32600"),
      (#"{"jsonrpc":"1.0","id":"a","method":"m"}"#, #""a" -32600"#),
      (#"{"jsonrpc":"2.0","id":5,"method":6}"#, "5 -32600"),
      (#"{"jsonrpc":"2.0","id":true,"method":"m"}"#, "null -32600"),
      (#"{"jsonrpc":"2.0","id":1.5,"method":"m"}"#, "null -32600"),
    ]
  )
  func `a body that is no message is an invalid request`(body: String, answer: String) {
    #expect(answers(to: frame(body)) == [answer])
  }

  @Test(
    arguments: [
      "Content-Length: 0\r\n\r\n", "Content-Length: x\r\n\r\n{}", "garbage\r\n\r\n",
      "X: y\r\n\r\n{}",
      "Content-Length: 99999999999\r\n\r\n", "\r\n\r\n", "Content-Length: 50\r\n\r\n{\"a\":1}",
    ]
  )
  func `a broken frame is skipped without an answer`(bytes: String) {
    #expect(answers(to: Array(bytes.utf8)) == [])
  }

  @Test(arguments: [-3, -1, 1, 4])
  func `a wrong length costs its own message only`(error: Int) {
    let body = #"{"jsonrpc":"2.0","id":1,"method":"mystery"}"#
    let bytes = Array("Content-Length: \(body.utf8.count + error)\r\n\r\n\(body)".utf8)
    let client = InProcessClient(Sample.annotators, name: "wrong-length")
    client.start()
    client.open("Kabul")
    client.send(raw: bytes)
    #expect(client.hover(0, 0) != nil)
  }

  @Test func `bytes may come one at a time`() {
    let client = InProcessClient()
    client.start()
    for byte in frame(#"{"jsonrpc":"2.0","id":"é😀","method":"shutdown"}"#) {
      client.send(raw: [byte])
    }
    #expect(client.bodies.last == #"{"jsonrpc":"2.0","id":"é😀","result":null}"#)
  }

  @Test func `answers of the client to nothing are ignored`() {
    #expect(
      answers(
        to: frame(#"{"jsonrpc":"2.0","id":1,"result":null}"#)
          + frame(#"{"jsonrpc":"2.0","id":null,"error":{"code":-32601,"message":"?"}}"#)
      ) == []
    )
  }
}

struct UnknownMethodTests {
  @Test(arguments: ["mystery", "$/mystery", "textDocument/definition", "exit/", ""])
  func `an unknown request is answered, a dollar sign or not`(method: String) {
    let client = InProcessClient()
    client.start()
    #expect(client.ask(method, [:])["error"]["code"] == -32601)
  }

  @Test func `unknown notifications are ignored, and logged without a dollar sign`() {
    let client = InProcessClient()
    client.start()
    _ = client.news()
    let before = client.log.count
    client.notify("$/mystery", ["a": 1])
    client.notify("mystery", [1, 2])
    client.notify("textDocument/didSave", InProcessClient.document())
    #expect(client.news() == [])
    #expect(Array(client.log[before...]) == ["info: ignored mystery"])
  }

  @Test func `exit as a request is no exit`() {
    let client = InProcessClient()
    client.start()
    #expect(client.ask("exit")["error"]["code"] == -32601)
    #expect(client.ending == nil)
  }
}

struct BadParameterTests {
  @Test(
    arguments: [
      ("textDocument/hover", "null", "params: expected an object, found nothing"),
      ("textDocument/hover", "[]", "params: expected an object, found an array"),
      ("textDocument/hover", "{}", "params.textDocument: expected an object, found nothing"),
      (
        "textDocument/hover", #"{"textDocument":{"uri":7}}"#,
        "params.textDocument.uri: expected a string, found an integer"
      ),
      (
        "textDocument/hover", #"{"textDocument":{"uri":"u"},"position":{"line":0}}"#,
        "params.position.character: expected an integer, found nothing"
      ),
      (
        "textDocument/documentHighlight",
        #"{"textDocument":{"uri":"u"},"position":{"line":"0","character":0}}"#,
        "params.position.line: expected an integer, found a string"
      ),
      (
        "textDocument/documentHighlight",
        #"{"textDocument":{"uri":"u"},"position":{"line":1e99,"character":0}}"#,
        "params.position.line: expected an integer within 64 bits, found 1e99"
      ),
      (
        "textDocument/semanticTokens/range",
        #"{"textDocument":{"uri":"u"},"range":{"start":{"line":0,"character":0},"end":null}}"#,
        "params.range.end: expected an object, found null"
      ),
      (
        "textDocument/semanticTokens/full", #"{"textDocument":{}}"#,
        "params.textDocument.uri: expected a string, found nothing"
      ),
      (
        "textDocument/documentSymbol", #"{"textDocument":[]}"#,
        "params.textDocument: expected an object, found an array"
      ),
      (
        "textDocument/hover", #"{"textDocument":{"uri":"u"},"position":{"line":0,"character":0}}"#,
        "u is not open"
      ),
    ]
  )
  func `wrong parameters are refused with their place`(
    method: String,
    params: String,
    message: String
  ) throws {
    let client = InProcessClient()
    client.start()
    let answer = client.ask(method, try JSONValue(parsing: Array(params.utf8)))
    #expect(answer["error"]["code"] == -32602)
    #expect(answer["error"]["message"].text == message)
  }

  @Test func `wrong parameters of a notification are told to the user`() {
    let client = InProcessClient()
    client.start()
    client.notify("textDocument/didOpen", ["textDocument": ["uri": "u", "version": 1]])
    client.notify("$/setTrace", ["value": 1])
    client.notify("$/cancelRequest", ["id": [1]])
    client.notify("textDocument/didClose")
    #expect(
      client.told == [
        "textDocument/didOpen: params.textDocument.text: expected a string, found nothing",
        "$/setTrace: params.value: expected a string, found an integer",
        "$/cancelRequest: params.id: expected an integer or a string, found an array",
        "textDocument/didClose: params: expected an object, found nothing",
      ]
    )
  }

  @Test func `a document may lack its language and version, and have them null`() {
    let client = InProcessClient(Sample.annotators)
    client.start()
    client.notify("textDocument/didOpen", ["textDocument": ["uri": "u", "text": "Kabul"]])
    client.notify(
      "textDocument/didChange",
      ["textDocument": ["uri": "u", "version": .null], "contentChanges": [["text": "a Kabul"]]]
    )
    #expect(client.hover(0, 2, uri: "u") != nil)
  }
}

struct RequestIdentifierTests {
  @Test(
    arguments: [
      "1", "0", "-7", "-0", "1.0", "18446744073709551616", "-99999999999999999999999", "null",
      #""""#,
      #""a""#, #""\u0061\/\"""#, #""\ud83d\ude00é""#, #""1""#,
    ]
  )
  func `an id comes back letter for letter`(id: String) {
    // LSP has no ids of null or 1.0; JSON-RPC does.
    let client = InProcessClient(recorded: false)
    client.start()
    client.send(raw: frame(#"{"jsonrpc":"2.0","id":\#(id),"method":"mystery"}"#))
    client.send(
      raw: frame(#"{"method":"shutdown","params":{"id":9},"id": \#(id) ,"jsonrpc":"2.0"}"#)
    )
    let start = #"{"jsonrpc":"2.0","id":\#(id),"#
    #expect(client.bodies.suffix(2).map { $0.hasPrefix(start) } == [true, true])
    #expect(client.bodies.last == start + #""result":null}"#)
  }
}

struct StrangeTextTests {
  /// Opens a document whose text is written as `escaped` in JSON.
  private func client(opening escaped: String) -> InProcessClient {
    let client = InProcessClient(Sample.annotators, name: "strange-text")
    client.start()
    let item = #"{"uri":"\#(InProcessClient.uri)","version":1,"text":"\#(escaped)"}"#
    client.send(
      raw: frame(
        #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":\#(item)}}"#
      )
    )
    return client
  }

  @Test func `a NUL is a character like any other`() {
    let client = client(opening: #"a\u0000b Kabul\u0000"#)
    #expect(client.openText() == Array("a\u{0}b Kabul\u{0}".utf8))
    #expect(client.hover(0, 4)?.hasPrefix("Kabul") == true)
    client.change([["range": InProcessClient.range(0, 1, 0, 2), "text": "\u{0}\u{0}"]], version: 2)
    #expect(client.openText() == Array("a\u{0}\u{0}b Kabul\u{0}".utf8))
  }

  @Test(
    arguments: [
      (#"\ud83d Kabul"#, "\u{FFFD} Kabul", 2), (#"\ude00 Kabul"#, "\u{FFFD} Kabul", 2),
      (#"\ude00\ud83d Kabul"#, "\u{FFFD}\u{FFFD} Kabul", 3),
      (#"\ud83d\ud83d\ude00 Kabul"#, "\u{FFFD}😀 Kabul", 4),
      (#"\ud83d\u0041 Kabul"#, "\u{FFFD}A Kabul", 3),
    ]
  )
  func `a lone surrogate becomes one replacement character`(
    escaped: String,
    text: String,
    place: Int
  ) {
    let client = client(opening: escaped)
    #expect(client.openText() == Array(text.utf8))
    #expect(client.hover(0, place)?.hasPrefix("Kabul") == true)
  }
}
