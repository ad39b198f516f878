import AnnotationEngine
import JSONCodec

/// Reads the setting `rates`: a list of `{"date", "from", "to", "rate"}`.
enum RateSettings {
  private static let expected =
    #"expected {"date": "2026-03-05", "from": "EUR", "to": "USD", "rate": 1.08}"#

  /// The rates of the list. One that does not fit is left out and named in `complaints`.
  static func rates(_ value: JSONValue, complaints: inout [String]) -> ExchangeRates {
    guard case .array(let items) = value else {
      complaints.append("glossator.rates: expected a list")
      return .none
    }
    var rates: [ExchangeRates.Rate] = []
    for (index, item) in items.enumerated() {
      if let rate = rate(item) {
        rates.append(rate)
      } else {
        complaints.append("glossator.rates[\(index)]: \(expected)")
      }
    }
    return ExchangeRates(rates)
  }

  private static func rate(_ item: JSONValue) -> ExchangeRates.Rate? {
    guard case .object(let members) = item else { return nil }
    func member(_ name: String) -> JSONValue? { members.last { $0.name == name }?.value }
    guard case .string(let date) = member("date"), case .string(let from) = member("from"),
      case .string(let to) = member("to"), let factor = member("rate").flatMap(number)
    else { return nil }
    return ExchangeRates.Rate(date: date, from: from, to: to, factor: factor)
  }

  private static func number(_ value: JSONValue) -> Double? {
    switch value {
    case .int(let number): Double(number)
    case .number(let text): Double(text)
    default: nil
    }
  }
}
