package import AnnotationModel
package import TextModel

/// One unit of an article: a paragraph or a headline, without the white space around it.
package struct Unit: Hashable, Sendable {
  /// The bytes of the unit in the article.
  package let span: ByteSpan
  /// What it is.
  package let kind: UnitKind
}

/// Cuts an article into units.
///
/// A blank line ends a unit. So does a single line end, unless the lines around it look
/// wrapped: an article that keeps each paragraph on one long line is cut there, one that
/// was wrapped at 72 columns is not. The cut depends on the text alone, which is what lets
/// an edited article be compared with one annotated from scratch.
package enum UnitSplitter {
  /// Lines longer than this were not wrapped by a typist or a mailer.
  private static let wrappedLineLimit = 120
  /// A block of wrapped lines is cut at a line end once it is this long, so that a text
  /// without blank lines is not one unit.
  private static let blockLimit = 4096
  /// A unit without any line end is cut at a space once it is this long.
  private static let unitLimit = 32 * 1024
  /// A headline is no longer than this.
  private static let headlineLimit = 160

  /// The units of `text`, in order, without overlap.
  package static func units(of text: ArticleText) -> [Unit] {
    let spans = spans(of: text.bytes.span)
    return spans.indices.map { index in
      let isLast = index == spans.count - 1
      let headline = !isLast && isHeadline(text.bytes.span, spans[index])
      return Unit(span: spans[index], kind: headline ? .headline : .paragraph)
    }
  }

  private static func spans(of bytes: Span<UInt8>) -> [ByteSpan] {
    var spans: [ByteSpan] = []
    spans.reserveCapacity(bytes.count / 256 + 1)
    var unit: ByteSpan?
    var previousLine = 0
    var start = 0
    while start < bytes.count {
      let end = lineEnd(bytes, from: start)
      let line = trimmed(bytes, start, end)
      if line.isEmpty {
        if let unit { append(unit, to: &spans, bytes) }
        unit = nil
      } else if let open = unit, isWrapped(previousLine, line.count),
        open.count < blockLimit
      {
        unit = ByteSpan(open.start, line.end)
      } else {
        if let unit { append(unit, to: &spans, bytes) }
        unit = line
      }
      previousLine = line.count
      start = skipLineEnd(bytes, end)
    }
    if let unit { append(unit, to: &spans, bytes) }
    return spans
  }

  private static func isWrapped(_ previous: Int, _ next: Int) -> Bool {
    previous <= wrappedLineLimit && next <= wrappedLineLimit
  }

  private static func lineEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte <= 0x0D, byte == 0x0A || byte == 0x0D { return index }
      index += 1
    }
    return index
  }

  private static func skipLineEnd(_ bytes: Span<UInt8>, _ end: Int) -> Int {
    guard end < bytes.count else { return end }
    let isPair = bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A
    return end + (isPair ? 2 : 1)
  }

  private static func trimmed(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> ByteSpan {
    var start = start
    var end = end
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return ByteSpan(start, end)
  }

  /// Appends a unit, cut at spaces where it is too long to be prose.
  private static func append(
    _ unit: ByteSpan,
    to spans: inout [ByteSpan],
    _ bytes: Span<UInt8>
  ) {
    var start = unit.start
    while unit.end - start > unitLimit {
      var end = start + unitLimit
      while end > start, bytes[end] > 0x20 { end -= 1 }
      if end == start {
        end = start + unitLimit
        while bytes[end] & 0xC0 == 0x80 { end -= 1 }
      }
      let piece = trimmed(bytes, start, end)
      if !piece.isEmpty { spans.append(piece) }
      start = end
    }
    let rest = trimmed(bytes, start, unit.end)
    if !rest.isEmpty { spans.append(rest) }
  }

  /// A headline is short, on one line, and does not end as a sentence does.
  private static func isHeadline(_ bytes: Span<UInt8>, _ span: ByteSpan) -> Bool {
    guard span.count <= headlineLimit, lineEnd(bytes, from: span.start) >= span.end else {
      return false
    }
    switch bytes[span.end - 1] {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"),
      UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: ")"):
      return false
    default:
      // ” and … end sentences too.
      let tail = span.count >= 3 ? (bytes[span.end - 3], bytes[span.end - 1]) : (0, 0)
      return !(tail.0 == 0xE2 && (tail.1 == 0x9D || tail.1 == 0xA6))
    }
  }
}
