import PluginKit

/// A quotation mark with what its neighbours allow it to be.
struct QuoteMark {
  enum Shape: UInt8 {
    case straightDouble, straightSingle, openDouble, closeDouble, openSingle, closeSingle
  }

  /// What stands beside a mark.
  private enum Side {
    /// Nothing, or white space.
    case edge
    case digit, letter
    /// A sign that closes: a stop, a comma, a bracket.
    case closing
    /// A sign that opens or joins: a bracket, a dash, another quotation mark.
    case opening
  }

  let start: Int
  let end: Int
  let isDouble: Bool
  let canOpen: Bool
  let canClose: Bool
  /// Whether it closes for certain; the apostrophe of "the workers' rights" may not.
  let isCertain: Bool
  /// Whether it stands first on its line.
  let startsLine: Bool

  /// Reads the mark of `length` bytes at `start`; `nil` for an apostrophe or an inch mark.
  init?(_ text: Span<UInt8>, _ start: Int, _ length: Int, _ shape: Shape) {
    let end = start + length
    let before = Self.before(text, start)
    let after = Self.after(text, end)
    self.start = start
    self.end = end
    startsLine = Self.isFirst(text, start)
    switch shape {
    case .openDouble, .closeDouble, .straightDouble: isDouble = true
    case .openSingle, .closeSingle, .straightSingle: isDouble = false
    }
    let opens = (before == .edge || before == .opening) && after != .edge && after != .closing
    let closes = before != .edge && after != .letter && after != .digit
    switch shape {
    case .openDouble: (canOpen, canClose) = (true, false)
    case .closeDouble: (canOpen, canClose) = (false, true)
    case .straightDouble:
      if before == .digit, Self.isFootAndInch(text, start) { return nil }
      // Marks that stand alone, or cling to words on both sides, close what is open.
      canOpen =
        opens || before == .edge && after == .edge
        || before == .closing && (after == .letter || after == .digit)
      canClose = closes || before == .closing || !canOpen || after == .edge
    case .openSingle:
      guard opens, !Self.isDecade(text, end) else { return nil }
      (canOpen, canClose) = (true, false)
    case .closeSingle:
      guard closes else { return nil }
      (canOpen, canClose) = (false, true)
    case .straightSingle:
      // The space is missing in: he said.'We will.
      let clings = before == .closing && end < text.count && Bytes.isCapital(text[end])
      guard opens || closes || clings else { return nil }
      canOpen = (opens || clings) && !Self.isDecade(text, end)
      canClose = closes && before != .digit || closes && after == .closing
    }
    isCertain = isDouble || !(after == .edge && Self.mayBePossessive(text, start))
  }

  /// Whether nothing but spaces stands before `start` on its line.
  private static func isFirst(_ text: Span<UInt8>, _ start: Int) -> Bool {
    var index = start
    while index > 0, text[index - 1] == 0x20 || text[index - 1] == 0x09 { index -= 1 }
    return index == 0 || text[index - 1] == 0x0A || text[index - 1] == 0x0D
  }

  /// The shape of the curly mark at `index`, if there is one.
  static func curly(_ text: Span<UInt8>, _ index: Int) -> Shape? {
    guard index + 2 < text.count, text[index] == 0xE2, text[index + 1] == 0x80 else { return nil }
    switch text[index + 2] {
    case 0x98, 0x9B: return .openSingle
    case 0x99: return .closeSingle
    case 0x9C, 0x9E, 0x9F: return .openDouble
    case 0x9D: return .closeDouble
    default: return nil
    }
  }

  private static func before(_ text: Span<UInt8>, _ index: Int) -> Side {
    guard index > 0 else { return .edge }
    let byte = text[index - 1]
    if byte < 0x80 { return ascii(byte, isBefore: true) }
    // Two bytes with C2 in front are signs of Latin 1, such as a no-break space.
    if index > 1, text[index - 2] == 0xC2 { return byte == 0xA0 ? .edge : .closing }
    guard index > 2, text[index - 3] == 0xE2, text[index - 2] == 0x80 else { return .letter }
    return general(byte)
  }

  private static func after(_ text: Span<UInt8>, _ index: Int) -> Side {
    guard index < text.count else { return .edge }
    let byte = text[index]
    if byte < 0x80 { return ascii(byte, isBefore: false) }
    if byte == 0xC2, index + 1 < text.count { return text[index + 1] == 0xA0 ? .edge : .opening }
    guard byte == 0xE2, index + 2 < text.count, text[index + 1] == 0x80 else { return .letter }
    return text[index + 2] == 0xA6 ? .letter : general(text[index + 2])
  }

  private static func ascii(_ byte: UInt8, isBefore: Bool) -> Side {
    switch byte {
    case 0...0x20, 0x7F: .edge
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): .letter
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "/"),
      UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "-"), UInt8(ascii: "="):
      .opening
    case UInt8(ascii: "$"), UInt8(ascii: "#"), UInt8(ascii: "@"), UInt8(ascii: "*"):
      isBefore ? .closing : .letter
    default: .closing
    }
  }

  /// The side that a scalar from U+2000 to U+203F is, by its last byte.
  private static func general(_ last: UInt8) -> Side {
    switch last {
    case 0x80...0x8F, 0xA8...0xAF: .edge
    case 0x90...0x9F: .opening
    default: .closing
    }
  }

  /// Whether digits and a foot mark stand before: 5'9".
  private static func isFootAndInch(_ text: Span<UInt8>, _ start: Int) -> Bool {
    var index = start - 1
    while index >= 0, Bytes.isDigit(text[index]) || text[index] == UInt8(ascii: " ") { index -= 1 }
    guard index > 0, start - index < 6 else { return false }
    if text[index] == UInt8(ascii: "'") { return Bytes.isDigit(text[index - 1]) }
    return index > 2 && curly(text, index - 2) == .closeSingle && Bytes.isDigit(text[index - 3])
  }

  /// Whether two digits follow, as in '90s.
  private static func isDecade(_ text: Span<UInt8>, _ end: Int) -> Bool {
    guard end + 1 < text.count, Bytes.isDigit(text[end]), Bytes.isDigit(text[end + 1]) else {
      return false
    }
    guard end + 2 < text.count else { return true }
    return text[end + 2] == UInt8(ascii: "s") || !(Bytes.isDigit(text[end + 2]))
  }

  /// Whether the letter before can take a bare apostrophe: "workers'", "goin'".
  private static func mayBePossessive(_ text: Span<UInt8>, _ start: Int) -> Bool {
    guard start > 0 else { return false }
    switch text[start - 1] | 0x20 {
    case UInt8(ascii: "s"), UInt8(ascii: "n"), UInt8(ascii: "z"), UInt8(ascii: "x"): return true
    default: return false
    }
  }
}
