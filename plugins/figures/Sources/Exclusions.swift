import PluginKit

/// Finds the numbers that are no figures, and blocks their tokens: parts of dates, clock
/// times, names, addresses, labels and lists.
struct Exclusions {
  let passage: Passage

  init(_ passage: Passage) { self.passage = passage }

  /// Blocks everything that is something else.
  func apply(_ inputs: [Annotation]) {
    for input in inputs { block(input) }
    var index = 0
    while index < passage.count {
      let notation = ScientificNotation(passage: passage)
      if passage.isNumber(index),
        let power = notation.power(behind: index) ?? notation.power(at: index)
      {
        index = power.last
      } else {
        examine(index)
      }
      index += 1
    }
  }

  private func block(_ first: Int, through last: Int) {
    guard first <= last else { return }
    for index in max(0, first)...max(0, min(last, passage.count - 1)) {
      passage.blocked[index] = true
    }
  }

  /// Blocks what a date or a name covers. Durations stay, for they may turn out to be ages.
  private func block(_ input: Annotation) {
    if case .attributes(let attributes) = input.value, attributes.text("type") == "DURATION" {
      return
    }
    let span = input.span.span
    var index = passage.tokens.index(atOrAfter: span.start)
    // A number word that opens a sentence has its capital from there: "Five Afghan soldiers".
    if input.kind == .name, passage.has(index, [.numeral, .starting]), opensSentence(index) {
      index += 1
    }
    let isNameOnly = input.kind == .name
    while let token = passage.tokens[safe: index], Int(token.end) <= span.end {
      // To entities, "GBP 3.01" and "50 MW" hold names for their capitals.
      if isNameOnly, let last = endOfMeasure(at: index) {
        index = last + 1
      } else if isNameOnly, passage.isNumber(index), let last = endOfMeasure(at: index + 1) {
        index = last + 1
      } else {
        passage.blocked[index] = true
        index += 1
      }
    }
  }

  /// Whether a capital at `index` may come from its place alone, behind a dateline as well.
  private func opensSentence(_ index: Int) -> Bool {
    passage.tokens[safe: index]?.traits.contains(.sentenceStart) ?? false
      || Self.dashes.contains(passage.hash(index - 1))
  }

  private static let dashes = WordSet(["—", "–", "--"])

  /// The last token of a currency or unit at `index` that stands beside a number.
  private func endOfMeasure(at index: Int) -> Int? {
    let currencies = passage.lexicon.currencies
    if let sign = currencies.signs.longestMatch(in: passage.tokens, at: index),
      isAmount(index - 1) || passage.isNumber(sign.last + 1)
    {
      // The number itself may be part of the name: "GBP 3.01".
      guard passage.isNumber(sign.last + 1) else { return sign.last }
      let next = sign.last + 2
      let isScaled = passage.isAttached(next) && passage.has(next, [.letterScale, .shortScale])
      return isScaled ? next : next - 1
    }
    guard isAmount(index - 1) else { return nil }
    if currencies.million(letters: passage.hash(index)) != nil { return index }
    if let name = currencies.names.longestMatch(in: passage.tokens, at: index) { return name.last }
    let units = passage.lexicon.units
    if let name = units.names.longestMatch(in: passage.tokens, at: index) { return name.last }
    return UnitSymbols(passage: passage).unit(at: index, behind: index - 1)?.last
  }

  private func isAmount(_ index: Int) -> Bool {
    passage.isNumber(index) || passage.has(index, [.scale, .shortScale])
      || passage.has(index, .numeral)
  }

  private func examine(_ index: Int) {
    let token = passage.tokens[index]
    if token.kind == .number { return examineNumber(index) }
    if token.kind == .sign {
      if token.hash == Sign.colon { blockAddress(index) }
      return
    }
    // "My two cents", but "forty-two cents".
    if passage.has(index, .idiomatic), !passage.isInnerHyphen(index - 1),
      let (_, last) = passage.lexicon.idioms.longestMatch(in: passage.tokens, at: index)
    {
      // "half past six"
      block(index, through: passage.hash(last) == Term.past ? last + 1 : last)
    }
    if passage.has(index, .clock), isClockWord(index) {
      block(index - 1, through: index)
    }
  }

  private func examineNumber(_ index: Int) {
    // "737 MAX", "4K video"
    if passage.has(index, .idiomatic),
      let (_, last) = passage.lexicon.idioms.longestMatch(in: passage.tokens, at: index)
    {
      return block(index, through: last)
    }
    if isListNumber(index) || isDoubtful(index) || isGoalsAndBehinds(index) {
      block(index, through: index)
    }
    if isJoinedToWord(index) { block(index, through: index) }
    if isDesignation(index) { block(index, through: endOfDesignation(index)) }
    if let last = endOfTelephone(index) { block(index, through: last) }
    blockClock(index)
    blockChain(index)
    blockMonthDay(index)
    if let last = unknownSuffix(index) { block(index, through: last) }
  }

