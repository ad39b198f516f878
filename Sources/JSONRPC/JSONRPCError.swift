package import JSONCodec

/// An error as it travels in a response.
package struct JSONRPCError: Error, Hashable, Sendable {
  package let code: ErrorCode

  /// One sentence for the client's log: what was expected, what was found and where.
  package let message: String

  /// What the code defines beyond the message, such as `{"retriggerRequest":true}`.
  package let data: JSONValue?

  package init(_ code: ErrorCode, _ message: String, data: JSONValue? = nil) {
    self.code = code
    self.message = message
    self.data = data
  }

  /// The answer to a body that is not JSON.
  package init(_ error: JSONParseError) {
    self.init(.parseError, error.description)
  }

  /// The answer to parameters that are not what their method takes.
  package init(invalidParams error: JSONTypeError) {
    self.init(.invalidParams, error.description)
  }
}

extension JSONRPCError: CustomStringConvertible {
  package var description: String {
    "\(message) (\(code.rawValue))"
  }
}
