import AnnotationModel
import GlossatorTestSupport
import Testing
import TextModel

/// Candidates, and the rules of those that win.
struct Contest: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let candidates: [OverlapOrder.Candidate]
  let winners: [String]

  init(_ description: String, _ candidates: [OverlapOrder.Candidate], _ winners: [String]) {
    testDescription = description
    self.candidates = candidates
    self.winners = winners
  }

  static func candidate(
    _ rule: String,
    _ start: Int,
    _ end: Int,
    authority: Int = 50,
    confidence: Double = 0.9,
    kind: AnnotationKind = .person,
    plugin: String = "p"
  ) -> OverlapOrder.Candidate {
    var annotation = Annotation(kind, UnitSpan(start, end), rule: rule, confidence: confidence)
    annotation.source = AnnotationSource(plugin: plugin, version: "1")
    return .init(annotation, authority: authority)
  }

  static let all = [
    Contest("nobody", [], []),
    Contest(
      "neighbours do not meet",
      [candidate("b", 4, 8), candidate("a", 0, 4)],
      ["a", "b"]
    ),
    Contest(
      "the longer wins",
      [candidate("U.S.", 0, 4, authority: 99, confidence: 1), candidate("U.S. Army", 0, 9)],
      ["U.S. Army"]
    ),
    Contest(
      "the longer wins also from behind",
      [candidate("tail", 2, 9), candidate("head", 0, 4)],
      ["tail"]
    ),
    Contest(
      "then higher authority",
      [candidate("low", 0, 4, authority: 49, confidence: 1), candidate("high", 0, 4)],
      ["high"]
    ),
    Contest(
      "then the surer",
      [candidate("sure", 0, 4), candidate("unsure", 0, 4, confidence: 0.8)],
      ["sure"]
    ),
    Contest("then the earlier", [candidate("late", 2, 6), candidate("early", 0, 4)], ["early"]),
    Contest(
      "then the kind's name",
      [candidate("a", 0, 4, kind: .person), candidate("b", 0, 4, kind: .event)],
      ["b"]
    ),
    Contest(
      "then the plugin's name",
      [candidate("a", 0, 4, plugin: "q"), candidate("b", 0, 4, plugin: "p")],
      ["b"]
    ),
    Contest("then the rule's", [candidate("b", 0, 4), candidate("a", 0, 4)], ["a"]),
    Contest(
      "a loser makes no room for another that meets it",
      [candidate("long", 0, 9), candidate("middle", 7, 12), candidate("short", 11, 14)],
      ["long", "short"]
    ),
    Contest(
      "one long takes the place of many short",
      [
        candidate("all", 0, 20), candidate("a", 0, 4), candidate("b", 8, 12),
        candidate("c", 18, 22),
      ],
      ["all"]
    ),
  ]
}

@Suite struct `Where annotations overlap` {
  @Test(arguments: Contest.all)
  func `one wins`(_ contest: Contest) {
    #expect(OverlapOrder.winners(contest.candidates).map(\.rule) == contest.winners)
  }

  /// Candidates that differ at least in their rule, with ties in everything else.
  private func random(_ count: Int, using random: inout SeededGenerator) -> [OverlapOrder.Candidate]
  {
    (0..<count).map { number in
      let start = random.number(0...20)
      return Contest.candidate(
        "rule \(number)",
        start,
        start + random.number(1...5),
        authority: random.pick([40, 50]),
        confidence: random.pick([0.5, 0.9]),
        kind: random.pick([.person, .location]),
        plugin: random.pick(["p", "q"])
      )
    }
  }

  @Test(arguments: RandomLaw.seeds)
  func `the winners do not depend on the order of the candidates`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for round in 0..<RandomLaw.rounds(300) {
      let candidates = self.random(random.number(1...12), using: &random)
      let winners = OverlapOrder.winners(candidates)
      let shuffled = candidates.shuffled(using: &random)
      #expect(OverlapOrder.winners(shuffled) == winners, "seed \(seed), round \(round)")
    }
  }

  @Test(arguments: RandomLaw.seeds)
  func `winners stand in order, apart, and every loser meets one that beats it`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for round in 0..<RandomLaw.rounds(300) {
      let candidates = self.random(random.number(1...12), using: &random)
      let winners = OverlapOrder.winners(candidates)
      for (one, two) in zip(winners, winners.dropFirst()) {
        #expect(one.span.span.end <= two.span.span.start, "seed \(seed), round \(round)")
      }
      let winning = candidates.filter { winners.contains($0.annotation) }
      for loser in candidates where !winners.contains(loser.annotation) {
        let span = loser.annotation.span.span
        let beaten = winning.contains {
          $0.annotation.span.span.overlaps(span) && OverlapOrder.precedes($0, loser)
        }
        #expect(beaten, "\(loser.annotation.rule), seed \(seed), round \(round)")
      }
    }
  }

  @Test func `a place that loses on the same words stays as an alternative`() {
    let jordan = AnnotationValue.place(Place(name: "Jordan", country: "JO"))
    var place = Contest.candidate("place", 0, 6, authority: 40, confidence: 0.6, kind: .location)
    place.annotation.value = jordan
    let person = Contest.candidate("person", 0, 6, authority: 70)
    let winners = OverlapOrder.winners([place, person])
    #expect(winners.map(\.rule) == ["person"])
    #expect(winners.first?.alternatives == [Alternative(jordan, confidence: 0.6)])
    let longer = Contest.candidate("longer", 0, 12, authority: 40)
    #expect(OverlapOrder.winners([place, longer]).first?.alternatives == [])
  }
}
