import PluginKit

/// Reads ages: ", 67," behind a name, "31-year-old", "aged 12", "in her sixties".
struct AgeParser {
  let passage: Passage

  private static let old = WordSet(["old", "olds"])
  static let age = WordSet(["age", "aged", "ages"])
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

  private static let only = WordSet(["just", "only"])
  private static let older = WordSet(["older", "younger"])

  /// Whether "and older" or "or younger" stands behind.
  func isOpen(behind last: Int) -> Bool {
    Self.older.contains(passage.hash(last + 2))
      && (passage.hash(last + 1) == Term.and || passage.hash(last + 1) == Term.or)
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
