import Glibc
import PluginKit

/// Corrects the names that the rules found by what the model learned: their spans, and how
/// likely each is a person, an organization, a place or something else.
struct NameTagger {
  let text: UnitText
  let model: TagModel
  let clues: ClueReader

  /// The names of the unit, in order.
  func names(_ candidates: [Candidate], _ bytes: Span<UInt8>) -> [Candidate] {
    // The texts that the model learned from have no headlines in title case.
    guard !text.isCapitalizedThroughout else { return candidates }
    let segments = TagSegments(text: text).all()
    let names = candidates.filter { !$0.isDescription }
    let features = TagFeatures(
      text,
      entries: model.entries(of: text, segments),
      candidates: names
    )
    var result = candidates.filter(\.isDescription)
    var rest = names[...]
    for segment in segments {
      // Names of the rules that lie outside of segments stay as they are.
      let before = rest.prefix { $0.first < segment.lowerBound }
      rest = rest.dropFirst(before.count)
      let within = rest.prefix { $0.first < segment.upperBound }
      rest = rest.dropFirst(within.count)
      result += before
      result += tagged(reading(segment, features, bytes), Array(within))
    }
    result += rest
    return result.sorted { $0.first < $1.first }
  }

  /// What the model says of one segment.
  private struct Reading {
    let segment: Range<Int>
    let lattice: TagLattice
    let chances: TagLattice.Chances

    func holds(_ tokens: Range<Int>) -> Bool {
      segment.lowerBound <= tokens.lowerBound && tokens.upperBound <= segment.upperBound
    }

    /// How likely tokens of the segment, by their places in the unit, are one name of a sort.
    func chance(of tag: NameTag, _ tokens: Range<Int>) -> Double {
      let span = tokens.lowerBound - segment.lowerBound..<tokens.upperBound - segment.lowerBound
      return Double(lattice.chance(of: tag, span, chances))
    }
  }

  private func reading(
    _ segment: Range<Int>,
    _ features: TagFeatures,
    _ bytes: Span<UInt8>
  ) -> Reading {
    var list: [UInt32] = []
    var starts = [0]
    for token in segment {
      features.read(token, in: segment, bytes, mask: model.mask, into: &list)
      starts.append(list.count)
    }
    let lattice = TagLattice(model.scores(list, starts), model.transitions)
    return Reading(segment: segment, lattice: lattice, chances: lattice.chances())
  }

  /// The names of one segment: those of the model, and those of the rules that it leaves alone.
  private func tagged(_ reading: Reading, _ candidates: [Candidate]) -> [Candidate] {
    var result: [Candidate] = []
    var taken = Array(repeating: false, count: candidates.count)
    for (tag, span) in TagLabel.spans(reading.lattice.best()) {
      let tokens = self.tokens(of: span, in: reading.segment)
      // What the rules hold together is not cut again.
      if let last = result.last, last.last >= tokens.lowerBound { continue }
      if text.isParty(tokens.lowerBound) { continue }
      let overlapping = candidates.indices.filter {
        candidates[$0].first < tokens.upperBound && candidates[$0].last >= tokens.lowerBound
          && !taken[$0]
      }
      for index in overlapping { taken[index] = true }
      let others = overlapping.map { candidates[$0] }
      if let kept = kept(others, tokens, tag) {
        result += kept.map { asked($0, reading) }
      } else {
        result.append(found(tokens, tag, others, reading))
      }
    }
    for (index, candidate) in candidates.enumerated() where !taken[index] {
      result.append(asked(candidate, reading))
    }
    return result
  }

  /// The tokens of the unit that a name of the model covers.
  private func tokens(of span: Range<Int>, in segment: Range<Int>) -> Range<Int> {
    let first = span.lowerBound + segment.lowerBound
    // "The Ministry …": an article that opens a sentence is none of the name.
    let isOpening =
      span.count > 1 && Mark.articles.contains(text.tokens[first].hash)
      && text.tokens[first].traits.contains(.sentenceStart)
    return (isOpening ? first + 1 : first)..<span.upperBound + segment.lowerBound
  }

  /// Those of the rules' names that are kept as they are, where the model has another that
  /// overlaps them; `nil` where the model's name takes their place.
  private func kept(_ names: [Candidate], _ tokens: Range<Int>, _ tag: NameTag) -> [Candidate]? {
    // What the model runs together, the rules have apart.
    if tag == .people || isPair(names) || tag == .organization && isOffice(tokens) { return names }
    let sure = names.filter { isSure($0) || holds($0, tokens, tag) }
    if !sure.isEmpty { return sure }
    return names.first { Self.covers($0, tokens) && $0.shape.place >= 3 }.map { [$0] }
  }

  private static func covers(_ name: Candidate, _ tokens: Range<Int>) -> Bool {
    name.first..<name.last + 1 == tokens
  }

