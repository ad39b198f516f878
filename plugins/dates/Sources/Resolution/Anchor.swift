import PluginKit

/// What the expressions of an article are resolved against, as the reading goes on.
struct Anchor: Sendable {
  /// When the article was written, if somebody knows.
  let reference: Reference?
  /// Whether undecided dates lie ahead and days are wanted rather than lengths, as in agendas.
  let prefersFuture: Bool
  /// Whether dates are seen from the last date told and not from the reference time.
  let isNarrative: Bool
  /// Whether the text has paragraphs, as an article does and a phrase does not.
  let isArticle: Bool
  /// The last date told, which "two days later" counts from.
  private(set) var mention: Period?
  /// The last date told, also where a history only looks aside: what "that year" and "two years
  /// later" behind it mean.
  private(set) var lastTold: Period?
  /// The last month told in the same paragraph, which "the month before" is beside.
  private(set) var lastMonth: Period?
  /// The month of the last date told, if its year has not changed since.
  private(set) var month: Int?
  /// The last day told in the same paragraph, which a time of day belongs to.
  private(set) var nearDay: CalendarDay?
  /// The last day told in the article, which a time of day belongs to that has none near.
  private(set) var lastDay: CalendarDay?
  /// The last quarter or half of a year told in the article, which "the quarter" comes back to.
  private(set) var yearPart: Period?
  /// Whether one was told in this sentence or paragraph.
  private var hasYearPart = false
  /// The last time of day told in the same paragraph, on a known day, which "15 minutes later"
  /// counts from.
  private(set) var instant: Instant?
  /// The last day told of those that news tells of by the hour.
  private var newsDay: CalendarDay?
  /// Whether the sentence tells of something that recurs.
  private var recurs = false
  /// A year told in the same sentence, which a month without one belongs to.
  private(set) var nearYear: Int?

  init(_ reference: Reference?, prefersFuture: Bool, isNarrative: Bool, isArticle: Bool = false) {
    self.isArticle = isArticle
    self.reference = reference
    self.prefersFuture = prefersFuture
    self.isNarrative = isNarrative
  }

  /// The day that undecided dates are seen from.
  var focus: CalendarDay? {
    isNarrative ? mention?.firstDay ?? reference?.day : reference?.day
  }

  /// What ``focus`` is called in the anchor of a value.
  var focusText: String? {
    if isNarrative, let mention { return mention.timex }
    return reference?.text
  }

  /// The day of a time without one: the day last told, in the paragraph or before it; in an
  /// article that told none, the day it was written. Where things recur ("daily from 10 a.m.")
  /// there is none. `tense` is that of the sentence.
  func clockDay(_ tense: Lexicon.Tense?) -> CalendarDay? {
    if recurs { return nil }
    guard let today = reference?.day, !isNarrative else { return nearDay ?? lastDay }
    // "It votes again on Nov. 15. The decision came at 11 p.m." is not of the day ahead.
    if let nearDay, tense != .past || nearDay <= today { return nearDay }
    // What will be at 6 p.m. is not of a day last week.
    if tense == .future, isArticle, let newsDay, today.number - newsDay.number > 1 { return today }
    return newsDay ?? (isArticle ? today : nil)
  }

  /// Whether news tells of `day` by the hour: a day long ago or ahead is an aside.
  private func isNews(_ day: CalendarDay) -> Bool {
    guard let today = reference?.day else { return false }
    return day <= today && today.number - day.number <= Self.newsDays
  }

  /// The last period of `unit` that was told, if any was near enough to come back to.
  func told(_ unit: Unit?) -> Period? {
    let near = mention.flatMap { $0.unit.rawValue > Unit.day.rawValue ? $0 : nil }
    switch unit {
    // "Sales fell last month, from 3 million in the year-ago period": the month.
    case nil:
      return near.flatMap { $0.unit == .month || $0.unit == .quarter ? $0 : nil } ?? yearPart
        ?? near
    case .quarter:
      // "In the first half … in the quarter": not the half.
      if case .quarter? = yearPart { return yearPart }
      return nil
    case let unit?: return near?.unit == unit ? near : nil
    }
  }

