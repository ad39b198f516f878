import PluginKit

/// A figure on its way to becoming an annotation.
struct Finding {
  /// Its first and last token.
  var first: Int
  var last: Int
  var type: Figure.ValueType
  /// The number, or the lower end of a range.
  var low: Amount
  /// The upper end of a range.
  var high: Amount?
  var isOpenAbove = false
  var unit: String?
  var approximation: Figure.Approximation = .exact
  /// The tokens that say what is counted.
  var counted: ClosedRange<Int>?
  var rule: Rule
  var confidence: Double

  init(
    _ type: Figure.ValueType,
    _ first: Int,
    _ last: Int,
    _ amount: Amount,
    _ rule: Rule,
    confidence: Double = 0.95
  ) {
    self.type = type
    self.first = first
    self.last = last
    self.low = amount
    self.rule = rule
    self.confidence = confidence
  }

  /// The annotation; `nil` for a number beyond all measure.
  func annotation(_ tokens: TokenTable) -> Annotation? {
    guard let lowest = low.decimal else { return nil }
    let quantity: Figure.Quantity
    if let high {
      guard let highest = high.decimal else { return nil }
      quantity = .range(lowest, highest)
    } else {
      quantity = isOpenAbove ? .range(lowest, nil) : .number(lowest)
    }
    return Annotation(
      .figure,
      UnitSpan(tokens.span(first, through: last)),
      rule: rule.id,
      confidence: confidence,
      value: .figure(
        Figure(
          type,
          quantity,
          unit: unit,
          approximation: approximation,
          counted: counted.map {
            UnitSpan(tokens.span($0.lowerBound, through: $0.upperBound))
          }
        )
      )
    )
  }
}
