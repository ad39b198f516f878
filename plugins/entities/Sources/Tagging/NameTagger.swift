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
      while let first = rest.first, first.first < segment.lowerBound {
        result.append(rest.removeFirst())
        _ = first
      }
      var within: [Candidate] = []
      while let first = rest.first, first.first < segment.upperBound {
        within.append(rest.removeFirst())
        _ = first
      }
      result += tagged(segment, within, features, bytes)
    }
    result += rest
    return result.sorted { $0.first < $1.first }
  }

  private func tagged(
    _ segment: Range<Int>,
    _ candidates: [Candidate],
    _ features: TagFeatures,
    _ bytes: Span<UInt8>
  ) -> [Candidate] {
    var list: [UInt32] = []
    var starts = [0]
    for token in segment {
      features.read(token, in: segment, bytes, mask: model.mask, into: &list)
      starts.append(list.count)
    }
    let lattice = TagLattice(model.scores(list, starts), model.transitions)
    let chances = lattice.chances()
    let spans = TagLabel.spans(lattice.best())
    var result: [Candidate] = []
    var taken = Array(repeating: false, count: candidates.count)
    for (tag, whole) in spans {
      // "The Ministry …": an article that opens a sentence is none of the name.
      let first = whole.lowerBound + segment.lowerBound
      let opens =
        Mark.articles.contains(text.tokens[first].hash)
        && text.tokens[first].traits.contains(.sentenceStart)
      let span = opens && whole.count > 1 ? whole.lowerBound + 1..<whole.upperBound : whole
      let tokens = span.lowerBound + segment.lowerBound..<span.upperBound + segment.lowerBound
      // What the rules hold together is not cut again.
      if let last = result.last, last.last >= tokens.lowerBound { continue }
      if text.isParty(tokens.lowerBound) { continue }
      let overlapping = candidates.indices.filter {
        candidates[$0].first < tokens.upperBound && candidates[$0].last >= tokens.lowerBound
          && !taken[$0]
      }
      for index in overlapping { taken[index] = true }
      let kept = overlapping.filter {
        isSure(candidates[$0]) || holds(candidates[$0], tokens, tag)
      }
      // What the model runs together, the rules have apart.
      let isApart =
        isPair(overlapping.map { candidates[$0] }) || tag == .organization && isOffice(tokens)
      if tag == .people || isApart || !kept.isEmpty {
        for index in tag == .people || isApart ? overlapping : kept {
          result.append(asked(candidates[index], segment, lattice, chances))
        }
        continue
      }
      var name: Candidate
      if let same = overlapping.first(where: {
        candidates[$0].first..<candidates[$0].last + 1 == tokens
      }) {
        name = candidates[same]
        if name.shape.place >= 3 {
          result.append(asked(name, segment, lattice, chances))
          continue
        }
      } else {
        name = own(tokens, overlapping.map { candidates[$0] })
      }
      name.learned = Self.points(span, lattice, chances)
      name.placeChance = Double(lattice.chance(of: .location, span, chances))
      yield(&name)
      if tag == .other, let head = eventHead(behind: name.last) {
        name.last = head
        name.shape.event += 4
      }
      result.append(name)
    }
    for (index, candidate) in candidates.enumerated() where !taken[index] {
      result.append(asked(candidate, segment, lattice, chances))
    }
    return result
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

  /// A name as the rules cut it, with what the model thinks of it.
  private func asked(
    _ candidate: Candidate,
    _ segment: Range<Int>,
    _ lattice: TagLattice,
    _ chances: TagLattice.Chances
  ) -> Candidate {
    var candidate = candidate
    let span = candidate.first - segment.lowerBound..<candidate.last + 1 - segment.lowerBound
    if span.upperBound <= segment.count {
      candidate.learned = Self.points(span, lattice, chances, isAsked: true)
      yield(&candidate)
      // "West Bank" is in a list of places, whatever its last word.
      if candidate.shape.place >= 3 {
        candidate.learned.organization = min(0, candidate.learned.organization)
      }
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

  /// The odds of each kind, as points.
  private static func points(
    _ span: Range<Int>,
    _ lattice: TagLattice,
    _ chances: TagLattice.Chances,
    isAsked: Bool = false
  ) -> Evidence {
    func points(_ tag: NameTag) -> Double {
      let chance = Double(lattice.chance(of: tag, span, chances))
      let odds = log2(max(chance, 1e-4) / max(1 - chance, 1e-4))
      // Of a name that it did not find itself the model knows less.
      return isAsked
        ? max(-1, min(4, odds)) * weight : max(-6, min(6, odds)) * weight + bonus
    }
    return Evidence(
      person: points(.person),
      organization: points(.organization),
      place: points(.location),
      event: points(.other)
    )
  }

  /// What a doubling of the odds is worth in points, found on the development texts: more than one,
  /// since the words around other mentions of the name are counted as well.
  private static let weight = 1.5
  /// With these, two to three against a kind are just enough for it to be reported: the chances of
  /// the others are smaller.
  private static let bonus = 3.0
}
