package import JSONCodec

/// Text for a reader, in one of the two forms of LSP.
package struct MarkupContent: Hashable, Sendable {
  /// How the text is to be shown.
  package enum Kind: String, Hashable, Sendable {
    case markdown, plaintext
  }

  /// How the text is to be shown.
  package let kind: Kind
  /// The text.
  package let value: String

  package init(_ kind: Kind, _ value: String) {
    self.kind = kind
    self.value = value
  }

  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("kind")
      writer.string(kind.rawValue)
      writer.key("value")
      writer.string(value)
    }
  }
}
