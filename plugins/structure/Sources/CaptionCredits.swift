import PluginKit

/// Lines that end with who made the picture, which makes captions of them.
struct CaptionCredits {
  /// The last bytes of a line, which may hold a credit.
  private static let tailLimit = 72

  let lexicon: Lexicon

  /// The caption that ends with "REUTERS/Name", "/ Getty Images", "Image: Name." or
  /// "(Name/Paper)".
  func finding(_ text: Span<UInt8>, _ line: LineReader.Line) -> Finding? {
    let length = line.end - line.start
    guard length > 6, length <= Captions.limit, Self.isWorthALook(text, line) else { return nil }
    var start = max(line.start, line.end - Self.tailLimit)
    while start < line.end, start > line.start, text[start - 1] > 0x20 { start += 1 }
    guard start < line.end else { return nil }
    let tail = Passage(text, start, line.end, limit: Self.tailLimit)
    guard isCredit(tail) else { return nil }
    return Finding(.caption, line.span, StructureRules.captionEnd, 0.85)
  }

  /// Whether the last bytes hold a slash, a bar or a colon, or end like "Images".
  private static func isWorthALook(_ text: Span<UInt8>, _ line: LineReader.Line) -> Bool {
    var index = line.end - 1
    let first = max(line.start, line.end - 48)
    while index >= first {
      switch text[index] {
      case UInt8(ascii: "/"), UInt8(ascii: "|"), UInt8(ascii: ":"): return true
      default: index -= 1
      }
    }
    return text[line.end - 6] == UInt8(ascii: "I") && text[line.end - 1] == UInt8(ascii: "s")
  }

  private func isCredit(_ tail: Passage) -> Bool {
    guard tail.count > 1 else { return false }
    if tail.hash(tail.count - 1) == Sign.closing { return isBracket(tail) }
    let stops = tail.hash(tail.count - 1) == Sign.stop
    let last = tail.count - (stops ? 2 : 1)
    var index = last
    while index >= max(0, last - 6) {
      let hash = tail.hash(index)
      if hash == Sign.slash, isAgencyAndName(tail, index, last) { return true }
      if hash == Sign.colon, isLabelAndName(tail, index, last) { return true }
      if !stops, isAgency(tail, index, last) { return true }
      index -= 1
    }
    return false
  }

  /// An agency behind a sign that ends the line.
  private func isAgency(_ tail: Passage, _ index: Int, _ last: Int) -> Bool {
    guard index > 0, tail.isCapitalized(index),
      lexicon.caption(.end, tail.tokens, at: index) == last
    else { return false }
    switch tail.hash(index - 1) {
    case Sign.slash: return index > 1 && tail.isCapitalized(index - 2)
    case Sign.bar, Sign.copyright: return true
    case Sign.stop, Sign.closing, Sign.via, Sign.colon: return last > index
    default: return false
    }
  }

  /// "REUTERS/Jane Smith": an agency in capitals, a slash, and a name up to the end.
  private func isAgencyAndName(_ tail: Passage, _ slash: Int, _ last: Int) -> Bool {
    guard slash > 0, last > slash, last - slash <= 5, !tail.hasSpaceBefore(slash) else {
      return false
    }
    let isPhoto = tail.hash(slash - 1) == Sign.photo && tail.isCapitalized(slash - 1)
    let isAgency =
      tail.isAllCapitals(slash - 1)
      && lexicon.agencies.longestMatch(in: tail.tokens, at: slash - 1) != nil
    return (isPhoto || isAgency) && isName(tail, slash + 1, last)
  }

  /// "Image: Andy Warhol.": a sentence of its own at the end.
  private func isLabelAndName(_ tail: Passage, _ colon: Int, _ last: Int) -> Bool {
    guard colon > 1, last > colon, tail.isCapitalized(colon - 1),
      lexicon.caption(.label, tail.tokens, at: colon - 1) == colon - 1,
      Sign.enders.contains(tail.hash(colon - 2)) || tail.hash(colon - 2) == Sign.closing
    else { return false }
    return isName(tail, colon + 1, last)
  }

  /// "(Monika Muster/World Forum)" at the end: names on both sides of a slash, nothing else.
  private func isBracket(_ tail: Passage) -> Bool {
    let last = tail.count - 2
    var opening = last
    while opening >= 0, tail.hash(opening) != Sign.opening { opening -= 1 }
    guard opening > 0, last - opening >= 4 else { return false }
    var slash = opening + 1
    while slash < last, tail.hash(slash) != Sign.slash { slash += 1 }
    guard slash < last, slash > opening + 2 else { return false }
    return isName(tail, opening + 1, slash - 1) && isName(tail, slash + 1, last)
  }

  /// Whether all words have capitals, but for the small ones inside names.
  private func isName(_ tail: Passage, _ first: Int, _ last: Int) -> Bool {
    guard tail.isCapitalized(first) else { return false }
    for index in first...last {
      switch tail.tokens[index].kind {
      case .word:
        let known = lexicon.word(tail.hash(index))
        guard tail.isCapitalized(index) || !known.isDisjoint(with: [.particle, .joiner]) else {
          return false
        }
      case .sign: continue
      case .number, .possessive: return false
      }
    }
    return true
  }
}
