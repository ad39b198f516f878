package import JSONCodec

/// The parameters of `initialize`, as far as they matter here. Anything missing or null gets
/// a default: clients differ, and none of it is worth refusing to start.
package struct InitializeParams: Sendable {
  /// The process that started the server, to end with it; `nil` when unknown.
  package let processID: Int?
  /// The client's name, for the log.
  package let clientName: String?
  /// The position encodings the client knows, the one it likes best first.
  package let positionEncodings: [String]
  /// The forms of hover text the client shows, the one it likes best first.
  package let hoverFormats: [MarkupContent.Kind]
  /// Whether outlines may be trees.
  package let hasHierarchicalSymbols: Bool
  /// Whether diagnostics may name the version they are for.
  package let hasDiagnosticVersions: Bool
  /// Whether the client asks for semantic tokens again when told to.
  package let hasTokenRefresh: Bool
  /// Whatever the user configured for the server to start with.
  package let options: JSONValue?
  /// `off`, `messages` or `verbose`.
  package let trace: String

  package init(_ node: JSONNode) throws(JSONTypeError) {
    processID = try node["processId"].present?.int
    clientName = try node["clientInfo"].present?["name"].present?.string
    trace = try node["trace"].present?.string ?? "off"
    options = try node["initializationOptions"].present.map { JSONValue($0) }
    let capabilities = try node["capabilities"].present
    let general = try capabilities?["general"].present
    let document = try capabilities?["textDocument"].present
    var encodings: [String] = []
    if let list = try general?["positionEncodings"].present {
      for item in try list.elements { encodings.append(try item.string) }
    }
    positionEncodings = encodings
    var formats: [MarkupContent.Kind] = []
    if let list = try document?["hover"].present?["contentFormat"].present {
      for item in try list.elements {
        if let kind = MarkupContent.Kind(rawValue: try item.string) { formats.append(kind) }
      }
    }
    hoverFormats = formats
    let symbols = try document?["documentSymbol"].present
    hasHierarchicalSymbols =
      try symbols?["hierarchicalDocumentSymbolSupport"].present?.bool ?? false
    let workspace = try capabilities?["workspace"].present
    hasTokenRefresh =
      try workspace?["semanticTokens"].present?["refreshSupport"].present?.bool ?? false
    let diagnostics = try document?["publishDiagnostics"].present
    hasDiagnosticVersions = try diagnostics?["versionSupport"].present?.bool ?? false
  }
}

/// The answer to `initialize`.
package struct InitializeResult: Sendable {
  /// The encoding that every position counts in from now on.
  package let positionEncoding: String
  /// The names of the token types, by number.
  package let tokenTypes: [String]
  /// The names of the token modifiers, by bit.
  package let tokenModifiers: [String]
  /// The server's version.
  package let version: String

  package init(
    positionEncoding: String,
    tokenTypes: [String],
    tokenModifiers: [String],
    version: String
  ) {
    self.positionEncoding = positionEncoding
    self.tokenTypes = tokenTypes
    self.tokenModifiers = tokenModifiers
    self.version = version
  }

  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("capabilities")
      writer.object { writer in writeCapabilities(to: &writer) }
      writer.key("serverInfo")
      writer.object { writer in
        writer.key("name")
        writer.string("glossator")
        writer.key("version")
        writer.string(version)
      }
    }
  }

  private func writeCapabilities(to writer: inout JSONWriter) {
    writer.key("positionEncoding")
    writer.string(positionEncoding)
    writer.key("textDocumentSync")
    writer.object { writer in
      writer.key("openClose")
      writer.bool(true)
      writer.key("change")
      writer.int(2)
    }
    for name in ["hoverProvider", "documentHighlightProvider", "documentSymbolProvider"] {
      writer.key(name)
      writer.bool(true)
    }
    writer.key("documentLinkProvider")
    writer.object { _ in }
    writer.key("semanticTokensProvider")
    writer.object { writer in
      writer.key("legend")
      writer.object { writer in
        writer.key("tokenTypes")
        writer.array { writer in for name in tokenTypes { writer.string(name) } }
        writer.key("tokenModifiers")
        writer.array { writer in for name in tokenModifiers { writer.string(name) } }
      }
      writer.key("range")
      writer.bool(true)
      writer.key("full")
      writer.bool(true)
    }
  }
}
