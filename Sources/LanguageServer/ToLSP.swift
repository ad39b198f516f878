import AnnotationModel
import LSPMessages
import TextModel

/// From our positions and kinds to the client's.
enum ToLSP {
  static func range(
    _ span: ByteSpan,
    text: ArticleText,
    lines: LineTable,
    encoding: PositionEncoding
  ) -> LSPRange {
    LSPRange(
      start: position(span.start, text: text, lines: lines, encoding: encoding),
      end: position(span.end, text: text, lines: lines, encoding: encoding)
    )
  }

  private static func position(
    _ offset: Int,
    text: ArticleText,
    lines: LineTable,
    encoding: PositionEncoding
  ) -> LSPPosition {
    let position = lines.position(of: offset, in: text, encoding: encoding)
    return LSPPosition(line: position.line, character: position.character)
  }

  /// The token types, in the order of their numbers. All are standard ones, because most
  /// clients color no others.
  static let tokenTypes = [
    "class", "interface", "namespace", "event", "number", "string", "struct", "type",
  ]

  /// The number of the token type that shows `kind`.
  static func tokenType(of kind: AnnotationKind) -> Int {
    switch kind {
    case .person: 0
    case .organization: 1
    case .location, .demonym: 2
    case .date, .event: 3
    case .figure: 4
    case .work: 5
    case .product: 6
    default: 7
    }
  }

  /// The picture of `kind` in an outline.
  static func symbolKind(of kind: AnnotationKind) -> DocumentSymbol.Kind {
    switch kind {
    case .person: .class
    case .organization: .interface
    case .location, .demonym: .namespace
    case .date, .event: .event
    case .figure: .number
    case .work: .string
    case .product: .struct
    default: .object
    }
  }
}
