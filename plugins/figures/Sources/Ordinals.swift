import PluginKit

/// Reads ordinals: "21st", "third", "twenty-first".
struct OrdinalParser {
  let passage: Passage

  /// The ordinal at `index`, its last token and the rule that found it.
  func ordinal(at index: Int) -> (amount: Amount, last: Int, rule: Rule)? {
    guard !passage.isBlocked(index) else { return nil }
    if passage.isNumber(index) {
      guard passage.isAttached(index + 1), Self.isSuffix(passage.bytes(index + 1)),
        !isDated(index + 1), Grouping.isValid(passage.bytes(index)),
        let amount = Amount(passage.bytes(index)), amount.decimals == 0,
        isRightSuffix(amount, index + 1)
      else { return nil }
      return (amount, index + 1, FigureRules.ordinalDigits)
    }
    return words(at: index)
  }

  /// Whether "st" stands behind a number that takes it: 21st, but "12st" is a weight.
  private func isRightSuffix(_ amount: Amount, _ index: Int) -> Bool {
    guard let number = amount.integer,
      passage.bytes(index).first.map({ $0 | 0x20 })
        == UInt8(ascii: "s")
    else { return true }
    return number % 10 == 1 && number % 100 != 11
  }

  /// The last token of an ordinal in digits at `index`, whatever it orders.
  func digitsEnd(at index: Int) -> Int? {
    guard passage.isNumber(index), passage.isAttached(index + 1),
      Self.isSuffix(passage.bytes(index + 1)), let amount = Amount(passage.bytes(index)),
      isRightSuffix(amount, index + 1)
    else { return nil }
    return index + 1
  }

  /// Whether letters behind digits make an ordinal: "st", "nd", "rd", "th".
  static func isSuffix(_ letters: ArraySlice<UInt8>) -> Bool {
    guard letters.count == 2, let first = letters.first, let last = letters.last else {
      return false
    }
    switch (first | 0x20, last | 0x20) {
    case (UInt8(ascii: "s"), UInt8(ascii: "t")), (UInt8(ascii: "n"), UInt8(ascii: "d")),
      (UInt8(ascii: "r"), UInt8(ascii: "d")), (UInt8(ascii: "t"), UInt8(ascii: "h")):
      return true
    default: return false
    }
  }

  private func words(at index: Int) -> (amount: Amount, last: Int, rule: Rule)? {
    var last = index
    var amount = Amount(0)
    if passage.has(index, .numeral), var spelled = SpelledNumber(passage, at: index) {
      spelled.read()
      last = spelled.last + 1
      if passage.isInnerHyphen(last) || passage.hash(last) == Term.and { last += 1 }
      guard let sum = spelled.amount, spelled.last >= index, spelledFits(spelled.last, last) else {
        return nil
      }
      amount = sum
    }
    guard passage.has(last, .ordinal), !passage.isBlocked(last), !isDated(last),
      let sum = amount.plus(Amount(passage.words[last].number))
    else { return nil }
    if last == index, !isMeant(index) { return nil }
    return (sum, last, FigureRules.ordinalWords)
  }

  /// "twenty" and "hundred" take an ordinal behind them, "one" makes a fraction of it.
  private func spelledFits(_ numeral: Int, _ ordinal: Int) -> Bool {
    guard passage.words.indices.contains(ordinal) else { return false }
    let number = passage.words[ordinal].number
    if passage.has(numeral, .tens) { return number < 10 }
    return passage.has(numeral, [.hundred, .scale]) && number < 100
  }

  /// Whether the ordinal belongs to a date or a name: "21st century", "First Lady".
  private func isDated(_ last: Int) -> Bool {
    var next = last + 1
    if passage.isInnerHyphen(next) { next += 1 }
    if passage.has(next, .month) || isName(next) || Self.periods.contains(passage.hash(next)) {
      return true
    }
    // "The first five years" is a length of time.
    if passage.has(next, .numeral) || passage.isNumber(next), passage.has(next + 1, .duration) {
      return true
    }
    // "the third of July", "the first fortnight of July"
    let of = passage.has(next, .duration) ? next + 1 : next
    return passage.hash(of) == Term.of && passage.has(of + 1, .month)
  }

