import PluginKit

/// Which pairs of first bytes the phrases of a table begin with: tells in a nanosecond that
/// none of them begins here.
struct Gate: Sendable {
  private let pairs: [Bool]

  /// Makes the gate of `phrases`, in any case of their letters.
  init(_ phrases: [String]) {
    var pairs = [Bool](repeating: false, count: 1 << 16)
    for phrase in phrases {
      let bytes = Array(phrase.utf8.prefix(2))
      guard let first = bytes.first else { continue }
      if bytes.count > 1 {
        pairs[Self.index(first, bytes[1])] = true
      } else {
        for second in UInt8.min...UInt8.max { pairs[Self.index(first, second)] = true }
      }
    }
    self.pairs = pairs
  }

  /// Whether a phrase may begin at `index`.
  func opens(_ text: Span<UInt8>, _ index: Int) -> Bool {
    guard index >= 0, index + 1 < text.count else { return false }
    return pairs[Self.index(text[index], text[index + 1])]
  }

  private static func index(_ first: UInt8, _ second: UInt8) -> Int {
    Int(folded(first)) << 8 | Int(folded(second))
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
  }
}
