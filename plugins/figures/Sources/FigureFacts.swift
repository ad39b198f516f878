import PluginKit

/// What a reader may want to know of a figure: the number in full, and in the units of
/// other readers.
struct FigureFacts {
  let units: Units

  func facts(about figure: Figure) -> [Fact] {
    var facts = [Fact("value", full(figure), origin: .derived)]
    if let words = Self.inWords(figure) {
      facts.append(Fact("in words", words, origin: .derived))
    }
    if let converted = converted(figure) {
      facts.append(Fact("converted", converted, origin: .derived))
    }
    return facts
  }

  // MARK: In full

  private func full(_ figure: Figure) -> String {
    let numbers: String
    switch figure.quantity {
    case .number(let number): numbers = number.grouped
    case .range(let low, let high) where figure.type == .score:
      numbers = [low, high].compactMap { $0?.grouped }.joined(separator: "–")
    case .range(let low?, let high?): numbers = "\(low.grouped) to \(high.grouped)"
    case .range(let low?, nil): numbers = "\(low.grouped) or more"
    case .range(nil, let high?): numbers = "up to \(high.grouped)"
    case .range(nil, nil): numbers = ""
    }
    return Self.sign(figure.approximation) + numbers + unitName(figure)
  }

  private static func sign(_ approximation: Figure.Approximation) -> String {
    switch approximation {
    case .exact: ""
    case .about: "about "
    case .below: "less than "
    case .atMost: "at most "
    case .atLeast: "at least "
    case .above: "more than "
    }
  }

  private func unitName(_ figure: Figure) -> String {
    switch figure.type {
    case .percent: return "%"
    case .percentagePoint: return " percentage points"
    case .basisPoint: return " basis points"
    case .multiple: return " times"
    default: break
    }
    guard let unit = figure.unit else { return "" }
    if figure.type == .age { return unit == "a" ? " years" : unit == "mo" ? " months" : " \(unit)" }
    return " \(units.name(of: unit))"
  }

  /// The number, or both ends of a range, in words.
  private static func inWords(_ figure: Figure) -> String? {
    guard figure.type != .score else { return nil }
    switch figure.quantity {
    case .number(let number): return NumberWords.text(number)
    case .range(let low?, let high?):
      guard let one = NumberWords.text(low), let two = NumberWords.text(high) else { return nil }
      return "\(one) to \(two)"
    default: return nil
    }
  }

  // MARK: Conversion

  private func converted(_ figure: Figure) -> String? {
    guard figure.type == .quantity, let code = figure.unit, let unit = units.unit(code),
      let other = units.unit(unit.also), let rate = Conversion(from: unit, to: other)
    else { return nil }
    switch figure.quantity {
    case .number(let number): return rate.text(number).map { "\($0) \(other.name)" }
    case .range(let low?, let high?):
      guard let one = rate.text(low), let two = rate.text(high) else { return nil }
      return "\(one) to \(two) \(other.name)"
    default: return nil
    }
  }
}

/// Converts from one unit to another of the same dimension.
struct Conversion {
  private let factor: Double
  private let offset: Double
  private let otherFactor: Double
  private let otherOffset: Double

  init?(from unit: Units.Unit, to other: Units.Unit) {
    guard let factor = Double(unit.factor), let otherFactor = Double(other.factor),
      otherFactor > 0, unit.dimension == other.dimension
    else { return nil }
    self.factor = factor
    self.otherFactor = otherFactor
    offset = Double(unit.offset) ?? 0
    otherOffset = Double(other.offset) ?? 0
  }

  /// The converted number, no finer than the original: three significant digits, or as many
  /// as it has if those are more; degrees to the whole.
  func text(_ number: DecimalNumber) -> String? {
    let value = number.approximateDouble
    guard value.isFinite, abs(value) < 1e15 else { return nil }
    let result = (value + offset) * factor / otherFactor - otherOffset
    let isTemperature = offset != 0 || otherOffset != 0
    let rounded =
      isTemperature
      ? Int(exactly: result.rounded()).map(DecimalNumber.init)
      : DecimalNumber(rounding: result, significant: Self.significant(number))
    return rounded?.grouped
  }

  private static func significant(_ number: DecimalNumber) -> Int {
    var digits = Array(number.description.utf8.filter { $0 &- UInt8(ascii: "0") < 10 })
    while digits.first == UInt8(ascii: "0") { digits.removeFirst() }
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    return min(6, max(2, digits.count))
  }
}
