import PluginKit

/// Lets names of one list speak for each other: "Ansel Adams, Chuck Close and Walker Evans".
struct Coordination {
  let text: UnitText

  /// Adds to each candidate what its neighbours in a list are.
  func spread(_ candidates: inout [Candidate]) {
    guard candidates.count > 1 else { return }
    for index in 1..<candidates.count {
      spread(from: index - 1, to: index, &candidates)
    }
    for index in (1..<candidates.count).reversed() {
      spread(from: index, to: index - 1, &candidates)
    }
  }

  private func spread(from source: Int, to target: Int, _ candidates: inout [Candidate]) {
    let first = candidates[min(source, target)]
    let second = candidates[max(source, target)]
    guard !first.isDescription, !second.isDescription, isList(first.last, second.first) else {
      return
    }
    var evidence = candidates[source].shape
    evidence += candidates[source].context
    guard let verdict = evidence.verdict, verdict.points >= 3 else { return }
    let isFull = candidates[target].first < candidates[target].last
    switch verdict.kind {
    case .person where isFull: candidates[target].context.person += 1.2
    case .organization: candidates[target].context.organization += 0.8
    case .place: candidates[target].context.place += 1
    default: break
    }
  }

  /// Whether nothing but a comma or "and" stands between two tokens.
  private func isList(_ last: Int, _ first: Int) -> Bool {
    switch first - last {
    case 2: text.isToken(last + 1, Mark.comma) || text.isToken(last + 1, Mark.and)
    case 3: text.isToken(last + 1, Mark.comma) && text.isToken(last + 2, Mark.and)
    default: false
    }
  }
}
