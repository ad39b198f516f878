package import JSONCodec

/// One of the answers to `textDocument/documentLink`.
package struct DocumentLink: Sendable {
  /// The words that lead somewhere.
  package let range: LSPRange
  /// The address.
  package let target: String
  /// What a client shows when the pointer rests on the words.
  package let tooltip: String

  package init(range: LSPRange, target: String, tooltip: String) {
    self.range = range
    self.target = target
    self.tooltip = tooltip
  }

  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("range")
      range.write(to: &writer)
      writer.key("target")
      writer.string(target)
      writer.key("tooltip")
      writer.string(tooltip)
    }
  }
}
