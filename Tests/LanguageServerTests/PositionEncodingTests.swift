import GlossatorTestSupport
import JSONCodec
import Testing

struct PositionEncodingTests {
  /// What a client offers, as JSON, and what it gets.
  @Test(
    arguments: [
      (#"["utf-8"]"#, "utf-8"), (#"["utf-16"]"#, "utf-16"), (#"["utf-32"]"#, "utf-32"),
      (#"["utf-32","utf-8","utf-16"]"#, "utf-32"), (#"["utf-7","utf-8"]"#, "utf-8"),
      (#"["utf-7"]"#, "utf-16"), ("[]", "utf-16"), ("null", "utf-16"),
    ]
  )
  func `the first encoding of the client that is known here counts`(
    offer: String,
    encoding: String
  ) throws {
    let client = InProcessClient()
    let offered = try JSONValue(parsing: Array(offer.utf8))
    let answer = client.start(["general": ["positionEncodings": offered]])
    #expect(answer["result"]["capabilities"]["positionEncoding"] == .string(encoding))
  }

  /// "Kabul" stands behind é, 😀 and a space.
  @Test(arguments: [("utf-8", 7), ("utf-16", 4), ("utf-32", 3)])
  func `positions count in the encoding that was agreed on, both ways`(
    encoding: String,
    start: Int
  ) {
    let client = InProcessClient(Sample.annotators)
    client.start(encoding: encoding)
    client.open("Oslo –\r\né😀 Kabul 😀")
    #expect(client.hover(1, start - 1) == nil)
    #expect(client.hover(1, start) != nil)
    #expect(client.hover(1, start + 5) != nil, "directly behind the word")
    #expect(client.hover(1, start + 6) == nil)
    let hover = client.ask("textDocument/hover", InProcessClient.place(1, start))["result"]
    #expect(hover["range"] == InProcessClient.range(1, start, 1, start + 5))
  }

  @Test(arguments: [("utf-8", [1, 3, 4, 5]), ("utf-16", [2])])
  func `a position inside a character means the character's start`(
    encoding: String,
    inside: [Int]
  ) {
    for character in inside {
      let client = InProcessClient()
      client.start(encoding: encoding)
      client.open("é😀é\n")
      let range = InProcessClient.range(0, character, 0, character)
      client.change([["range": range, "text": "|"]], version: 2)
      let text = client.openText() ?? []
      let expected = character == 1 ? "|é😀é\n" : "é|😀é\n"
      #expect(text == Array(expected.utf8), "\(encoding), character \(character)")
    }
  }
}