  /// A name of the model, with what the rules know of it.
  private func found(
    _ tokens: Range<Int>,
    _ tag: NameTag,
    _ others: [Candidate],
    _ reading: Reading
  ) -> Candidate {
    var name = others.first { Self.covers($0, tokens) } ?? own(tokens, others)
    name.learned = Self.points { tag in
      let odds = Self.odds(reading.chance(of: tag, tokens))
      return max(-6, min(6, odds)) * Self.weight + Self.bonus
    }
    name.placeChance = reading.chance(of: .location, tokens)
    yield(&name)
    if tag == .other, let head = eventHead(behind: name.last) {
      name.last = head
      name.shape.event += 4
    }
    return name
  }

  /// The word behind a name that makes an event of it: "1988 United States presidential election".
  private func eventHead(behind last: Int) -> Int? {
    for index in last + 1...last + Self.longestTail {
      guard text.isSmallWord(index), !text.isDated(index), !text.isFunction(index) else {
        return nil
      }
      if text.wordClass(index).contains(.event) { return index }
    }
    return nil
  }

  private static let longestTail = 3

  /// What the words around a name say outright, "the newspaper Granitza", the model does not
  /// outweigh.
  private func yield(_ name: inout Candidate) {
    for kind in NameKind.allCases where name.context[kind] >= Self.outright {
      name.learned[kind] = max(0, name.learned[kind])
      for other in NameKind.allCases where other != kind {
        name.learned[other] = min(0, name.learned[other])
      }
    }
  }

  private static let outright = 2.5

  /// Whether the rules know better than the model where a name ends: it is in a list, or behind
  /// a title.
  private func isSure(_ candidate: Candidate) -> Bool {
    candidate.form == .known || candidate.form == .titled
  }

  /// "U.N. Resident Coordinator for Pakistan": what somebody is.
  private func isOffice(_ tokens: Range<Int>) -> Bool {
    tokens.contains { index in
      text.wordClass(index).has([.role, .title]) && index > tokens.lowerBound
        && index + 1 < tokens.upperBound && text.isSmallWord(index + 1)
        && Mark.links.contains(text.tokens[index + 1].hash)
        && !text.wordClass(index).has([.anyHead, .link])
    }
  }

  /// "Kerala and Puducherry": two names in a row, of which neither has what makes an organization
  /// of both, "Food and Drug Administration".
  private func isPair(_ candidates: [Candidate]) -> Bool {
    candidates.count == 2 && text.isToken(candidates[0].last + 1, Mark.and)
      && candidates[1].first == candidates[0].last + 2
      && candidates.allSatisfy { $0.shape.organization < 1 }
  }

  /// Whether a longer name of the rules holds the model's: an organization with its head, or
  /// one word of which the model cut a part, "Kim Yong-ho".
  private func holds(_ candidate: Candidate, _ tokens: Range<Int>, _ tag: NameTag) -> Bool {
    guard candidate.first <= tokens.lowerBound, candidate.last >= tokens.upperBound - 1 else {
      return false
    }
    return tag == .organization && candidate.shape.organization >= 3.5
      || candidate.last >= tokens.upperBound && text.isAttached(tokens.upperBound)
        && text.isToken(tokens.upperBound, Mark.hyphen)
  }

  /// A name as the rules cut it, with what the model thinks of it. Of a name that it did not find
  /// itself the model knows less.
  private func asked(_ candidate: Candidate, _ reading: Reading) -> Candidate {
    var candidate = candidate
    let tokens = candidate.first..<candidate.last + 1
    guard reading.holds(tokens) else { return candidate }
    candidate.learned = Self.points { tag in
      max(-1, min(4, Self.odds(reading.chance(of: tag, tokens)))) * Self.weight
    }
    yield(&candidate)
    // "West Bank" is in a list of places, whatever its last word.
    if candidate.shape.place >= 3 {
      candidate.learned.organization = min(0, candidate.learned.organization)
    }
    return candidate
  }

  /// A name that the rules cut otherwise: with what they read of the words around it.
  private func own(_ tokens: Range<Int>, _ others: [Candidate]) -> Candidate {
    let isSingle = tokens.count == 1
    var name = Candidate(
      first: tokens.lowerBound,
      last: tokens.upperBound - 1,
      form: !isSingle ? .sequence : text.isAcronym(tokens.lowerBound) ? .acronym : .single
    )
    if let title = others.first?.title, title.last < tokens.lowerBound { name.title = title }
    clues.read(&name)
    return name
  }

  /// The points of each kind, by the sort of name that the model knows it as.
  private static func points(_ points: (NameTag) -> Double) -> Evidence {
    Evidence(
      person: points(.person),
      organization: points(.organization),
      place: points(.location),
      event: points(.other)
    )
  }

  /// How often the odds double, from even odds.
  private static func odds(_ chance: Double) -> Double {
    log2(max(chance, 1e-4) / max(1 - chance, 1e-4))
  }

  /// What a doubling of the odds is worth in points, found on the development texts: more than one,
  /// since the words around other mentions of the name are counted as well.
  private static let weight = 1.5
  /// With these, two to three against a kind are just enough for it to be reported: the chances of
  /// the others are smaller.
  private static let bonus = 3.0
}
