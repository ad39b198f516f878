import GlossatorTestSupport
import PluginKit
import Testing

@Suite struct `A text is cut into tokens` {
  @Test(arguments: [
    ("", []),
    (" \t\r\n ", []),
    ("the end.", ["the w", "end w", ". s"]),
    ("the U.S. Army", ["the w", "U.S. w", "Army w"]),
    ("U.S.-led", ["U.S. w", "- s", "led w"]),
    ("the U.S, too", ["the w", "U.S w", ", s", "too w"]),
    ("10 a.m.", ["10 n", "a.m. w"]),
    ("Washington, D.C.", ["Washington w", ", s", "D.C. w"]),
    ("J.R.R. Tolkien", ["J.R.R. w", "Tolkien w"]),
    ("George W. Bush", ["George w", "W w", ". s", "Bush w"]),
    ("e.Mail", ["e w", ". s", "Mail w"]),
    ("the end.Next", ["the w", "end w", ". s", "Next w"]),
    ("U.S.’s", ["U.S. w", "’s p"]),
  ])
  func `with abbreviations whole`(text: String, tokens: [String]) {
    #expect(TokenTable(text).shown(text) == tokens)
  }

  @Test(arguments: [
    ("Kabul's streets", ["Kabul w", "'s p", "streets w"]),
    ("Kabul’s", ["Kabul w", "’s p"]),
    ("KABUL'S", ["KABUL w", "'S p"]),
    ("workers’ rights", ["workers w", "’ p", "rights w"]),
    ("James' son", ["James w", "' p", "son w"]),
    ("it’s", ["it w", "’s p"]),
    ("O'Brien", ["O'Brien w"]),
    ("O’Brien’s", ["O’Brien w", "’s p"]),
    ("Côte d’Ivoire", ["Côte w", "d’Ivoire w"]),
    ("l'Élysée", ["l'Élysée w"]),
    ("don't", ["don't w"]),
    ("‘the workers’", ["‘ s", "the w", "workers w", "’ s"]),
    ("rock ’n’ roll", ["rock w", "’ s", "n w", "’ s", "roll w"]),
    ("x''y", ["x w", "' s", "' s", "y w"]),
  ])
  func `with possessive endings apart and other apostrophes inside`(
    text: String,
    tokens: [String]
  ) {
    #expect(TokenTable(text).shown(text) == tokens)
  }

  @Test(arguments: [
    ("1,234.5", ["1,234.5 n"]),
    ("in 2018.", ["in w", "2018 n", ". s"]),
    ("1,234, not", ["1,234 n", ", s", "not w"]),
    ("4-14", ["4 n", "- s", "14 n"]),
    ("4–14", ["4 n", "– s", "14 n"]),
    ("$1.5m", ["$ s", "1.5 n", "m w"]),
    ("€20", ["€ s", "20 n"]),
    ("3½", ["3 n", "½ s"]),
    ("8th", ["8 n", "th w"]),
    ("4x4", ["4 n", "x4 w"]),
    ("9:30", ["9 n", ": s", "30 n"]),
    ("1..2", ["1 n", ". s", ". s", "2 n"]),
    ("-7%", ["- s", "7 n", "% s"]),
    ("A320", ["A320 w"]),
    ("a Boeing 737-800", ["a w", "Boeing w", "737 n", "- s", "800 n"]),
    ("٣ days", ["٣ w", "days w"]),
  ])
  func `with the parts of a number together`(text: String, tokens: [String]) {
    #expect(TokenTable(text).shown(text) == tokens)
  }

  @Test(arguments: [
    ("vice-president", ["vice w", "- s", "president w"]),
    ("54\u{A0}000", ["54 n", "000 n"]),
    ("one\u{2009}two\u{3000}three", ["one w", "two w", "three w"]),
    ("\u{FEFF}Oslo", ["Oslo w"]),
    ("“Oui” – é", ["“ s", "Oui w", "” s", "– s", "é w"]),
    ("e\u{301}te\u{301}", ["e\u{301}te\u{301} w"]),
    ("we won😀now", ["we w", "won w", "😀 s", "now w"]),
    ("🇳🇴", ["🇳 s", "🇴 s"]),
    ("Привет, мир", ["Привет w", ", s", "мир w"]),
    ("Ελλάδα", ["Ελλάδα w"]),
    ("漢字", ["漢字 w"]),
    ("a…b", ["a w", "… s", "b w"]),
    ("x\u{85}y\u{2028}z", ["x w", "y w", "z w"]),
  ])
  func `in any script, with signs one by one`(text: String, tokens: [String]) {
    #expect(TokenTable(text).shown(text) == tokens)
  }

  @Test(arguments: [
    (Token.Traits.capitalized, ["NATO", "McDonald", "A320", "Élise", "U.S.", "Ż", "Мария"]),
    (.allCapitals, ["NATO", "U.S."]),
    (.innerCapital, ["McDonald", "iPhone"]),
    (.hasDigit, ["A320", "x2"]),
    (
      .spaceBefore,
      [
        "NATO", "McDonald", "iPhone", "A320", "Élise", "U.S.", "x2", "Ż", "Мария", "end",
      ]
    ),
    (.lineBreakBefore, ["A320", "end"]),
  ])
  func `that know how they are written`(trait: Token.Traits, expected: [String]) {
    let text = "NATO McDonald iPhone\r\nA320 Élise U.S. x2 Ż Мария\n  end."
    #expect(TokenTable(text).letters(text, with: trait) == expected)
  }

  @Test func `that can be found by their place`() {
    let tokens = TokenTable("one two  three")
    #expect(tokens.index(atOrAfter: 0) == 0)
    #expect(tokens.index(atOrAfter: 1) == 1)
    #expect(tokens.index(atOrAfter: 9) == 2)
    #expect(tokens.index(atOrAfter: 10) == 3)
    #expect(tokens[safe: -1] == nil && tokens[safe: 3] == nil)
    #expect(tokens[safe: 2]?.span == ByteSpan(9, 14))
    #expect(tokens.span(0, through: 1) == ByteSpan(0, 7))
  }
}

@Suite struct `Sentences` {
  @Test(arguments: [
    ("One two. Three four! Five? Six", ["One", "Three", "Five", "Six"]),
    ("He met Mr. Smith. Then Dr. Jones left.", ["He", "Then"]),
    ("George W. Bush spoke. He left.", ["George", "He"]),
    ("On Oct. 8 they met.", ["On"]),
    ("It grew 3.5 percent. 12 people left.", ["It", "12"]),
    ("“We won.” Then they left.", ["We", "Then"]),
    ("He said, “We won.”", ["He", "We"]),
    ("He said: \"We won\"", ["He", "We"]),
    ("(It rained.) Nobody came.", ["It", "Nobody"]),
    ("She waited… Nobody came.", ["She", "Nobody"]),
    ("OSLO – Rates rose.", ["OSLO"]),
    ("• First point", ["First"]),
    ("😀", []),
    ("", []),
  ])
  func `begin behind a stop that ends one, and at a quotation`(text: String, starts: [String]) {
    #expect(TokenTable(text).letters(text, with: .sentenceStart) == starts)
  }

  /// Wrong: the stop of an abbreviation also ends a sentence here, but whether it does needs
  /// the next word's other uses to know.
  @Test func `behind an abbreviation with inner stops are not seen yet`() {
    let text = "He left the U.S. She stayed."
    #expect(TokenTable(text).letters(text, with: .sentenceStart) == ["He"])
  }
}