  /// "1." or "1)" at the start of a line.
  private func isListNumber(_ index: Int) -> Bool {
    let token = passage.tokens[index]
    guard index == 0 || token.traits.contains(.lineBreakBefore) else { return false }
    let next = index + 1
    return (passage.isSign(next, Sign.stop) || passage.isSign(next, Sign.closing))
      && passage.isAttached(next) && next + 1 < passage.count
  }

  /// "F-16", "COVID-19", "#1", "v2", "pre-2001".
  private func isJoinedToWord(_ index: Int) -> Bool {
    guard index > 0, passage.isAttached(index) else { return false }
    let before = passage.tokens[index - 1]
    if Sign.joiners.contains(before.hash) { return before.hash != Sign.equals || isQuery(index) }
    if before.kind == .word {
      return !passage.isCurrencySign(endingAt: index - 1)
    }
    guard passage.isAnyHyphen(index - 1), passage.isAttached(index - 1), index > 1 else {
      return false
    }
    let ages = AgeParser(passage: passage)
    if ages.decade(at: index) != nil || ages.group(at: index) != nil { return false }
    let word = passage.tokens[index - 2]
    guard word.kind == .word, !passage.has(index - 2, .numeral) else { return false }
    return !isContinued(index - 2)
  }

  /// Whether a number behind "=" is part of an address: "?id=12", not "ratio=1.67".
  private func isQuery(_ index: Int) -> Bool {
    Self.queries.contains(passage.hash(index - 3))
  }

  private static let queries = WordSet(["?", "&", ";", "/"])

  /// Whether a hyphen behind a word goes on with a number: "5-foot-9", "10-to-20-mile",
  /// "$5m-$10m", but "18-cr-10083".
  private func isContinued(_ word: Int) -> Bool {
    let start = passage.isAnyHyphen(word - 1) ? word - 2 : word - 1
    guard passage.isAttached(word), passage.isNumber(start) else { return false }
    if start == word - 1, passage.has(word, [.shortScale, .letterScale]) { return true }
    return passage.hash(word) == Term.to || passage.has(word, .scale)
      || MeasureParser(passage: passage).measure(behind: start) != nil
  }

