/// Turns byte offsets into offsets in another encoding, counted from the start of the text.
///
/// A batch record gives every span in code points or UTF-16 units. The converter counts the
/// text once in blocks, and then no more than one block for each question.
public struct OffsetConverter: Sendable {
  private static let block = 512

  private let text: ArticleText
  private let encoding: PositionEncoding
  /// The number of units before each block.
  private let counts: [Int32]

  /// Creates a converter for `text`. Takes time in proportion to it.
  public init(_ text: ArticleText, encoding: PositionEncoding) {
    self.text = text
    self.encoding = encoding
    var counts: [Int32] = []
    if encoding != .utf8 {
      counts.reserveCapacity(text.count / Self.block + 1)
      var units = 0
      for start in stride(from: 0, through: text.count, by: Self.block) {
        counts.append(Int32(truncatingIfNeeded: units))
        let end = min(start + Self.block, text.count)
        units += encoding.count(text.bytes.span, from: start, to: end)
      }
    }
    self.counts = counts
  }

  /// The number of units before the byte at `offset`, which is clamped to the text.
  public func offset(ofByte offset: Int) -> Int {
    let offset = text.scalarStart(atOrBefore: offset)
    guard encoding != .utf8 else { return offset }
    let block = offset / Self.block
    return Int(counts[block])
      + encoding.count(text.bytes.span, from: block * Self.block, to: offset)
  }
}
