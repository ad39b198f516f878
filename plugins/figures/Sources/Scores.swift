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
      !(passage.isSign(index + 3, Sign.slash) && passage.isAttached(index + 3)),
      let one = small(index), let two = small(index + 2)
    else { return nil }
    if isResult(index) {
      var finding = Finding(.score, index, index + 2, Amount(one), FigureRules.score)
      finding.high = Amount(two)
      return .found(finding)
    }
    return one >= two && passage.isInnerHyphen(index + 1) ? .skip(through: index + 2) : nil
  }

  private static let under = WordHash.hash("under")
  private static let over = WordHash.hash("over")
  private static let par = WordHash.hash("par")

  /// "11 under", "13-under", "six over par": strokes against par.
  func par(_ side: Side) -> Finding? {
    guard side.measure == nil, let strokes = side.amount.integer, (1...40).contains(strokes) else {
      return nil
    }
    var last = side.last + 1
    let isHyphened = passage.isInnerHyphen(last)
    if isHyphened { last += 1 }
    let isUnder = passage.hash(last) == Self.under
    guard isUnder || passage.hash(last) == Self.over else { return nil }
    let next = passage.isInnerHyphen(last + 1) ? last + 2 : last + 1
    if passage.hash(next) == Self.par {
      last = next
    } else {
      let isClosed = passage.tokens[safe: next].map { $0.kind == .sign } ?? true
      guard isHyphened ? isUnder : passage.hash(side.first - 1) == Self.at && isClosed else {
        return nil
      }
    }
    let amount = isUnder ? side.amount.negated ?? side.amount : side.amount
    return Finding(.score, side.first, last, amount, FigureRules.score, confidence: 0.85)
  }

  private static let at = WordHash.hash("at")

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
    if Cricket(passage: passage).isAmongTerms(index), isBare(index + 3) { return true }
    if isBetweenTeams(index) { return true }
    if isAttribute(index + 3) || isSet(index) || isOfMatch(index) || isRecord(index)
      || isEndOfHeadline(index)
    {
      return true
    }
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

  /// "6-4, 7-6 (11-9), 6-3": one of several pairs in a row, as tennis has them.
  private func isSet(_ index: Int) -> Bool {
    isPair(index + (passage.hash(index + 3) == Sign.comma ? 4 : 3), gap: true)
      && (passage.hash(index + 3) == Sign.comma || Self.brackets.contains(passage.hash(index + 3)))
      || isPair(index - 4, gap: true)
        && (passage.hash(index - 1) == Sign.comma
          || Self.brackets.contains(passage.hash(index - 1)))
      || passage.hash(index - 1) == Sign.comma && Self.brackets.contains(passage.hash(index - 2))
        && isPair(index - 5, gap: true)
  }

  private func isPair(_ index: Int, gap: Bool) -> Bool {
    guard index >= 0 else { return false }
    let first = Self.brackets.contains(passage.hash(index)) ? index + 1 : index
    return passage.isNumber(first) && passage.isNumber(first + 2)
      && passage.isInnerHyphen(first + 1)
      && small(first) != nil && small(first + 2) != nil
  }

  /// "Arsenal 3-0 Chelsea": two small numbers between two names.
  private func isBetweenTeams(_ index: Int) -> Bool {
    guard passage.isInnerHyphen(index + 1), passage.isCapitalized(index - 1),
      passage.isCapitalized(index + 3), passage.tokens[index].hasSpaceBefore,
      !passage.has(index - 1, [.function, .verb, .label, .month]),
      !passage.has(index + 3, [.function, .verb, .month]),
      let one = small(index), let two = small(index + 2)
    else { return false }
    return max(one, two) <= Self.mostGoals
  }

  private static let mostGoals = 20

  /// "Senate passes budget, 51-48".
  private func isEndOfHeadline(_ index: Int) -> Bool {
    guard passage.isHeadline, passage.isSign(index - 1, Sign.comma), index + 3 == passage.count,
      let one = small(index), let two = small(index + 2)
    else { return false }
    return one >= two
  }

  /// "Boston (41-17)": the games a team has won and lost, behind its name.
  private func isRecord(_ index: Int) -> Bool {
    guard Self.brackets.contains(passage.hash(index - 1)),
      Self.brackets.contains(passage.hash(index + 3)), passage.isCapitalized(index - 2),
      let won = small(index), let lost = small(index + 2)
    else { return false }
    return won > lost
  }

  private static let brackets = WordSet(["(", ")"])

  /// "past the Drillers 117-114", "down 92-81", "make it 2-0": a pair in a sentence of sport that
  /// counts nothing.
  private func isOfMatch(_ index: Int) -> Bool {
    guard isBare(index + 3) else { return false }
    if passage.hash(index - 1) == Self.it, Self.making.contains(passage.hash(index - 2)) {
      return true
    }
    return (max(0, index - 8)..<index).contains { Self.plays.contains(passage.hash($0)) }
      || passage.hash(index + 3) == Self.run
  }

  private static let it = WordHash.hash("it")
  private static let run = WordHash.hash("run")
  private static let making = WordSet(["make", "makes", "made", "making"])
  private static let plays = WordSet([
    "past", "ahead", "down", "up", "trailing", "led", "leading", "beat", "halftime", "half-time",
    "quarter", "set", "sets", "equaliser", "equalizer", "goal", "penalty", "overtime", "innings",
    "fell", "won", "lost", "edged", "champions", "cup", "final",
  ])

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
