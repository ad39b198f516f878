import AnnotationModel
import GlossatorTestSupport
import JSONCodec
import Synchronization
import Testing

private let hover = "textDocument/hover"

struct CancellationTests {
  @Test func `a waiting request that is cancelled is answered so, at once and only once`() {
    let queue = HeldQueue()
    let client = InProcessClient(Sample.annotators, queue: queue)
    client.start()
    client.open("Kabul")
    let first = client.request(hover, InProcessClient.place(0, 0))
    let second = client.request(hover, InProcessClient.place(0, 0))
    client.notify("$/cancelRequest", ["id": first])
    #expect(client.responses(to: first).map { $0["error"]["code"] } == [-32800])
    queue.goOnUntilDone()
    #expect(client.responses(to: first).count == 1)
    #expect(client.responses(to: second).map { $0["result"].has("contents") } == [true])
  }

  @Test func `late and unknown cancellations are ignored`() {
    let queue = HeldQueue()
    let client = InProcessClient(Sample.annotators, queue: queue)
    client.start()
    client.open("Kabul")
    let number = client.request(hover, InProcessClient.place(0, 0), id: 7)
    let string = client.request(hover, InProcessClient.place(0, 0), id: "seven")
    queue.goOnUntilDone()
    _ = client.news()
    let cancelled: [JSONValue] = [
      ["id": number], ["id": string], ["id": "7"], ["id": 8], ["id": .null], [:],
    ]
    for params in cancelled { client.notify("$/cancelRequest", params) }
    #expect(client.news() == [])
    #expect(client.hover(0, 0) != nil)
  }

