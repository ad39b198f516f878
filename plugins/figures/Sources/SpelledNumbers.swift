import PluginKit

/// Numbers in words: "two hundred and six", "fifty-two", "a dozen", "1.5 lakh crore".
extension NumeralParser {
  /// The number in words that begins at `index`.
  func words(at index: Int) -> Numeral? {
    if Vulgar.amount(passage.hash(index)) != nil || passage.traits(index).isEmpty {
      return nil
    }
    if Term.articles.contains(passage.hash(index)) { return afterArticle(index) }
    // "Hundred" and "million" need a number or an article: not "several hundred".
    if passage.has(index, [.hundred, .scale]) { return nil }
    return run(at: index)
  }

  /// The run of numerals that begins at `index`.
  private func run(at index: Int) -> Numeral? {
    guard var spelled = SpelledNumber(passage, at: index) else { return nil }
    spelled.read()
    guard spelled.last >= index, var amount = spelled.amount else { return nil }
    var last = spelled.last
    if let fraction = decimals(behind: last), let sum = amount.plus(fraction.0) {
      amount = sum
      last = fraction.1
    } else if passage.hash(last + 1) == Term.and,
      let part = FractionParser(passage: passage).part(at: last + 2),
      spelled.lastMagnitude == 0 || !passage.has(part.last + 1, .scale),
      let sum = amount.plus(part.amount.scaled(by: spelled.lastMagnitude))
    {
      amount = sum
      last = part.last
    }
    var numeral = Numeral(index, last, amount, .words)
    numeral.magnitude = spelled.lastMagnitude
    numeral.bare = amount.scaled(by: -spelled.lastMagnitude)
    numeral.isLoneOne = last == index && passage.hash(index) == Term.one
    return withMagnitudes(numeral, afterCurrency: false)
  }

  /// "a hundred", "a million", "a dozen".
  private func afterArticle(_ index: Int) -> Numeral? {
    let next = index + 1
    if passage.has(next, [.hundred, .scale]), !passage.isBlocked(next) {
      guard let rest = run(at: next) else { return nil }
      var numeral = rest
      numeral.first = index
      return numeral
    }
    guard Term.dozen.contains(passage.hash(next)), !passage.isBlocked(next) else { return nil }
    return Numeral(index, next, Amount(12), .words)
  }

  /// "point five" behind a number in words.
  private func decimals(behind last: Int) -> (Amount, Int)? {
    guard passage.hash(last + 1) == Term.point else { return nil }
    var index = last + 2
    var sum = Amount(0)
    var place = -1
    while passage.has(index, [.unit, .zero]), place > -30 {
      guard let next = sum.plus(Amount(passage.words[index].number).scaled(by: place)) else {
        return nil
      }
      sum = next
      place -= 1
      index += 1
    }
    return place == -1 ? nil : (sum, index - 1)
  }
}

/// Reads a run of numerals, each of which must fit behind those before it.
struct SpelledNumber {
  private let passage: Passage
  private var total = 0
  private var group = 0
  /// What the group ends with: 0 nothing, 1 a unit, 2 tens, 3 hundreds.
  private var rank = 0
  private var smallest = Int.max
  private var overflow = false
  /// The last token read.
  private(set) var last: Int
  /// The power of ten of the last word, if it was a magnitude.
  private(set) var lastExponent = 0

  init?(_ passage: Passage, at index: Int) {
    guard passage.has(index, .numeral) else { return nil }
    self.passage = passage
    last = index - 1
  }

  /// The same without hundreds, which carry nothing to the words around them.
  var lastMagnitude: Int { lastExponent > 2 ? lastExponent : 0 }

  /// The value; `nil` beyond what fits.
  var amount: Amount? {
    let (sum, over) = total.addingReportingOverflow(group)
    return overflow || over ? nil : Amount(sum)
  }

  mutating func read() {
    var index = last + 1
    while index < passage.count, !passage.isBlocked(index), accept(index) {
      last = index
      index = next(after: index)
    }
  }

  /// The token that may continue the number: behind a hyphen or "and", or right here.
  private func next(after index: Int) -> Int {
    let next = index + 1
    if passage.isAnyHyphen(next), passage.has(next + 1, [.unit, .teen, .tens, .hundred, .scale]) {
      let joins = passage.isInnerHyphen(next) || passage.has(index, .tens)
      if joins, passage.has(index, .tens) || passage.has(next + 1, [.hundred, .scale]) {
        return next + 1
      }
      return passage.count
    }
    if passage.hash(next) == Term.and, passage.has(index, [.hundred, .scale]),
      passage.has(next + 1, [.unit, .teen, .tens]), !isOwnNumber(next + 1)
    {
      return next + 1
    }
    return next
  }

  /// "a million and two thirds" has a fraction behind its "and".
  private func isOwnNumber(_ index: Int) -> Bool {
    passage.has(index + 1, .parts)
      || passage.hash(index + 1) == Term.quarters && !passage.has(index, [.teen, .tens])
  }

  private mutating func accept(_ index: Int) -> Bool {
    let word = passage.words[index]
    let traits = word.traits
    if traits.contains(.zero) { return acceptZero() }
    if traits.contains(.unit) { return add(word.number, from: 2, rank: 1) }
    if traits.contains(.teen) { return add(word.number, from: 3, rank: 1) }
    if traits.contains(.tens) { return add(word.number, from: 3, rank: 2) }
    if traits.contains(.hundred) { return acceptHundred() }
    if traits.contains(.scale) { return acceptScale(word.exponent) }
    return false
  }

  private mutating func acceptZero() -> Bool {
    guard group == 0, total == 0, rank == 0 else { return false }
    rank = 4
    return true
  }

  private mutating func add(_ number: Int, from needed: Int, rank new: Int) -> Bool {
    guard rank == 0 || rank == needed || (rank == 3 && needed == 2), lastExponent < 20 else {
      return false
    }
    group += number
    rank = new
    lastExponent = 0
    return true
  }

  private mutating func acceptHundred() -> Bool {
    guard rank < 3, group < 100 else { return false }
    group = (group == 0 ? 1 : group) * 100
    rank = 3
    lastExponent = 2
    return true
  }

  private mutating func acceptScale(_ exponent: Int) -> Bool {
    guard rank < 4, exponent <= 18 else { return false }
    var power = 1
    for _ in 0..<exponent { power *= 10 }
    guard power < smallest else { return false }
    if group == 0, total > 0 { return false }
    let (product, over) = max(group, 1).multipliedReportingOverflow(by: power)
    let (sum, overSum) = total.addingReportingOverflow(product)
    overflow = overflow || over || overSum
    total = overflow ? 0 : sum
    group = 0
    rank = 0
    smallest = power
    lastExponent = exponent
    return true
  }
}
