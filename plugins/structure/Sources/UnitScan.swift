import PluginKit

/// What one walk over the bytes of a unit finds: quotation marks, and where lines, sentences
/// and brackets begin that deserve a closer look. Most units have none of them.
struct UnitScan {
  /// The quotation marks, in order, without apostrophes inside words.
  private(set) var quotes: [QuoteMark] = []
  /// The starts of lines behind the first.
  private(set) var lines: [Int] = []
  /// The starts of sentences that may be the page's.
  private(set) var sentences: [Int] = []
  /// The brackets that may hold a credit.
  private(set) var brackets: [Int] = []

  private static let boring: UInt8 = 0
  private static let doubleQuote: UInt8 = 1
  private static let apostrophe: UInt8 = 2
  /// The first byte of curly marks, dashes and much else.
  private static let general: UInt8 = 3
  private static let stop: UInt8 = 4
  private static let bracket: UInt8 = 5
  private static let lineEnd: UInt8 = 6

  private static let classes: [UInt8] = (0..<256).map { byte in
    switch UInt8(byte) {
    case UInt8(ascii: "\""): doubleQuote
    case UInt8(ascii: "'"): apostrophe
    case 0xE2: general
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): stop
    case UInt8(ascii: "("), UInt8(ascii: "["): bracket
    case 0x0A, 0x0D: lineEnd
    default: boring
    }
  }

  /// Walks over `text`.
  init(_ text: Span<UInt8>, _ lexicon: Lexicon) {
    let classes = Self.classes
    var index = 0
    while index < text.count {
      switch classes[Int(text[index])] {
      case Self.boring: break
      case Self.doubleQuote: addQuote(text, index, 1, .straightDouble)
      case Self.apostrophe:
        // Two apostrophes are how typewriters and TeX close what " or `` opened.
        if index + 1 < text.count, text[index + 1] == UInt8(ascii: "'") {
          addQuote(text, index, 2, .straightDouble)
          index += 1
        } else {
          addQuote(text, index, 1, .straightSingle)
        }
      case Self.general:
        if let shape = QuoteMark.curly(text, index) { addQuote(text, index, 3, shape) }
      case Self.stop: addSentence(text, behind: index, lexicon.sentenceGate)
      case Self.bracket:
        if lexicon.bracketGate.opens(text, index + 1) { brackets.append(index) }
      default: index = addLine(text, behind: index)
      }
      index += 1
    }
  }

  private mutating func addQuote(
    _ text: Span<UInt8>,
    _ index: Int,
    _ length: Int,
    _ shape: QuoteMark.Shape
  ) {
    if let mark = QuoteMark(text, index, length, shape) { quotes.append(mark) }
  }

  /// A sentence that begins behind the stop at `index`, a closing mark and a space.
  private mutating func addSentence(_ text: Span<UInt8>, behind index: Int, _ gate: Gate) {
    var next = index + 1
    if next < text.count, text[next] == UInt8(ascii: ")") || text[next] == UInt8(ascii: "\"") {
      next += 1
    } else if QuoteMark.curly(text, next) != nil {
      next += 3
    }
    guard next < text.count, text[next] == 0x20 else { return }
    while next < text.count, text[next] == 0x20 { next += 1 }
    guard next < text.count, !Bytes.isSmallLetter(text[next]), gate.opens(text, next) else {
      return
    }
    sentences.append(next)
  }

  /// Adds the line behind the line end at `index`; answers where the white space ends.
  private mutating func addLine(_ text: Span<UInt8>, behind index: Int) -> Int {
    var next = index + 1
    while next < text.count, text[next] <= 0x20 { next += 1 }
    if next < text.count { lines.append(next) }
    return next - 1
  }
}

/// Questions about single bytes of UTF-8.
enum Bytes {
  static func isSmallLetter(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "a") < 26 }

  static func isCapital(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "A") < 26 }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  /// The end of the line that holds `start`, without white space before it, looking no
  /// further than `end`.
  static func lineEnd(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, text[index] != 0x0A, text[index] != 0x0D { index += 1 }
    while index > start, text[index - 1] <= 0x20 { index -= 1 }
    return index
  }

  /// The end of the sentence that begins at `start`, with its stop and closing marks; `nil`
  /// when it goes on for more than `limit` bytes.
  static func sentenceEnd(_ text: Span<UInt8>, _ start: Int, limit: Int) -> Int? {
    let end = min(text.count, start + limit)
    var index = start
    while index < end {
      let byte = text[index]
      if byte == 0x0A || byte == 0x0D { return lineEnd(text, start, index) }
      index += 1
      guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
      else { continue }
      if index < text.count, text[index] == UInt8(ascii: ")") { index += 1 }
      if index >= text.count || text[index] <= 0x20 { return index }
    }
    return end == text.count ? end : nil
  }
}
