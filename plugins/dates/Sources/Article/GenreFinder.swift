import PluginKit

/// Finds out whether an article tells news, seen from the day it was written, or a history,
/// told from one date to the next.
struct GenreFinder {
  private let reading: ReadingContext
  /// Dates with a year that lies well before the time of writing.
  private var past = 0
  /// Words that count from the time of writing: "yesterday", "on Tuesday", "last week".
  private var near = 0

  /// A year this far back is history.
  private static let distance = 2

  init(_ times: [TimeExpression], _ reading: ReadingContext) {
    self.reading = reading
    let now = reading.referenceTime.flatMap { Reference($0) }?.day.fields.year
    for time in times { count(time.expression, now) }
  }

  private mutating func count(_ expression: Expression, _ now: Int?) {
    if let year = expression.statedYear {
      if now.map({ year <= $0 - Self.distance }) ?? true { past += 1 }
      return
    }
    switch expression.meaning {
    case .beforeChrist: past += 1
    case .weekday, .weekdayOfWeek: near += 1
    case .shift(let unit, let count) where unit != .year || count != 0: near += 1
    case .away(_, _, from: .shift(.day, 0)): near += 1
    case .month: near += 1
    default: break
    }
  }

  /// Whether dates are seen from the last date told.
  var isNarrative: Bool {
    switch reading.genre {
    case .narrative: true
    case .news: false
    case .detect: reading.preference != .future && past >= 3 && past > near * 2
    }
  }
}
