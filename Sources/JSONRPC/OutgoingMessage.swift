package import JSONCodec

/// Builds complete messages, header included, ready to be sent in one write.
///
/// The closures write exactly one value each: the result, or the object or array of parameters.
package enum OutgoingMessage {
  /// Answers the request `id` with the value that `result` writes.
  package static func result(
    of id: RequestID,
    _ result: (inout JSONWriter) -> Void
  ) -> [UInt8] {
    message { message in
      message.key("id")
      message.raw(id.sourceText)
      message.key("result")
      result(&message)
    }
  }

  /// Answers the request `id` with `error`; an id of null says that none could be read.
  package static func error(of id: RequestID, _ error: JSONRPCError) -> [UInt8] {
    message { message in
      message.key("id")
      message.raw(id.sourceText)
      message.key("error")
      message.object { object in
        object.key("code")
        object.int(error.code.rawValue)
        object.key("message")
        object.string(error.message)
        if let data = error.data {
          object.key("data")
          object.value(data)
        }
      }
    }
  }

  /// Tells the peer something that it does not answer.
  package static func notification(
    _ method: String,
    params: ((inout JSONWriter) -> Void)? = nil
  ) -> [UInt8] {
    message { call(method, params, in: &$0) }
  }

  /// Asks the peer something under an `id` of our own.
  package static func request(
    _ id: RequestID,
    _ method: String,
    params: ((inout JSONWriter) -> Void)? = nil
  ) -> [UInt8] {
    message { message in
      message.key("id")
      message.raw(id.sourceText)
      call(method, params, in: &message)
    }
  }

  private static func call(
    _ method: String,
    _ params: ((inout JSONWriter) -> Void)?,
    in message: inout JSONWriter
  ) {
    message.key("method")
    message.string(method)
    guard let params else { return }
    message.key("params")
    params(&message)
  }

  private static func message(_ members: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter(capacity: 256)
    writer.object { message in
      message.key("jsonrpc")
      message.string("2.0")
      members(&message)
    }
    return encodeFrame(writer.finish())
  }
}
