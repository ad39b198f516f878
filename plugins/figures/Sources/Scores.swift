import PluginKit

/// Reads results: "won 2-1", "a 7-2 vote"; and steps over other pairs that are no range.
struct Scores {
  let passage: Passage

  private static let results = WordSet([
    "win", "wins", "victory", "defeat", "draw", "loss", "lead", "vote", "votes", "ruling",
    "decision", "majority", "margin", "triumph", "tie", "score", "split", "rout", "thrashing",
    "record", "scoreline", "upset", "vote-count",
  ])
  /// Decides on two whole numbers with a hyphen between them; `nil` for anything else, and
  /// for what may be a range.
  func outcome(at index: Int) -> FigureFinder.Outcome? {
    guard passage.isNumber(index), passage.isNumber(index + 2), isJoined(index + 1),
      !passage.isBlocked(index), !passage.isBlocked(index + 2),
      let one = small(index), let two = small(index + 2)
    else { return nil }
    if isResult(index) {
      var finding = Finding(.score, index, index + 2, Amount(one), FigureRules.score)
      finding.high = Amount(two)
      return .found(finding)
    }
    return one >= two && passage.isInnerHyphen(index + 1) ? .skip(through: index + 2) : nil
  }

  /// A hyphen joins any pair, "to" the two sides of a vote.
  private func isJoined(_ index: Int) -> Bool {
    if passage.isInnerHyphen(index) { return true }
    guard passage.hash(index) == Term.to else { return false }
    return (index - 5..<index - 1).contains { passage.has($0, .vote) }
  }

  private func small(_ index: Int) -> Int? {
    let text = passage.bytes(index)
    guard text.count <= 3, text.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }) else { return nil }
    return Amount(text)?.integer
  }

  private func isResult(_ index: Int) -> Bool {
    if isAttribute(index + 3) { return true }
    var before = index - 1
    let stop = max(0, index - 5)
    while before >= stop, passage.tokens[before].kind != .sign {
      if passage.has(before, [.sport, .vote]) {
        return isBare(index + 3)
      }
      before -= 1
    }
    return false
  }

  /// "2-1 win", "1-0 cup defeat": a result follows, with a word or three between.
  private func isAttribute(_ index: Int) -> Bool {
    for word in index..<index + 4 {
      if Self.results.contains(passage.hash(word)) { return true }
      guard passage.isWord(word), passage.traits(word).isDisjoint(with: [.function, .verb]) else {
        return false
      }
    }
    return false
  }

  /// Whether nothing is measured or counted behind the pair: not "won 2-3 percent".
  private func isBare(_ next: Int) -> Bool {
    MeasureParser(passage: passage).measure(behind: next - 1) == nil
      && !NounPhrase(passage: passage).isCounted(at: next)
  }
}
