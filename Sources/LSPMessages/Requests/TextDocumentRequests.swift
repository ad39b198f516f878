package import JSONCodec

/// The parameters of a request about a document as a whole, such as
/// `textDocument/documentSymbol` and `textDocument/semanticTokens/full`.
package struct DocumentParams: Sendable {
  /// The document.
  package let uri: DocumentURI

  package init(_ node: JSONNode) throws(JSONTypeError) {
    uri = try DocumentURI(node["textDocument"]["uri"])
  }
}

/// The parameters of a request about a place in a document, such as `textDocument/hover`.
package struct DocumentPositionParams: Sendable {
  /// The document.
  package let uri: DocumentURI
  /// The place.
  package let position: LSPPosition

  package init(_ node: JSONNode) throws(JSONTypeError) {
    uri = try DocumentURI(node["textDocument"]["uri"])
    position = try LSPPosition(node["position"])
  }
}

/// The parameters of a request about a part of a document, such as
/// `textDocument/semanticTokens/range`.
package struct DocumentRangeParams: Sendable {
  /// The document.
  package let uri: DocumentURI
  /// The part.
  package let range: LSPRange

  package init(_ node: JSONNode) throws(JSONTypeError) {
    uri = try DocumentURI(node["textDocument"]["uri"])
    range = try LSPRange(node["range"])
  }
}
