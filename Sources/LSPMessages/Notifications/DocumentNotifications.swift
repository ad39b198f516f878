package import JSONCodec

/// The parameters of `textDocument/didOpen`.
package struct DidOpenParams: Sendable {
  /// The document.
  package let uri: DocumentURI
  /// What the client takes it for: `plaintext`, `markdown`.
  package let languageID: String
  /// The client's number for this text.
  package let version: Int
  /// The text, as UTF-8 bytes.
  package let text: [UInt8]

  package init(_ node: JSONNode) throws(JSONTypeError) {
    let item = try node["textDocument"]
    uri = try DocumentURI(item["uri"])
    languageID = try item["languageId"].present?.string ?? ""
    version = try item["version"].present?.int ?? 0
    text = try item["text"].bytes()
  }
}

/// The parameters of `textDocument/didChange`.
package struct DidChangeParams: Sendable {
  /// One of the changes, to be made one after the other.
  package struct Change: Sendable {
    /// What is replaced; `nil` for the whole text. `rangeLength` is not looked at: clients
    /// get it wrong, and it says nothing that the range does not.
    package let range: LSPRange?
    /// What stands there afterwards, as UTF-8 bytes.
    package let text: [UInt8]
  }

  /// The document.
  package let uri: DocumentURI
  /// The client's number for the text after all changes.
  package let version: Int?
  /// The changes.
  package let changes: [Change]

  package init(_ node: JSONNode) throws(JSONTypeError) {
    uri = try DocumentURI(node["textDocument"]["uri"])
    version = try node["textDocument"]["version"].present?.int
    var list: [Change] = []
    for item in try node["contentChanges"].elements {
      list.append(
        Change(
          range: try item["range"].present.map { (range) throws(JSONTypeError) in
            try LSPRange(range)
          },
          text: try item["text"].bytes()
        )
      )
    }
    changes = list
  }
}

/// The parameters of `textDocument/publishDiagnostics`, which tells a client what to
/// underline.
package struct PublishDiagnosticsParams: Sendable {
  /// The document.
  package let uri: DocumentURI
  /// The version that the list is for, for clients that look at it.
  package let version: Int?

  package init(uri: DocumentURI, version: Int?) {
    self.uri = uri
    self.version = version
  }

  /// Writes the parameters. The list is empty: there are no findings yet, and an empty list
  /// takes away what an earlier server may have left.
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("uri")
      writer.string(uri.text)
      if let version {
        writer.key("version")
        writer.int(version)
      }
      writer.key("diagnostics")
      writer.array { _ in }
    }
  }
}
