import AnnotationModel
package import TextModel

extension ArticleSnapshot {
  /// Every place that means the same as the mark at `offset`, in the order of the text, the
  /// mark itself included; empty where nothing is marked.
  package func sameThing(at offset: Int) -> [ByteSpan] {
    guard let (annotation, unit, _) = mark(at: offset) else { return [] }
    return sameThing(as: annotation, unit: unit)
  }

  /// Every place that means the same as `annotation`: the mentions of its entity, the dates
  /// of the same days, the figures of its number and unit, whatever they count.
  func sameThing(as annotation: Annotation, unit: Int) -> [ByteSpan] {
    if let entity = entities.entity(of: annotation) { return entity.mentions.map(\.span) }
    let own = span(of: annotation, in: unit)
    guard annotation.value != .none else { return [own] }
    var spans: [ByteSpan] = []
    forEachMark { mark, unit, span in
      if span == own || Self.meansSame(mark, annotation) { spans.append(span) }
    }
    return spans
  }

  /// The other wordings among `spans`, each once, in the order of the text: of a date “Tuesday”
  /// where this place says “March 3”. Five are enough for a reader, and long articles are not
  /// searched to their end for them.
  func wordings(_ spans: [ByteSpan], besides surface: String) -> [String] {
    var found: [String] = []
    for span in spans.prefix(256) where found.count < 5 {
      let words = text.string(span)
      if words != surface, !found.contains(words) { found.append(words) }
    }
    return found
  }

  private static func meansSame(_ one: Annotation, _ two: Annotation) -> Bool {
    guard one.kind == two.kind else { return false }
    switch (one.value, two.value) {
    case (.temporal(let one), .temporal(let two)): return one.denotes(sameAs: two)
    case (.figure(let one), .figure(let two)):
      return one.type == two.type && one.quantity == two.quantity && one.unit == two.unit
    default: return one.value == two.value
    }
  }
}
