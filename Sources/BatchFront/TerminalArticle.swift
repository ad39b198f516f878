package import AnnotationEngine
import AnnotationModel
import TextModel

/// An article in color, for a terminal: the text as it is, and below it what is known.
package enum TerminalArticle {
  /// The bytes to print.
  package static func bytes(_ snapshot: ArticleSnapshot) -> [UInt8] {
    var output: [UInt8] = []
    var last = 0
    let text = snapshot.text.bytes
    snapshot.forEachMark { mark, _, span in
      append(text[last..<span.start], to: &output)
      output += "\u{1B}[\(Palette.color(of: mark.kind).terminal)m".utf8
      append(text[span.start..<span.end], to: &output)
      output += "\u{1B}[0m".utf8
      last = span.end
    }
    append(text[last...], to: &output)
    if output.last != 0x0A { output.append(0x0A) }
    output += legend.utf8
    output += list(snapshot).utf8
    return output
  }

  /// Control characters of the article must not reach the terminal, which would obey them.
  /// U+0080 to U+009F are some too: C2 80 to C2 9F.
  private static func append(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    for byte in bytes where byte >= 0x20 && byte != 0x7F || byte == 0x0A || byte == 0x09 {
      if output.last == 0xC2, (0x80...0x9F).contains(byte) {
        output.removeLast()
      } else {
        output.append(byte)
      }
    }
  }

  private static var legend: String {
    let names = Palette.kinds.map { "\u{1B}[\($0.palette.terminal)m\($0.palette.name)\u{1B}[0m" }
    return "\n" + names.joined(separator: "  ") + "\n"
  }

  /// The entities that the article says something of.
  private static func list(_ snapshot: ArticleSnapshot) -> String {
    var lines = ""
    for entity in snapshot.entities.entities where !entity.facts.isEmpty {
      let color = Palette.color(of: entity.kind).terminal
      lines += "\n\u{1B}[\(color)m\(clean(entity.name))\u{1B}[0m"
      lines += entity.mentions.count > 1 ? " (\(entity.mentions.count) mentions)\n" : "\n"
      for fact in entity.facts {
        lines += "  \(clean(fact.label)): \(clean(fact.value))\n"
      }
    }
    return lines
  }

  private static func clean(_ text: String) -> String {
    String(
      text.unicodeScalars.map {
        $0.properties.generalCategory == .control ? " " : Character($0)
      }
    )
  }
}
