package import AnnotationEngine
import AnnotationModel
import TextModel

/// Everything a reader can be told from a snapshot, as lines that can be compared.
package enum SnapshotText {
  /// Units, marks, regions and entities with their facts, one a line.
  package static func lines(_ snapshot: ArticleSnapshot) -> [String] {
    var lines: [String] = []
    for (number, unit) in snapshot.units.enumerated() {
      lines.append("\(unit.kind) \(number) \(text(unit.span))")
      let record = snapshot.records[number]
      lines += record.marks.map { "  mark \(line($0, number, snapshot))" }
      lines += record.regions.map { "  region \(line($0, number, snapshot))" }
    }
    for entity in snapshot.entities.entities {
      let mentions = entity.mentions.map { "\($0.unit):\(text($0.span))" }
      lines.append(
        "\(entity.id) \(entity.kind.rawValue) “\(entity.name)” aka \(entity.aliases)"
          + " at \(mentions) links \(entity.links.map { "\($0.base) \($0.identifier)" })"
          + " by \(entity.representative.rule)"
      )
      for fact in entity.facts {
        let evidence = fact.evidence.map { snapshot.articleSpan(of: $0).map(text) ?? "nowhere" }
        lines.append("  fact \(fact.label): \(fact.value) \(fact.origin) at \(evidence)")
      }
    }
    return lines
  }

  /// Where two snapshots first differ, in words; `nil` where they do not.
  package static func difference(
    _ found: ArticleSnapshot,
    _ expected: ArticleSnapshot
  ) -> String? {
    let found = lines(found)
    let expected = lines(expected)
    guard found != expected else { return nil }
    let shared = zip(found, expected).prefix { $0 == $1 }.count
    let one = shared < found.count ? found[shared] : "nothing"
    let two = shared < expected.count ? expected[shared] : "nothing"
    return "found    \(one)\nexpected \(two)"
  }

  private static func line(_ mark: Annotation, _ unit: Int, _ snapshot: ArticleSnapshot) -> String {
    let place = snapshot.span(of: mark, in: unit)
    let evidence = mark.evidence.map { snapshot.span($0, from: mark, in: unit).map(text) ?? "?" }
    let counted = snapshot.counted(by: mark, in: unit).map { " counting \(text($0))" } ?? ""
    return "\(mark.kind.rawValue) \(text(place)) “\(snapshot.text.string(place))” \(mark.rule)"
      + " \(mark.confidence) \(mark.origin) key \(mark.entityKey ?? "none")"
      + " \(value(mark, unit, snapshot))\(counted) or \(mark.alternatives.count) at \(evidence)"
  }

  private static func value(
    _ mark: Annotation,
    _ unit: Int,
    _ snapshot: ArticleSnapshot
  ) -> String {
    mark.value.attributes.filter { $0.key != "counted" }.map { attribute in
      guard case .span(let span) = attribute.value else {
        return "\(attribute.key)=\(attribute.value)"
      }
      return "\(attribute.key)=\(snapshot.span(span, from: mark, in: unit).map(text) ?? "?")"
    }.joined(separator: ",")
  }

  private static func text(_ span: ByteSpan) -> String { "\(span.start)..<\(span.end)" }
}
