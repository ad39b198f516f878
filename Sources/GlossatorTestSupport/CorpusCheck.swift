package import AnnotationEngine
import AnnotationModel
import TextModel

/// Holds a corpus against an engine.
package enum CorpusCheck {
  /// What is wrong with `row`: a line each, empty when nothing is. Only annotations of
  /// `plugin` count.
  package static func complaints(
    _ row: Corpus.Row,
    engine: Engine,
    plugin: String
  ) -> [String] {
    let text = ArticleText(row.phrase.text)
    guard let snapshot = engine.annotate(text, reading: row.reading) else {
      return ["\(row.place): was cancelled"]
    }
    var found: [(Annotation, Int, ByteSpan)] = []
    let collect = { (annotation: Annotation, unit: Int, span: ByteSpan) in
      if annotation.source.plugin == plugin { found.append((annotation, unit, span)) }
    }
    snapshot.forEachMark(collect)
    snapshot.forEachRegion(collect)
    found.sort { $0.2.start == $1.2.start ? $0.2.end > $1.2.end : $0.2.start < $1.2.start }
    var expected = row.phrase.marks.map(\.span)
    if expected.isEmpty, row.summary != nil { expected = [ByteSpan(0, text.count)] }
    let spans = found.map(\.2)
    if spans != expected {
      let shown = found.map { "“\(text.string($0.2))” (\($0.0.rule))" }.joined(separator: ", ")
      let wanted = expected.map { "“\(text.string($0))”" }.joined(separator: ", ")
      return [
        "\(row.place): “\(row.phrase.text)”: expected \(wanted.isEmpty ? "nothing" : wanted),"
          + " found \(shown.isEmpty ? "nothing" : shown)"
      ]
    }
    // A numbered mark stands for company the row says nothing of: "⟦Paris⟧, ⟦Texas⟧1".
    let companions = row.phrase.marks.map { $0.number > 0 }
    return found.enumerated().flatMap { index, found in
      index < companions.count && companions[index]
        ? [] : complaints(row, found.0, found.1, snapshot)
    }
  }

  private static func complaints(
    _ row: Corpus.Row,
    _ annotation: Annotation,
    _ unit: Int,
    _ snapshot: ArticleSnapshot
  ) -> [String] {
    var complaints: [String] = []
    func compare(_ what: String, _ expected: String?, _ found: String?) {
      if expected != found {
        complaints.append(
          "\(row.place): “\(row.phrase.text)”: \(what) should be \(expected ?? "absent"),"
            + " found \(found ?? "nothing")"
        )
      }
    }
    compare("value", row.summary, AnnotationSummary.text(annotation, in: snapshot))
    compare("rule", row.rule, annotation.rule)
    let keys = Set(row.extras.keys).union(AnnotationSummary.strictExtras(annotation).keys)
    for key in keys.sorted() {
      compare(
        key,
        row.extras[key],
        AnnotationSummary.extra(key, of: annotation, unit: unit, in: snapshot)
      )
    }
    return complaints
  }
}
