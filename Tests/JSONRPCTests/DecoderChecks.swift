import JSONRPC
import Testing

/// Returns the events of `stream`, fed in chunks of the sizes that `chunkSize` gives.
///
/// After each message that `isBroken` says is no JSON, the decoder is told to resynchronize.
func events(
  of stream: [UInt8],
  chunkSize: () -> Int = { .max },
  resynchronizing isBroken: ([UInt8]) -> Bool = { _ in false }
) -> [MessageDecoder.Event] {
  var decoder = MessageDecoder()
  var events: [MessageDecoder.Event] = []
  var rest = stream[...]
  while !rest.isEmpty {
    let chunk = Array(rest.prefix(chunkSize()))
    rest = rest.dropFirst(chunk.count)
    decoder.feed(chunk.span)
    while let event = decoder.next() {
      events.append(event)
      if case .message(let body) = event, isBroken(body) { decoder.resynchronize() }
    }
  }
  return events
}

/// Returns each body as text, and each error as its description after an exclamation mark.
func describe(_ events: [MessageDecoder.Event]) -> [String] {
  events.map { event in
    switch event {
    case .message(let body): String(decoding: body, as: UTF8.self)
    case .malformed(let error): "! \(error)"
    }
  }
}

/// Checks the events of `stream`, fed whole and byte by byte.
func check(
  _ stream: String,
  gives expected: [String],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let bytes = Array(stream.utf8)
  for size in [Int.max, 1, 7] {
    let found = describe(events(of: bytes, chunkSize: { size }))
    #expect(found == expected, "in chunks of \(size)", sourceLocation: sourceLocation)
  }
}
