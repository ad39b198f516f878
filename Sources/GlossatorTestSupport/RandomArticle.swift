package import TextModel

/// Articles and edits that nobody would think of: names, numbers, emoji, every line end.
package struct RandomArticle {
  /// What the articles are made of, besides the space between.
  private let words: [String]
  private static let signs = ["", "", "", "", "", ",", ".", ". ", "’s", "…", " –", "!", " “", "”"]
  private static let gaps = ["\n\n", "\r\n\r\n", "\n", "\r\n", "\r", "\n \n", " ", "\t"]

  /// Articles of `words`.
  package init(words: [String] = RandomArticle.plainWords) { self.words = words }

  /// Words that the annotators of the engine's tests mark or trip over. Several names have
  /// the same length, so that one can take another's place without moving anything.
  package static let plainWords = [
    "Anna", "Omar", "Zoë", "Ida", "Bo", "Élise", "Kovač", "Lindqvist", "Norges Bank", "the",
    "said", "on", "of", "and", "more", "é", "na\u{308}her", "😀", "👩‍🚀", "Привет", "7", "12",
    "1998", "54,000", "3.5", "½", "x", "a", "“no”",
  ]

  /// A few words, with signs between them and no line end.
  package func sentence(_ count: Int, using random: inout SeededGenerator) -> String {
    (0..<count).map { _ in random.pick(words) + random.pick(Self.signs) }.joined(separator: " ")
  }

  /// An article of up to `paragraphs` paragraphs.
  package func text(paragraphs: Int, using random: inout SeededGenerator) -> ArticleText {
    var text = ""
    for _ in 0..<random.number(0...paragraphs) {
      text += sentence(random.number(1...14), using: &random)
      text += random.pick(Self.gaps)
      if random.chance(oneIn: 12) { text += String(repeating: "word ", count: 40) }
    }
    return ArticleText(text)
  }

  /// An edit as a writer makes it: typing, deleting, joining and cutting paragraphs, moving
  /// a name into another's place; now and then the whole text.
  package func edit(of text: ArticleText, using random: inout SeededGenerator) -> TextEdit {
    let start = random.number(0...text.count)
    let short = ByteSpan(start, min(text.count, start + random.number(0...6)))
    let long = ByteSpan(start, random.number(0...text.count))
    let here = ByteSpan(start, start)
    switch random.number(0...19) {
    case 0: return replace(ByteSpan(0, text.count), self.text(paragraphs: 8, using: &random))
    case 1: return replace(long, self.text(paragraphs: 3, using: &random))
    case 2: return replace(long, "")
    case 3, 4, 5: return replace(short, "")
    case 6, 7: return replace(here, ArticleText(random.pick(Self.gaps)))
    case 8, 9: return replace(lineEnd(of: text, from: start) ?? here, " ")
    case 10...13: return replace(word(of: text, at: start), ArticleText(random.pick(words)))
    case 14, 15:
      return replace(here, ArticleText(sentence(random.number(1...5), using: &random)))
    default: return replace(here, ArticleText(random.pick(["a", "N", "7", " ", "é", "😀", "."])))
    }
  }

  private func replace(_ span: ByteSpan, _ text: ArticleText) -> TextEdit {
    TextEdit(replacing: span, with: text.bytes)
  }

  private func replace(_ span: ByteSpan, _ text: String) -> TextEdit {
    replace(span, ArticleText(text))
  }

  private func word(of text: ArticleText, at offset: Int) -> ByteSpan {
    var start = offset
    while start > 0, text.bytes[start - 1] > 0x20 { start -= 1 }
    var end = offset
    while end < text.count, text.bytes[end] > 0x20 { end += 1 }
    return ByteSpan(start, end)
  }

  /// The next run of line ends.
  private func lineEnd(of text: ArticleText, from offset: Int) -> ByteSpan? {
    let isLineEnd: (UInt8) -> Bool = { $0 == 0x0A || $0 == 0x0D }
    guard let start = text.bytes[offset...].firstIndex(where: isLineEnd) else { return nil }
    let end = text.bytes[start...].firstIndex { !isLineEnd($0) } ?? text.count
    return ByteSpan(start, end)
  }
}
