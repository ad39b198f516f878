import JSONCodec
import Testing

/// Returns what `body` writes.
private func written(_ body: (inout JSONWriter) -> Void) -> String {
  var writer = JSONWriter()
  body(&writer)
  return String(decoding: writer.finish(), as: UTF8.self)
}

struct JSONWriterTests {
  @Test func `commas come by themselves`() {
    let text = written { writer in
      writer.object { object in
        object.key("a")
        object.array { array in
          array.int(1)
          array.array { _ in }
          array.object { _ in }
          array.null()
        }
        object.key("b")
        object.bool(true)
        object.key("c")
        object.raw("[ 1 ]")
        object.key("d")
        object.string("x")
      }
    }
    #expect(text == #"{"a":[1,[],{},null],"b":true,"c":[ 1 ],"d":"x"}"#)
  }

  @Test(
    arguments: [
      ("", #""""#), ("é😀", #""é😀""#), ("\"\\/", #""\"\\/""#),
      ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#), ("\0\u{1F}\u{7F}", "\"\\u0000\\u001f\u{7F}\""),
      ("a\u{2028}b\u{2029}c\u{2027}\u{202A}", "\"a\\u2028b\\u2029c\u{2027}\u{202A}\""),
      ("a longer text, past fifteen bytes\n", #""a longer text, past fifteen bytes\n""#),
    ]
  )
  func `a string is escaped where JSON or a line reader needs it`(text: String, expected: String) {
    #expect(written { $0.string(text) } == expected)
    #expect(written { $0.string(Array(text.utf8).span) } == expected)
    let member = written { writer in
      writer.object { object in
        object.key(text)
        object.null()
      }
    }
    #expect(member == "{\(expected):null}")
  }

  @Test(
    arguments: [
      (0, "0"), (-1, "-1"), (10, "10"), (Int.max, "9223372036854775807"),
      (Int.min, "-9223372036854775808"),
    ]
  )
  func `an integer is written in full`(value: Int, expected: String) {
    #expect(written { $0.int(value) } == expected)
  }

  @Test(
    arguments: [
      (0, "0"), (-0.0, "-0"), (3, "3"), (0.1, "0.1"), (-2.5, "-2.5"), (1e15, "1000000000000000"),
      (1e300, "1e+300"), (.leastNonzeroMagnitude, "5e-324"),
      (1.7976931348623157e308, "1.7976931348623157e+308"),
    ] as [(Double, String)]
  )
  func `a double is written as short as it reads back`(value: Double, expected: String) throws {
    let text = written { $0.double(value) }
    #expect(text == expected)
    let document = try JSONDocument(parsing: Array(text.utf8))
    let read = try document.withRoot { root throws(JSONTypeError) in try root.double }
    #expect(read.bitPattern == value.bitPattern)
  }

  @Test func `an infinite double is our mistake`() async {
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter()
      writer.double(.infinity)
    }
  }

  @Test func `random doubles and integers read back the same`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let integer = Int(truncatingIfNeeded: random.next()) >> Int.random(in: 0...63, using: &random)
      let double = Double(bitPattern: random.next())
      guard double.isFinite else { continue }
      var writer = JSONWriter()
      writer.array { array in
        array.int(integer)
        array.double(double)
      }
      let document = try JSONDocument(parsing: writer.finish())
      try document.withRoot { root throws(JSONTypeError) in
        #expect(try root[0].int == integer, "seed \(seed)")
        #expect(try root[1].double == double, "seed \(seed)")
      }
    }
  }
}
