package import JSONCodec

/// The parameters of `window/logMessage` and `window/showMessage`.
package struct MessageParams: Sendable {
  /// How grave it is.
  package let type: MessageType
  /// The words.
  package let message: String

  package init(_ type: MessageType, _ message: String) {
    self.type = type
    self.message = message
  }

  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("type")
      writer.int(type.rawValue)
      writer.key("message")
      writer.string(message)
    }
  }
}
