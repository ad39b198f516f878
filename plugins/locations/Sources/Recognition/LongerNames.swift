import PluginKit

/// Tells places from parts of other names: of a person ("Florence Nightingale"), of an
/// organization ("Bank of Japan").
struct LongerNames {
  let tokens: TokenTable
  let evidence: EvidenceFinder
  let isTitleCase: Bool
  /// The candidate names another annotator found, in order.
  let names: [ByteSpan]

  /// Whether the mention is part of a longer name. `previous` is the last mention that is a
  /// place, `next` the one behind.
  func take(_ mention: Mention, previous: Mention?, next: Mention?) -> Bool {
    isHyphenated(mention) || joinsOnTheRight(mention, next) || joinsOnTheLeft(mention, previous)
      || isSaint(mention) || isCurrency(mention) || isInsideName(mention)
  }

  /// "Al-Kabuli", "Paris-Soir", "Euro-Atlantic"; but "Kabul-based" holds a place.
  private func isHyphenated(_ mention: Mention) -> Bool {
    if mention.isDemonym || mention.isCountry { return false }
    if let hyphen = tokens[safe: mention.last + 1], hyphen.hash == Words.hyphen,
      !hyphen.hasSpaceBefore, let next = tokens[safe: mention.last + 2], !next.hasSpaceBefore,
      next.kind == .word, next.isCapitalized
    {
      return true
    }
    guard mention.first > 1, tokens[mention.first - 1].hash == Words.hyphen,
      !tokens[mention.first].hasSpaceBefore, !tokens[mention.first - 1].hasSpaceBefore
    else { return false }
    return tokens[mention.first - 2].kind == .word
  }

  private func joinsOnTheRight(_ mention: Mention, _ next: Mention?) -> Bool {
    guard let word = evidence.wordBehind(mention.last) else { return false }
    if Words.namedAfter.contains(word.hash), !mention.isDemonym { return true }
    guard word.isCapitalized, !word.traits.contains(.sentenceStart) else { return false }
    if Words.calendar.contains(word.hash) || Words.role.contains(word.hash) { return false }
    if Words.head.contains(word.hash) { return false }
    // "US Army": the army wins where somebody knows it; till then the country is right.
    if tokens[mention.last].traits.contains(.allCapitals), mention.isCountry { return false }
    if let next, next.first == mention.last + 1 {
      return !Containment.holds(next, mention) && !mention.isDemonym && !mention.isCountry
    }
    if Words.function.contains(word.hash) { return false }
    return !isTitleCase || !(mention.isPower || mention.isDemonym)
  }

  private func joinsOnTheLeft(_ mention: Mention, _ previous: Mention?) -> Bool {
    var index = mention.first - 1
    guard index >= 0, tokens[mention.first].hasSpaceBefore else { return false }
    // "Mr. London", "Gen. Jackson".
    if tokens[index].hash == Words.stop, index > 0, !tokens[index].hasSpaceBefore {
      index -= 1
      return tokens[index].isCapitalized && Words.title.contains(tokens[index].hash)
    }
    if let before = evidence.wordBefore(mention.first), tokens[before].hash == Words.of {
      return isNamedOf(before)
    }
    let before = tokens[index]
    guard before.kind == .word, before.isCapitalized else { return false }
    if let previous, previous.last == index { return false }
    if Words.title.contains(before.hash) { return true }
    if Words.function.contains(before.hash) || Words.shade.contains(before.hash) { return false }
    if Words.calendar.contains(before.hash) || Words.head.contains(before.hash) { return false }
    if before.traits.contains(.sentenceStart) || isTitleCase {
      // "Michael Jordan scored"; but "Neighboring Kenya" and, one hopes, no "Michael Kenya".
      let isAmbiguous = mention.readings[0].traits.contains(.ambiguous)
      let isSure = mention.isCountry || mention.isDemonym || isTitleCase && mention.isPower
      return isAmbiguous || !isSure
    }
    return !tokens[mention.last].traits.contains(.allCapitals) || !mention.isCountry
  }

  /// "Bank of Japan", but not "Province of Kunar" or "Ann Smith of London".
  private func isNamedOf(_ of: Int) -> Bool {
    guard of > 0, tokens[of - 1].kind == .word, tokens[of - 1].isCapitalized, !isTitleCase else {
      return false
    }
    return Words.body.contains(tokens[of - 1].hash)
  }

  /// "St. Paul's Hospital".
  private func isSaint(_ mention: Mention) -> Bool {
    guard Words.saint.contains(tokens[mention.first].hash), mention.last > mention.first,
      tokens[safe: mention.last + 1]?.kind == .possessive
    else { return false }
    return true
  }

  /// "US$10", "$US 10".
  private func isCurrency(_ mention: Mention) -> Bool {
    if let next = tokens[safe: mention.last + 1], next.hash == Words.dollar,
      !next.hasSpaceBefore
    {
      return true
    }
    return tokens[safe: mention.first - 1]?.hash == Words.dollar
  }

  /// No name has more bytes than this; what has is a run of names that nobody could part, and
  /// would be walked through once for every place in it.
  private static let longestName = 256

  /// Whether a candidate name holds the mention and more than a place and its container.
  private func isInsideName(_ mention: Mention) -> Bool {
    if mention.isCountry || mention.evidence.contains(.dateline) { return false }
    let span = tokens.span(mention.first, through: mention.last)
    guard let name = name(around: span), name.count > span.count,
      name.count <= Self.longestName
    else { return false }
    var hasMore = false
    var index = tokens.index(atOrAfter: name.start)
    while index < tokens.count, Int(tokens[index].end) <= name.end {
      let token = tokens[index]
      if token.hash == Words.comma { return false }
      if !(mention.first...mention.last).contains(index), isMore(token) { hasMore = true }
      index += 1
    }
    return hasMore
  }

  /// Whether a word of a name makes another one of the place in it.
  private func isMore(_ token: Token) -> Bool {
    token.kind == .word && token.isCapitalized && !Words.role.contains(token.hash)
      && !Words.head.contains(token.hash) && !Words.shade.contains(token.hash)
      && !Words.function.contains(token.hash)
  }

  /// The candidate name that holds `span`, if any does.
  private func name(around span: ByteSpan) -> ByteSpan? {
    var low = 0
    var high = names.count
    while low < high {
      let middle = (low + high) / 2
      if names[middle].start <= span.start { low = middle + 1 } else { high = middle }
    }
    return low > 0 && names[low - 1].contains(span) ? names[low - 1] : nil
  }
}
