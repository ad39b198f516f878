import PluginKit

// Which parts make a dateline, and how sure that is. Many a sentence begins like one.

extension Datelines {
  /// What divides a dateline from the text behind it.
  enum Divider {
    case dash, colon, lineEnd, nothing
  }

  func divider(_ head: Passage, _ parts: Parts) -> Divider {
    let next = parts.next
    if head.isLineEnd(next) { return .lineEnd }
    if Sign.dashes.contains(head.hash(next)) {
      let isHyphen = head.hash(next) == Sign.hyphen
      if !isHyphen { return .dash }
      let isDouble = head.hash(next + 1) == Sign.hyphen
      let isFree = head.hasSpaceBefore(next) || head.hash(next - 1) == Sign.closing
      return isDouble || isFree && head.hasSpaceBefore(next + 1) ? .dash : .nothing
    }
    if head.hash(next) == Sign.colon, !head.hasSpaceBefore(next), head.hasSpaceBefore(next + 1) {
      return .colon
    }
    return .nothing
  }

  func rule(
    _ head: Passage,
    _ parts: Parts,
    _ divider: Divider,
    _ length: Int
  ) -> (Rule, Double)? {
    let isPlace = parts.isListed || parts.isCapitals
    if parts.agency != nil {
      guard parts.isKnownAgency || parts.isListed || parts.isCapitals && parts.hasRegion else {
        return nil
      }
      guard divider == .dash || parts.isKnownAgency && isPlace else { return nil }
      return (StructureRules.placeAgency, isPlace && divider == .dash ? 0.97 : 0.85)
    }
    if let date = parts.date {
      guard isPlace, divider == .dash || divider != .nothing && date.isDay else { return nil }
      return (StructureRules.placeDate, 0.93)
    }
    guard !isHeadline, divider != .lineEnd else { return nil }
    let next = text(head, parts, divider)
    guard opensText(head, next) else { return nil }
    if parts.hasRegion, divider == .dash, isPlace { return (StructureRules.placeRegion, 0.92) }
    return bare(head, parts, divider, length, next)
  }

  /// The first token of the text behind the divider.
  private func text(_ head: Passage, _ parts: Parts, _ divider: Divider) -> Int {
    guard divider != .nothing else { return parts.next }
    var next = parts.next
    while Sign.dashes.contains(head.hash(next)) || head.hash(next) == Sign.colon { next += 1 }
    return next
  }

  private func opensText(_ head: Passage, _ index: Int) -> Bool {
    guard let token = head.tokens[safe: index] else { return false }
    return token.isCapitalized || token.kind == .number || Sign.quotes.contains(token.hash)
  }

  /// A place with nothing but a divider, which many a sentence begins like.
  private func bare(
    _ head: Passage,
    _ parts: Parts,
    _ divider: Divider,
    _ length: Int,
    _ next: Int
  ) -> (Rule, Double)? {
    switch (divider, parts.isListed, parts.isCapitals) {
    case (.dash, true, true): return (StructureRules.place, 0.93)
    case (.dash, true, false):
      return length >= 60 && !hasDash(head, next) ? (StructureRules.place, 0.75) : nil
    case (.dash, false, true):
      let isWord = head.length(parts.placeEnd) >= 4
      let isDash = head.hash(parts.next) != Sign.hyphen || head.hash(parts.next + 1) == Sign.hyphen
      guard isWord, isDash, length >= 60, !hasDash(head, next) else { return nil }
      return (StructureRules.place, 0.7)
    case (.colon, true, true): return (StructureRules.place, 0.85)
    case (.colon, true, false): return length >= 100 ? (StructureRules.place, 0.7) : nil
    case (.nothing, true, true):
      // Some collections lose the dash: "AUSTIN, Texas A man", "DETROIT The U.S.".
      guard length >= 60, !head.isAllCapitals(next) || head.length(next) < 5,
        head.isCapitalized(next), head.hasSpaceBefore(next)
      else { return nil }
      return (StructureRules.placeBare, 0.75)
    default: return nil
    }
  }

  /// Whether another dash follows in the sentence, which makes an insertion of the words between.
  private func hasDash(_ head: Passage, _ start: Int) -> Bool {
    for index in head.tokens.indices where index >= start {
      let token = head.tokens[index]
      if Sign.enders.contains(token.hash), head.hasSpaceBefore(index + 1) { return false }
      guard Sign.dashes.contains(token.hash) else { continue }
      if token.hash != Sign.hyphen || token.hasSpaceBefore { return true }
    }
    return false
  }
}
