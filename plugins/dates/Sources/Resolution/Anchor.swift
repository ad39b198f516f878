import PluginKit

/// What the expressions of one unit are resolved against.
struct Anchor {
  /// The day the article was written, if somebody knows.
  let reference: CalendarDay?
  /// The reference time as it was given.
  let referenceText: String?
  /// Whether undecided dates lie ahead, as in agendas.
  let prefersFuture: Bool
  /// The last date told in this unit, which "two days later" counts from.
  var mention: Period?

  /// Creates the anchor of a unit; a reference time that is no ISO 8601 date counts as none.
  init(_ reading: ReadingContext) {
    reference = reading.referenceTime.flatMap { CalendarDay(isoText: $0) }
    referenceText = reference == nil ? nil : reading.referenceTime
    prefersFuture = reading.preference == .future
  }
}
