import PluginKit

/// Sums of money: signs before a number, codes and names behind it.
extension MeasureParser {
  /// The currency sign that ends before token `index`, and its first token.
  func currency(before index: Int) -> (code: String?, first: Int)? {
    for length in [3, 2, 1] where index - length >= 0 {
      let first = index - length
      guard
        let match = passage.lexicon.currencies.signs.longestMatch(in: passage.tokens, at: first),
        match.last == index - 1, isSpelledAsCode(first, match),
        !passage.tokens[index].traits.contains(.lineBreakBefore)
      else { continue }
      if isBehindNumber(first, index) || isArticle(first, index) { continue }
      if passage.isBlocked(first), passage.isBlocked(index - 1) { continue }
      return (passage.lexicon.currencies.code(of: match.value, in: passage.country), first)
    }
    return nil
  }

  /// Whether the sign belongs to the number before it: "10 USD 20 GBP".
  private func isBehindNumber(_ first: Int, _ index: Int) -> Bool {
    guard passage.isNumber(first - 1) else { return false }
    return passage.isAttached(first) || (passage.isWord(first) && !passage.isAttached(index))
  }

  /// Whether the "A" of a dollar sign is an article: "a $5 note".
  private func isArticle(_ first: Int, _ index: Int) -> Bool {
    Term.articles.contains(passage.hash(first)) && first < index - 1
      && !(passage.isAttached(first + 1) && passage.isCapitalized(first))
  }

  private func isSpelledAsCode(
    _ index: Int,
    _ match: (value: Currencies.Entry, last: Int)
  ) -> Bool {
    if index == match.last, passage.isWord(index), passage.bytes(index).count == 1 {
      return isSum(behind: index)
        || passage.isCapitalized(index) && passage.isAttached(index + 1)
          && !Self.roads.contains(passage.hash(index + 2))
          && match.value.code == passage.lexicon.currencies.own(passage.country)
    }
    // "Won250mn", not "won 250".
    if passage.hash(index) == Self.won {
      return passage.isCapitalized(index) && passage.isAttached(index + 1)
    }
    // "COP30" is a conference, "RON95" a petrol.
    if Self.namesakes.contains(match.value.code), passage.bytes(match.last + 1).count < 3,
      passage.isAttached(match.last + 1), !passage.has(match.last + 2, [.scale, .shortScale])
    {
      return false
    }
    guard match.value.needsCapitals else { return true }
    return passage.tokens[index].traits.contains(.allCapitals)
  }

  /// "The R2 road", "the N1 highway".
  private static let roads = WordSet(["road", "highway", "freeway", "route", "toll", "motorway"])

  private static let namesakes: Set = ["COP", "RON"]
  private static let won = WordHash.hash("won")

  /// Whether one letter is a currency sign: "R50m", "N1,200", but not "R2" or "N 50"; where it
  /// is the country's own, also "R50".
  private func isSum(behind index: Int) -> Bool {
    guard passage.isCapitalized(index), passage.isNumber(index + 1), passage.isAttached(index + 1)
    else { return false }
    return passage.bytes(index + 1).contains(UInt8(ascii: ","))
      || passage.has(index + 2, [.scale, .shortScale])
      || passage.isAttached(index + 2) && passage.has(index + 2, .letterScale)
  }

  func money(at index: Int) -> Measure? {
    let currencies = passage.lexicon.currencies
    if let match = currencies.names.longestMatch(in: passage.tokens, at: index) {
      return Measure(
        kind: .money,
        unit: currencies.code(of: match.value, in: passage.country),
        exponent: match.value.exponent,
        last: match.last,
        rule: FigureRules.moneyName
      )
    }
    if let match = currencies.signs.longestMatch(in: passage.tokens, at: index),
      isSpelledAsCode(index, match), !isNextSum(match.last)
    {
      return Measure(
        kind: .money,
        unit: currencies.code(of: match.value, in: passage.country),
        last: match.last,
        rule: FigureRules.moneyCode
      )
    }
    if let code = currencies.million(letters: passage.hash(index)),
      passage.tokens[index].traits.contains(.allCapitals)
    {
      return Measure(
        kind: .money,
        unit: code,
        exponent: 6,
        last: index,
        rule: FigureRules.moneyCode
      )
    }
    return pence(at: index)
  }

  /// Whether the sign belongs to a number behind it: "20 $5 bills".
  private func isNextSum(_ last: Int) -> Bool {
    passage.isNumber(last + 1) && passage.isAttached(last + 1)
  }

  /// Before a p, these count the lines of a screen.
  private static let lines = WordSet(["480", "720", "1080"])

  /// "50p", "75c", "99¢".
  private func pence(at index: Int) -> Measure? {
    guard passage.isAttached(index), !Self.lines.contains(passage.hash(index - 1)) else {
      return nil
    }
    let code: String
    switch passage.bytes(index) {
    case [UInt8(ascii: "p")]: code = "GBP"
    case [UInt8(ascii: "c")], [0xC2, 0xA2]:
      code = passage.lexicon.currencies.dollar(in: passage.country)
    default: return nil
    }
    return Measure(kind: .money, unit: code, exponent: -2, last: index, rule: FigureRules.moneyName)
  }
}

extension Passage {
  /// Whether the tokens up to `last` end with a currency sign or code.
  func isCurrencySign(endingAt last: Int) -> Bool {
    MeasureParser(passage: self).currency(before: last + 1) != nil
  }
}

/// Tells pounds of money from pounds of weight.
struct PoundReader {
  let passage: Passage

  private static let substance = WordHash.hash("of")

  private static let ounces = WordSet(["ounce", "ounces", "oz"])

  /// "7 pounds 3 ounces", "7 pounds and 3 ounces".
  private func hasOunces(behind last: Int) -> Bool {
    let next = passage.hash(last + 1) == Term.and ? last + 2 : last + 1
    return Self.ounces.contains(passage.hash(next + 1))
  }

  /// Whether the pounds that end at `last`, counted by the number that ends at `number`,
  /// are sterling.
  func isMoney(number: Int, last: Int) -> Bool {
    // "Millions of pounds" has its number one word further on.
    let number = passage.hash(number) == Term.of ? number - 1 : number
    let isMillions =
      passage.has(number, [.scale, .shortScale, .scales])
      && passage.words[number].exponent >= 6
    let isOf = passage.hash(last + 1) == Self.substance
    for index in max(0, number - 7)..<number where passage.has(index, .weighing) { return false }
    if passage.lexicon.units.poundIsMoney(in: passage.country) {
      return (isMillions || !passage.isInnerHyphen(number + 1)) && !hasOunces(behind: last)
    }
    return isMillions && !isOf
  }
}
