package import JSONCodec

/// One of the answers to `textDocument/documentHighlight`.
package struct DocumentHighlight: Sendable {
  /// The three kinds of LSP.
  package enum Kind: Int, Sendable {
    case text = 1
    case read = 2
    case write = 3
  }

  /// The words.
  package let range: LSPRange
  /// How they are drawn.
  package let kind: Kind

  package init(range: LSPRange, kind: Kind) {
    self.range = range
    self.kind = kind
  }

  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("range")
      range.write(to: &writer)
      writer.key("kind")
      writer.int(kind.rawValue)
    }
  }
}
