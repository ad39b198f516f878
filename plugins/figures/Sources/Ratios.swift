import PluginKit

/// Reads ratios and odds: "a 2:1 ratio", "outnumbered by three to one", "the 6-4 favourite".
struct Ratios {
  let passage: Passage

  private static let odds = WordSet([
    "favourite", "favorite", "favourites", "favorites", "outsider", "outsiders", "shot", "shots",
    "chance", "underdog", "odds",
  ])
  private static let ratios = WordSet(["ratio", "margin", "odds", "leverage"])
  private static let one = Array("1".utf8)
  private static let outnumbered = WordSet(["outnumber", "outnumbered", "outnumbers"])
  private static let of = WordSet(["of", "by", "at"])
  private static let before = WordSet([
    "ratio", "odds", "slope", "gradient", "scale", "outnumber", "outnumbered", "outnumbers",
  ])

  /// The ratio that begins at `index`.
  func finding(at index: Int) -> Finding? {
    guard hasConnector(from: index + 1),
      let numeral = NumeralParser(passage: passage).numeral(at: index), !numeral.isVague,
      numeral.amount.isPositive, let (sign, next) = connector(numeral.last + 1),
      let other = NumeralParser(passage: passage).numeral(at: next), other.style == numeral.style,
      let bottom = other.amount.integer, bottom > 0, isMeant(index, other.last, sign),
      let value = numeral.amount.divided(by: bottom)
    else { return nil }
    return Finding(.ratio, index, other.last, value, FigureRules.ratio, confidence: 0.9)
  }

  /// Whether a sign or word that may join two numbers stands near: a look that spares reading
  /// most numbers twice.
  private func hasConnector(from index: Int) -> Bool {
    (index..<index + 4).contains {
      let hash = passage.hash($0)
      return hash == Term.to || hash == Sign.colon || Sign.hyphens.contains(hash)
    }
  }

  private enum Connector { case colon, hyphen, to }

  private func connector(_ index: Int) -> (Connector, Int)? {
    if passage.isSign(index, Sign.colon), passage.isAttached(index), passage.isAttached(index + 1) {
      return (.colon, index + 1)
    }
    if passage.isInnerHyphen(index) {
      guard passage.hash(index + 1) == Term.to, passage.isInnerHyphen(index + 2) else {
        return (.hyphen, index + 1)
      }
      return (.to, index + 3)
    }
    return passage.hash(index) == Term.to ? (.to, index + 1) : nil
  }

  private func isMeant(_ first: Int, _ last: Int, _ sign: Connector) -> Bool {
    // "100-to-1".
    if passage.bytes(last) == Self.one[...], passage.isInnerHyphen(last - 1),
      passage.hash(last - 2) == Term.to
    {
      return true
    }
    let next = passage.hash(passage.isInnerHyphen(last + 1) ? last + 2 : last + 1)
    if Self.odds.contains(next) { return sign != .colon }
    if Self.ratios.contains(next) { return sign != .hyphen || next == WordHash.hash("ratio") }
    if Self.outnumbered.contains(passage.hash(first - 1)) { return sign != .hyphen }
    if sign == .hyphen, isBet(first, last) { return true }
    let isBehind =
      Self.of.contains(passage.hash(first - 1))
      && (max(0, first - 3)..<first - 1).contains { Self.before.contains(passage.hash($0)) }
    return isBehind && (sign != .hyphen || passage.hash(first - 2) == WordHash.hash("odds"))
  }

  private static let betting = WordSet([
    "bookmaker", "bookmakers", "bookies", "bookie", "odds", "betting", "sportsbook", "sportsbooks",
    "punters",
  ])
  private static let at = WordHash.hash("at")
  /// How far from its odds a bookmaker is named, in tokens.
  private static let bettingReach = 14

  /// "Bookmakers had him at 33-1".
  private func isBet(_ first: Int, _ last: Int) -> Bool {
    passage.hash(first - 1) == Self.at
      && (first - Self.bettingReach...last + Self.bettingReach).contains {
        Self.betting.contains(passage.hash($0))
      }
  }

  /// The last token of a ratio with a colon at `index`, which is no time of day.
  func endOfColon(at index: Int) -> Int? {
    guard passage.isNumber(index), passage.isSign(index + 1, Sign.colon),
      passage.isNumber(index + 2), isMeant(index, index + 2, .colon)
    else { return nil }
    return index + 2
  }
}
