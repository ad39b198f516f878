import AnnotationModel

/// Rates of exchange that the user supplies. There are no others: money is never converted by
/// a guess.
package struct ExchangeRates: Hashable, Sendable {
  /// What one unit of a currency was worth in another on a day.
  package struct Rate: Hashable, Sendable {
    /// The day, `YYYY-MM-DD`.
    package let date: String
    /// The currencies, as ISO 4217 codes.
    package let from: String
    package let to: String
    /// How many of `to` one of `from` is worth; above zero.
    package let factor: Double

    /// Creates a rate; `nil` when the day does not exist, a code is not three capital letters,
    /// both are the same, or the factor is not a number above zero.
    package init?(date: String, from: String, to: String, factor: Double) {
      guard date.utf8.count == 10, ReferenceTime.isValid(date), Self.isCode(from),
        Self.isCode(to), from != to, factor.isFinite, factor > 0
      else { return nil }
      self.date = date
      self.from = from
      self.to = to
      self.factor = factor
    }

    private static func isCode(_ text: String) -> Bool {
      text.utf8.count == 3
        && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }

    /// The same the other way round.
    fileprivate var inverse: Rate? {
      Rate(date: date, from: to, to: from, factor: 1 / factor)
    }
  }

  private let rates: [Rate]

  /// No rates at all.
  package static let none = ExchangeRates([])

  package init(_ rates: [Rate]) { self.rates = rates }

  /// For each currency that `code` can be told in, the rate of the last day up to `day`
  /// (`YYYY-MM-DD`, or with a time behind it), in the order of the codes.
  package func rates(from code: String, until day: String) -> [Rate] {
    var newest: [String: Rate] = [:]
    for rate in rates where rate.date <= day.prefix(10) {
      guard let own = rate.from == code ? rate : rate.to == code ? rate.inverse : nil else {
        continue
      }
      // Of two for one day, the later in the list counts.
      if let known = newest[own.to], known.date > own.date { continue }
      newest[own.to] = own
    }
    return newest.values.sorted { $0.to < $1.to }
  }
}

extension ArticleSnapshot {
  /// What a sum of money is worth in other currencies, at the user's rates of the day the
  /// article was written or the last day before it.
  func exchanged(_ annotation: Annotation, at rates: ExchangeRates) -> [FactCard.Entry] {
    guard case .figure(let figure) = annotation.value, figure.type == .money,
      let unit = figure.unit, let day = datedReading.referenceTime
    else { return [] }
    // "USD/[gal_us]": a price stays one for the same amount.
    let code = String(unit.prefix { $0 != "/" })
    return rates.rates(from: code, until: day).compactMap { rate in
      guard let sum = Self.exchanged(figure, at: rate) else { return nil }
      let worth = "\(sum) \(rate.to)\(unit.dropFirst(code.count))"
      let value = "about \(worth), at the rate of \(rate.date)"
      return FactCard.Entry(fact: Fact("exchanged", value, origin: .derived), evidence: [])
    }
  }

  private static func exchanged(_ figure: Figure, at rate: ExchangeRates.Rate) -> String? {
    func text(_ number: DecimalNumber) -> String? {
      DecimalNumber(rounding: number.approximateDouble * rate.factor, significant: 3)?.grouped
    }
    switch figure.quantity {
    case .number(let number): return text(number)
    case .range(let low?, let high?):
      guard let one = text(low), let two = text(high) else { return nil }
      return "\(one) to \(two)"
    case .range(let low?, nil): return text(low).map { "\($0) or more" }
    case .range(nil, _): return nil
    }
  }
}
