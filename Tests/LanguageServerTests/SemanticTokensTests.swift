import GlossatorTestSupport
import JSONCodec
import Testing

struct SemanticTokensTests {
  private static let article = """
    é😀 Kabul, 54,000 and 8 October\r
    Zoé\r
    Ångström was in Kabul\r
    \r
    Kabul
    """

  /// The tokens of `data` as `line:character+length type`.
  private func tokens(_ data: JSONValue) -> [String] {
    var (line, character) = (0, 0)
    let numbers = data.elements.compactMap(\.integer)
    return stride(from: 0, to: numbers.count, by: 5).map { index in
      let (down, right) = (numbers[index], numbers[index + 1])
      line += down
      character = down == 0 ? character + right : right
      return "\(line):\(character)+\(numbers[index + 2]) \(numbers[index + 3])"
    }
  }

  private func client(_ encoding: String) -> InProcessClient {
    let client = InProcessClient(Sample.annotators, name: "tokens-\(encoding)")
    client.start(encoding: encoding)
    client.open(Self.article)
    return client
  }

  @Test(
    arguments: [
      (
        "utf-8",
        ["0:7+5 2", "0:14+6 4", "0:25+9 3", "1:0+4 0", "2:0+10 0", "2:18+5 2", "4:0+5 2"]
      ),
      (
        "utf-16",
        ["0:4+5 2", "0:11+6 4", "0:22+9 3", "1:0+3 0", "2:0+8 0", "2:16+5 2", "4:0+5 2"]
      ),
      (
        "utf-32",
        ["0:3+5 2", "0:10+6 4", "0:21+9 3", "1:0+3 0", "2:0+8 0", "2:16+5 2", "4:0+5 2"]
      ),
    ]
  )
  func `a mark is a token on each line it stands on, line ends left out`(
    encoding: String,
    expected: [String]
  ) {
    let client = client(encoding)
    let result = client.ask("textDocument/semanticTokens/full", InProcessClient.document())
    #expect(tokens(result["result"]["data"]) == expected)
  }

  @Test(
    arguments: [
      (InProcessClient.range(2, 9, 3, 0), ["2:16+5 2"]),
      (InProcessClient.range(2, 3, 2, 4), ["1:0+3 0", "2:0+8 0"]),
      (InProcessClient.range(4, 2, 2, 20), ["2:16+5 2", "4:0+5 2"]),
      (InProcessClient.range(3, 0, 3, 99), []), (InProcessClient.range(9, 0, 99, 0), ["4:0+5 2"]),
      (InProcessClient.range(0, 0, 0, 1), []),
    ]
  )
  func `a part of the article has the tokens that touch it`(
    range: JSONValue,
    expected: [String]
  ) {
    let result = client("utf-16").ask(
      "textDocument/semanticTokens/range",
      ["textDocument": ["uri": .string(InProcessClient.uri)], "range": range]
    )
    #expect(tokens(result["result"]["data"]) == expected)
  }

  @Test func `the legend names every type that is used`() {
    let client = client("utf-16")
    let result = client.ask("textDocument/semanticTokens/full", InProcessClient.document())
    let numbers = result["result"]["data"].elements.compactMap(\.integer)
    let used = Set(stride(from: 3, to: numbers.count, by: 5).map { numbers[$0] })
    let provider = client.messages[0]["result"]["capabilities"]["semanticTokensProvider"]
    let names = provider["legend"]["tokenTypes"].elements.compactMap(\.text)
    let named = used.sorted().compactMap { names.indices.contains($0) ? names[$0] : nil }
    #expect(named == ["class", "namespace", "event", "number"])
  }
}

struct DocumentHighlightTests {
  private func highlights(_ line: Int, _ character: Int) -> [String] {
    let client = InProcessClient(Sample.annotators, name: "highlights")
    client.start()
    client.open("😀 Zoé Ångström met 8 October.\r\nÅngström, on October 8; Kabul.")
    let result = client.ask(
      "textDocument/documentHighlight",
      InProcessClient.place(line, character)
    )["result"]
    if result == .null { return ["null"] }
    return result.elements.map { item in
      let (start, end) = (item["range"]["start"], item["range"]["end"])
      return "\(start["line"].line):\(start["character"].line)–\(end["line"].line):"
        + "\(end["character"].line) \(item["kind"].line)"
    }
  }

  @Test func `the mentions of one person are highlighted together, the first as its definition`() {
    let expected = ["0:3–0:15 3", "1:0–1:8 2"]
    #expect(highlights(0, 3) == expected)
    #expect(highlights(1, 8) == expected)
  }

  @Test func `one date in two spellings is one thing`() {
    #expect(highlights(1, 15) == ["0:20–0:29 3", "1:13–1:22 2"])
  }

  @Test func `what is named once is highlighted alone, and plain words not at all`() {
    #expect(highlights(1, 24) == ["1:24–1:29 3"])
    #expect(highlights(0, 17) == ["null"])
    #expect(highlights(7, 0) == ["null"])
  }
}

struct DocumentSymbolTests {
  private static let article = """
    Zoé Ångström in Kabul

    She came on 8 October. Ångström left on 8 October.

    Numbers

    There were 54,000.
    """

  private func symbols(_ capabilities: JSONValue) -> JSONValue {
    let client = InProcessClient(Sample.annotators, name: "symbols")
    client.start(["textDocument": ["documentSymbol": capabilities]])
    client.open(Self.article)
    return client.ask("textDocument/documentSymbol", InProcessClient.document())["result"]
  }

  /// The tree with a name, kind and range on each line.
  private func tree(_ symbols: JSONValue, indent: String = "") -> [String] {
    symbols.elements.flatMap { symbol in
      let detail = symbol["detail"].text.map { " (\($0))" } ?? ""
      let start = symbol["range"]["start"]["line"].line
      let end = symbol["range"]["end"]["line"].line
      let line = "\(indent)\(symbol["name"].line) \(symbol["kind"].line) \(start)–\(end)\(detail)"
      return [line] + tree(symbol["children"], indent: indent + "  ")
    }
  }

  @Test func `headlines hold what is named below them, once each`() {
    #expect(
      tree(symbols(["hierarchicalDocumentSymbolSupport": true])) == [
        #""Zoé Ångström in Kabul" 2 0–2"#, #"  "Zoé Ångström" 5 0–0 (2 mentions)"#,
        #"  "Kabul" 3 0–0"#, #"  "8 October" 24 2–2 (2018-10-08)"#, #""Numbers" 2 4–6"#,
        #"  "54,000" 16 6–6 (cardinal 54000)"#,
      ]
    )
  }

  @Test(arguments: [[:], ["hierarchicalDocumentSymbolSupport": false]] as [JSONValue])
  func `a client that knows no trees gets a list with containers`(capabilities: JSONValue) {
    let lines = symbols(capabilities).elements.map { symbol in
      "\(symbol["name"].line) in \(symbol["containerName"].line)"
    }
    #expect(
      lines == [
        #""Zoé Ångström in Kabul" in null"#, #""Zoé Ångström" in "Zoé Ångström in Kabul""#,
        #""Kabul" in "Zoé Ångström in Kabul""#, #""8 October" in "Zoé Ångström in Kabul""#,
        #""Numbers" in null"#, #""54,000" in "Numbers""#,
      ]
    )
    let uris = symbols(capabilities).elements.map { $0["location"]["uri"] }
    #expect(Set(uris) == [.string(InProcessClient.uri)])
  }
}
