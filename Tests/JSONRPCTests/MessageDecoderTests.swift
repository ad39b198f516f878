import JSONRPC
import Testing

struct MessageDecoderTests {
  @Test(
    arguments: [
      ("Content-Length: 2\r\n\r\n{}", ["{}"]),
      ("Content-Length: 2\r\n\r\n{}Content-Length: 4\r\n\r\nnull", ["{}", "null"]),
      ("content-length:2\r\n\r\n{}", ["{}"]),
      ("CONTENT-LENGTH \t:  2 \t\r\n\r\n{}", ["{}"]),
      ("Content-Length: 2\n\n{}", ["{}"]),
      ("Content-Length: 002\r\n\n{}", ["{}"]),
      (
        "Content-Type: application/vscode-jsonrpc; charset=utf8\r\nContent-Length: 2\r\n\r\n{}",
        ["{}"]
      ),
      ("Content-Length: 2\r\nContent-Type: x; charset=utf-8\r\n\r\n{}", ["{}"]),
      ("X-Content-Length: 9\r\nContent-Length: 2\r\nX: y\r\n\r\n{}", ["{}"]),
      ("Content-Length: 9\r\nContent-Length: 2\r\n\r\n{}", ["{}"]),
      ("Content-Length: abc\r\nContent-Length: 2\r\n\r\n{}", ["{}"]),
      ("\r\n\nContent-Length: 2\r\n\r\n{}\r\n  Content-Length: 2\r\n\r\n[]", ["{}", "[]"]),
      ("Content-Length: 23\r\n\r\n\"Content-Length: 2\\r\\n\"", [#""Content-Length: 2\r\n""#]),
      ("Content-Length: 4\r\n\r\n😀", ["😀"]),
      ("Content-Length: 3\r\n\r\n\r\n\n", ["\r\n\n"]),
      ("", []), ("Content-Length: 2\r\n\r\n{", []), ("Content-Len", []),
    ]
  )
  func `messages are cut by their length whatever else the headers say`(
    stream: String,
    bodies: [String]
  ) {
    check(stream, gives: bodies)
  }

  @Test(
    arguments: [
      ("Content-Length: 0\r\n\r\n", "! Content-Length: expected at least 1 byte, found 0"),
      ("Content-Length: -5\r\n\r\n{}", "! Content-Length: expected a number of bytes, found “-5”"),
      (
        "Content-Length: abc\r\n\r\n{}", "! Content-Length: expected a number of bytes, found “abc”"
      ),
      ("Content-Length:\r\n\r\n{}", "! Content-Length: expected a number of bytes, found “”"),
      (
        "Content-Length: 2 2\r\n\r\n{}", "! Content-Length: expected a number of bytes, found “2 2”"
      ),
      (
        "Content-Length: 0x2\r\n\r\n{}", "! Content-Length: expected a number of bytes, found “0x2”"
      ),
      (
        "Content-Length: 9895604649984\r\n\r\n{}",
        "! Content-Length: expected at most 67108864 bytes, found 9895604649984"
      ),
      (
        "Content-Length: 99999999999999999999999\r\n\r\n{}",
        "! Content-Length: expected at most 67108864 bytes, found 9223372036854775807"
      ),
      ("X: y\r\n\r\n{}", "! expected a Content-Length among the headers, found none"),
      ("garbage\r\n", "! expected a header such as “Content-Length: 12”, found something else"),
      ("{\"a\":1}\n", "! expected a header such as “Content-Length: 12”, found something else"),
      ("}]garbage", "! expected a header such as “Content-Length: 12”, found something else"),
      ("a: ", "! expected a header such as “Content-Length: 12”, found something else"),
      (
        String(repeating: "x", count: 5000),
        "! expected a header line of at most 4096 bytes, found a longer one"
      ),
      (
        String(repeating: "x", count: 5000) + "\n",
        "! expected a header line of at most 4096 bytes, found a longer one"
      ),
      (
        "Content-Length: 60000000\r\n\r\n{\"a\":1}",
        "! expected a body of 60000000 bytes, found the next header after 7"
      ),
    ]
  )
  func `a broken frame is reported once and the next one is not lost`(
    broken: String,
    report: String
  ) {
    check(
      broken + "Content-Length: 2\r\n\r\n{}Content-Length: 2\r\n\r\n[]",
      gives: [report, "{}", "[]"]
    )
  }

  @Test func `a body over the limit is never stored`() {
    var decoder = MessageDecoder(maximumLength: 100)
    decoder.feed(Array("Content-Length: 1000000\r\n\r\n".utf8).span)
    #expect(decoder.next() == .malformed(.bodyTooLong(declared: 1_000_000, limit: 100)))
    for _ in 0..<1000 {
      decoder.feed([UInt8](repeating: UInt8(ascii: " "), count: 1000).span)
      #expect(decoder.next() == nil)
    }
    decoder.feed(Array("Content-Length: 100\r\n\r\n".utf8).span)
    let body = [UInt8](repeating: UInt8(ascii: "1"), count: 100)
    decoder.feed(body.span)
    #expect(decoder.next() == .message(body))
  }

  @Test func `a stream that ends within a message is told from one that ends between two`() {
    var decoder = MessageDecoder()
    #expect(!decoder.isWithinMessage)
    for byte in Array("Content-Length: 2\r\n\r\n{".utf8) {
      decoder.feed([byte].span)
      #expect(decoder.next() == nil)
      #expect(decoder.isWithinMessage)
    }
    decoder.feed(Array("}".utf8).span)
    #expect(decoder.next() == .message(Array("{}".utf8)))
    #expect(!decoder.isWithinMessage)
  }
}

struct ResynchronizationTests {
  @Test(
    arguments: [
      // Too long: the body ends within the next header, at each place that matters.
      (#"Content-Length: 9\#r\#n\#r\#n{"a":1}"#, 9), (#"Content-Length: 8\#r\#n\#r\#n{"a":1}"#, 8),
      (#"Content-Length: 22\#r\#n\#r\#n{"a":1}"#, 22),
      (#"Content-Length: 25\#r\#n\#r\#n{"a":1}"#, 25),
      // Too short.
      (#"Content-Length: 3\#r\#n\#r\#n{"a":1}"#, 3), (#"Content-Length: 6\#r\#n\#r\#n{"a":1}"#, 6),
      (#"Content-Length: 1\#r\#n\#r\#n{"a":1}\#n"#, 1),
      // Right, but not JSON.
      ("Content-Length: 7\r\n\r\n{nan:1}", 7),
    ]
  )
  func `after a body that is no JSON the next frame is found`(broken: String, length: Int) {
    let stream = broken + "Content-Length: 2\r\n\r\n{}Content-Length: 2\r\n\r\n[]"
    let events = describe(
      events(of: Array(stream.utf8), resynchronizing: { $0.count > 2 || $0 == [0x7B] })
    )
    #expect(events.first?.utf8.count == length)
    #expect(events.suffix(2) == ["{}", "[]"])
    #expect(events.count == 3)
  }

  @Test func `it does nothing when no message can be taken back`() {
    var decoder = MessageDecoder()
    decoder.resynchronize()
    decoder.feed(Array("Content-Length: 2\r\n\r\n{}".utf8).span)
    decoder.resynchronize()
    #expect(decoder.next() == .message(Array("{}".utf8)))
    decoder.feed(Array("Content-Length: 2\r\n\r\n[]".utf8).span)
    decoder.resynchronize()
    #expect(decoder.next() == .message(Array("[]".utf8)))
    #expect(decoder.next() == nil)
    decoder.resynchronize()
    #expect(decoder.next() == nil)
  }
}
