extension DecimalNumber {
  /// The number as English writes it, with a comma every three digits: `54,000`, `-1,234.5678`.
  public var grouped: String {
    let parts = description.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first else { return description }
    let sign = whole.hasPrefix("-") ? "-" : ""
    let digits = Array(whole.dropFirst(sign.count).utf8)
    var grouped: [UInt8] = []
    grouped.reserveCapacity(digits.count * 4 / 3 + 1)
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped.append(UInt8(ascii: ",")) }
      grouped.append(digit)
    }
    let fraction = parts.count > 1 ? ".\(parts[1])" : ""
    return sign + String(decoding: grouped, as: UTF8.self) + fraction
  }
}
