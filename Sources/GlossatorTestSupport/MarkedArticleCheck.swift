package import AnnotationEngine
import AnnotationModel
import TextModel

/// Holds a marked article against an engine.
package enum MarkedArticleCheck {
  /// What is wrong, a line each; empty when nothing is. Complete in both directions: an
  /// annotation without a mark is as wrong as a mark without an annotation.
  package static func complaints(_ article: MarkedArticle, engine: Engine) -> [String] {
    let text = ArticleText(article.text.text)
    guard let snapshot = engine.annotate(text, reading: article.reading) else {
      return ["\(article.name): was cancelled"]
    }
    var complaints = article.problems
    var found: [ByteSpan: (annotation: Annotation, unit: Int)] = [:]
    snapshot.forEachMark { found[$2] = ($0, $1) }
    let marked = Set(article.text.marks.map(\.span))
    for (span, mark) in found.sorted(by: { $0.key.start < $1.key.start })
    where !marked.contains(span) {
      let summary = AnnotationSummary.text(mark.annotation, in: snapshot)
      complaints.append(
        "\(article.name): unexpected “\(text.string(span))” \(summary) (\(mark.annotation.rule))"
      )
    }
    for mark in article.text.marks {
      let place = "\(article.name): “\(text.string(mark.span))”\(mark.number)"
      guard let (annotation, unit) = found[mark.span] else {
        complaints.append("\(place): nothing is annotated")
        continue
      }
      guard let expectation = article.expectations[mark.number] else { continue }
      complaints += differences(expectation, annotation, unit, snapshot).map { "\(place): \($0)" }
    }
    return complaints + regionComplaints(article, snapshot) + hoverComplaints(article, snapshot)
  }

  private static func regionComplaints(
    _ article: MarkedArticle,
    _ snapshot: ArticleSnapshot
  ) -> [String] {
    guard let expected = article.regions else { return [] }
    var found: [(line: String, annotation: Annotation, unit: Int)] = []
    snapshot.forEachRegion { region, unit, span in
      found.append(("\(region.kind.rawValue) \(snapshot.text.string(span))", region, unit))
    }
    guard found.map(\.line) == expected.map(\.summary) else {
      return [
        "\(article.name): regions should be\n"
          + expected.map(\.summary).joined(separator: "\n")
          + "\nfound\n" + found.map(\.line).joined(separator: "\n")
      ]
    }
    return zip(expected, found).flatMap { expectation, region in
      var wanted = expectation
      wanted.summary = AnnotationSummary.text(region.annotation, in: snapshot)
      return differences(wanted, region.annotation, region.unit, snapshot)
        .map { "\(article.name): \(region.line): \($0)" }
    }
  }

  private static func differences(
    _ expectation: MarkedArticle.Expectation,
    _ annotation: Annotation,
    _ unit: Int,
    _ snapshot: ArticleSnapshot
  ) -> [String] {
    var expected = expectation.extras
    var found = AnnotationSummary.strictExtras(annotation)
    for key in expected.keys {
      found[key] = AnnotationSummary.extra(key, of: annotation, unit: unit, in: snapshot)
    }
    expected["value"] = expectation.summary
    found["value"] = AnnotationSummary.text(annotation, in: snapshot)
    return Set(expected.keys).union(found.keys).sorted().filter { expected[$0] != found[$0] }.map {
      "\($0) should be \(expected[$0] ?? "absent"), found \(found[$0] ?? "nothing")"
        + " (\(annotation.rule))"
    }
  }

  private static func hoverComplaints(
    _ article: MarkedArticle,
    _ snapshot: ArticleSnapshot
  ) -> [String] {
    article.hovers.sorted { $0.key < $1.key }.compactMap { number, expected in
      guard let mark = article.text.marks.first(where: { $0.number == number }),
        let card = snapshot.card(at: mark.span.start)
      else { return "\(article.name): hover \(number) finds nothing" }
      let found = lines(of: card, in: snapshot)
      guard found != expected else { return nil }
      return "\(article.name): hover \(number) should be\n" + expected.joined(separator: "\n")
        + "\nfound\n" + found.joined(separator: "\n")
    }
  }

  /// A card in plain words: the summary, what is counted, the facts with the words of the
  /// article that say so, and how often the thing is meant.
  private static func lines(of card: FactCard, in snapshot: ArticleSnapshot) -> [String] {
    var lines = [AnnotationSummary.text(card.annotation, in: snapshot)]
    if let counted = card.counted { lines.append("counting \(counted)") }
    for entry in card.entries {
      let said = entry.evidence.map { "“\(snapshot.text.string($0))”" }.joined(separator: ", ")
      lines.append("\(entry.fact.label): \(entry.fact.value)" + (said.isEmpty ? "" : " – \(said)"))
    }
    if let aliases = card.entity?.aliases, !aliases.isEmpty {
      lines.append("also \(aliases.joined(separator: ", "))")
    }
    if !card.wordings.isEmpty {
      lines.append("also " + card.wordings.map { "“\($0)”" }.joined(separator: ", "))
    }
    lines.append(card.mentionCount == 1 ? "once" : "\(card.mentionCount) times")
    return lines
  }
}
