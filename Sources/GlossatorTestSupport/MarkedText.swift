package import TextModel

/// A text with marks in it: `met ⟦on Tuesday⟧1`. The number behind a mark may be left out.
/// Marks may enclose others.
package struct MarkedText: Sendable {
  /// A marked span.
  package struct Mark: Hashable, Sendable {
    /// The number behind the mark, or 0.
    package let number: Int
    /// The bytes between the marks, in the text without marks.
    package let span: ByteSpan
  }

  /// The text without marks.
  package let text: String
  /// The marks, in the order of their starts; of two that start together the outer comes first.
  package let marks: [Mark]

  /// Reads a text with marks.
  package init(_ marked: String) {
    var bytes: [UInt8] = []
    var marks: [Mark] = []
    var starts: [Int] = []
    var rest = marked[...]
    while let character = rest.first {
      rest.removeFirst()
      switch character {
      case "⟦": starts.append(bytes.count)
      case "⟧":
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        rest = rest.dropFirst(digits.count)
        if let begun = starts.popLast() {
          marks.append(Mark(number: Int(digits) ?? 0, span: ByteSpan(begun, bytes.count)))
        }
      default: bytes.append(contentsOf: String(character).utf8)
      }
    }
    text = String(decoding: bytes, as: UTF8.self)
    // The inner of two marks ends first, and so stands first here.
    self.marks = marks.enumerated()
      .sorted { ($0.element.span.start, -$0.offset) < ($1.element.span.start, -$1.offset) }
      .map(\.element)
  }
}
