import PluginKit

/// What a price is for: "$3.20 a gallon", "£66 a month", "$1.42 a share", "17c/kg".
extension MeasureParser {
  /// The measure of a sum of money that ends at `last`, with what it buys; `nil` where the words
  /// behind name nothing that is sold or paid by.
  func price(of unit: String, behind last: Int) -> (unit: String, last: Int)? {
    var next = passage.isInnerHyphen(last + 1) ? last + 2 : last + 1
    let isSlash = passage.isSign(next, Sign.slash) && passage.isAttached(next)
    let isTo = passage.hash(next) == Term.to && passage.hash(next + 1) == Term.the
    guard isSlash || isTo || passage.hash(next) == Term.per || isArticle(next) || isEach(next)
    else { return nil }
    next += isTo ? 2 : 1
    if passage.isInnerHyphen(next) { next += 1 }
    guard !passage.isBlocked(next) || passage.has(next, .duration) else { return nil }
    // "€2.6 million a year earlier" is no price of a year.
    if passage.has(next, .duration), Self.distances.contains(passage.hash(next + 1)) { return nil }
    guard let (below, end) = goods(at: next, for: unit, isSlash: isSlash) else { return nil }
    return (
      "\(unit)/\(UnitSymbols.divisor(below))", isRecurrence(at: end, behind: last) ? last : end
    )
  }

  /// Whether a rate is told by a recurrence of days or longer, "a year": it makes the unit, but
  /// its words are a date's.
  func isRecurrence(at index: Int, behind last: Int) -> Bool {
    Self.recurrences.contains(passage.hash(index)) && passage.isWord(last + 1)
  }

  private static let recurrences = WordSet(["day", "week", "fortnight", "month", "year", "annum"])

  private func isArticle(_ index: Int) -> Bool {
    Term.articles.contains(passage.hash(index)) && !passage.isCapitalized(index)
  }

  private func isEach(_ index: Int) -> Bool { passage.hash(index) == Self.each }

  private static let distances = WordSet([
    "ago", "earlier", "before", "later", "after", "previously",
  ])

  private static let each = WordHash.hash("each")

  /// The UCUM code of a unit, or the word for a thing in braces, as UCUM annotates counts.
  private func goods(at index: Int, for currency: String, isSlash: Bool) -> (String, Int)? {
    let units = passage.lexicon.units
    if let code = units.duration(passage.hash(index)) { return (code, index) }
    if let match = units.names.longestMatch(in: passage.tokens, at: index) {
      // American money buys American gallons.
      let code = units.code(match.value, in: currency == "USD" ? "US" : passage.country)
      return (code == "[oz_av]" && passage.isTroy(match.last) ? "[oz_tr]" : code, match.last)
    }
    // "₹80 a kg"; one letter behind "a" is a word.
    let isArticle = isArticle(index - 1) && passage.bytes(index).count > 1
    if isSlash || isArticle || passage.hash(index - 1) == Term.per,
      let symbol = UnitSymbols(passage: passage).symbol(at: index), symbol.power == 1
    {
      let isTroy = symbol.code == "[oz_av]" && passage.isTroy(index)
      return (isTroy ? "[oz_tr]" : symbol.code, index)
    }
    guard let noun = Self.goods[passage.hash(index)] else { return nil }
    return ("{\(noun)}", index)
  }

  /// What prices are told by that is no unit of measure.
  private static let goods: WordTable<String> = WordTable(
    [
      "share", "head", "person", "ticket", "night", "unit", "copy", "capita", "household", "pupil",
      "student", "passenger", "bottle", "pack", "vote", "job", "seat", "euro", "dollar", "ounce",
      "troy", "bushel", "quintal", "customer", "patient", "employee", "worker", "room", "vehicle",
      "family", "home", "word", "child", "trip", "visit", "lot",
    ]
    .map { ($0, $0) }
  )
}
