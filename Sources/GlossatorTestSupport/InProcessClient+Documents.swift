package import JSONCodec
import LanguageServer

/// The messages that most tests send.
extension InProcessClient {
  /// The address that is meant where a test names none.
  package static let uri = "file:///news/article.txt"

  /// Says `initialize` and `initialized`, and answers the response to the first.
  @discardableResult
  package func start(_ capabilities: JSONValue = [:], options: JSONValue = .null) -> JSONValue {
    let response = ask(
      "initialize",
      [
        "processId": .null, "rootUri": .null, "capabilities": capabilities,
        "initializationOptions": options,
      ]
    )
    notify("initialized", [:])
    return response
  }

  /// Starts with positions in `encoding`.
  package func start(encoding: String) {
    start(["general": ["positionEncodings": [.string(encoding)]]])
  }

  /// Opens a document.
  package func open(_ text: String, version: Int = 1, uri: String = InProcessClient.uri) {
    notify(
      "textDocument/didOpen",
      [
        "textDocument": [
          "uri": .string(uri), "languageId": "plaintext",
          "version": .int(version), "text": .string(text),
        ]
      ]
    )
  }

  /// Changes a document.
  package func change(
    _ changes: [JSONValue],
    version: Int,
    uri: String = InProcessClient.uri
  ) {
    notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": .string(uri), "version": .int(version)],
        "contentChanges": .array(changes),
      ]
    )
  }

  /// Closes a document.
  package func close(uri: String = InProcessClient.uri) {
    notify("textDocument/didClose", ["textDocument": ["uri": .string(uri)]])
  }

  /// The parameters of a request about a whole document.
  package static func document(_ uri: String = InProcessClient.uri) -> JSONValue {
    ["textDocument": ["uri": .string(uri)]]
  }

  /// The parameters of a request about a place in a document.
  package static func place(
    _ line: Int,
    _ character: Int,
    uri: String = InProcessClient.uri
  ) -> JSONValue {
    [
      "textDocument": ["uri": .string(uri)],
      "position": ["line": .int(line), "character": .int(character)],
    ]
  }

  /// A range.
  package static func range(_ line: Int, _ character: Int, _ endLine: Int, _ end: Int) -> JSONValue
  {
    [
      "start": ["line": .int(line), "character": .int(character)],
      "end": ["line": .int(endLine), "character": .int(end)],
    ]
  }

  /// A hover's text at a place, or `nil` where there is none.
  package func hover(_ line: Int, _ character: Int, uri: String = InProcessClient.uri) -> String? {
    ask("textDocument/hover", Self.place(line, character, uri: uri))["result"]["contents"]["value"]
      .text
  }

  /// The text of a document as the server knows it, or `nil` when it is not open.
  package func openText(uri: String = InProcessClient.uri) -> [UInt8]? {
    server.openText(at: uri)
  }
}
