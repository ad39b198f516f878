import LSPMessages
import TextModel

/// What the client can do, settled once by `initialize`.
struct ClientCapabilities: Sendable {
  /// What positions count in.
  var encoding: PositionEncoding = .utf16
  /// How hovers are written.
  var hoverFormat: MarkupContent.Kind = .plaintext
  /// Whether outlines may be trees.
  var hasHierarchicalSymbols = false
  /// Whether diagnostics carry versions.
  var hasDiagnosticVersions = false
  /// Whether the client asks for colors again when told to.
  var hasTokenRefresh = false

  init() {}

  /// Takes the first encoding of the client's list that is known here; LSP's default is
  /// UTF-16, for clients that say nothing.
  init(_ params: InitializeParams) {
    encoding = params.positionEncodings.lazy.compactMap(PositionEncoding.init).first ?? .utf16
    hoverFormat = params.hoverFormats.first ?? .plaintext
    hasHierarchicalSymbols = params.hasHierarchicalSymbols
    hasDiagnosticVersions = params.hasDiagnosticVersions
    hasTokenRefresh = params.hasTokenRefresh
  }
}
