import Glibc
import JSONCodec
import Testing

/// Parses `text` and returns the value, or the description of the error.
private func outcome(_ text: String, maximumDepth: Int = 64) -> String {
  outcome(Array(text.utf8), maximumDepth: maximumDepth)
}

private func outcome(_ bytes: [UInt8], maximumDepth: Int = 64) -> String {
  do {
    let document = try JSONDocument(parsing: bytes, maximumDepth: maximumDepth)
    var writer = JSONWriter()
    document.withRoot { writer.value(JSONValue($0)) }
    return String(decoding: writer.finish(), as: UTF8.self)
  } catch {
    return error.description
  }
}

struct JSONDocumentTests {
  @Test(
    arguments: [
      ("null", "null"), ("true", "true"), (" false\n", "false"), ("12", "12"), ("-7 ", "-7"),
      ("1.50", "1.50"), ("1E400", "1E400"), (#""é😀""#, #""é😀""#), ("[]", "[]"), ("{}", "{}"),
      (#"{"b":1,"a":[true,null]}"#, #"{"b":1,"a":[true,null]}"#),
    ]
  )
  func `any kind of value may be the outermost one`(text: String, expected: String) {
    #expect(outcome(text) == expected)
  }

  @Test(
    arguments: [
      // Leniencies of json-c that are refused here.
      ("[NaN]", "byte 1: expected a value, found “NaN”"),
      ("nan", "byte 0: expected a value, found “nan”"),
      ("Infinity", "byte 0: expected a value, found “Infinity”"),
      ("[-Infinity]", "byte 2: expected a digit, found “I”"),
      (#"{"a":[1,{"b":NaN}]}"#, "byte 13: expected a value, found “NaN”"),
      ("TRUE", "byte 0: expected a value, found “TRUE”"),
      ("nulll", "byte 0: expected a value, found “nulll”"),
      ("'a'", "byte 0: expected a value, found “'”"),
      ("/*x*/1", "byte 0: expected a value, found “/”"),
      ("[00]", "byte 2: expected a number without leading zeros, found “0”"),
      ("[-01]", "byte 3: expected a number without leading zeros, found “1”"),
      ("[1.]", "byte 3: expected a digit, found “]”"),
      ("[1.e5]", "byte 3: expected a digit, found “e”"),
      ("[1e]", "byte 3: expected a digit, found “]”"),
      ("-", "byte 1: expected a digit, found the end of the input"),
      ("+1", "byte 0: expected a value, found “+”"),
      (#"{"a\u0000b":1}"#, "byte 3: expected a name without NUL, found an escaped NUL"),
      ("[1]\0xyz", "byte 3: expected JSON, found a NUL"),
      ("[\"a\0b\"]", "byte 3: expected JSON, found a NUL"),
      ("\u{FEFF}[1]", "byte 0: expected a value, found the byte 0xEF"),
      // Plain mistakes.
      ("", "byte 0: expected the rest of a value, found the end of the input"),
      (" \n ", "byte 3: expected the rest of a value, found the end of the input"),
      ("[1] x", "byte 4: expected a value, found “x”"),
      ("[1] [2]", "byte 4: expected the end of the input, found “[”"),
      ("1 2", "byte 2: expected the end of the input, found “2”"),
      ("1true", "byte 1: expected a value, found “t”"),
      ("[1,]", "byte 3: expected a value, found “]”"),
      ("[1 2]", "byte 3: expected “,” or “]”, found “2”"),
      ("[1", "byte 2: expected the rest of a value, found the end of the input"),
      (#"{"a"}"#, "byte 4: expected “:”, found “}”"),
      (#"{"a":1 "b":2}"#, "byte 7: expected “,” or “}”, found “\"”"),
      ("{a:1}", "byte 1: expected a value, found “a”"),
      ("{1:1}", "byte 1: expected a quoted name, found “1”"),
      (#"["abc"#, "byte 5: expected a closing quote, found the end of the input"),
      (#"["\x"]"#, "byte 3: expected an escape that JSON knows, found “x”"),
      ("]", "byte 0: expected a value, found “]”"),
    ]
  )
  func `malformed text is refused with its offset`(text: String, error: String) {
    #expect(outcome(text) == error)
  }

  @Test(
    arguments: [
      (#"["NaN Infinity -01 1. \"NaN"]"#, #"["NaN Infinity -01 1. \"NaN"]"#),
      (#"{"a":1,"a":2}"#, #"{"a":2}"#),
      (#"["\ud800"]"#, #"["�"]"#),
      (#"["\udc00x"]"#, #"["�x"]"#),
      (#"["\ud83d\ude00"]"#, #"["😀"]"#),
      (#"["a\u0000b"]"#, #"["a\u0000b"]"#),
      ("[\"a\nb\u{1}\"]", #"["a\nb\u0001"]"#),
    ]
  )
  func `tolerated text is read as documented`(text: String, expected: String) {
    #expect(outcome(text) == expected)
  }

  @Test(
    arguments: [
      [0xFF, 0xFE], [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
      [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82],
      [0xF0, 0x9F, 0x98],
    ] as [[UInt8]]
  )
  func `bytes that are not UTF-8 are refused where they begin`(bytes: [UInt8]) {
    let text = Array(#"["é"#.utf8) + bytes + Array(#""]"#.utf8)
    #expect(outcome(text).hasPrefix("byte 4: expected UTF-8, found the byte 0x"))
  }

  @Test func `nesting is refused beyond the limit and not before`() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + "1" + String(repeating: "]", count: depth)
    }
    #expect(outcome(nested(64)) == nested(64))
    #expect(outcome(nested(65)) == "byte 64: expected at most 64 levels of nesting, found one more")
    #expect(outcome(nested(3), maximumDepth: 3) == nested(3))
    #expect(outcome(nested(4), maximumDepth: 3).hasPrefix("byte 3: expected at most 3 levels"))
    #expect(outcome(nested(600), maximumDepth: .max).hasPrefix("byte 512: "))
    #expect(outcome(String(repeating: "[", count: 1_000_000)).hasPrefix("byte 64: "))
    #expect(outcome("[[[1],[2]],{}]", maximumDepth: 3) == "[[[1],[2]],{}]")
  }

  @Test(
    arguments: [
      "9223372036854775807", "-9223372036854775808", "9223372036854775808",
      "-9223372036854775809", "18446744073709551615", "18446744073709551616", "-0", "0",
      "123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890",
      "1.0", "1e0", "-0.0", "1.10", "1E+2", "0.1", "1e-400",
    ]
  )
  func `a number is kept as it is spelled`(number: String) {
    for text in [number, "[\(number)]", #"{"a":\#(number),"b":[\#(number),1]}"#] {
      #expect(outcome(text) == text)
    }
  }

  @Test func `an offset is that of the source even after integers beyond 64 bits`() {
    let huge = "99999999999999999999"
    #expect(outcome("[\(huge),\(huge) 2]").hasPrefix("byte 43: expected “,” or “]”"))
    #expect(outcome("[\(huge)").hasPrefix("byte 21: expected the rest of a value"))
    #expect(outcome("\(huge) \(huge)").hasPrefix("byte 21: expected the end"))
    #expect(outcome("[\(huge)] \(huge)").hasPrefix("byte 23: expected the end"))
  }

  @Test func `a text longer than json-c can count is refused before it is read`() throws {
    let length = Int(Int32.max) + 1
    // Reserved address space only: touching any byte of it would end the test.
    let address = mmap(nil, length, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
    let start = try #require(address)
    defer { munmap(start, length) }
    let text = UnsafeRawBufferPointer(start: start, count: length).bindMemory(to: UInt8.self)
    do {
      _ = try JSONDocument(parsing: text.span)
      Issue.record("the text was accepted")
    } catch {
      #expect(
        error.description == "byte 2147483647: expected at most 2147483647 bytes, found 2147483648"
      )
    }
  }

  @Test func `random bytes never trap and what is accepted is read again the same`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    let alphabet = Array(#"{}[]:,"\u0d8tfn-1.eE 9aNI"#.utf8) + [0, 10, 0xC3, 0xA9]
    for _ in 0..<20_000 {
      let length = Int.random(in: 0...12, using: &random)
      let bytes = (0..<length).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      let first = outcome(bytes)
      if first.hasPrefix("byte ") { continue }
      #expect(outcome(first) == first, "seed \(seed), bytes \(bytes)")
    }
  }
}
