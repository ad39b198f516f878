/// Finds where sentences begin.
enum Sentences {
  /// Words whose stop does not end a sentence, without the stop.
  private static let abbreviations = WordSet([
    "mr", "mrs", "ms", "dr", "prof", "rev", "hon", "gen", "lt", "col", "maj", "capt", "sgt",
    "cpl", "pvt", "adm", "cmdr", "sen", "sens", "rep", "reps", "gov", "pres", "supt", "det",
    "insp", "fr", "st", "mt", "ft", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri",
    "sat", "sun", "no", "nos", "vs", "messrs", "ariz", "calif", "colo", "conn", "del", "fla",
    "ga", "ill", "ind", "kan", "ky", "md", "mich", "minn", "miss", "mont", "neb", "nev", "okla",
    "ore", "pa", "tenn", "va", "vt", "wash", "wis", "wyo", "ont", "que", "approx", "est", "dept",
  ])

  private static let stop = WordHash.hash(".")
  private static let enders = WordSet([".", "!", "?", "…"])
  private static let closers = WordSet(["\"", "”", "’", "'", ")", "]", "»"])
  private static let openers = WordSet([
    "\"", "“", "‘", "'", "(", "[", "«", "—", "–", "-", "•", "*",
  ])

  /// Sets ``Token/Traits/sentenceStart`` on the first word or number of each sentence, also
  /// of one that begins inside quotation marks.
  static func mark(_ tokens: inout [Token], _ text: Span<UInt8>) {
    var pending = true
    for index in tokens.indices {
      let token = tokens[index]
      if token.kind == .sign {
        if enders.contains(token.hash) {
          if endsSentence(tokens, index) { pending = true }
        } else if opensQuotation(tokens, index) {
          pending = true
        } else if !closers.contains(token.hash), !openers.contains(token.hash) {
          pending = false
        }
        continue
      }
      if token.kind == .possessive { continue }
      if pending { tokens[index].traits.insert(.sentenceStart) }
      pending = false
    }
  }

  private static func endsSentence(_ tokens: [Token], _ index: Int) -> Bool {
    guard tokens[index].hash == stop, index > 0 else { return true }
    let before = tokens[index - 1]
    guard before.kind == .word, before.end == tokens[index].start else { return true }
    // A single capital is an initial: "George W. Bush".
    if before.end - before.start == 1, before.isCapitalized { return false }
    return !abbreviations.contains(before.hash)
  }

  private static let doubleQuote = WordHash.hash("\"")
  private static let curlyQuote = WordHash.hash("“")

  /// An opening quotation mark has space before it and none behind it. Only one that starts
  /// with a capital is a sentence, which the rules find out by themselves.
  private static func opensQuotation(_ tokens: [Token], _ index: Int) -> Bool {
    let token = tokens[index]
    guard token.hash == doubleQuote || token.hash == curlyQuote, token.hasSpaceBefore,
      index + 1 < tokens.count
    else { return false }
    return !tokens[index + 1].hasSpaceBefore
  }
}