  /// "21st century", "Third Army"; but "his 20th base".
  private func isName(_ next: Int) -> Bool {
    passage.has(next, .afterDateOrdinal)
      && (passage.isCapitalized(next) || !Self.capitalized.contains(passage.hash(next)))
  }

  private static let capitalized = WordSet(["base", "army", "division", "street", "avenue"])
  private static let inRow = WordSet(["consecutive", "straight", "successive"])
  private static let shares = WordSet(["of", "full", "off", "empty"])

  private static let periods = WordSet([
    "quarter", "quarters", "century", "centuries", "half", "decade", "millennium",
  ])

  /// Base forms that are nouns behind an ordinal: "the second set", "its first win".
  private static let nouns = WordSet([
    "set", "win", "attack", "strike", "leg", "run", "vote", "play", "cut", "rise", "fall", "visit",
    "report", "call", "return", "drop", "lead", "hit", "pass", "stand", "march", "help", "cost",
    "need", "show", "meet", "release", "protest", "support", "round", "back", "east", "wave",
  ])

  private static let one = WordHash.hash("one")

  /// A bare ordinal word must order something: a noun or a superlative follows, or a verb
  /// of finishing goes before. "Second" alone is a unit of time, "first" an adverb.
  private func isMeant(_ index: Int) -> Bool {
    if passage.isCapitalized(index), !passage.tokens[index].traits.contains(.sentenceStart),
      !passage.isHeadline
    {
      return false
    }
    if passage.has(index - 1, .finish) || passage.words[index].number > 10 { return true }
    if isRank(index) || isPlace(index) { return true }
    if Self.inRow.contains(passage.hash(index + 1)) { return true }
    if Term.articles.contains(passage.hash(index - 1)), passage.words[index].number > 2,
      Self.shares.contains(passage.hash(index + 1))
    {
      return false
    }
    var next = index + 1
    if passage.isInnerHyphen(next) { next += 1 }
    if passage.has(next, .superlative) || passage.hash(next) == Self.one { return true }
    guard let token = passage.tokens[safe: next], token.kind == .word else { return false }
    if passage.isCapitalized(next), passage.tokens[index].traits.contains(.sentenceStart) {
      return false
    }
    if Self.nouns.contains(passage.hash(next)), isDetermined(index) { return true }
    return passage.traits(next).isDisjoint(with: [.function, .verb]) && isDetermined(index)
  }

  /// "The third" without a noun; "on the third" is a day.
  private func isRank(_ index: Int) -> Bool {
    passage.words[index].number > 2 && passage.hash(index - 1) == Term.the
      && (!passage.has(index - 2, .beforeYear) || passage.hash(index - 2) == Term.in)
      && passage.hash(index - 2) != WordHash.hash("on")
  }

  /// "move up to fourth", "remain second".
  private func isPlace(_ index: Int) -> Bool {
    if passage.hash(index - 1) == Term.to {
      return Self.directions.contains(passage.hash(index - 2))
    }
    return Self.remaining.contains(passage.hash(index - 1))
      && !(passage.tokens[safe: index + 1].map { $0.kind == .word } ?? false)
  }

  private static let directions = WordSet([
    "up", "down", "back", "climb", "climbed", "rise", "rises", "rose", "drop", "dropped", "fall",
    "fell", "slip", "slipped", "jump", "jumped", "move", "moved", "moves",
  ])
  private static let remaining = WordSet(["remain", "remains", "remained", "stay", "stays", "lie"])

  private static let determiners = WordSet([
    "the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "this", "that", "every",
    "each", "another", "whose",
  ])
  private static let prepositions = WordSet(["in", "on", "for", "with", "into", "to", "from"])

  /// Whether a determiner goes before, as it does before an ordinal that orders a noun. From
  /// "second" on a preposition will do: "in third place", but "who first came".
  private func isDetermined(_ index: Int) -> Bool {
    guard let before = passage.tokens[safe: index - 1] else { return false }
    if before.kind == .possessive || Self.determiners.contains(before.hash) { return true }
    return passage.words[index].number > 1
      && (Self.prepositions.contains(before.hash) || passage.has(index - 1, .verb))
  }
}
