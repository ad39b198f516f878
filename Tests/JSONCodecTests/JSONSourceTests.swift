import JSONCodec
import Testing

/// Returns the source text of the value at `path` in `source`.
private func text(at path: [String], in source: [UInt8]) -> String? {
  guard let range = JSONSource.memberText(at: path, in: source.span) else { return nil }
  return String(decoding: source[range], as: UTF8.self)
}

struct JSONSourceTests {
  @Test(
    arguments: [
      (#"{"id":1}"#, "1"),
      (#" { "id" : 123456789012345678901234567890 , "x" : 0 } "#, "123456789012345678901234567890"),
      (#"{"id":"\u0061\"}"}"#, #""\u0061\"}""#),
      (#"{"id":1,"x":{"id":2},"y":[{"id":3}]}"#, "1"),
      (#"{"x":{"id":2},"y":["{\"id\":5",{"id":3}],"id":-0}"#, "-0"),
      (#"{"id":1,"id":2}"#, "2"),
      (#"{"\u0069d":7}"#, "7"),
      (#"{"id":1,"i\u0064":8}"#, "8"),
      (#"{"id":{"a":[1, 2]} }"#, #"{"a":[1, 2]}"#),
      (#"{"id":null}"#, "null"),
      (#"{"ID":1,"id ":2,"":3,"\\id":4}"#, nil),
      (#"[{"id":1}]"#, nil), ("null", nil), ("{}", nil), ("", nil), (#""id""#, nil),
    ] as [(String, String?)]
  )
  func `the source of a member is found as json-c would choose it`(
    source: String,
    expected: String?
  ) {
    #expect(text(at: ["id"], in: Array(source.utf8)) == expected)
  }

  @Test func `a path goes from object to object`() {
    let source = Array(#"{"id":1,"params":{"x":[],"id":"two"}}"#.utf8)
    #expect(text(at: ["params", "id"], in: source) == #""two""#)
    #expect(text(at: ["params", "id", "x"], in: source) == nil)
    #expect(text(at: [], in: source) == String(decoding: source, as: UTF8.self))
  }

  @Test func `the text found is the value that the document has`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    let pieces = [
      #"{"#, #"}"#, "[", "]", ",", ":", #""id""#, #""i\u0064""#, #""\"""#, "1", "-0.5", " ", "null",
      #"{"id":1"#, #","id":"#,
    ]
    for _ in 0..<20_000 {
      let count = Int.random(in: 1...9, using: &random)
      let inner = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let source = Array("{\(inner)}".utf8)
      let found = text(at: ["id"], in: source)
      guard let document = try? JSONDocument(parsing: source) else { continue }
      let value = try document.withRoot { root throws(JSONTypeError) in
        let node = try root["id"]
        return node.kind == .absent ? nil : JSONValue(node)
      }
      #expect(try found.map { try JSONValue(parsing: Array($0.utf8)) } == value, "seed \(seed)")
    }
  }
}
