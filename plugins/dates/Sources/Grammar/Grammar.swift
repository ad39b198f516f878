import PluginKit

/// Reads temporal expressions out of classified tokens.
///
/// A family of rules answers for a start token with the longest expression it can read
/// there. Its parts are small functions over a cursor, the index of the next token to read:
/// each moves the cursor behind what it read, or answers `nil` and leaves it.
struct Grammar {
  let text: LexedText
  let lexicon: Lexicon
  /// Whether "10/8/18" is in October, as in the United States.
  let monthComesFirst: Bool

  /// The longest expression that begins at `start`, with what belongs to it behind.
  func expression(at start: Int) -> Expression? {
    guard var best = core(at: start) else { return nil }
    attachTime(to: &best)
    if let range = range(from: best) { return range }
    return best
  }

  /// The longest core that begins at `start`: of equals, the first.
  func core(at start: Int) -> Expression? {
    var best: Expression?
    func offer(_ candidate: Expression?) {
      guard let candidate, candidate.next > best?.next ?? start else { return }
      best = candidate
    }
    switch text[start].kind {
    case .number:
      offer(numericDate(at: start))
      offer(dayMonth(at: start))
      offer(clockTime(at: start))
      offer(decade(at: start))
      offer(yearRange(at: start))
      offer(year(at: start))
      offer(eraYear(at: start))
      offer(century(at: start))
      offer(amount(at: start))
      offer(sharedMonthRange(at: start))
    case .decimal:
      offer(clockTime(at: start))
      offer(amount(at: start))
    case .grouped: offer(amount(at: start))
    case .era: offer(eraYear(at: start))
    case .dotted: offer(dottedDate(at: start))
    case .month: offer(monthFamily(at: start))
    case .weekday: offer(weekdayFamily(at: start))
    case .weekdays, .weekends: offer(pluralWeekday(at: start))
    case .the: offerAfterThe(start, offer)
    case .relation: offer(relative(at: start))
    case .deictic, .tonight: offer(deictic(at: start))
    case .edge: offer(edge(at: start))
    case .edgeNoun: offer(edgeOfPeriod(at: start))
    case .earlier, .later: offer(earlierOrLater(at: start))
    case .season: offer(season(at: start))
    case .ordinal:
      offer(dayMonth(at: start))
      offer(century(at: start))
      offer(yearPart(at: start))
      offer(partOfYearWithoutThe(at: start))
    case .period: offer(shortYearPart(at: start))
    case .clockWord: offer(clockTime(at: start))
    case .dayPart: offer(partOfNamedDay(at: start))
    case .every, .each: offer(everySet(at: start))
    case .times: offer(timesSet(at: start))
    case .recurrence: offer(adverbSet(at: start))
    case .present, .pastWord, .recent: offer(vague(at: start))
    case .unit: offer(bareUnit(at: start))
    default: break
    }
    offerAmount(start, offer)
    return best
  }

  /// What may follow "the".
  private func offerAfterThe(_ start: Int, _ offer: (Expression?) -> Void) {
    if text.isKind(.plain, start + 1) { return }
    offer(dayMonth(at: start))
    offer(decade(at: start))
    offer(century(at: start))
    offer(relative(at: start))
    offer(edge(at: start))
    offer(edgeOfPeriod(at: start))
    offer(season(at: start))
    offer(yearPart(at: start))
    offer(partOfNamedDay(at: start))
    offer(dayBeside(at: start))
    offer(theWeekend(at: start))
    offer(yearAsAdjective(at: start))
  }

  /// Amounts begin with numerals, articles and many approximators.
  private func offerAmount(_ start: Int, _ offer: (Expression?) -> Void) {
    switch text[start].kind {
    case .numeral, .multiplier, .article, .half, .couple, .vague, .dozen:
      offer(amount(at: start))
      offer(timesSet(at: start))
      offerApproximateAmount(start, offer)
    case .approximator, .over, .at: offerApproximateAmount(start, offer)
    default: break
    }
  }

  private func offerApproximateAmount(_ start: Int, _ offer: (Expression?) -> Void) {
    guard let phrase = lexicon.approximators.longestMatch(in: text.tokens, at: start) else {
      return
    }
    offer(approximateAmount(at: start, phrase.value, from: phrase.last + 1))
  }
}
