import GlossatorTestSupport
import Testing
import TextModel

@Suite struct `An edit` {
  @Test(arguments: [
    ("one two", 4, 7, "2", "one 2"),
    ("one two", 0, 0, "é ", "é one two"),
    ("one two", 7, 7, " 😀", "one two 😀"),
    ("one two", 3, 7, "", "one"),
    ("one two", 0, 7, "", ""),
    ("", 0, 0, "new", "new"),
  ])
  func `replaces its span`(text: String, start: Int, end: Int, with: String, result: String) {
    let edit = TextEdit(replacing: ByteSpan(start, end), with: Array(with.utf8))
    #expect(ArticleText(text).applying(edit) == ArticleText(result))
  }

  @Test(arguments: [
    // é is bytes 1..<3, 😀 bytes 4..<8.
    (2, 2, "a_b😀c"),
    (2, 4, "a_😀c"),
    (3, 5, "aé_c"),
    (1, 6, "a_c"),
    (5, 7, "aéb_c"),
    (-9, 1, "_éb😀c"),
    (8, 99, "aéb😀_"),
    (50, 60, "aéb😀c_"),
    (-9, -3, "_aéb😀c"),
    (Int.min, Int.max, "_"),
  ])
  func `outside the text or inside a character covers whole characters of the text`(
    start: Int,
    end: Int,
    result: String
  ) {
    let edit = TextEdit(replacing: ByteSpan(start, end), with: Array("_".utf8))
    #expect(ArticleText("aéb😀c").applying(edit) == ArticleText(result))
  }

  @Test(arguments: RandomLaw.seeds)
  func `and its inverse restore the text`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let article = RandomArticle()
    for round in 0..<RandomLaw.rounds(300) {
      let text = article.text(paragraphs: 4, using: &random)
      let ends = (0..<2).map { _ in text.scalarStart(atOrBefore: random.number(0...text.count)) }
      let span = ByteSpan(ends[0], ends[1])
      let words = ArticleText(article.sentence(random.number(0...4), using: &random))
      let after = text.applying(TextEdit(replacing: span, with: words.bytes))
      let inverse = TextEdit(
        replacing: ByteSpan(span.start, span.start + words.count),
        with: Array(text.bytes[span.start..<span.end])
      )
      #expect(after.string(ByteSpan(span.start, span.start + words.count)) == words.string(.all))
      #expect(after.applying(inverse) == text, "seed \(seed), round \(round)")
    }
  }

  @Test(arguments: RandomLaw.seeds)
  func `never makes invalid UTF-8`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let article = RandomArticle()
    for round in 0..<RandomLaw.rounds(300) {
      var text = article.text(paragraphs: 2, using: &random)
      for _ in 0..<5 { text = text.applying(article.edit(of: text, using: &random)) }
      #expect(
        String(validating: text.bytes, as: UTF8.self) != nil,
        "seed \(seed), round \(round)"
      )
    }
  }
}

extension ByteSpan {
  /// More than any text of these tests.
  fileprivate static let all = ByteSpan(0, 1 << 30)
}

@Suite struct `A byte span` {
  @Test func `is never negative`() {
    let span = ByteSpan(9, 4)
    #expect((span.start, span.end, span.count) == (4, 9, 5))
  }

  @Test(arguments: [(3, false, false), (4, true, true), (8, true, true), (9, false, true)])
  func `contains its bytes and touches the place behind them`(
    offset: Int,
    contains: Bool,
    touches: Bool
  ) {
    #expect(ByteSpan(4, 9).contains(offset) == contains)
    #expect(ByteSpan(4, 9).touches(offset) == touches)
  }

  @Test(arguments: [
    (ByteSpan(0, 4), false), (ByteSpan(0, 5), true), (ByteSpan(5, 6), true),
    (ByteSpan(8, 12), true), (ByteSpan(9, 12), false),
  ])
  func `overlaps what shares a byte with it`(other: ByteSpan, overlaps: Bool) {
    #expect(ByteSpan(4, 9).overlaps(other) == overlaps)
    #expect(other.overlaps(ByteSpan(4, 9)) == overlaps)
  }
}