  /// How many days before it was written an article tells of by the hour.
  private static let newsDays = 14

  /// The last day told, unless it lies ahead of the article: what "that night" follows.
  var pastDay: CalendarDay? {
    guard let lastDay, !isNarrative, let today = reference?.day else { return lastDay }
    return lastDay <= today ? lastDay : nil
  }

  /// Begins a paragraph: what was near is no longer.
  mutating func beginParagraph() {
    nearDay = nil
    nearYear = nil
    instant = nil
    hasYearPart = false
    lastMonth = nil
    if !isNarrative {
      mention = nil
      lastTold = nil
    }
  }

  /// Begins a sentence, which may tell of something that recurs.
  mutating func beginSentence(recurs: Bool) {
    nearYear = nil
    self.recurs = recurs
  }

  /// Notes a date that was told; `leads` says whether its sentence begins with it, `isNamed`
  /// whether it has a name of its own and is not counted from another ("a year earlier"), `isAside`
  /// whether the time of what is told is another.
  mutating func tell(
    _ period: Period,
    at instant: Instant? = nil,
    year: Int?,
    leads: Bool,
    isNamed: Bool = true,
    isAside: Bool = false
  ) {
    if let instant, !isAside { self.instant = instant }
    if case .day(let day) = period, !isAside {
      nearDay = day
      lastDay = day
      if isNews(day) { newsDay = day }
    }
    if let year { nearYear = year }
    // "In the third quarter, from 4 percent in the second": the first is what is told of.
    if period.unit == .quarter, isNamed, !isAside, !hasYearPart || leads {
      yearPart = period
      hasYearPart = true
    }
    lastTold = period
    if case .month = period { lastMonth = period }
    if isNarrative, looksAside(period, leads) { return }
    if period.unit.rawValue <= Unit.month.rawValue, let day = period.firstDay {
      month = day.fields.month
    } else if period.firstDay?.fields.year != mention?.firstDay?.fields.year {
      month = nil
    }
    mention = period
  }

  /// Whether a history only looks aside: "until 1975", "since the 1930s". The story goes on
  /// from where it was.
  private func looksAside(_ period: Period, _ leads: Bool) -> Bool {
    guard let now = mention?.firstDay?.fields.year, !leads else { return false }
    switch period {
    case .decade, .century: return true
    case .year(let year): return year < now || year > now + 1
    default: return false
    }
  }
}

/// The time an article was written.
struct Reference: Hashable, Sendable {
  /// The day.
  let day: CalendarDay
  /// The time of day, where it is known.
  let clock: Clock?
  /// As it was given, in ISO 8601.
  let text: String

  /// Reads an ISO 8601 date, or one with a time; `nil` for anything else.
  init?(_ text: String) {
    guard let day = CalendarDay(isoText: text) else { return nil }
    self.day = day
    self.text = text
    clock = Clock(isoText: text)
  }
}

extension Clock {
  /// Reads the time of an ISO 8601 date and time, to the second.
  init?(isoText text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 16, let hour = decimal(bytes[11..<13]), hour < 24,
      let minute = decimal(bytes[14..<16]), minute < 60
    else { return nil }
    var second: Int?
    var rest = 16
    if bytes.count >= 19, bytes[16] == UInt8(ascii: ":") {
      second = decimal(bytes[17..<19])
      rest = 19
      while rest < bytes.count, bytes[rest] == UInt8(ascii: ".") || bytes[rest] &- 48 < 10 {
        rest += 1
      }
    }
    self.init(
      hour: hour,
      minute: minute,
      second: second,
      zone: String(decoding: bytes[rest...], as: UTF8.self)
    )
  }
}