  /// "Channel 4", "section 230", "No. 10": a bare number behind a label or a name.
  private func isDesignation(_ index: Int) -> Bool {
    guard index > 0, passage.tokens[index].hasSpaceBefore else { return false }
    let text = passage.bytes(index)
    guard text.count <= 4, text.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }) else { return false }
    var before = index - 1
    if passage.isSign(before, Sign.stop), before > 0,
      !passage.tokens[index].traits.contains(.sentenceStart)
    {
      before -= 1
    }
    if text == Self.emergency[...] { return true }
    if passage.isCapitalized(before), Self.years.contains(passage.hash(before)), text.count < 3,
      !passage.tokens[before].traits.contains(.sentenceStart)
    {
      return true
    }
    if text.count == 3, Self.dialling.contains(passage.hash(index - 1)),
      Self.services.contains(passage.hash(index))
    {
      return true
    }
    guard passage.isWord(before) else { return false }
    if before < index - 1, passage.has(before, .label) { return true }
    if Self.sorts.contains(passage.hash(before)), text.count < 3,
      !passage.isAttached(index + 1) || passage.tokens[safe: index + 1]?.kind == .sign
    {
      return true
    }
    if isRunOfLabel(before, index) { return true }
    if isMeasured(index) || AgeParser(passage: passage).isOpen(behind: index) { return false }
    if passage.has(before, .label) {
      let isName = passage.isCapitalized(before) || !passage.has(before, [.change, .verb, .sport])
      return isName && !NounPhrase(passage: passage).isCounted(at: index + 1)
    }
    if passage.tokens[before].traits.contains(.innerCapital) {
      return !passage.isCurrencySign(endingAt: before) && !isCounted(index)
    }
    // "14 Leopard 2 tanks"
    if passage.isCapitalized(before), text.count < 3, before == index - 1,
      passage.isNumber(before - 1) || passage.has(before - 1, .numeral)
    {
      return true
    }
    guard passage.isCapitalized(before), !passage.isHeadline, before == index - 1,
      !passage.tokens[before].traits.contains(.sentenceStart),
      passage.traits(before).isDisjoint(with: [.function, .verb, .sport, .change, .numeral]),
      !passage.isCurrencySign(endingAt: before)
    else { return false }
    return !isCounted(index)
  }

  /// Whether a noun in the plural follows that is no verb: not "iPhone 16 starts".
  private func isCounted(_ index: Int) -> Bool {
    !passage.has(index + 1, .verb) && NounPhrase(passage: passage).isCounted(at: index + 1)
  }

  private static let runs = WordSet(["pages", "pp", "chapters", "verses", "lines", "articles"])

  /// Numbers joined by a hyphen behind a name for what bears them: not "from District 9-12".
  private func isRunOfLabel(_ before: Int, _ index: Int) -> Bool {
    guard passage.isInnerHyphen(index + 1), passage.isNumber(index + 2) else { return false }
    return Self.runs.contains(passage.hash(before))
      || passage.has(before, .label) && passage.isCapitalized(before)
        && !passage.tokens[before].traits.contains(.sentenceStart)
  }

  /// "Boeing 737-800", "pages 12-15".
  private func endOfDesignation(_ index: Int) -> Int {
    passage.isInnerHyphen(index + 1) && passage.isNumber(index + 2) ? index + 2 : index
  }

  /// The last group of a number to dial: "020 7946 0958".
  private func endOfTelephone(_ index: Int) -> Int? {
    let first = passage.bytes(index)
    guard first.first == UInt8(ascii: "0"), first.count > 2,
      first.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 })
    else { return nil }
    var last = index
    while passage.isNumber(last + 1), !passage.tokens[last + 1].traits.contains(.lineBreakBefore) {
      last += 1
    }
    return last > index ? last : nil
  }

  /// What is sorted by number, so that a plural behind is not counted: "type 2 diabetes".
  private static let sorts = WordSet([
    "type", "phase", "stage", "grade", "class", "category", "tier", "level", "band",
  ])

  /// Whether a unit, a magnitude, a percent sign or a dash with digits follows.
  private func isMeasured(_ index: Int) -> Bool {
    let next = index + 1
    if passage.has(next, [.scale, .shortScale, .hundred]) { return true }
    if passage.isAttached(next), passage.isAnyHyphen(next) || passage.isWord(next) { return true }
    return MeasureParser(passage: passage).measure(behind: index) != nil
  }

  /// "Year 11 pupils", "Euro 7 rules".
  private static let years = WordSet(["year", "euro", "phase", "stage"])

  /// The number that America calls for help, and counts calls to.
  private static let emergency = Array("911".utf8)

  private static let products = WordSet([
    "ios", "ipados", "macos", "usb", "bluetooth", "android", "windows", "llama", "gpt", "gemini",
    "python", "java", "http", "wifi", "playstation", "xbox", "galaxy", "pixel",
  ])
  private static let invented = WordSet([
    "zillion", "gazillion", "bazillion", "jillion", "centillion", "squillion", "kajillion",
  ])
  private static let eras = WordSet(["bc", "bce", "ad", "ce"])
  private static let underscore = WordHash.hash("_")

  /// Versions ("iOS 17.4"), years ("2,000 BC"), and numbers whose value nobody can say: "--5",
  /// "5 zillion", "1_000".
  private func isDoubtful(_ index: Int) -> Bool {
    if Self.products.contains(passage.hash(index - 1)) { return true }
    if Self.invented.contains(passage.hash(index + 1)) { return true }
    if Self.eras.contains(passage.hash(index + 1)),
      passage.tokens[index + 1].traits.contains(.allCapitals)
    {
      return true
    }
    if passage.isSign(index + 1, Self.underscore), passage.isAttached(index + 1) { return true }
    let isSigned = passage.isAnyHyphen(index - 1) && passage.isAttached(index)
    return isSigned && passage.isAttached(index - 1)
      && (passage.isAnyHyphen(index - 2) || passage.isSign(index - 2, Sign.plus))
  }

  /// "12.8 (80)": twelve goals and eight behinds, as Australian rules football counts them; the
  /// sum proves it.
  private func isGoalsAndBehinds(_ index: Int) -> Bool {
    guard passage.isNumber(index + 2), passage.isSign(index + 3, Sign.closing),
      passage.isAttached(index + 2), passage.bytes(index + 1) == [UInt8(ascii: "(")],
      let points = Amount(passage.bytes(index + 2))?.integer
    else { return false }
    let parts = passage.bytes(index).split(separator: UInt8(ascii: "."))
    guard parts.count == 2, let goals = Amount(parts[0])?.integer,
      let behinds = Amount(parts[1])?.integer
    else { return false }
    return goals < 100 && behinds < 100 && goals * 6 + behinds == points
  }

  private static let dialling = WordSet(["call", "calling", "dial", "ring", "phone", "text"])
  /// Numbers of three digits that countries call for help and for the police.
  private static let services = WordSet([
    "000", "100", "101", "102", "108", "110", "111", "112", "113", "115", "116", "118", "119",
    "211",
    "311", "511", "611", "811", "988", "999",
  ])

  private func isClockWord(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let before = index - 1
    guard passage.isNumber(before) || passage.has(before, .numeral) else { return false }
    // Months share these spellings, and "am" is also a verb: only digits go before a small "am".
    return !passage.isCapitalized(index) || passage.tokens[index].traits.contains(.allCapitals)
  }

  /// "10:30", "3:1".
  private func blockClock(_ index: Int) {
    guard passage.isSign(index + 1, Sign.colon), passage.isAttached(index + 1),
      passage.isNumber(index + 2), passage.isAttached(index + 2),
      Ratios(passage: passage).endOfColon(at: index) == nil
    else { return }
    block(index, through: index + 2)
  }

  /// "10/8/18", "9/11", "555-12-34", "+1-222-2222": digits joined by signs into something
  /// that is no range and no fraction.
  private func blockChain(_ index: Int) {
    if passage.isBlocked(index) { return }
    var last = index
    var signs = 0
    var slashes = 0
    while passage.isAttached(last + 1), passage.isAttached(last + 2), passage.isNumber(last + 2),
      passage.isSign(last + 1, Sign.slash) || passage.isAnyHyphen(last + 1)
    {
      if passage.isSign(last + 1, Sign.slash) { slashes += 1 }
      signs += 1
      last += 2
    }
    // "13-1/4 cents", as grain is priced.
    if signs == 2, slashes == 1, passage.isAnyHyphen(index + 1), isSimpleFraction(index + 2),
      [2, 4, 8].contains(Amount(passage.bytes(index + 4))?.integer)
    {
      return
    }
    let plus = passage.isSign(index - 1, Sign.plus) && passage.isAttached(index)
    if signs > 1 || (plus && (signs > 0 || passage.isNumber(last + 1))) {
      block(index - (plus ? 1 : 0), through: last)
      if plus { blockFollowingGroups(last + 1) }
    } else if slashes == 1, !isSimpleFraction(index) {
      block(index, through: last)
    } else if signs == 1, slashes == 0, passage.bytes(last).first == UInt8(ascii: "0"),
      passage.bytes(last).count > 1, passage.bytes(last).dropFirst().first != UInt8(ascii: ".")
    {
      block(index, through: last)
    }
  }

  private func blockFollowingGroups(_ start: Int) {
    var index = start
    while passage.isNumber(index) || (passage.isAnyHyphen(index) && passage.isNumber(index + 1)) {
      passage.blocked[index] = true
      index += 1
    }
  }

  private func isSimpleFraction(_ index: Int) -> Bool {
    guard let top = Amount(passage.bytes(index))?.integer,
      let bottom = Amount(passage.bytes(index + 2))?.integer
    else { return false }
    return top < bottom && [2, 3, 4, 5, 6, 8, 10, 16, 32].contains(bottom)
  }

  /// "8 October", "October 4-14", "Oct. 8".
  private func blockMonthDay(_ index: Int) {
    guard let day = Amount(passage.bytes(index))?.integer, (1...31).contains(day) else { return }
    if let month = month(before: index) {
      block(month, through: index)
      if passage.isAnyHyphen(index + 1), passage.isNumber(index + 2) {
        block(index + 1, through: index + 2)
      }
    }
    var next = index + 1
    if passage.isAnyHyphen(next), passage.isNumber(next + 1) { next += 2 }
    if passage.isAttached(next), passage.isWord(next), !passage.has(next, .letterScale) {
      next += 1
    }
    if passage.has(next, .month), passage.isCapitalized(next) { block(index, through: next) }
  }

  private func month(before index: Int) -> Int? {
    var before = index - 1
    if passage.isSign(before, Sign.stop) { before -= 1 }
    guard passage.has(before, .month), passage.isCapitalized(before) else { return nil }
    return before
  }

  /// The end of letters attached to digits that are no unit, magnitude or ordinal: "737s",
  /// "1990s", "12a", "1080p".
  private func unknownSuffix(_ index: Int) -> Int? {
    let next = index + 1
    guard passage.isAttached(next), passage.isWord(next) else { return nil }
    if passage.has(next, [.scale, .shortScale, .letterScale]) { return nil }
    if OrdinalParser.isSuffix(passage.bytes(next)) { return nil }
    if Multiples.isTimes(passage.bytes(next)) { return nil }
    if passage.bytes(index).count == 2, passage.bytes(next) == [UInt8(ascii: "s")] { return nil }
    if AgeParser(passage: passage).group(at: index) != nil { return nil }
    return MeasureParser(passage: passage).measure(behind: index) == nil ? next : nil
  }

  /// Blocks what stands around "://" up to white space.
  private func blockAddress(_ index: Int) {
    guard passage.isSign(index + 1, Sign.slash), passage.isSign(index + 2, Sign.slash),
      passage.isAttached(index + 1), passage.isAttached(index + 2)
    else { return }
    var last = index + 2
    while passage.isAttached(last + 1) { last += 1 }
    block(index - 1, through: last)
  }
}
