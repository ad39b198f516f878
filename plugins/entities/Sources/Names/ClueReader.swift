import PluginKit

/// Adds to a candidate what the words around it say.
struct ClueReader {
  let text: UnitText
  let roles: RoleReader

  /// Reads the words on both sides of `candidate`.
  func read(_ candidate: inout Candidate) {
    readBefore(&candidate)
    readAge(&candidate)
    readApposition(&candidate)
    readVerbs(&candidate)
    readAcronym(&candidate)
    readOwner(&candidate)
    candidate.isWeak = isWeak(candidate)
  }

  private func readBefore(_ candidate: inout Candidate) {
    let before = candidate.first - 1
    let isPeople = candidate.shape.place > 0 && text.wordClass(candidate.first).contains(.people)
    if candidate.title == nil, !isPeople, !roles.isModified(by: candidate.last),
      let role = roles.role(before: candidate.first)
    {
      candidate.title = role
      candidate.context.person += candidate.shape.organization >= 1 ? 1 : 4
    }
    if let title = candidate.title {
      candidate.title = .init(first: roles.start(ofTitle: title), last: title.last)
    }
    if roles.hasRole(beforeCommaAt: candidate.first - 1), candidate.shape.place <= 0 {
      candidate.context.person += 2.5
    }
    if roles.hasOrganizationNoun(after: candidate.last), !isPeople {
      candidate.context.organization += 2
    }
    if roles.hasOrganizationNoun(before: candidate.first) { candidate.context.organization += 2.5 }
    guard let token = text.tokens[safe: before], token.kind == .word else { return }
    if token.hash == Mark.the {
      candidate.context.person -= 1.5
      candidate.context.organization += 0.4
    }
    if Mark.inside.contains(token.hash) {
      candidate.context.place += 0.8
      candidate.context.person -= 0.8
    }
    if text.wordClass(before).contains(.saying), text.isSmallWord(before) {
      candidate.context.person += 0.7
    }
  }

  private func readAge(_ candidate: inout Candidate) {
    let after = candidate.last + 1
    if text.isToken(after, Mark.comma) || text.isToken(after, Mark.opening),
      let age = age(at: after + 1), closesAge(after + 2)
    {
      candidate.age = after + 1
      candidate.context.person += age >= 15 ? 4 : 2
    } else if text.isToken(after, Mark.aged) || text.isToken(after + 1, Mark.aged),
      age(at: after + 1) != nil || age(at: after + 2) != nil
    {
      candidate.age = age(at: after + 1) == nil ? after + 2 : after + 1
      candidate.context.person += 4
    }
  }

  /// Whether what follows the number lets it be an age: "Smith, 67, said", "Smith (67)".
  private func closesAge(_ index: Int) -> Bool {
    guard let token = text.tokens[safe: index] else { return true }
    guard token.kind == .sign, token.hash != Mark.hyphen else { return false }
    return token.hash == Mark.comma || token.hash == Mark.stop || token.hash == Mark.closing
      || token.hash == Mark.semicolon
  }

  private func age(at index: Int) -> Int? {
    guard let token = text.tokens[safe: index], token.kind == .number,
      token.end - token.start <= 3, !text.isDated(index)
    else { return nil }
    return Self.ages[token.hash]
  }

  private static let ages = WordTable((1...119).map { (String($0), $0) })

  private func readApposition(_ candidate: inout Candidate) {
    guard let apposition = roles.apposition(behind: candidate.last) else { return }
    if apposition.isOrganization {
      candidate.context.organization += 2.5
      return
    }
    candidate.apposition = apposition.role
    candidate.origin = apposition.origin
    candidate.context.person += apposition.role == nil ? 2 : 3
  }

  private func readVerbs(_ candidate: inout Candidate) {
    let after = candidate.last + 1
    if text.isToken(after, Mark.who) { candidate.context.person += 2.5 }
    if text.isToken(after, Mark.comma), text.isToken(after + 1, Mark.who) {
      candidate.context.person += 3
    }
    guard text.isSmallWord(after) else { return }
    let verb = text.wordClass(after)
    if verb.contains(.saying) {
      candidate.context.person += 0.8
      candidate.context.organization += 0.4
    } else if verb.contains(.personVerb), !verb.contains(.function) {
      candidate.context.person += 0.6
    }
  }

  /// "the ANC's leader", "members of the ANC": what has such people is an organization.
  private func readOwner(_ candidate: inout Candidate) {
    let after = candidate.last + 1
    if text.tokens[safe: after]?.kind == .possessive,
      text.wordClass(after + 1).contains(.role) || text.wordClass(after + 2).contains(.role)
    {
      candidate.context.organization += 0.6
    }
    if candidate.form == .acronym, text.isSmallWord(after),
      text.wordClass(after).has([.role, .saying])
    {
      candidate.context.organization += 0.8
    }
  }

  /// "Islamic State (IS)": an acronym in parentheses whose letters begin the words.
  private func readAcronym(_ candidate: inout Candidate) {
    let open = candidate.last + 1
    guard text.isToken(open, Mark.opening), text.isAcronym(open + 1),
      text.isToken(open + 2, Mark.closing), candidate.last > candidate.first
    else { return }
    candidate.acronym = .init(first: open + 1, last: open + 1)
    candidate.context.organization += 2.5
  }

  /// Whether capitals are all that there is, and capitals say little here.
  private func isWeak(_ candidate: Candidate) -> Bool {
    if text.isCapitalizedThroughout { return true }
    guard candidate.first == candidate.last, candidate.form != .known else { return false }
    return text.tokens[candidate.first].traits.contains(.sentenceStart)
  }
}
