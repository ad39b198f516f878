import PluginKit

/// Reads multiples: "tenfold", "twice as many", "three times the", "3x", "doubled".
struct Multiples {
  let passage: Passage

  private static let twice = WordTable([("twice", 2), ("thrice", 3), ("double", 2), ("triple", 3)])
  private static let times = WordSet(["times"])
  private static let fold = WordHash.hash("fold")
  private static let compared = WordSet([
    "the", "more", "higher", "larger", "bigger", "greater", "faster", "less", "that", "its",
    "their", "what", "longer", "likelier", "richer", "stronger", "worse", "better",
    "forward", "ebitda", "sales", "book", "trailing", "expected", "estimated",
    "those", "this", "earnings", "revenue", "normal", "average", "annual", "cheaper", "smaller",
    "lower", "heavier", "his", "her", "wider", "taller",
  ])
  private static let folds: WordTable<Int> = WordTable([
    ("twofold", 2), ("threefold", 3), ("fourfold", 4), ("fivefold", 5), ("sixfold", 6),
    ("sevenfold", 7), ("eightfold", 8), ("ninefold", 9), ("tenfold", 10), ("twentyfold", 20),
    ("hundredfold", 100), ("thousandfold", 1000),
  ])

  /// Whether letters behind digits mean a multiple: "3x".
  static func isTimes(_ letters: ArraySlice<UInt8>) -> Bool { letters == [UInt8(ascii: "x")] }

  /// A multiple of one word at `index`, with its last token.
  func word(at index: Int) -> (amount: Amount, last: Int)? {
    guard !passage.isBlocked(index) else { return nil }
    if let number = Self.folds[passage.hash(index)] { return (Amount(number), index) }
    if let factor = Self.grown[passage.hash(index)], isChange(index) { return (factor, index) }
    guard let number = Self.twice[passage.hash(index)],
      isCompared(index + 1) || isLoosened(index)
    else { return nil }
    if isLoosened(index), Self.owners.contains(passage.hash(index + 1)) {
      return (Amount(number), index)
    }
    // "Double the number" is a multiple; "double" is also a verb and a room.
    if passage.hash(index) != WordHash.hash("twice"), passage.hash(index + 1) != Term.the {
      return nil
    }
    return (Amount(number), index)
  }

  /// Verbs that say what a thing was multiplied by.
  private static let grown: WordTable<Amount> = WordTable([
    ("doubled", Amount(2)), ("doubling", Amount(2)), ("tripled", Amount(3)),
    ("tripling", Amount(3)), ("trebled", Amount(3)), ("trebling", Amount(3)),
    ("quadrupled", Amount(4)), ("quadrupling", Amount(4)), ("quintupled", Amount(5)),
    ("halved", Amount(5).scaled(by: -1)),
  ])
  private static let elsewhere = WordSet([
    "back", "down", "up", "over", "off", "as", "with", "home", "teams",
  ])
  private static let fields = WordSet(["left", "right", "center", "centre", "deep", "the"])
  private static let runs = WordSet(["run", "runs"])

  /// Whether a verb of multiplying is one: not "doubled over", "halved avocado", nor baseball's
  /// "tripled to left", "doubled in two runs".
  private func isChange(_ verb: Int) -> Bool {
    let next = verb + 1
    if Self.elsewhere.contains(passage.hash(next)) || passage.isInnerHyphen(next) { return false }
    if passage.hash(next) == Term.to { return !Self.fields.contains(passage.hash(next + 1)) }
    if passage.hash(next) == Term.in {
      return !(next + 1...next + 5).contains { Self.runs.contains(passage.hash($0)) }
    }
    // A participle before a noun describes it.
    let isAdjective = passage.isWord(next) && !passage.has(next, [.function, .verb, .numeral])
    return !(isAdjective && passage.has(verb - 1, .function)) || isLoosened(verb)
  }

  /// "Struck twice": how often, where nothing is compared.
  func count(at index: Int) -> Amount? {
    guard let number = Self.often[passage.hash(index)], !passage.isInnerHyphen(index + 1),
      !passage.isInnerHyphen(index - 1), passage.hash(index - 1) != Self.think,
      passage.hash(index - 1) != Term.or, !passage.isBlocked(index)
    else { return nil }
    return Amount(number)
  }

  private static let often: WordTable<Int> = WordTable([("twice", 2), ("thrice", 3)])
  private static let think = WordHash.hash("think")

  private static let owners = WordSet([
    "the", "its", "his", "her", "their", "our", "that", "what", "last", "this",
  ])

  /// "More than double her best"; without the words before it, "double" may be a verb.
  private func isLoosened(_ index: Int) -> Bool {
    Approximators(passage: passage).before(index) != nil
  }

  /// The last token of "times" or "fold" behind a number, if it makes a multiple.
  func suffix(behind last: Int) -> Int? {
    var next = last + 1
    if passage.isAttached(next), Self.isTimes(passage.bytes(next)) { return next }
    if passage.isInnerHyphen(next) { next += 1 }
    if passage.hash(next) == Self.fold { return next }
    guard Self.times.contains(passage.hash(next)), isCompared(next + 1) else { return nil }
    return next
  }

  private static let than = WordHash.hash("than")
  private static let `as` = WordHash.hash("as")
  private static let amounts = WordSet(["many", "much", "likely", "often"])

  /// "As" compares when an amount or a second "as" follows: not "three times as governor".
  private func isCompared(_ index: Int) -> Bool {
    if passage.hash(index) == Self.as {
      return Self.amounts.contains(passage.hash(index + 1))
        || (2...3).contains { passage.hash(index + $0) == Self.as }
    }
    if Self.compared.contains(passage.hash(index)) { return true }
    // "times older than", "times today's level"
    let letters = passage.bytes(index)
    return letters.suffix(2) == Array("er".utf8)[...] && passage.hash(index + 1) == Self.than
      || passage.isWord(index) && passage.tokens[safe: index + 1]?.kind == .possessive
  }
}
