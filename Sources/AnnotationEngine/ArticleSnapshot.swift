package import AnnotationModel
import Synchronization
package import TextModel

/// One version of an article with all that is known about it. Never changes, so that any
/// thread may answer questions from it while the next version is being made.
package final class ArticleSnapshot: Sendable {
  /// The engine that made it.
  package let engine: Engine
  /// The text.
  package let text: ArticleText
  /// What was known of the article besides its words.
  package let reading: ReadingContext
  /// The units, in order.
  package let units: [Unit]
  /// What was said of each unit.
  package let records: [UnitRecord]
  /// What went wrong while annotating, one list an annotator.
  let annotatorWarnings: [[ArticleWarning]]
  /// What was said of entities, one list an annotator.
  let entityReports: [[EntityReport]]
  /// A bit for every annotator whose report is that of an earlier version, moved along.
  let carried: UInt64

  /// Made when first asked for: typing does not need it, hovering does.
  private let lazyEntities = Mutex<EntityIndex?>(nil)
  private let lazyReading = Mutex<ReadingContext?>(nil)

  init(
    engine: Engine,
    text: ArticleText,
    reading: ReadingContext,
    units: [Unit],
    records: [UnitRecord],
    entityReports: [[EntityReport]],
    carried: UInt64,
    annotatorWarnings: [[ArticleWarning]]
  ) {
    self.engine = engine
    self.text = text
    self.reading = reading
    self.units = units
    self.records = records
    self.entityReports = entityReports
    self.carried = carried
    self.annotatorWarnings = annotatorWarnings
  }

  /// What went wrong while annotating.
  package var warnings: [ArticleWarning] { annotatorWarnings.flatMap { $0 } }

  /// Whether some of it is what was said of an earlier version (``Engine/Depth/provisional``).
  package var isProvisional: Bool { carried != 0 }

  /// The entities of the article, in the order of their first mentions.
  package var entities: EntityIndex {
    lazyEntities.withLock { index in
      if let index { return index }
      let made = EntityIndex(self)
      index = made
      return made
    }
  }

  /// What is known of the article now that it was read: ``reading`` with the surest of
  /// ``referenceCandidates``.
  package var datedReading: ReadingContext {
    lazyReading.withLock { known in
      if let known { return known }
      var made = reading
      if let best = referenceCandidates.first,
        let source = ReadingContext.ReferenceSource.allCases.first(where: { $0.name == best.source }
        )
      {
        made.setReference((best.time, source))
      }
      known = made
      return made
    }
  }

  /// The place of `annotation`, one of the marks or regions of `unit`, in the article.
  package func span(of annotation: Annotation, in unit: Int) -> ByteSpan {
    annotation.span.span.shifted(by: units[unit].span.start)
  }

  /// The place in the article of a span that belongs to an annotation of `unit`.
  ///
  /// Annotators that read unit by unit number their only unit 0; the others number all.
  package func span(_ span: UnitSpan, from annotation: Annotation, in unit: Int) -> ByteSpan? {
    let index = annotation.span.unit == unit ? span.unit : unit
    guard units.indices.contains(index) else { return nil }
    return span.span.shifted(by: units[index].span.start)
  }

  /// The place in the article of a span that is numbered by units of the article, as those of
  /// an entity's facts are.
  package func articleSpan(of span: UnitSpan) -> ByteSpan? {
    guard units.indices.contains(span.unit) else { return nil }
    return span.span.shifted(by: units[span.unit].span.start)
  }

  /// The index of the unit that `offset` falls in or directly behind.
  package func unit(at offset: Int) -> Int? {
    var low = 0
    var high = units.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if units[middle].span.start <= offset { low = middle } else { high = middle }
    }
    guard low < units.count, units[low].span.touches(offset) else { return nil }
    return low
  }

  /// Calls `body` with every mark that touches `span`, in the order of the text.
  package func forEachMark(
    in span: ByteSpan? = nil,
    _ body: (_ annotation: Annotation, _ unit: Int, _ span: ByteSpan) -> Void
  ) {
    for unit in units.indices {
      if let span, units[unit].span.end < span.start { continue }
      if let span, units[unit].span.start > span.end { return }
      for mark in records[unit].marks {
        let place = self.span(of: mark, in: unit)
        if let span, !(place.start <= span.end && span.start <= place.end) { continue }
        body(mark, unit, place)
      }
    }
  }

  /// Calls `body` with every region, in the order of their starts; of two that start together
  /// the outer comes first.
  package func forEachRegion(
    _ body: (_ annotation: Annotation, _ unit: Int, _ span: ByteSpan) -> Void
  ) {
    for unit in units.indices {
      for region in records[unit].regions { body(region, unit, span(of: region, in: unit)) }
    }
  }

  /// The mark that `offset` falls on, or directly behind.
  package func mark(at offset: Int) -> (annotation: Annotation, unit: Int, span: ByteSpan)? {
    guard let unit = unit(at: offset) else { return nil }
    let local = offset - units[unit].span.start
    var touching: Annotation?
    for mark in records[unit].marks {
      if mark.span.span.contains(local) { touching = mark }
      if touching == nil, mark.span.span.touches(local) { touching = mark }
      if mark.span.span.start > local { break }
    }
    return touching.map { ($0, unit, span(of: $0, in: unit)) }
  }
}

/// Something that went wrong with a plugin while an article was annotated.
package struct ArticleWarning: Hashable, Sendable {
  /// The plugin's identifier.
  package let plugin: String
  /// What went wrong.
  package let message: String
}
