package import AnnotationEngine
import AnnotationModel
import TextModel

/// An article in color as an SVG picture: the text in a fixed-width face, wrapped, with the
/// values of dates and figures and the facts about people beside it.
package struct PictureArticle {
  private static let columns = 86
  private static let lineHeight = 22
  private static let margin = 24
  private static let letterWidth = 8.43

  private var lines: [String] = []
  private var line = ""
  private var column = 0

  /// The picture of `snapshot`.
  package static func bytes(_ snapshot: ArticleSnapshot) -> [UInt8] {
    var picture = PictureArticle()
    picture.addText(snapshot)
    picture.addNotes(snapshot)
    return Array(picture.document.utf8)
  }

  private mutating func addText(_ snapshot: ArticleSnapshot) {
    for unit in snapshot.units.indices {
      let isHeadline = snapshot.units[unit].kind == .headline
      var last = snapshot.units[unit].span.start
      for mark in snapshot.records[unit].marks {
        let span = snapshot.span(of: mark, in: unit)
        add(snapshot.text.string(ByteSpan(last, span.start)), kind: nil, isHeadline)
        add(snapshot.text.string(span), kind: mark.kind, isHeadline)
        last = span.end
      }
      let end = snapshot.units[unit].span.end
      add(snapshot.text.string(ByteSpan(last, end)), kind: nil, isHeadline)
      endLine()
      endLine()
    }
  }

  /// What the colors stand for, and what the article says of its people.
  private mutating func addNotes(_ snapshot: ArticleSnapshot) {
    for (kind, palette) in Palette.kinds { add("\(palette.name)  ", kind: kind, false) }
    endLine()
    for entity in snapshot.entities.entities where !entity.facts.isEmpty {
      endLine()
      add(entity.name, kind: entity.kind, false)
      for fact in entity.facts {
        endLine()
        add("    \(fact.label): \(fact.value)", kind: nil, false)
      }
    }
    endLine()
  }

  private mutating func add(_ text: String, kind: AnnotationKind?, _ isHeadline: Bool) {
    var word = ""
    for character in text {
      let character: Character = character.isWhitespace ? " " : character
      word.append(character)
      if character == " " { flush(&word, kind, isHeadline) }
    }
    flush(&word, kind, isHeadline)
  }

  private mutating func flush(_ word: inout String, _ kind: AnnotationKind?, _ headline: Bool) {
    defer { word = "" }
    guard !word.isEmpty else { return }
    if column + word.count > Self.columns + 1 { endLine() }
    var style = kind.map { " fill=\"\(Palette.color(of: $0).picture)\"" } ?? ""
    if kind != nil {
      style += " font-weight=\"600\""
    } else if headline {
      style += " font-weight=\"700\""
    }
    line += "<tspan\(style)>\(Self.escaped(word))</tspan>"
    column += word.count
  }

  private mutating func endLine() {
    lines.append(line)
    line = ""
    column = 0
  }

  private var document: String {
    let width = Int(Double(Self.columns) * Self.letterWidth) + 2 * Self.margin
    let height = lines.count * Self.lineHeight + 2 * Self.margin
    var body = ""
    for (index, line) in lines.enumerated() where !line.isEmpty {
      let y = Self.margin + (index + 1) * Self.lineHeight - 6
      body += "<text x=\"\(Self.margin)\" y=\"\(y)\" xml:space=\"preserve\">\(line)</text>\n"
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" \
      font-size="14" fill="#222222">
      <rect width="\(width)" height="\(height)" rx="8" fill="#fdfdfb" stroke="#dddddd"/>
      \(body)</svg>

      """
  }

  /// The text with what XML gives a meaning escaped, and what XML can not hold replaced.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      case _ where scalar.properties.generalCategory == .control: escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
