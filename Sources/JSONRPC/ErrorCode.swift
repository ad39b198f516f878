/// The number that tells a client what kind of error it got.
///
/// The set is open: a peer may send others, so this is no enum.
package struct ErrorCode: RawRepresentable, Hashable, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) {
    self.rawValue = rawValue
  }

  // JSON-RPC 2.0.

  /// The body is not JSON; there is no id to answer to.
  package static let parseError = ErrorCode(rawValue: -32700)
  /// The body is JSON but no request, or comes at a time when no request is allowed.
  package static let invalidRequest = ErrorCode(rawValue: -32600)
  package static let methodNotFound = ErrorCode(rawValue: -32601)
  /// The parameters lack something or have something of the wrong type.
  package static let invalidParams = ErrorCode(rawValue: -32602)
  /// The server failed at something that was not the client's doing.
  package static let internalError = ErrorCode(rawValue: -32603)

  // The Language Server Protocol.

  /// A request other than `initialize` came first.
  package static let serverNotInitialized = ErrorCode(rawValue: -32002)
  /// The client cancelled the request.
  package static let requestCancelled = ErrorCode(rawValue: -32800)
  /// The document changed so that the answer would be wrong for the new text.
  package static let contentModified = ErrorCode(rawValue: -32801)
  /// The server gave the request up; the client may ask again.
  package static let serverCancelled = ErrorCode(rawValue: -32802)
  /// The request is sound but cannot be fulfilled, such as a rename of what has no name.
  package static let requestFailed = ErrorCode(rawValue: -32803)
}
