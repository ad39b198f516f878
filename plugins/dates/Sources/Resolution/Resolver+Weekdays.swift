import PluginKit

// Days of the week and weekends.

extension Resolver {
  func value(ofWeekday weekday: Int, _ relation: Relation?) -> Value {
    let partial = "XXXX-WXX-\(weekday)"
    let isBeside = relation == .following || relation == .previous || relation == .same
    if isBeside || anchor.isNarrative, let value = weekdayFromMention(weekday, relation) {
      return value
    }
    guard let reference = anchor.reference?.day else { return Value(text: partial) }
    let back = (reference.weekday - weekday + 7) % 7
    let days: Int
    switch relation {
    case .last, .previous: days = back == 0 ? -7 : -back
    case .this where !anchor.prefersFuture: days = weekday - reference.weekday
    case .next, .following: days = weekday - reference.weekday + 7
    case .coming: days = back == 0 ? 7 : 7 - back
    default:
      let ahead = liesAhead ?? false
      let today = anchor.prefersFuture ? 7 : 0
      days = ahead ? (back == 0 ? today : 7 - back) : -back
    }
    // The article's own day is also told as "today"; its weekday is the safest reading.
    return resolved(reference.adding(days: days).map { .day($0) }, else: partial)
  }

  /// The weekday nearest to the last day told, on the side that the relation names; without
  /// one, the day itself or the next to come.
  private func weekdayFromMention(_ weekday: Int, _ relation: Relation?) -> Value? {
    guard let mention = anchor.mention, case .day(let day) = mention else { return nil }
    let ahead = (weekday - day.weekday + 7) % 7
    let distance: Int
    switch relation {
    case .previous, .last: distance = -((day.weekday - weekday + 6) % 7 + 1)
    case .following, .next, .coming: distance = ahead == 0 ? 7 : ahead
    default: distance = ahead
    }
    guard let target = day.adding(days: distance) else { return nil }
    return Value(text: target.text, period: .day(target), anchor: mention.timex)
  }

  func weekend(_ relation: Relation?) -> Value {
    guard let reference = anchor.reference?.day else { return Value(text: "XXXX-WXX-WE") }
    let isWeekend = reference.weekday >= 6
    let weeks: Int
    switch relation {
    case .last, .previous: weeks = -1
    case .this: weeks = 0
    case .next: weeks = 1
    case .coming: weeks = isWeekend ? 1 : 0
    default: weeks = (liesAhead ?? false) || isWeekend ? 0 : -1
    }
    let day = reference.adding(days: weeks * 7)
    return resolved(day.map { .weekend($0.week) }, else: "XXXX-WXX-WE")
  }
}
