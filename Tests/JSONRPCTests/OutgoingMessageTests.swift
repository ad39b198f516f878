import JSONCodec
import JSONRPC
import Testing

struct OutgoingMessageTests {
  /// Checks that `frame` is the one message `body`.
  private func check(
    _ frame: [UInt8],
    is body: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(describe(events(of: frame)) == [body], sourceLocation: sourceLocation)
  }

  @Test func `a result answers under the id of its request`() {
    check(
      OutgoingMessage.result(of: RequestID(7)) { $0.null() },
      is: #"{"jsonrpc":"2.0","id":7,"result":null}"#
    )
  }

  @Test func `an error has a code, a message and perhaps data`() {
    check(
      OutgoingMessage.error(of: .null, JSONRPCError(.parseError, "byte 0: “x”")),
      is: #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"byte 0: “x”"}}"#
    )
    let cancelled = JSONRPCError(.serverCancelled, "later", data: ["retriggerRequest": true])
    check(
      OutgoingMessage.error(of: RequestID(1), cancelled),
      is: #"{"jsonrpc":"2.0","id":1,"error":{"code":-32802,"message":"later","#
        + #""data":{"retriggerRequest":true}}}"#
    )
  }

  @Test func `a call has parameters or none`() {
    check(OutgoingMessage.notification("m"), is: #"{"jsonrpc":"2.0","method":"m"}"#)
    check(
      OutgoingMessage.notification("m") { params in params.array { $0.int(1) } },
      is: #"{"jsonrpc":"2.0","method":"m","params":[1]}"#
    )
    check(
      OutgoingMessage.request(RequestID(2), "m") { params in params.object { _ in } },
      is: #"{"jsonrpc":"2.0","id":2,"method":"m","params":{}}"#
    )
  }

  @Test func `a frame counts bytes, not characters`() {
    #expect(encodeFrame(Array("é😀".utf8)) == Array("Content-Length: 6\r\n\r\né😀".utf8))
  }

  @Test(
    arguments: [
      (ErrorCode.parseError, -32700), (.invalidRequest, -32600), (.methodNotFound, -32601),
      (.invalidParams, -32602), (.internalError, -32603), (.serverNotInitialized, -32002),
      (.requestCancelled, -32800), (.contentModified, -32801), (.serverCancelled, -32802),
      (.requestFailed, -32803),
    ]
  )
  func `error codes are those of the protocols`(code: ErrorCode, number: Int) {
    #expect(code.rawValue == number)
  }
}
