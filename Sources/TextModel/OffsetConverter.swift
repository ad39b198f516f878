/// Turns byte offsets into offsets in another encoding, fast when asked in rising order.
///
/// A batch record gives every span in code points or UTF-16 units from the start of the
/// text. Counting from the start each time would be quadratic; the converter goes on from
/// the last answer and starts over only when asked to go back.
public struct OffsetConverter {
  private let text: ArticleText
  private let encoding: PositionEncoding
  private var byte = 0
  private var unit = 0

  /// Creates a converter that stands at the start of `text`.
  public init(_ text: ArticleText, encoding: PositionEncoding) {
    self.text = text
    self.encoding = encoding
  }

  /// The number of units before the byte at `offset`, which is clamped to the text.
  public mutating func offset(ofByte offset: Int) -> Int {
    if encoding == .utf8 { return text.scalarStart(atOrBefore: offset) }
    let target = text.scalarStart(atOrBefore: offset)
    if target < byte {
      byte = 0
      unit = 0
    }
    unit += encoding.count(text.bytes.span, from: byte, to: target)
    byte = target
    return unit
  }
}
