import GlossatorTestSupport
import JSONCodec
import LanguageServer
import Testing

struct LifecycleTests {
  @Test(arguments: ["textDocument/hover", "shutdown", "$/mystery", "mystery"])
  func `a request before initialize is refused as not initialized`(method: String) {
    let client = InProcessClient()
    #expect(client.ask(method, InProcessClient.place(0, 0))["error"]["code"] == -32002)
  }

  @Test func `notifications before initialize are dropped`() {
    let client = InProcessClient(Sample.annotators)
    client.open("Kabul")
    client.notify("$/cancelRequest", ["id": 1])
    client.notify("initialized", [:])
    #expect(client.messages.isEmpty)
    client.start()
    #expect(client.openText() == nil)
    #expect(
      client.ask("textDocument/hover", InProcessClient.place(0, 0))["error"]["code"] == -32602
    )
  }

  @Test func `a second initialize is refused and the session goes on`() {
    let client = InProcessClient(Sample.annotators)
    client.start(encoding: "utf-8")
    let again = client.ask("initialize", ["processId": .null, "capabilities": [:]])
    #expect(again["error"]["code"] == -32600)
    client.open("é Kabul")
    #expect(client.hover(0, 3) != nil, "positions still count in UTF-8")
    #expect(client.hover(0, 2) == nil)
  }

  @Test func `shutdown answers null, and every request after it is refused`() {
    let client = InProcessClient(Sample.annotators)
    client.start()
    let answer = client.ask("shutdown")
    #expect(answer.has("result"))
    #expect(answer["result"] == .null)
    for method in ["shutdown", "initialize", "textDocument/hover", "mystery"] {
      #expect(client.ask(method)["error"]["code"] == -32600, "\(method)")
    }
  }

  @Test func `shutdown gives up the requests that wait`() {
    let queue = HeldQueue()
    let client = InProcessClient(Sample.annotators, queue: queue)
    client.start()
    client.open("Kabul")
    let hover = client.request("textDocument/hover", InProcessClient.place(0, 0))
    let shutdown = client.request("shutdown")
    queue.goOnUntilDone()
    #expect(client.responses(to: hover).map { $0["error"]["code"] } == [-32800])
    #expect(client.responses(to: shutdown).map { $0["result"] } == [.null])
  }

  @Test func `notifications after shutdown change nothing`() {
    let client = InProcessClient(Sample.annotators)
    client.start()
    _ = client.ask("shutdown")
    _ = client.news()
    client.open("Kabul")
    #expect(client.openText() == nil)
    #expect(client.news().isEmpty)
  }

  @Test(
    arguments: [([], 1), (["initialize"], 1), (["initialize", "shutdown"], 0)]
      as [([String], Int32)]
  )
  func `exit and the end of input end with 0 only after shutdown`(
    methods: [String],
    code: Int32
  ) {
    let client = InProcessClient()
    for method in methods { _ = client.ask(method, ["capabilities": [:]]) }
    #expect(client.server.codeAtEndOfInput == code)
    #expect(client.ending == nil)
    client.notify("exit")
    #expect(client.ending == .exit(code: code))
  }

  @Test(
    arguments: [
      #"{"capabilities":{}}"#,
      #"{"processId":null,"rootUri":null,"capabilities":null,"clientInfo":null,"trace":null}"#,
      #"{"processId":1,"capabilities":{"general":null,"textDocument":null},"locale":"en"}"#,
      #"{"capabilities":{"general":{"positionEncodings":null},"textDocument":{"hover":null}}}"#,
      #"{"capabilities":{"textDocument":{"hover":{"contentFormat":[]},"documentSymbol":{}}}}"#,
      #"{"capabilities":{"textDocument":{"hover":{"contentFormat":["asciidoc"]}}}}"#,
      #"{"initializationOptions":null,"capabilities":{"window":{},"experimental":{"a":[1]}}}"#,
      "{}",
    ]
  )
  func `a client may leave out or null whatever it likes`(params: String) throws {
    let client = InProcessClient(Sample.annotators)
    let answer = client.ask("initialize", try JSONValue(parsing: Array(params.utf8)))
    #expect(answer["result"]["capabilities"]["positionEncoding"] == "utf-16")
    client.open("Kabul")
    #expect(client.hover(0, 0)?.hasPrefix("Kabul — location\n") == true, "plain text")
  }

  @Test(
    arguments: [
      (#"{"processId":"seven","capabilities":{}}"#, "params.processId"),
      (#"{"capabilities":[]}"#, "params.capabilities"),
      (
        #"{"capabilities":{"general":{"positionEncodings":[8]}}}"#,
        "params.capabilities.general.positionEncodings[0]"
      ),
    ]
  )
  func `initialize with a member of the wrong type can be tried again`(
    params: String,
    path: String
  ) throws {
    let client = InProcessClient()
    let answer = client.ask("initialize", try JSONValue(parsing: Array(params.utf8)))
    #expect(answer["error"]["code"] == -32602)
    #expect(answer["error"]["message"].text?.hasPrefix("\(path): expected ") == true)
    #expect(client.start().has("result"))
  }

  @Test func `the client's process is known once it has said so`() {
    let client = InProcessClient()
    #expect(client.server.clientProcess == nil)
    _ = client.ask("initialize", ["processId": 4711, "capabilities": [:]])
    #expect(client.server.clientProcess == 4711)
  }

  @Test func `the server says what it can do`() {
    let client = InProcessClient()
    let result = client.start()["result"]
    let difference = Snapshot.difference(of: result.page, from: "server-capabilities.json")
    #expect(difference == nil, "\(difference ?? "")")
  }
}
