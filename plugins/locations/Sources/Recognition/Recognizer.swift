import PluginKit

/// Finds the names in a unit that may be places.
struct Recognizer {
  let gazetteer: Gazetteer
  let tokens: TokenTable
  let kind: UnitKind
  /// Whether most words of the unit have capitals, so that a capital says nothing.
  let isTitleCase: Bool

  init(gazetteer: Gazetteer, tokens: TokenTable, kind: UnitKind) {
    self.gazetteer = gazetteer
    self.tokens = tokens
    self.kind = kind
    self.isTitleCase = Self.isTitleCase(tokens)
  }

  private static func isTitleCase(_ tokens: TokenTable) -> Bool {
    var words = 0
    var capitals = 0
    for index in tokens.indices.prefix(60) {
      let token = tokens[index]
      guard token.kind == .word, token.end - token.start > 3 else { continue }
      words += 1
      if token.isCapitalized { capitals += 1 }
    }
    return words > 3 && capitals * 4 > words * 3
  }

  /// The names, in the order of the text, none within another.
  func mentions(isCancelled: () -> Bool) -> [Mention] {
    var mentions: [Mention] = []
    // A local copy: a global is looked up anew each time, here for every word.
    let the = Words.the
    let count = tokens.count
    var index = 0
    while index < count {
      if index & 0xFFF == 0xFFF, isCancelled() { return mentions }
      let token = tokens[index]
      guard token.kind == .word, token.isCapitalized || token.hash == the else {
        index += 1
        continue
      }
      if let mention = mention(at: index) {
        mentions.append(mention)
        index = mention.last
      }
      index += 1
    }
    return mentions
  }

  private func mention(at index: Int) -> Mention? {
    guard let match = match(at: index) else { return nil }
    // "the Baltic" is a sea, but not in "the Baltic Sea" or before "states".
    if tokens[index].hash == Words.the, let other = self.match(at: index + 1),
      (other.last, other.candidates[0].prior) > (match.last, match.candidates[0].prior)
    {
      return mention(other, at: index + 1)
    }
    return mention(match, at: index)
  }

  private func match(at index: Int) -> Gazetteer.Match? {
    gazetteer.longestMatch(in: tokens, at: index) { match in
      match.candidates.indices.contains { fits(match.candidates[$0], index, match.last) }
    }
  }

  private func mention(_ match: Gazetteer.Match, at index: Int) -> Mention? {
    var readings: [Mention.Reading] = []
    for place in match.candidates.indices {
      let candidate = match.candidates[place]
      guard fits(candidate, index, match.last), let record = gazetteer.record(candidate.record)
      else { continue }
      let traits = NameTraits(rawValue: candidate.flags)
      if traits.contains(.afterComma), !isBehindComma(index) { continue }
      // "Afghan" is an adjective and a noun of one place.
      if let same = readings.firstIndex(where: { $0.record.id == record.id }) {
        readings[same].traits.formUnion(traits)
        continue
      }
      readings.append(
        Mention.Reading(record: record, traits: traits, score: Int(candidate.prior))
      )
      if readings.count == 24 { break }
    }
    guard let best = readings.first else { return nil }
    if match.last == index, Words.never.contains(tokens[index].hash) { return nil }
    let hasArticle = best.traits.contains(.article) && match.last > index
    return Mention(first: hasArticle ? index + 1 : index, last: match.last, readings: readings)
  }

  /// Whether a name is before the token, with a comma or a bracket between.
  private func isBehindComma(_ index: Int) -> Bool {
    guard index > 1, tokens[index - 2].isCapitalized else { return false }
    return tokens[index - 1].hash == Words.comma || tokens[index - 1].hash == Words.opening
  }

  /// Whether the words have capitals where the name has them.
  private func fits(_ candidate: Gazetteer.Candidate, _ first: Int, _ last: Int) -> Bool {
    var shouts = false
    for index in first...last {
      let bit = index - first < 16 ? UInt16(1) << UInt16(index - first) : 0
      let token = tokens[index]
      guard token.kind == .word else { continue }
      let isAllCapitals = token.traits.contains(.allCapitals)
      if candidate.allCapitals & bit != 0 {
        if !isAllCapitals { return false }
      } else if isAllCapitals {
        shouts = true
      } else if candidate.capitals & bit != 0, !token.isCapitalized {
        return false
      }
    }
    return !shouts || mayShout(first, last)
  }

  /// How far another word in capitals may stand, in tokens.
  private static let shoutReach = 2

  /// Whether a name in capitals may be an ordinary one: in a headline, a dateline, or among
  /// other words in capitals. Elsewhere it is an abbreviation: "NICE", "SARS".
  private func mayShout(_ first: Int, _ last: Int) -> Bool {
    if kind == .headline || isDateline(first, last) { return true }
    // "IN SPRINGFIELD, ILLINOIS" has a small word or a sign on either side.
    for neighbor in Array(first - Self.shoutReach..<first) + (last + 1...last + Self.shoutReach) {
      guard let token = tokens[safe: neighbor], token.kind == .word,
        token.traits.contains(.allCapitals), token.end - token.start > 3
      else { continue }
      return true
    }
    return false
  }

  /// Whether the name opens its unit or line, and a dash, comma or bracket is behind it.
  func isDateline(_ first: Int, _ last: Int) -> Bool {
    let isBracketed = first == 1 && tokens[0].hash == Words.opening
    guard first == 0 || isBracketed || tokens[first].traits.contains(.lineBreakBefore),
      let next = tokens[safe: last + 1]
    else { return false }
    guard next.kind == .sign else {
      // "LONDON The minister …"
      return next.isCapitalized && !next.traits.contains(.allCapitals)
        && tokens[first].traits.contains(.allCapitals)
    }
    if isBracketed { return next.hash == Words.closing }
    let opens = [Words.dash, Words.shortDash, Words.opening, Words.comma].contains(next.hash)
    if next.hash == Words.colon { return tokens[first].traits.contains(.allCapitals) }
    return opens || next.hash == Words.hyphen && next.hasSpaceBefore
  }
}
