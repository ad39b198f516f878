import TextModel

/// Decides which of several annotations a reader sees where they overlap.
///
/// On the mark layer every byte belongs to at most one annotation. The longer wins ("U.S.
/// State Department" over "U.S."), then the annotator of higher authority, then the surer,
/// then the earlier; names settle what is left, so that the order is total and the same
/// everywhere.
public enum OverlapOrder {
  /// An annotation with the authority of its annotator.
  public struct Candidate: Sendable {
    /// The annotation.
    public var annotation: Annotation
    /// The annotator's authority.
    public var authority: Int

    /// Creates a candidate.
    public init(_ annotation: Annotation, authority: Int) {
      self.annotation = annotation
      self.authority = authority
    }
  }

  /// Whether `first` wins against `second` where the two overlap.
  public static func precedes(_ first: Candidate, _ second: Candidate) -> Bool {
    let one = first.annotation
    let two = second.annotation
    if one.span.span.count != two.span.span.count {
      return one.span.span.count > two.span.span.count
    }
    if first.authority != second.authority { return first.authority > second.authority }
    if one.confidence != two.confidence { return one.confidence > two.confidence }
    if one.span.span.start != two.span.span.start {
      return one.span.span.start < two.span.span.start
    }
    return (one.kind.rawValue, one.source.plugin, one.rule)
      < (two.kind.rawValue, two.source.plugin, two.rule)
  }

  /// The annotations of one unit that win, in the order of the text.
  ///
  /// A place that loses to something else on the same words ("Jordan" the player) stays as an
  /// alternative of the winner.
  public static func winners(_ candidates: [Candidate]) -> [Annotation] {
    var winners: [Annotation] = []
    for candidate in candidates.sorted(by: precedes) {
      let span = candidate.annotation.span.span
      let place = insertionIndex(of: span.start, in: winners)
      if place > 0, winners[place - 1].span.span.overlaps(span) { continue }
      if place < winners.count, winners[place].span.span.overlaps(span) {
        keep(candidate.annotation, besides: &winners[place])
        continue
      }
      winners.insert(candidate.annotation, at: place)
    }
    return winners
  }

  private static func keep(_ loser: Annotation, besides winner: inout Annotation) {
    guard winner.span == loser.span, winner.kind != loser.kind, case .place = loser.value else {
      return
    }
    winner.alternatives.append(Alternative(loser.value, confidence: loser.confidence))
  }

  /// The index of the first of `sorted` that starts at `start` or later.
  private static func insertionIndex(of start: Int, in sorted: [Annotation]) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle].span.span.start < start { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
