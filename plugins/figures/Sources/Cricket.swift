import PluginKit

/// Reads the scores of cricket: "176 for seven", and what a bowler gave: "five for 41".
struct Cricket {
  let passage: Passage

  private static let `for` = WordHash.hash("for")
  private static let terms = WordSet([
    "wicket", "wickets", "innings", "overs", "batsman", "batsmen", "batter", "batters", "bowler",
    "bowled", "bowlers", "spinner", "seamer", "odi", "t20", "ipl", "lbw", "stumps", "cricket",
    "twenty20", "ashes", "declared", "unbeaten",
  ])
  /// How far a term of the game may stand from a score, in tokens.
  private static let reach = 60

  /// The score that begins at `index`.
  func finding(at index: Int) -> Finding? {
    guard passage.hash(index + 1) == Self.for, let one = number(at: index),
      let two = number(at: index + 2), isScore(index, one, two), isAmongTerms(index)
    else { return nil }
    var finding = Finding(.score, index, index + 2, Amount(one), FigureRules.score, confidence: 0.9)
    finding.high = Amount(two)
    return finding
  }

  /// Ten wickets at most, on one side of "for"; the other are runs.
  private func isScore(_ index: Int, _ one: Int, _ two: Int) -> Bool {
    guard !NounPhrase(passage: passage).isCounted(at: index + 3) else { return false }
    let isTotal = passage.isNumber(index) && two <= 10 && one > two && one < 1000
    let isBowling = one <= 10 && passage.isNumber(index + 2) && (10..<300).contains(two)
    return isTotal || isBowling
  }

  private func number(at index: Int) -> Int? {
    guard !passage.isBlocked(index) else { return nil }
    if passage.isNumber(index) { return Amount(passage.bytes(index))?.integer }
    guard passage.has(index, .unit) || passage.hash(index) == Self.ten else { return nil }
    return passage.words[index].number
  }

  private static let ten = WordHash.hash("ten")

  /// Whether a term of the game stands near.
  func isAmongTerms(_ index: Int) -> Bool {
    (index - Self.reach..<index + Self.reach).contains { Self.terms.contains(passage.hash($0)) }
  }
}
