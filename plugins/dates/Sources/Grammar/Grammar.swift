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
  /// How the text speaks.
  let style: Style

  /// How many expressions this one is read inside of.
  private var depth = 0

  /// A grammar for `text`.
  init(text: LexedText, lexicon: Lexicon, monthComesFirst: Bool, style: Style) {
    self.text = text
    self.lexicon = lexicon
    self.monthComesFirst = monthComesFirst
    self.style = style
  }

  /// The grammar for an expression inside of one, such as "last May" in "from the end of last
  /// May"; `nil` where nesting ends, so that "from from from …" costs little and ends.
  var inner: Grammar? {
    guard depth < Self.deepest else { return nil }
    var inner = self
    inner.depth += 1
    return inner
  }

  private static let deepest = 3

  /// How a text speaks of times.
  enum Style: Sendable {
    /// Sentences of an article: what could be something else needs company.
    case prose
    /// A message of one paragraph to somebody: "Sat at 5", "the 8th".
    case talk
    /// What is said to an assistant or stands in an agenda: phrases, to which their
    /// prepositions belong.
    case agenda
  }

  /// Whether times need little around them.
  var isLoose: Bool { style != .prose }

  /// The longest expression that begins at `start`, with what belongs to it behind.
  func expression(at start: Int) -> Expression? {
    guard var best = core(at: start) else { return nil }
    let core = best
    join(&best)
    if let range = range(from: best) ?? range(from: core), range.next > best.next {
      best = range
      join(&best)
    }
    joinLength(&best)
    extend(&best)
    if !best.isPossible { best.rule = DateRule.impossible }
    return best
  }

  /// The longest core that begins at `start`: of equals, the first.
  func core(at start: Int) -> Expression? {
    var best: Expression?
    func offer(_ candidate: Expression?) {
      guard let candidate, candidate.next > best?.next ?? start else { return }
      best = candidate
    }
    if text[start].opensName { offer(holiday(at: start)) }
    switch text[start].kind {
    case .number: offerNumber(start, offer)
    case .decimal:
      offer(clockTime(at: start))
      offer(clockRange(at: start, style: .strict))
      offer(amount(at: start))
    case .grouped: offer(amount(at: start))
    case .from, .between: offer(openedRange(at: start))
    case .per: offer(perUnit(at: start))
    case .era: offer(eraYear(at: start))
    case .dotted: offer(dottedDate(at: start))
    case .month: offer(monthFamily(at: start))
    case .weekday: offer(weekdayFamily(at: start))
    case .weekdays, .weekends: offer(pluralWeekday(at: start))
    case .the: offerAfterThe(start, offer)
    case .relation:
      offer(relative(at: start))
      offer(holiday(at: start))
      offer(counted(at: start))
      offer(yearPart(at: start))
    case .deictic, .tonight: offer(deictic(at: start))
    case .edge: offer(edge(at: start))
    case .edgeNoun: offer(edgeOfPeriod(at: start))
    case .earlier, .later: offer(earlierOrLater(at: start))
    case .season: offer(season(at: start))
    case .ordinal:
      offer(dayMonth(at: start))
      offer(sharedMonthRange(at: start))
      offer(century(at: start))
      offer(yearPart(at: start))
      offer(counted(at: start))
      if text[start].value == 1 { offer(relative(at: start)) }
    case .period: offer(shortYearPart(at: start))
    case .business: offer(businessYear(at: start))
    case .clockWord: offer(clockTime(at: start))
    case .dayPart:
      offer(partOfNamedDay(at: start))
      offer(daybreak(at: start))
    case .every, .each: offer(everySet(at: start))
    case .times: offer(timesSet(at: start))
    case .recurrence: offer(adverbSet(at: start))
    case .present, .pastWord, .futureWord, .recent:
      offer(vague(at: start))
      offer(vaguePhrase(at: start))
    case .longUnit:
      if let unit = Unit(rawValue: text[start].number) {
        offer(simple(.duration(unit.duration("1")), start, start + 1, DateRule.durationAdjective))
      }
    case .weekend where isLoose:
      offer(weekOf(at: start))
      offer(bareWeekend(at: start))
    case .workdays: offer(workdays(at: start))
    case .prefix: offer(prefixedSet(at: start))
    case .long: offer(vaguePhrase(at: start))
    case .full: offer(fullYear(at: start))
    case .middle: offer(middle(at: start))
    case .dayParts: offer(pluralPart(at: start))
    case .letteredEdge: offer(letteredEdge(at: start))
    case .all: offer(wholeUnit(at: start))
    case .tens: offer(spokenDecade(at: start))
    case .vagueWord: offer(vaguePhrase(at: start))
    case .unit: offerUnit(start, offer)
    case .apostrophe:
      offer(shortYear(at: start))
      offer(decade(at: start))
    case .in: offer(partInTheDay(at: start))
    default: break
    }
    offerAmount(start, offer)
    return best
  }

  private func offerNumber(_ start: Int, _ offer: (Expression?) -> Void) {
    offer(numericDate(at: start))
    offer(namedDay(at: start))
    offer(shortDate(at: start))
    offer(withToldYear(dayMonth(at: start)))
    offer(dayInList(at: start))
    offer(clockTime(at: start))
    offer(clockRange(at: start, style: .strict))
    offer(decade(at: start))
    offer(yearRange(at: start))
    offer(datedBusinessYear(start, start))
    offer(year(at: start))
    offer(yearFirst(at: start))
    offer(eraYear(at: start))
    offer(century(at: start))
    offer(yearPart(at: start))
    offer(counted(at: start))
    offer(amount(at: start))
    offer(timesSet(at: start))
    offer(sharedMonthRange(at: start))
    offer(weekdaysAway(at: start))
    offer(dayAlone(at: start))
    offer(compactDate(at: start))
  }

  private func offerUnit(_ start: Int, _ offer: (Expression?) -> Void) {
    offer(bareUnit(at: start))
    if isLoose { offer(yearAsAdjective(at: start)) }
    offer(unitEnd(at: start))
    if text.isKind(.at, start - 1) { offer(clockTime(at: start)) }
    offer(wholeUnit(at: start))
    offer(weekOf(at: start))
    offer(weekNumber(at: start))
  }

  /// What may follow "the".
  private func offerAfterThe(_ start: Int, _ offer: (Expression?) -> Void) {
    if text.isKind(.plain, start + 1), !text[start + 1].opensName { return }
    offer(withToldYear(dayMonth(at: start)))
    offer(dayInList(at: start))
    offer(sharedMonthRange(at: start))
    offer(decade(at: start))
    offer(century(at: start))
    offer(relative(at: start))
    offer(edge(at: start))
    offer(edgeOfPeriod(at: start))
    offer(unitEnd(at: start))
    offer(season(at: start))
    offer(yearPart(at: start))
    offer(partOfNamedDay(at: start))
    offer(dayBeside(at: start))
    offer(theWeekend(at: start))
    offer(yearAsAdjective(at: start))
    offer(counted(at: start))
    offer(weekOf(at: start))
    offer(dayAlone(at: start))
    offer(vague(at: start))
    offer(vaguePhrase(at: start))
    offer(theUnitOfNow(at: start))
    offer(theUnitTold(at: start))
    offer(theNewYear(at: start))
    offer(theDayPart(at: start))
    offer(partBeside(at: start))
    offer(theMonthOf(at: start))
    offer(yearBefore(at: start))
    offer(dayBesideNamed(at: start))
    offer(pluralPart(at: start))
    offer(businessYear(at: start))
    if text[start + 1].opensName { offer(holiday(at: start)) }
  }

  /// Amounts begin with numerals, articles and many approximators.
  private func offerAmount(_ start: Int, _ offer: (Expression?) -> Void) {
    switch text[start].kind {
    case .numeral, .multiplier, .article, .half, .couple, .vague, .dozen, .another:
      offer(amount(at: start))
      offer(timesSet(at: start))
      offerApproximateAmount(start, offer)
      offer(weekdaysAway(at: start))
      offer(clockTime(at: start))
      offer(clockRange(at: start, style: .strict))
      offer(dayMonth(at: start))
      if text.isKind(.numeral, start) { offer(spokenYear(at: start)) }
    case .at where isLoose:
      offerApproximateAmount(start, offer)
      offer(vaguePhrase(at: start))
    case .approximator:
      offerApproximateAmount(start, offer)
      offer(vaguePhrase(at: start))
    case .over, .at, .within, .edgeNoun: offerApproximateAmount(start, offer)
    default: break
    }
  }

  private func offerApproximateAmount(_ start: Int, _ offer: (Expression?) -> Void) {
    guard let phrase = lexicon.approximators.longestMatch(in: text.tokens, at: start) else {
      return
    }
    offer(approximateAmount(at: start, phrase.value, from: phrase.last + 1))
    // "at least five times a week"
    if var set = timesSet(at: phrase.last + 1) {
      set.first = start
      set.modifier = phrase.value
      offer(set)
    }
  }
}
