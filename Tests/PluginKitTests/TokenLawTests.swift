import GlossatorTestSupport
import PluginKit
import Testing

@Suite struct `In any text, tokens` {
  /// Text of the sort that trips a scanner: apostrophes, stops and joiners where they should
  /// not be, and scalars from anywhere.
  private func text(using random: inout SeededGenerator) -> String {
    let traps = [
      "'", "’", "s", "’s", "S", ".", ",", "U.", "a.m", "1", "1,", "é", "😀", "\u{301}", "\u{200D}",
      "\u{A0}", "\n", "\r\n", " ", "-", "“", "½", "Ж", "漢",
    ]
    return (0..<random.number(0...40)).map { _ in
      guard random.chance(oneIn: 4) else { return random.pick(traps) }
      let value = UInt32(random.number(1...0x10FFFF))
      return Unicode.Scalar(value).map(String.init) ?? "�"
    }.joined()
  }

  @Test(arguments: RandomLaw.seeds)
  func `stand in order on whole characters, and between them is only white space`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for round in 0..<RandomLaw.rounds(1000) {
      let string = text(using: &random)
      let text = ArticleText(string)
      let tokens = TokenTable(string)
      var end = 0
      for span in tokens.indices.map({ tokens[$0].span }) + [ByteSpan(text.count, text.count)] {
        let isSound =
          span.start >= end && text.isScalarBoundary(span.start) && text.isScalarBoundary(span.end)
        #expect(isSound, "\(string.debugDescription), seed \(seed), round \(round)")
        guard isSound else { return }
        let gap = text.string(ByteSpan(end, span.start))
        #expect(
          gap.unicodeScalars.allSatisfy(Self.isBlank),
          "\(string.debugDescription), seed \(seed), round \(round)"
        )
        end = span.end
      }
      #expect(tokens.indices.allSatisfy { !tokens[$0].span.isEmpty })
    }
  }

  /// White space, controls, and what only shapes its neighbours.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
      || scalar.properties.generalCategory == .format || scalar.properties.isVariationSelector
      || (0xE0000...0xE01EF).contains(scalar.value)
  }

  @Test(arguments: RandomLaw.seeds)
  func `say whether white space stands before them`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for round in 0..<RandomLaw.rounds(300) {
      let tokens = TokenTable(text(using: &random))
      for index in tokens.indices.dropFirst() {
        let isApart = tokens[index - 1].span.end < tokens[index].span.start
        #expect(tokens[index].hasSpaceBefore == isApart, "seed \(seed), round \(round)")
      }
    }
  }

  @Test(arguments: RandomLaw.seeds)
  func `have the hash of their letters`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for round in 0..<RandomLaw.rounds(300) {
      let string = text(using: &random)
      let tokens = TokenTable(string)
      for index in tokens.indices {
        let letters = tokens.letters(index, string)
        #expect(
          tokens[index].hash == WordHash.hash(letters),
          "\(letters), seed \(seed), round \(round)"
        )
      }
    }
  }

  @Test(arguments: RandomLaw.seeds)
  func `of random words are folded alike in capitals and small letters`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let letters = Array("abcxyzàéñøśşžıțșđαβωабвя'")
    for round in 0..<RandomLaw.rounds(300) {
      let word = String((0..<random.number(1...8)).map { _ in random.pick(letters) })
      guard word.uppercased().lowercased() == word, !word.hasSuffix("'s") else { continue }
      #expect(
        WordHash.hash(word) == WordHash.hash(word.uppercased()),
        "\(word), seed \(seed), round \(round)"
      )
    }
  }
}
