package import JSONCodec

/// The answer to `textDocument/hover` where there is something to tell.
package struct Hover: Sendable {
  /// What to tell.
  package let contents: MarkupContent
  /// The words it is about.
  package let range: LSPRange

  package init(contents: MarkupContent, range: LSPRange) {
    self.contents = contents
    self.range = range
  }

  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("contents")
      contents.write(to: &writer)
      writer.key("range")
      range.write(to: &writer)
    }
  }
}
