import PluginKit

/// Reads ages that no word for years shows: ", 67,", "She was 82.", "At 17 he won".
struct BareAges {
  let passage: Passage

  /// The rule that makes a number with nothing behind it an age; `nil` for other numbers.
  func rule(_ side: Side) -> Rule? {
    if isApposition(side.numeral) { return FigureRules.ageAfterName }
    let isAge =
      isFirstOfTwo(side) || isSecond(side)
      || isPlainAge(side.numeral, in: 5...115)
        && (isAtAge(side.numeral.first) || isBoth(side.numeral.first))
      || isPlainAge(side.numeral, in: 1...115)
        && (isPredicate(side.numeral.first) || isBirthday(side.numeral.first))
    return isAge ? FigureRules.agePredicate : nil
  }

  /// Whether a number is whole, of one token of digits, and as high as ages are.
  private func isPlainAge(_ numeral: Numeral, in ages: ClosedRange<Int>) -> Bool {
    guard numeral.style == .digits, numeral.first == numeral.last, numeral.amount.decimals == 0,
      let years = numeral.amount.integer
    else { return false }
    return ages.contains(years)
  }

  // MARK: Behind a verb

  private static let copulas = WordSet(["was", "is", "turned", "turns", "being"])
  private static let persons = WordSet([
    "he", "she", "who", "age", "oldest", "youngest", "eldest", "i",
  ])
  private static let adverbs = WordSet(["just", "only", "still", "now", "already", "barely"])

  /// "She was 82.", "He was just 15 when": a bare number that is all there is to say of a person.
  private func isPredicate(_ first: Int) -> Bool {
    let copula = Self.adverbs.contains(passage.hash(first - 1)) ? first - 2 : first - 1
    guard Self.copulas.contains(passage.hash(copula)),
      Self.persons.contains(passage.hash(copula - 1)), !passage.isNumber(first + 2)
    else { return false }
    if Self.occasions.contains(passage.hash(first + 1)) { return true }
    guard let token = passage.tokens[safe: first + 1] else { return false }
    return token.kind == .sign && !token.hasSpaceBefore && token.hash != Sign.percent
  }

  /// What a sentence goes on with behind the age of somebody at a moment.
  private static let occasions = WordSet(["when"])

  private static let turning = WordSet(["turns", "turned", "turning"])
  private static let birthdays = WordSet(["on", "this", "next", "last", "later", "today"])

  /// "turns 90 on Friday".
  private func isBirthday(_ first: Int) -> Bool {
    guard Self.turning.contains(passage.hash(first - 1)), passage.isWord(first - 2) else {
      return false
    }
    // "turned 10 in a row"
    if passage.hash(first + 1) == Term.in { return passage.has(first + 2, .month) }
    return Self.birthdays.contains(passage.hash(first + 1))
  }

  // MARK: Behind "at"

  private static let at = WordHash.hash("at")
  /// What people reach, do or suffer at an age.
  private static let stages = WordSet([
    "retired", "died", "dies", "dead", "married", "school", "debut", "orphaned", "widowed",
    "enlisted", "home", "mother", "father", "grandmother", "grandfather", "widow", "orphan",
    "apprentice", "professional",
  ])
  private static let subjects = WordSet(["he", "she", "i"])

  /// "retired at 39", "a mother at 19 and a grandmother at 38", "At 17 he won".
  private func isAtAge(_ first: Int) -> Bool {
    guard passage.hash(first - 1) == Self.at else { return false }
    if isOpening(first - 1) {
      let next = passage.isSign(first + 1, Sign.comma) ? first + 2 : first + 1
      return Self.subjects.contains(passage.hash(next))
    }
    return isEnd(first + 1)
      && (max(0, first - 4)..<first - 1).contains { Self.stages.contains(passage.hash($0)) }
  }

  private func isOpening(_ index: Int) -> Bool {
    passage.tokens[index].traits.contains(.sentenceStart)
      || passage.tokens[safe: index - 1]?.kind == .sign
  }

  private func isEnd(_ index: Int) -> Bool {
    guard let token = passage.tokens[safe: index] else { return true }
    return token.kind == .sign && !token.hasSpaceBefore || passage.has(index, .function)
      || token.traits.contains(.lineBreakBefore)
  }

  // MARK: In apposition

  private static let equally = WordSet(["both", "also", "now", "then"])

  /// "The twins, both 26, were", "his wife, also 83, survives".
  private func isBoth(_ first: Int) -> Bool {
    guard Self.equally.contains(passage.hash(first - 1)),
      passage.isSign(first + 1, Sign.comma)
        || passage.isSign(first + 1, Sign.closing)
    else { return false }
    let before = passage.tokens[safe: first - 2]
    return before?.kind == .sign
      || passage.hash(first - 1) == Self.both
        && passage.tokens[first - 1].traits.contains(.sentenceStart)
  }

  private static let both = WordHash.hash("both")

  /// Whether a bare number is the age of the person named before it: "Khan, 67, said".
  private func isApposition(_ numeral: Numeral) -> Bool {
    let first = numeral.first
    guard first >= 2, isPlainAge(numeral, in: 1...115), passage.isSign(first - 1, Sign.comma),
      passage.isAttached(first - 1)
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
  private func isSecond(_ side: Side) -> Bool {
    guard passage.hash(side.first - 1) == Term.and, let years = side.amount.integer,
      (1...115).contains(years), side.first >= 4
    else { return false }
    if AgeParser.age.contains(passage.hash(side.first - 3)) { return true }
    return passage.isNumber(side.first - 2) && passage.isNumber(side.first)
      && passage.isSign(side.first - 3, Sign.comma) && passage.isSign(side.last + 1, Sign.comma)
      && NounPhrase(passage: passage).isPlural(side.first - 4)
      && isResumed(side.last + 1)
  }

  /// The number before "and" in "two teenagers, 16 and 17,".
  private func isFirstOfTwo(_ side: Side) -> Bool {
    let next = side.last + 2
    guard passage.hash(side.last + 1) == Term.and, passage.isNumber(side.first),
      passage.isNumber(next),
      let years = side.amount.integer, (1...115).contains(years), side.first >= 2
    else { return false }
    return passage.isSign(side.first - 1, Sign.comma) && passage.isSign(next + 1, Sign.comma)
      && NounPhrase(passage: passage).isPlural(side.first - 2) && isResumed(next + 1)
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
}
