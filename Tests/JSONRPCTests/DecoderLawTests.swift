import JSONRPC
import Testing

struct DecoderLawTests {
  @Test func `messages are the same however the stream is split`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    for round in 0..<300 {
      let bodies = (0..<8).map { _ in randomBody(using: &random) }
      let stream = bodies.flatMap { encodeFrame($0) }
      let found = events(of: stream, chunkSize: { Int.random(in: 1...40, using: &random) })
      #expect(found == bodies.map { .message($0) }, "seed \(seed), round \(round)")
    }
  }

  @Test func `garbage between frames never loses a later frame`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    for round in 0..<300 {
      let bodies = (0..<5).map { _ in randomBody(using: &random) }
      var stream: [UInt8] = []
      for body in bodies {
        stream += randomGarbage(using: &random) + encodeFrame(body)
      }
      let found = events(of: stream, chunkSize: { Int.random(in: 1...60, using: &random) })
      let messages = found.filter { if case .message = $0 { true } else { false } }
      #expect(messages == bodies.map { .message($0) }, "seed \(seed), round \(round)")
    }
  }

  @Test func `a wrong length loses its own message only`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    for round in 0..<300 {
      let bodies = (0..<6).map { _ in randomBody(using: &random) }
      var stream: [UInt8] = []
      for (index, body) in bodies.enumerated() {
        let isWrong = index % 2 == 0
        let error = isWrong ? Int.random(in: 1...100, using: &random) : 0
        let length = Bool.random(using: &random) ? body.count + error : body.count - error
        stream += Array("Content-Length: \(length)\r\n\r\n".utf8) + body
      }
      let found = events(
        of: stream,
        chunkSize: { Int.random(in: 1...60, using: &random) },
        resynchronizing: { !bodies.contains($0) }
      )
      let messages = found.filter { event in bodies.contains { event == .message($0) } }
      let sound = [bodies[1], bodies[3], bodies[5]].map { MessageDecoder.Event.message($0) }
      #expect(messages == sound, "seed \(seed), round \(round)")
    }
  }

  @Test func `events do not depend on chunks even in a stream of nonsense`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "Content-Length: ", "content-length:", "2", "12", "999999999", "-", "\r\n", "\n", "\r", "{}",
      "X: y", ":", " ", "}", "\u{0}", "Content-Length: 2\r\n\r\n{}", "é", "Content-Length: 40\n\n",
    ]
    for round in 0..<2_000 {
      let count = Int.random(in: 1...30, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let stream = Array(text.utf8)
      let whole = events(of: stream)
      let split = events(of: stream, chunkSize: { Int.random(in: 1...9, using: &random) })
      #expect(whole == split, "seed \(seed), round \(round)")
    }
  }

  /// Returns an object with a unique number and text that only looks like a header.
  private func randomBody(using random: inout SeededGenerator) -> [UInt8] {
    let pieces = [#"\r\n"#, "Content-Length: 5", #"\n\n"#, "é", "😀", "{", "}", ": ", "x"]
    let count = Int.random(in: 0...40, using: &random)
    let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    let space = ["", "\n", "\r\n  "].randomElement(using: &random) ?? ""
    return Array("{\(space)\"n\":\(random.next()),\"t\":\"\(text)\"}".utf8)
  }

  /// Returns random bytes but no hyphen: after one, a Content-Length is part of a longer name.
  private func randomGarbage(using random: inout SeededGenerator) -> [UInt8] {
    let length = [0, 3, 40, 5000].randomElement(using: &random) ?? 0
    return (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      .filter { $0 != UInt8(ascii: "-") }
  }
}