  @Test func `a number and a string are different ids, two spellings of a string are not`() {
    let queue = HeldQueue()
    let client = InProcessClient(Sample.annotators, queue: queue)
    client.start()
    client.open("Kabul")
    let number = client.request(hover, InProcessClient.place(0, 0), id: 7)
    let string = client.request(hover, InProcessClient.place(0, 0), id: "7")
    let body = #"{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":"\u0037"}}"#
    client.send(raw: Array("Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8))
    #expect(client.responses(to: string).map { $0["error"]["code"] } == [-32800])
    #expect(client.responses(to: number) == [])
  }
}

struct ContentModifiedTests {
  @Test func `an edit overtakes the requests about the text before it`() {
    let queue = HeldQueue()
    let client = InProcessClient(Sample.annotators, queue: queue)
    client.start()
    client.open("Kabul")
    let before = client.request(hover, InProcessClient.place(0, 0))
    client.change([["text": "now Kabul"]], version: 2)
    #expect(client.responses(to: before).map { $0["error"]["code"] } == [-32801])
    let after = client.request(hover, InProcessClient.place(0, 4))
    queue.goOnUntilDone()
    #expect(client.responses(to: before).count == 1)
    let range = client.responses(to: after).first?["result"]["range"]
    #expect(range == InProcessClient.range(0, 4, 0, 9))
  }

  @Test func `an edit of one document leaves requests about another alone`() {
    let queue = HeldQueue()
    let client = InProcessClient(Sample.annotators, queue: queue)
    client.start()
    client.open("Kabul", uri: "file:///a")
    client.open("Kabul", uri: "file:///b")
    let request = client.request(hover, InProcessClient.place(0, 0, uri: "file:///a"))
    client.change([["text": ""]], version: 2, uri: "file:///b")
    #expect(client.responses(to: request) == [])
    queue.goOnUntilDone()
    #expect(client.responses(to: request).map { $0["result"].has("contents") } == [true])
  }

  @Test func `closing a document ends the requests about it`() {
    let queue = HeldQueue()
    let client = InProcessClient(Sample.annotators, queue: queue)
    client.start()
    client.open("Kabul")
    let request = client.request(hover, InProcessClient.place(0, 0))
    client.close()
    queue.goOnUntilDone()
    #expect(client.responses(to: request).map { $0["error"]["code"] } == [-32801])
    #expect(client.notifications("textDocument/publishDiagnostics") == [])
  }

  /// What happens in the middle of annotating, once.
  private final class Interruption: Sendable {
    private let body = Mutex<(@Sendable () -> Void)?>(nil)

    func set(_ body: @escaping @Sendable () -> Void) { self.body.withLock { $0 = body } }

    func happen() { body.withLock { body in (body.take(), ()).0 }?() }
  }

  @Test func `an edit in the middle of annotating makes it begin anew`() {
    let interruption = Interruption()
    let spy = ClosureAnnotator.registered { _, _, _ in interruption.happen() }
    let queue = HeldQueue()
    let client = InProcessClient(Sample.annotators + [spy], queue: queue)
    client.start()
    client.open("Kabul")
    let before = client.request(hover, InProcessClient.place(0, 0))
    interruption.set { [client] in
      client.change([["text": "now Kabul"]], version: 2)
    }
    queue.goOnUntilDone()
    #expect(client.responses(to: before).map { $0["error"]["code"] } == [-32801])
    let after = client.ask(hover, InProcessClient.place(0, 4))
    #expect(after["result"]["range"] == InProcessClient.range(0, 4, 0, 9))
    let published = client.notifications("textDocument/publishDiagnostics")
    #expect(published.count == 1, "nothing is published about the text that is gone")
  }

  @Test func `a document closed and opened in the middle of annotating is read anew`() {
    let interruption = Interruption()
    let spy = ClosureAnnotator.registered { _, _, _ in interruption.happen() }
    let queue = HeldQueue()
    let client = InProcessClient(Sample.annotators + [spy], queue: queue)
    client.start()
    client.open("Kabul")
    interruption.set { [client] in
      client.close()
      client.open("again Kabul", version: 1)
    }
    queue.goOnUntilDone()
    #expect(client.hover(0, 0) == nil)
    #expect(client.hover(0, 6) != nil)
  }
}

/// A client at random, with two documents and a work queue that goes on when it likes.
private struct RandomSession {
  private static let pieces = ["Kabul", " ", "x", "😀", "Ångström", "\n\n", "8 October", "\r\n"]

  let queue = HeldQueue()
  let client: InProcessClient
  var random: SeededGenerator
  var texts: [String: String] = [:]
  /// Each request with the text it was asked about; `nil` for a document that was not open.
  var asked: [(id: JSONValue, text: String?)] = []
  private var version = 1

  init(_ random: SeededGenerator, name: String) {
    self.random = random
    client = InProcessClient(Sample.annotators, queue: queue, name: name)
    client.start()
  }

  mutating func step() {
    let uri = random.pick(["file:///a", "file:///b"])
    version += 1
    switch Int.random(in: 0..<12, using: &random) {
    case 0: queue.goOn()
    case 1, 2, 3: edit(uri)
    case 4:
      if texts.removeValue(forKey: uri) != nil { client.close(uri: uri) }
    case 5, 6:
      let id = JSONValue.int(Int.random(in: 1...(asked.count + 3), using: &random))
      client.notify("$/cancelRequest", ["id": id])
    default:
      let params = InProcessClient.document(uri)
      asked.append((client.request("textDocument/semanticTokens/full", params), texts[uri]))
    }
  }

  private mutating func edit(_ uri: String) {
    let text = random.text(of: Self.pieces, upTo: 12)
    if texts[uri] == nil {
      client.open(text, version: version, uri: uri)
    } else {
      client.change([["text": .string(text)]], version: version, uri: uri)
    }
    texts[uri] = text
  }
}

struct AnswerLawTests {
  /// The tokens of `text` in a session where nothing else happens.
  private func tokens(of text: String) -> JSONValue {
    let client = InProcessClient(Sample.annotators, name: "tokens")
    client.start()
    client.open(text)
    return client.ask("textDocument/semanticTokens/full", InProcessClient.document())["result"]
  }

  @Test(arguments: RandomLaw.seeds)
  func `each request is answered once, and never for another text than it was about`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for round in 0..<RandomLaw.rounds(8) {
      var session = RandomSession(random, name: "session-\(round)")
      for _ in 0..<60 { session.step() }
      session.queue.goOnUntilDone()
      for (id, text) in session.asked {
        let note = "seed \(seed), round \(round), request \(id.line)"
        let answers = session.client.responses(to: id)
        guard let answer = answers.first, answers.count == 1 else {
          Issue.record("\(note): \(answers.count) answers")
          continue
        }
        if let text, answer.has("result") {
          #expect(answer["result"] == tokens(of: text), "\(note)")
        } else {
          let codes: [JSONValue] = text == nil ? [-32602] : [-32800, -32801]
          #expect(codes.contains(answer["error"]["code"]), "\(note)")
        }
      }
      random = session.random
    }
  }
}
