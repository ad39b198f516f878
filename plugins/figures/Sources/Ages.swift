import PluginKit

/// Reads ages: ", 67," behind a name, "31-year-old", "aged 12", "in her sixties".
struct AgeParser {
  let passage: Passage

  private static let old = WordSet(["old", "olds"])
  private static let age = WordSet(["age", "aged", "ages"])
  private static let yearOfAge = WordSet(["yo", "y.o.", "y/o"])
  private static let possessives = WordSet(["his", "her", "their", "my", "our", "your"])
  private static let parts = WordSet(["early", "mid", "late"])
  private static let decades: WordTable<Int> = WordTable([
    ("twenties", 20), ("thirties", 30), ("forties", 40), ("fifties", 50), ("sixties", 60),
    ("seventies", 70), ("eighties", 80), ("nineties", 90),
  ])

  /// The unit and the last token of "years old", "-year-old", "months of age" behind `last`.
  func suffix(behind last: Int) -> (unit: String, last: Int)? {
    var next = last + 1
    if passage.isAnyHyphen(next) { next += 1 }
    if Self.yearOfAge.contains(passage.hash(next)) { return ("a", next) }
    guard passage.has(next, .duration),
      let unit = passage.lexicon.units.duration(passage.hash(next))
    else { return nil }
    next += 1
    if passage.isInnerHyphen(next) { next += 1 }
    if Self.old.contains(passage.hash(next)) { return (unit, next) }
    if passage.hash(next) == Term.of, passage.hash(next + 1) == WordHash.hash("age") {
      return (unit, next + 1)
    }
    return nil
  }

  /// The unit of "5-" in "5- and 7-year-olds".
  func suspended(behind last: Int) -> String? {
    guard passage.isAnyHyphen(last + 1), passage.isAttached(last + 1),
      !passage.isAttached(last + 2),
      passage.hash(last + 2) == Term.and, passage.isNumber(last + 3)
    else { return nil }
    return suffix(behind: last + 3)?.unit
  }

  /// "She was 82.": a bare number that is all there is to say of a person.
  func isPredicate(_ numeral: Numeral) -> Bool {
    let first = numeral.first
    guard numeral.style == .digits, first == numeral.last, first >= 2,
      let years = numeral.amount.integer, (1...115).contains(years),
      Self.copulas.contains(passage.hash(first - 1)),
      Self.persons.contains(passage.hash(first - 2)), let token = passage.tokens[safe: first + 1]
    else { return false }
    return token.kind == .sign && !token.hasSpaceBefore && token.hash != Sign.percent
      && !passage.isNumber(first + 2)
  }

  /// "retired at 39", "left school at 14", "died at 88"
  func isAtAge(_ numeral: Numeral) -> Bool {
    let first = numeral.first
    guard numeral.style == .digits, first == numeral.last, first >= 2,
      let years = numeral.amount.integer, (5...115).contains(years), numeral.amount.decimals == 0,
      passage.hash(first - 1) == Self.at, isEnd(first + 1)
    else { return false }
    return (max(0, first - 4)..<first - 1).contains { Self.stages.contains(passage.hash($0)) }
  }

  private func isEnd(_ index: Int) -> Bool {
    guard let token = passage.tokens[safe: index] else { return true }
    return token.kind == .sign && !token.hasSpaceBefore || passage.has(index, .function)
      || token.traits.contains(.lineBreakBefore)
  }

  private static let at = WordHash.hash("at")
  private static let stages = WordSet([
    "retired", "died", "dies", "dead", "married", "school", "debut", "orphaned", "widowed",
    "enlisted", "home",
  ])

  private static let copulas = WordSet(["was", "is", "turned", "turns"])
  private static let persons = WordSet([
    "he", "she", "who", "age", "oldest", "youngest", "eldest",
  ])

  /// The token "aged", "age" or "age of" before `index`, also with "over" between.
  func prefix(before index: Int) -> Int? {
    plainPrefix(before: index)
      ?? Approximators(passage: passage).before(index).flatMap { plainPrefix(before: $0.first) }
  }

  private func plainPrefix(before index: Int) -> Int? {
    if passage.hash(index - 1) == Term.of, Self.age.contains(passage.hash(index - 2)) {
      return passage.isBlocked(index - 2) ? nil : index - 2
    }
    // "aged just 34"
    let word = Self.only.contains(passage.hash(index - 1)) ? index - 2 : index - 1
    guard Self.age.contains(passage.hash(word)), !passage.isBlocked(word) else { return nil }
    return word
  }

  /// Whether a bare number is the age of the person named before it: "Khan, 67, said".
  func isApposition(_ numeral: Numeral) -> Bool {
    let first = numeral.first
    guard numeral.style == .digits, first == numeral.last, first >= 2,
      let years = numeral.amount.integer, (1...115).contains(years), numeral.amount.decimals == 0,
      passage.isSign(first - 1, Sign.comma), passage.isAttached(first - 1)
    else { return false }
    let name = passage.tokens[first - 2]
    guard name.kind == .word, !passage.has(first - 2, [.month, .function]) else { return false }
    if name.isCapitalized || Self.people.contains(name.hash) { return isClosed(first + 1) }
    return isRole(first - 2) && isResumed(first + 1)
  }

  /// Behind these a number between commas is an age.
  private static let people = WordSet([
    "man", "woman", "boy", "girl", "teenager", "driver", "victim", "suspect", "officer", "soldier",
    "student", "mother", "father", "son", "daughter", "brother", "sister", "husband", "wife",
    "defender", "midfielder", "striker", "goalkeeper", "forward", "winger", "passenger",
    "pensioner",
    "grandmother", "grandfather", "actor", "actress", "singer", "cyclist", "pedestrian", "gunman",
  ])

