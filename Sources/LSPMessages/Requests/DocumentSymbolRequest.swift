package import JSONCodec

/// An entry of an outline: one of the answers to `textDocument/documentSymbol`.
package struct DocumentSymbol: Sendable {
  /// The kinds of LSP that are used here.
  package enum Kind: Int, Sendable {
    case module = 2
    case namespace = 3
    case `class` = 5
    case interface = 11
    case string = 15
    case number = 16
    case object = 19
    case `struct` = 23
    case event = 24
  }

  /// The words shown; never empty.
  package let name: String
  /// A remark beside them.
  package let detail: String
  /// The picture beside them.
  package let kind: Kind
  /// All that the entry covers.
  package let range: LSPRange
  /// Where to go; inside ``range``.
  package let selectionRange: LSPRange
  /// The entries below.
  package let children: [DocumentSymbol]

  package init(
    name: String,
    detail: String,
    kind: Kind,
    range: LSPRange,
    selectionRange: LSPRange,
    children: [DocumentSymbol]
  ) {
    self.name = name
    self.detail = detail
    self.kind = kind
    self.range = range
    self.selectionRange = selectionRange
    self.children = children
  }

  /// Writes the entry as a `DocumentSymbol`.
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("name")
      writer.string(name)
      if !detail.isEmpty {
        writer.key("detail")
        writer.string(detail)
      }
      writer.key("kind")
      writer.int(kind.rawValue)
      writer.key("range")
      range.write(to: &writer)
      writer.key("selectionRange")
      selectionRange.write(to: &writer)
      guard !children.isEmpty else { return }
      writer.key("children")
      writer.array { writer in for child in children { child.write(to: &writer) } }
    }
  }

  /// Writes the entry and those below it as flat `SymbolInformation`, for a client that knows
  /// no trees.
  package func writeFlat(to writer: inout JSONWriter, uri: DocumentURI, container: String?) {
    writer.object { writer in
      writer.key("name")
      writer.string(name)
      writer.key("kind")
      writer.int(kind.rawValue)
      writer.key("location")
      writer.object { writer in
        writer.key("uri")
        writer.string(uri.text)
        writer.key("range")
        range.write(to: &writer)
      }
      if let container {
        writer.key("containerName")
        writer.string(container)
      }
    }
    for child in children { child.writeFlat(to: &writer, uri: uri, container: name) }
  }
}
