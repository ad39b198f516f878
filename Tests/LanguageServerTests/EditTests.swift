import AnnotationModel
import GlossatorTestSupport
import JSONCodec
import Testing

struct EditTests {
  private static func edit(_ range: JSONValue, _ text: String) -> JSONValue {
    ["range": range, "text": .string(text)]
  }

  /// Makes the changes to "one 😀\r\ntwo\n" and compares the text.
  private func check(
    _ changes: [JSONValue],
    gives expected: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let client = InProcessClient(name: "edit")
    client.start()
    client.open("one 😀\r\ntwo\n")
    client.change(changes, version: 2)
    let text = client.openText()
    #expect(
      text.map { String(decoding: $0, as: UTF8.self) } == expected,
      sourceLocation: sourceLocation
    )
    #expect(client.told == [], sourceLocation: sourceLocation)
  }

  @Test func `changes of one message are made one after the other`() {
    check(
      [
        Self.edit(InProcessClient.range(0, 0, 0, 3), "1"), ["text": "a\nb"],
        Self.edit(InProcessClient.range(1, 0, 1, 0), "c"),
      ],
      gives: "a\ncb"
    )
    check([], gives: "one 😀\r\ntwo\n")
  }

  @Test func `a range of null is the whole text`() {
    check([["range": .null, "text": "all"]], gives: "all")
  }

  @Test(
    arguments: [
      (9, 9, "one 😀\r\ntwo\n|"), (2, 1, "one 😀\r\ntwo\n|"), (0, 99, "one 😀|\r\ntwo\n"),
      (1, 99, "one 😀\r\ntwo|\n"), (0, 5, "one |😀\r\ntwo\n"), (-1, 4, "|one 😀\r\ntwo\n"),
      (0, -4, "|one 😀\r\ntwo\n"), (0, 4_294_967_295, "one 😀|\r\ntwo\n"),
      (9_223_372_036_854_775_807, 0, "one 😀\r\ntwo\n|"),
    ]
  )
  func `a position outside the text or inside a character means the nearest one before`(
    line: Int,
    character: Int,
    expected: String
  ) {
    check(
      [Self.edit(InProcessClient.range(line, character, line, character), "|")],
      gives: expected
    )
  }

  @Test func `a range that is turned round means the same`() {
    check([Self.edit(InProcessClient.range(1, 3, 0, 4), "-")], gives: "one -\n")
  }

  @Test func `a rangeLength is not believed`() {
    check(
      [["range": InProcessClient.range(0, 0, 0, 3), "rangeLength": 999, "text": "1"]],
      gives: "1 😀\r\ntwo\n"
    )
  }

  @Test func `an edit of a document that is not open is reported, and the next one is made`() {
    let client = InProcessClient()
    client.start()
    client.change([["text": "x"]], version: 2)
    #expect(client.told == ["change of \(InProcessClient.uri), which is not open"])
    client.open("a")
    client.change([["text": "b"]], version: 2)
    #expect(client.openText() == Array("b".utf8))
  }

  @Test func `changes of the wrong shape are reported and leave the text as it was`() {
    let client = InProcessClient()
    client.start()
    client.open("a")
    client.change([["text": "b"], ["text": 7]], version: 2)
    client.change([["range": ["start": [:]], "text": "b"]], version: 3)
    #expect(client.openText() == Array("a".utf8))
    #expect(
      client.told == [
        "textDocument/didChange: params.contentChanges[1].text: expected a string,"
          + " found an integer",
        "textDocument/didChange: params.contentChanges[0].range.start.line:"
          + " expected an integer, found nothing",
      ]
    )
  }

  @Test func `a document opened twice has the text of the second time`() {
    let queue = HeldQueue()
    let client = InProcessClient(Sample.annotators, queue: queue)
    client.start()
    client.open("Kabul")
    let first = client.request("textDocument/hover", InProcessClient.place(0, 0))
    client.open("Oslo, Kabul", version: 7)
    let second = client.request("textDocument/hover", InProcessClient.place(0, 6))
    queue.goOnUntilDone()
    #expect(client.responses(to: first).map { $0["error"]["code"] } == [-32801])
    #expect(client.responses(to: second).map { $0["result"].has("contents") } == [true])
  }

  @Test func `closing twice is reported, and a closed document is not known`() {
    let client = InProcessClient(Sample.annotators)
    client.start()
    client.open("Kabul")
    client.close()
    #expect(client.told == [])
    client.close()
    #expect(client.told == ["close of \(InProcessClient.uri), which is not open"])
    let answer = client.ask("textDocument/hover", InProcessClient.place(0, 0))
    #expect(answer["error"]["code"] == -32602)
    #expect(answer["error"]["message"].text == "\(InProcessClient.uri) is not open")
  }

  @Test func `one address in two spellings is one document`() {
    let client = InProcessClient(Sample.annotators)
    client.start()
    client.open("Kabul", uri: "file:///news/a%20b%C3%A9.txt")
    client.change([["text": "Oslo and Kabul"]], version: 2, uri: "file:///news/a b%c3%a9.txt")
    #expect(client.hover(0, 9, uri: "file:///news/a%20bé.txt") != nil)
  }

  @Test func `an empty article has no colors, no outline and no hover`() {
    let client = InProcessClient(Sample.annotators)
    client.start()
    client.open("")
    let document = InProcessClient.document()
    #expect(client.ask("textDocument/semanticTokens/full", document)["result"]["data"] == [])
    #expect(client.ask("textDocument/documentSymbol", document)["result"] == [])
    #expect(client.hover(0, 0) == nil)
    client.change([Self.edit(InProcessClient.range(0, 0, 0, 0), "Kabul")], version: 2)
    #expect(client.hover(0, 0) != nil)
  }

  @Test func `an article of 10 MB is opened, colored and edited at its end`() {
    let marker = PhraseMarker.registered([("Kabul", .sample(.location, key: "kabul"))])
    let client = InProcessClient([marker], name: "ten-megabytes")
    client.start()
    let words = String(repeating: "“nobody” knew, said Zoé Ångström 😀, ", count: 50)
    let paragraph = "In Kabul, \(words)or so it seemed.\r\n\r\n"
    let count = 10_000_000 / paragraph.utf8.count + 1
    client.open(String(repeating: paragraph, count: count))
    #expect(client.hover(2 * (count - 1), 3)?.contains("in this article \(count) times") == true)
    client.change(
      [Self.edit(InProcessClient.range(2 * count, 0, 2 * count, 0), "Kabul")],
      version: 2
    )
    #expect(client.hover(2 * count, 0)?.contains("in this article \(count + 1) times") == true)
    let range: JSONValue = InProcessClient.range(2 * count, 0, 2 * count, 9)
    let tokens = client.ask(
      "textDocument/semanticTokens/range",
      ["textDocument": ["uri": .string(InProcessClient.uri)], "range": range]
    )
    #expect(tokens["result"]["data"] == [.int(2 * count), 0, 5, 2, 0])
  }
}
