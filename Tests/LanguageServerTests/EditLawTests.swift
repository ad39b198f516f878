import GlossatorTestSupport
import JSONCodec
import Testing

/// An editor at random: what it has in its window and what it tells the server.
private struct RandomEditor {
  private static let pieces = [
    "a", "Kabul", " ", "é", "😀", "e\u{301}", "“", "\r\n", "\n", "\r", "\n\n", "\u{2028}", "\u{0}",
    "👩‍👩‍👧", "日本",
  ]

  let encoding: String
  var random: SeededGenerator
  var model = ModelText("")

  mutating func text(upTo count: Int) -> String { random.text(of: Self.pieces, upTo: count) }

  /// A place in the text, behind the end of a line or of all, or inside a character.
  private mutating func position() -> (line: Int, character: Int) {
    let count = model.lines.count
    let line = Int.random(in: 0...count, using: &random)
    let length = line < count ? model.length(ofLine: line, encoding) : 0
    return (line, Int.random(in: 0...(length + 2), using: &random))
  }

  /// Makes a change and answers it as the client tells it.
  mutating func change() -> JSONValue {
    let text = text(upTo: 4)
    if Int.random(in: 0..<20, using: &random) == 0 {
      model = ModelText(text)
      return ["text": .string(text)]
    }
    let (start, end) = (position(), position())
    model.replace(start, end, with: text, encoding)
    let range = InProcessClient.range(start.line, start.character, end.line, end.character)
    let length = Int.random(in: -1...3, using: &random)
    return length < 0
      ? ["range": range, "text": .string(text)]
      : ["range": range, "rangeLength": .int(length), "text": .string(text)]
  }
}

struct EditLawTests {
  @Test(arguments: RandomLaw.seeds, ["utf-8", "utf-16", "utf-32"])
  func `the server's text is the editor's after any changes`(seed: UInt64, encoding: String) {
    var editor = RandomEditor(encoding: encoding, random: SeededGenerator(seed: seed))
    for round in 0..<RandomLaw.rounds(10) {
      let client = InProcessClient(Sample.annotators, name: "edits-\(encoding)-\(round)")
      client.start(encoding: encoding)
      let opened = editor.text(upTo: 30)
      editor.model = ModelText(opened)
      client.open(opened)
      for version in 2...12 {
        let count = Int.random(in: 0...3, using: &editor.random)
        let changes = (0..<count).map { _ in editor.change() }
        client.change(changes, version: version)
        let text = client.openText()
        guard text == editor.model.bytes else {
          Issue.record("seed \(seed), round \(round): \(JSONValue.array(changes).line)")
          return
        }
      }
    }
  }

  @Test(arguments: RandomLaw.seeds, ["utf-8", "utf-16", "utf-32"])
  func `after any edits the colors are those of the text opened afresh`(
    seed: UInt64,
    encoding: String
  ) {
    var editor = RandomEditor(encoding: encoding, random: SeededGenerator(seed: seed))
    for round in 0..<RandomLaw.rounds(5) {
      let client = InProcessClient(Sample.annotators, name: "colors-\(encoding)-\(round)")
      client.start(encoding: encoding)
      let opened = editor.text(upTo: 60)
      editor.model = ModelText(opened)
      client.open(opened)
      for version in 2...6 { client.change([editor.change()], version: version) }
      let fresh = InProcessClient(Sample.annotators, name: "fresh-\(encoding)-\(round)")
      fresh.start(encoding: encoding)
      fresh.open(String(decoding: editor.model.bytes, as: UTF8.self))
      let request = "textDocument/semanticTokens/full"
      let expected = fresh.ask(request, InProcessClient.document())["result"]
      let found = client.ask(request, InProcessClient.document())["result"]
      #expect(found == expected, "seed \(seed), round \(round)")
      #expect(found.has("data"))
    }
  }
}