  private static let determiners = WordSet([
    "the", "a", "an", "his", "her", "their", "two", "three",
  ])

  /// "The shooter, 64, had": a noun with a determiner, which may be a person.
  private func isRole(_ noun: Int) -> Bool {
    guard passage.traits(noun).isDisjoint(with: [.verb, .duration, .label, .numeral]) else {
      return false
    }
    return (1...4).contains { Self.determiners.contains(passage.hash(noun - $0)) }
      && (noun - 4..<noun).allSatisfy { !passage.isNumber($0) }
  }

  /// Whether the sentence goes on behind a comma as it does behind an age, with a verb.
  private func isResumed(_ comma: Int) -> Bool {
    guard passage.isSign(comma, Sign.comma), passage.isWord(comma + 1) else { return false }
    return passage.has(comma + 1, .verb) || Self.resuming.contains(passage.hash(comma + 1))
  }

  private static let resuming = WordSet([
    "who", "was", "is", "has", "had", "were", "have", "now", "of", "from",
  ])

  /// The number behind "and" in "two teenagers, 16 and 17," and "aged six and five".
  func isSecond(_ side: Side) -> Bool {
    guard passage.hash(side.first - 1) == Term.and, let years = side.amount.integer,
      (1...115).contains(years), side.first >= 4
    else { return false }
    if Self.age.contains(passage.hash(side.first - 3)) { return true }
    return passage.isNumber(side.first - 2) && passage.isNumber(side.first)
      && passage.isSign(side.first - 3, Sign.comma) && passage.isSign(side.last + 1, Sign.comma)
      && NounPhrase(passage: passage).isPlural(side.first - 4)
      && isResumed(side.last + 1)
  }

  /// The number before "and" in "two teenagers, 16 and 17,".
  func isFirstOfTwo(_ side: Side) -> Bool {
    let next = side.last + 2
    guard passage.hash(side.last + 1) == Term.and, passage.isNumber(side.first),
      passage.isNumber(next),
      let years = side.amount.integer, (1...115).contains(years), side.first >= 2
    else { return false }
    return passage.isSign(side.first - 1, Sign.comma) && passage.isSign(next + 1, Sign.comma)
      && NounPhrase(passage: passage).isPlural(side.first - 2) && isResumed(next + 1)
  }

  private static let only = WordSet(["just", "only"])
  private static let older = WordSet(["older", "younger"])

  /// Whether "and older" or "or younger" stands behind.
  func isOpen(behind last: Int) -> Bool {
    Self.older.contains(passage.hash(last + 2))
      && (passage.hash(last + 1) == Term.and || passage.hash(last + 1) == Term.or)
  }

  private static let closers = WordSet([",", ";", ")", "—", "–"])
  private static let relatives = WordSet(["who", "of", "from", "and", "was", "is", "has"])

  private func isClosed(_ index: Int) -> Bool {
    guard let token = passage.tokens[safe: index] else { return true }
    if Self.relatives.contains(token.hash) { return true }
    if Self.closers.contains(token.hash) {
      // A further number makes a list: "Ohio, 12, 14".
      return !passage.isNumber(index + 1)
    }
    guard token.hash == Sign.stop, passage.isAttached(index) else { return false }
    // The next sentence may open with a quotation mark.
    let next = passage.tokens[safe: index + 1]?.kind == .sign ? index + 2 : index + 1
    return passage.tokens[safe: next]?.traits.contains(.sentenceStart) ?? true
  }

  private static let groups: WordTable<Figure.Approximation> = WordTable([
    ("over", .above), ("under", .below),
  ])
  /// The ages of teams, which are names: "the under-21s".
  private static let teams: Set = [15, 16, 17, 19, 20, 21, 23]

  /// "over-65s": the age, its side, and the last token; `index` is the number's.
  func group(at index: Int) -> (age: Amount, side: Figure.Approximation, last: Int)? {
    guard passage.isNumber(index), passage.isAnyHyphen(index - 1), passage.isAttached(index),
      passage.isAttached(index - 1), let side = Self.groups[passage.hash(index - 2)],
      passage.isAttached(index + 1), passage.bytes(index + 1) == [UInt8(ascii: "s")],
      let age = Amount(passage.bytes(index)), let years = age.integer, (1...110).contains(years),
      side == .above || !Self.teams.contains(years)
    else { return nil }
    return (age, side, index + 1)
  }

  /// "in her sixties", "in his mid-40s": the ten years, or a third of them, and the last token.
  func decade(at index: Int) -> (low: Int, high: Int, first: Int, last: Int)? {
    var number: Int?
    var last = index
    if let tens = Self.decades[passage.hash(index)] {
      number = tens
    } else if passage.isNumber(index), passage.isAttached(index + 1),
      passage.bytes(index + 1) == [UInt8(ascii: "s")],
      let tens = Amount(passage.bytes(index))?.integer,
      tens % 10 == 0, (20...90).contains(tens)
    {
      number = tens
      last += 1
    }
    guard let number, !passage.isBlocked(index) else { return nil }
    var first = index
    var part = first - 1
    if passage.isInnerHyphen(part) { part -= 1 }
    let isParted = Self.parts.contains(passage.hash(part))
    if isParted { first = part }
    guard Self.possessives.contains(passage.hash(first - 1)), passage.hash(first - 2) == Term.in
    else { return nil }
    let range = isParted ? third(of: number, passage.hash(part)) : (number, number + 9)
    return (range.0, range.1, first, last)
  }

  private func third(of number: Int, _ part: UInt64) -> (Int, Int) {
    switch part {
    case WordHash.hash("early"): (number, number + 3)
    case WordHash.hash("late"): (number + 7, number + 9)
    default: (number + 4, number + 6)
    }
  }
}
