import PluginKit

/// Finds out whether a sentence tells what was or what will be.
///
/// The word nearest before the date decides ("was set to meet on Monday" lies ahead), within
/// the sentence; if none stands before it, the first one behind it.
struct TenseFinder {
  let text: LexedText
  let lexicon: Lexicon

  /// How many tokens are looked at in either direction.
  private static let reach = 14

  /// The tense around the tokens `first..<next`, if any word tells.
  func tense(around first: Int, _ next: Int) -> Lexicon.Tense? {
    before(first) ?? behind(next)
  }

  private func before(_ first: Int) -> Lexicon.Tense? {
    if text.startsSentence(first) { return nil }
    var index = first - 1
    while index >= 0, first - index <= Self.reach {
      if let tense = tense(of: index) { return tense }
      if text.startsSentence(index) { return nil }
      index -= 1
    }
    return nil
  }

  private func behind(_ next: Int) -> Lexicon.Tense? {
    var index = next
    while index < text.count, index - next < Self.reach, !text.startsSentence(index) {
      if let tense = tense(of: index) { return tense }
      index += 1
    }
    return nil
  }

  private func tense(of index: Int) -> Lexicon.Tense? {
    let own = word(at: index)
    // "be held" lies ahead, though "held" alone does not.
    return own == .past && word(at: index - 1) == .future ? .future : own
  }

  private func word(at index: Int) -> Lexicon.Tense? {
    guard index >= 0 else { return nil }
    if let tense = lexicon.tense(of: text.tokens[index].hash) { return tense }
    return text[index].kind == .plain && text[index].value == 1 ? .past : nil
  }
}
