import JSONCodec
import Testing

/// Reads `text` with `read` and returns what it says, or the description of its error.
private func reading<Value>(
  _ text: String,
  _ read: (JSONNode) throws(JSONTypeError) -> Value
) throws -> String {
  let document = try JSONDocument(parsing: Array(text.utf8))
  return document.withRoot { root in
    do throws(JSONTypeError) {
      return "\(try read(root))"
    } catch {
      return error.description
    }
  }
}

/// Reads a node as each type in turn and returns the names of those that it gives.
private func readableTypes(_ node: JSONNode) -> [String] {
  var types: [String] = []
  func attempt<Value>(_ name: String, _ read: (JSONNode) throws(JSONTypeError) -> Value) {
    do throws(JSONTypeError) {
      _ = try read(node)
      types.append(name)
    } catch {}
  }
  attempt("bool") { node throws(JSONTypeError) in try node.bool }
  attempt("int") { node throws(JSONTypeError) in try node.int }
  attempt("double") { node throws(JSONTypeError) in try node.double }
  attempt("string") { node throws(JSONTypeError) in try node.string }
  attempt("bytes") { node throws(JSONTypeError) in try node.bytes() }
  attempt("elements") { node throws(JSONTypeError) in try node.elements }
  attempt("members") { node throws(JSONTypeError) in try node.members }
  return types
}

struct JSONNodeTests {
  @Test(
    arguments: [
      ("null", .null, []), ("true", .bool, ["bool"]), ("false", .bool, ["bool"]),
      ("1", .integer, ["int", "double"]), ("0", .integer, ["int", "double"]),
      ("1.0", .number, ["int", "double"]), ("1.9", .number, ["double"]),
      ("1e400", .number, []), ("-0", .integer, ["int", "double"]),
      ("18446744073709551615", .integer, ["double"]),
      (#""12""#, .string, ["string", "bytes"]), (#""""#, .string, ["string", "bytes"]),
      (#""true""#, .string, ["string", "bytes"]), ("[1]", .array, ["elements"]),
      (#"{"a":1}"#, .object, ["members"]),
    ] as [(String, JSONKind, [String])]
  )
  func `a value is read as what it is and never converted`(
    text: String,
    kind: JSONKind,
    types: [String]
  ) throws {
    let document = try JSONDocument(parsing: Array(text.utf8))
    document.withRoot { root in
      #expect(root.kind == kind)
      #expect(readableTypes(root) == types)
    }
  }

  @Test(
    arguments: [
      ("9223372036854775807", "9223372036854775807"),
      ("-9223372036854775808", "-9223372036854775808"),
      ("3.0", "3"), ("3e0", "3"), ("-0", "0"), ("-0.0", "0"), ("1e3", "1000"),
      ("9007199254740992.0", "9007199254740992"),
      ("9223372036854775808", "expected an integer within 64 bits, found 9223372036854775808"),
      ("-9223372036854775809", "expected an integer within 64 bits, found -9223372036854775809"),
      (
        "-9223372036854775808.0", "expected an integer within 64 bits, found -9223372036854775808.0"
      ),
      ("1e20", "expected an integer within 64 bits, found 1e20"),
      ("1.9", "expected an integer within 64 bits, found 1.9"),
      ("1e400", "expected an integer within 64 bits, found 1e400"),
      (#""12""#, "expected an integer, found a string"),
      ("true", "expected an integer, found a boolean"),
      ("null", "expected an integer, found null"),
    ]
  )
  func `an integer beyond 64 bits is refused, not clamped`(text: String, expected: String) throws {
    #expect(try reading(text) { root throws(JSONTypeError) in try root.int } == expected)
  }

  @Test(
    arguments: [
      ("0.1", "0.1"), ("12", "12.0"),
      ("1e400", "expected a number that a double can hold, found 1e400"),
      ("-1e400", "expected a number that a double can hold, found -1e400"),
      ("18446744073709551616", "1.8446744073709552e+19"),
      (#""1""#, "expected a number, found a string"),
    ]
  )
  func `an infinite number is refused`(text: String, expected: String) throws {
    #expect(try reading(text) { root throws(JSONTypeError) in try root.double } == expected)
  }

  @Test func `a missing, null or ill-typed member is named with its path`() throws {
    let text = #"{"params":{"position":{"line":"1"},"items":[0,{"two words":null}],"a":null}}"#
    func message(_ read: (JSONNode) throws(JSONTypeError) -> JSONNode) throws -> String {
      try reading(text) { root throws(JSONTypeError) in try read(root["params"]).int }
    }
    #expect(
      try message { params throws(JSONTypeError) in try params["position"]["line"] }
        == "params.position.line: expected an integer, found a string"
    )
    #expect(
      try message { params throws(JSONTypeError) in try params["position"]["character"] }
        == "params.position.character: expected an integer, found nothing"
    )
    #expect(
      try message { params throws(JSONTypeError) in try params["range"]["start"]["line"] }
        == "params.range: expected an object, found nothing"
    )
    #expect(
      try message { params throws(JSONTypeError) in try params["a"]["b"] }
        == "params.a: expected an object, found null"
    )
    #expect(
      try message { params throws(JSONTypeError) in try params["items"][1]["two words"] }
        == #"params.items[1]["two words"]: expected an integer, found null"#
    )
    #expect(
      try message { params throws(JSONTypeError) in try params["items"][2] }
        == "params.items[2]: expected an integer, found nothing"
    )
    #expect(
      try message { params throws(JSONTypeError) in try params["items"]["first"] }
        == "params.items: expected an object, found an array"
    )
  }

  @Test(
    arguments: [
      ("{}", "nil"), (#"{"version":null}"#, "nil"), (#"{"version":3}"#, "Optional(3)"),
      (#"{"version":"3"}"#, "version: expected an integer, found a string"),
      ("[]", "expected an object, found an array"),
    ]
  )
  func `an optional member may be absent or null but not of another type`(
    text: String,
    expected: String
  ) throws {
    let found = try reading(text) { root throws(JSONTypeError) in
      try root["version"].present?.int
    }
    #expect(found == expected)
  }

  @Test func `a string keeps its NUL and its bytes`() throws {
    let document = try JSONDocument(parsing: Array(#"["a\u0000é\ud83d\ude00"]"#.utf8))
    try document.withRoot { root throws(JSONTypeError) in
      let node = try root[0]
      #expect(try node.string == "a\0é😀")
      #expect(try node.bytes() == Array("a\0é😀".utf8))
      #expect(try node.withUTF8 { $0.count } == 8)
    }
  }

  @Test func `elements and members come in order`() throws {
    let document = try JSONDocument(parsing: Array(#"{"b":[3,1,2],"a":null,"b":[]}"#.utf8))
    try document.withRoot { root throws(JSONTypeError) in
      #expect(try root.members.map(\.name) == ["b", "a"])
      #expect(try root["b"].elements.isEmpty)
      #expect(try root.members.map(\.value.kind) == [.array, .null])
    }
  }

  @Test func `an index or a name that is not there gives an absent node`() throws {
    let document = try JSONDocument(parsing: Array(#"{"a":[null]}"#.utf8))
    try document.withRoot { root throws(JSONTypeError) in
      let kinds = try [-1, 0, 1, .max, .min].map { index throws(JSONTypeError) in
        try root["a"][index].kind
      }
      #expect(kinds == [.absent, .null, .absent, .absent, .absent])
      #expect(try root["a\0b"].kind == .absent)
      #expect(try root[""].kind == .absent)
    }
  }
}
