public import TextModel

/// A span inside one unit of an article.
///
/// Annotations are kept relative to their unit (a paragraph, a headline), so that typing in
/// one paragraph moves nothing in the others.
public struct UnitSpan: Hashable, Sendable {
  /// The index of the unit in the article, from zero. Within the call that annotates a
  /// single unit it is 0.
  public var unit: Int
  /// The bytes within the unit's text.
  public var span: ByteSpan

  /// Creates a span in a unit.
  public init(unit: Int = 0, _ span: ByteSpan) {
    self.unit = unit
    self.span = span
  }

  /// Creates a span in a unit from its two ends.
  public init(unit: Int = 0, _ start: Int, _ end: Int) {
    self.init(unit: unit, ByteSpan(start, end))
  }

  /// The same bytes in another unit.
  public func moved(toUnit unit: Int) -> UnitSpan { UnitSpan(unit: unit, span) }
}

/// What a unit of an article is.
public enum UnitKind: UInt32, Hashable, Sendable, CaseIterable {
  /// Ordinary prose.
  case paragraph = 0
  /// The article's title, or the title of a section.
  case headline = 1
}
