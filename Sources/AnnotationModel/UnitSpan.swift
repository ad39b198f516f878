public import TextModel

/// A span inside one unit of an article.
///
/// Annotations are kept relative to their unit (a paragraph, a headline), so that typing in
/// one paragraph moves nothing in the others.
public struct UnitSpan: Hashable, Sendable {
  // Three times 32 bits: a text is never longer than a frame or a record may be.
  private var unitNumber: Int32
  private var start: Int32
  private var end: Int32

  /// The index of the unit in the article, from zero. Within the call that annotates a
  /// single unit it is 0.
  public var unit: Int {
    get { Int(unitNumber) }
    set { unitNumber = Int32(clamping: newValue) }
  }

  /// The bytes within the unit's text.
  public var span: ByteSpan {
    get { ByteSpan(Int(start), Int(end)) }
    set {
      start = Int32(clamping: newValue.start)
      end = Int32(clamping: newValue.end)
    }
  }

  /// Creates a span in a unit.
  public init(unit: Int = 0, _ span: ByteSpan) {
    unitNumber = Int32(clamping: unit)
    start = Int32(clamping: span.start)
    end = Int32(clamping: span.end)
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
