extension DecimalNumber {
  /// The number nearest to `value` that has `significant` digits; `nil` for what
  /// is not finite or is 10¹⁸ or more, and unless 1…15 digits are asked for.
  public init?(rounding value: Double, significant: Int) {
    guard value.isFinite, abs(value) < 1e18, (1...15).contains(significant) else { return nil }
    var whole = 0
    var size = abs(value)
    while size >= 1 {
      size /= 10
      whole += 1
    }
    let places = significant - whole
    var power = 1.0
    for _ in 0..<abs(places) { power *= 10 }
    let scaled = (places < 0 ? value / power : value * power).rounded()
    guard let digits = Int(exactly: scaled) else { return nil }
    self.init(digits: Array(String(digits).utf8), exponent: -places)
  }
}
