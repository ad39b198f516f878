import PluginKit

/// Tells numbers that English writes from look-alikes: "1,234.5" and "12,34,567" from
/// "1,23", "1.2.3" and "192.168.1.2".
enum Grouping {
  /// Whether digits, commas and stops are one number whose value is certain.
  static func isValid(_ text: ArraySlice<UInt8>) -> Bool {
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first else { return false }
    if parts.count == 2, parts[1].contains(UInt8(ascii: ",")) { return false }
    let groups = whole.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard let first = groups.first, let last = groups.last else { return false }
    if groups.count == 1 {
      // "007" and "0199" are labels.
      return first.count < 2 || first.first != UInt8(ascii: "0") || parts.count == 2
    }
    guard first.first != UInt8(ascii: "0"), last.count == 3 else { return false }
    let inner = groups.dropFirst().dropLast()
    if inner.allSatisfy({ $0.count == 3 }) { return (1...3).contains(first.count) }
    return inner.allSatisfy { $0.count == 2 } && (1...2).contains(first.count)
  }

  /// Digits with their decimal comma turned into a point, as in "3,5" and "1.234,50"; `nil` where
  /// the commas and stops are no such number, or group thousands as English does.
  static func decimalComma(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    let parts = text.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[1].count),
      parts[1].allSatisfy({ $0 &- UInt8(ascii: "0") < 10 })
    else { return nil }
    let groups = parts[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard let first = groups.first, (1...3).contains(first.count),
      groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return nil }
    return groups.flatMap { $0 } + [UInt8(ascii: ".")] + parts[1]
  }

  /// How many digits a number has behind its point as it is written: "3.90" has two. A fraction
  /// behind it, as in the price "$3.94-1/2", is a part of the last.
  static func decimals(of text: ArraySlice<UInt8>) -> Int {
    guard let point = text.firstIndex(of: UInt8(ascii: ".")) else { return 0 }
    return text.endIndex - point - 1
  }
}

/// The fractions that have a sign of their own.
enum Vulgar {
  private static let table = WordTable<(Int, Int)>([
    ("½", (1, 2)), ("⅓", (1, 3)), ("⅔", (2, 3)), ("¼", (1, 4)), ("¾", (3, 4)), ("⅕", (1, 5)),
    ("⅖", (2, 5)), ("⅗", (3, 5)), ("⅘", (4, 5)), ("⅙", (1, 6)), ("⅚", (5, 6)), ("⅐", (1, 7)),
    ("⅛", (1, 8)), ("⅜", (3, 8)), ("⅝", (5, 8)), ("⅞", (7, 8)), ("⅑", (1, 9)), ("⅒", (1, 10)),
  ])

  /// The value of the sign with this hash.
  static func amount(_ hash: UInt64) -> Amount? {
    guard let (top, bottom) = table[hash] else { return nil }
    return Amount(top).divided(by: bottom)
  }
}
