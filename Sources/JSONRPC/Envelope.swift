package import JSONCodec

/// What a message is, before anyone looks at its parameters.
///
/// The parameters and results stay in the document: their reader finds them at `root["params"]`,
/// `root["result"]` and `root["error"]`.
package enum Envelope: Hashable, Sendable {
  /// A call that wants exactly one response with the same id.
  case request(id: RequestID, method: String, hasParams: Bool)

  /// A call that wants no response.
  case notification(method: String, hasParams: Bool)

  /// The answer to a request of ours.
  case response(id: RequestID, isError: Bool)
}

/// Says why a body is no JSON-RPC message, and whom to tell.
package struct InvalidMessage: Error, Hashable, Sendable {
  /// The id of the response, null when the message has none that can be read.
  package let id: RequestID

  package let error: JSONRPCError

  package init(id: RequestID = .null, error: JSONRPCError) {
    self.id = id
    self.error = error
  }
}

extension Envelope {
  /// Reads the envelope of the message `root`, which was parsed from `source`.
  ///
  /// A request whose id is null is a request, to be answered with null; parameters of null are
  /// none. Parameters of any other type pass: their reader refuses them as invalid. An array is
  /// refused whole, for the Language Server Protocol has no batches.
  package static func read(
    _ root: JSONNode,
    source: Span<UInt8>
  ) throws(InvalidMessage) -> Envelope {
    let id: RequestID?
    do {
      id = try RequestID.read(of: root, source: source)
    } catch {
      throw InvalidMessage(error: JSONRPCError(.invalidRequest, error.description))
    }
    do {
      try requireVersion(of: root)
      return try read(root, id: id)
    } catch {
      let error = JSONRPCError(.invalidRequest, error.description)
      throw InvalidMessage(id: id ?? .null, error: error)
    }
  }

  private static func requireVersion(of root: JSONNode) throws(JSONTypeError) {
    let node = try root["jsonrpc"]
    let version = try node.string
    guard version == "2.0" else {
      throw node.typeError(expected: "“2.0”", found: "another version")
    }
  }

  private static func read(_ root: JSONNode, id: RequestID?) throws(JSONTypeError) -> Envelope {
    let method = try root["method"]
    guard method.kind == .absent else {
      let name = try method.string
      let hasParams = try root["params"].present != nil
      guard let id else { return .notification(method: name, hasParams: hasParams) }
      return .request(id: id, method: name, hasParams: hasParams)
    }
    let isError = try root["error"].present != nil
    guard let id else { throw method.typeError(expected: "a string") }
    let hasResult = try root["result"].kind != .absent
    guard isError || hasResult else {
      throw method.typeError(expected: "a method, a result or an error")
    }
    return .response(id: id, isError: isError)
  }
}
