import PluginKit

/// Says what one line of a unit is.
struct LineReader {
  /// A line, without the white space around it.
  struct Line {
    let start: Int
    let end: Int
    /// Whether it is the first of its unit.
    let isFirst: Bool
    /// Whether nothing but bylines and datelines stand before it in the unit.
    let isOpening: Bool

    var span: ByteSpan { ByteSpan(start, end) }
  }

  /// The bytes of a line that decide what it is.
  private static let headLimit = 240

  let lexicon: Lexicon
  let unit: UnitKind

  /// What `line` is, if it is anything but prose.
  func finding(_ text: Span<UInt8>, _ line: Line) -> Finding? {
    let length = line.end - line.start
    let opensPhrase = lexicon.lineGate.opens(text, line.start)
    if opensPhrase {
      let head = Passage(text, line.start, line.end, limit: Self.headLimit)
      if let finding = phrase(text, line, head) { return finding }
    }
    guard line.isOpening else { return ending(text, line) }
    if length <= 110, hasDigit(text, line) || opensPhrase {
      let head = Passage(text, line.start, line.end, limit: Self.headLimit)
      if let finding = DayLines(lexicon: lexicon).finding(head) { return finding }
    }
    if Datelines.isWorthALook(text, line) {
      let head = Passage(text, line.start, line.end, limit: Self.headLimit)
      let datelines = Datelines(lexicon: lexicon, isHeadline: unit == .headline)
      if let finding = datelines.finding(head, length: length) { return finding }
    }
    if length <= 110, hasSeparator(text, line) {
      let head = Passage(text, line.start, line.end, limit: Self.headLimit)
      if let finding = Bylines(lexicon: lexicon).namedAgency(head) { return finding }
    }
    return ending(text, line)
  }

  private func phrase(_ text: Span<UInt8>, _ line: Line, _ head: Passage) -> Finding? {
    guard head.count > 0 else { return nil }
    return PageLines(lexicon: lexicon).finding(text, line, head)
      ?? Captions(lexicon: lexicon).opening(text, line, head)
      ?? Bylines(lexicon: lexicon).opening(head)
  }

  private func ending(_ text: Span<UInt8>, _ line: Line) -> Finding? {
    CaptionCredits(lexicon: lexicon).finding(text, line)
      ?? Bylines(lexicon: lexicon).contribution(text, line)
  }

  private func hasDigit(_ text: Span<UInt8>, _ line: Line) -> Bool {
    for index in line.start..<line.end where Bytes.isDigit(text[index]) { return true }
    return false
  }

  private func hasSeparator(_ text: Span<UInt8>, _ line: Line) -> Bool {
    for index in line.start..<line.end {
      let byte = text[index]
      if byte == UInt8(ascii: "|") || byte == UInt8(ascii: ",") { return true }
    }
    return false
  }
}
