import AnnotationModel
import TextModel

/// Which units of a new version of an article are units of the last version, unchanged.
///
/// An edit leaves the text before it and behind it alone, so one comparison from each end
/// finds them. Units in between are fresh.
struct UnitMatch {
  /// The units that must be read anew, in order.
  let fresh: [Int]
  /// Whether the units correspond one to one, so that unit numbers mean the same in both.
  let keepsStructure: Bool

  /// Units before this number are unchanged and have kept it.
  private let head: Int
  /// Units from this number on are unchanged.
  private let tail: Int
  /// What a unit of the tail was numbered, less its number now.
  private let distance: Int
  /// The number of units in the last version.
  private let oldCount: Int
  /// The only stretch of the text that differs, in bytes of the last version and of this one.
  private let edit: (old: ByteSpan, new: ByteSpan)
  private let units: [Unit]
  private let oldUnits: [Unit]

  init(_ units: [Unit], of text: ArticleText, previous: ArticleSnapshot?) {
    self.units = units
    oldUnits = previous?.units ?? []
    oldCount = oldUnits.count
    // A unit that is the whole article is told so, and is read anew when that changes.
    guard let previous, (previous.units.count == 1) == (units.count == 1) else {
      fresh = Array(units.indices)
      keepsStructure = false
      head = 0
      tail = units.count
      distance = oldUnits.count - units.count
      edit = (ByteSpan(0, 0), ByteSpan(0, text.count))
      return
    }
    let old = previous.units
    let shared = Self.sharedEnds(previous.text, text)
    edit = (
      ByteSpan(shared.head, previous.text.count - shared.tail),
      ByteSpan(shared.head, text.count - shared.tail)
    )
    let limit = min(units.count, old.count)
    var head = 0
    while head < limit, units[head] == old[head], units[head].span.end <= shared.head {
      head += 1
    }
    let growth = text.count - previous.text.count
    let tailStart = text.count - shared.tail
    var back = 0
    while back < limit - head {
      let new = units[units.count - 1 - back]
      let was = old[old.count - 1 - back]
      guard new.span.start >= tailStart, new.kind == was.kind,
        was.span.shifted(by: growth) == new.span
      else { break }
      back += 1
    }
    self.head = head
    tail = units.count - back
    distance = old.count - units.count
    fresh = Array(head..<tail)
    keepsStructure =
      units.count == old.count && (head..<tail).allSatisfy { units[$0].kind == old[$0].kind }
  }

  /// The number that the unit had in the last version, if its text is the same.
  func same(as unit: Int) -> Int? {
    unit < head ? unit : unit >= tail ? unit + distance : nil
  }

  /// The unit of the last version to compare reports with: the same one, or the one that
  /// stood in its place.
  func counterpart(of unit: Int) -> Int? {
    same(as: unit) ?? (keepsStructure ? unit : nil)
  }

  /// Where a span of the last version lies now; `nil` when the edit touched it.
  func moved(_ span: UnitSpan) -> UnitSpan? {
    if span.unit < head { return span }
    if span.unit >= tail + distance { return UnitSpan(unit: span.unit - distance, span.span) }
    guard keepsStructure, oldUnits.indices.contains(span.unit) else { return nil }
    let old = span.span.shifted(by: oldUnits[span.unit].span.start)
    let base = units[span.unit].span.start
    if old.end <= edit.old.start { return UnitSpan(unit: span.unit, old.shifted(by: -base)) }
    guard old.start >= edit.old.end else { return nil }
    let growth = edit.new.count - edit.old.count
    return UnitSpan(unit: span.unit, old.shifted(by: growth - base))
  }

  /// How many bytes the two texts share at their starts and at their ends.
  private static func sharedEnds(
    _ oldText: ArticleText,
    _ newText: ArticleText
  ) -> (head: Int, tail: Int) {
    let old = oldText.bytes.span
    let new = newText.bytes.span
    let limit = min(old.count, new.count)
    var head = 0
    while head < limit, old[head] == new[head] { head += 1 }
    var tail = 0
    while tail < limit - head, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
    return (head, tail)
  }
}
