import PluginKit

/// The rules. Expressions hold the case alone, which is one byte; what each reads stands once, in
/// `texts`.
enum DateRule: UInt8, Hashable, Sendable, CaseIterable {
  case dayMonth, monthDay, isoDate, isoTime, numericDate, dottedDate, impossible, dayRange, range,
    shortDate, dayInList, dayAlone, counted, told, offset, holiday, namedDay, businessYear,
    month, monthYear, monthRelative, season, yearPart, year, era, yearRange, decade,
    century, weekday, weekdayPast, weekdayFuture, weekdayRelative, weekend, deicticDay,
    deicticPart, period, edge, ago, mention, dayPart, clock, rate, duration,
    durationAdjective, durationRelative, durationVague, every, frequency, adverb, plural,
    present, past, future

  /// The name that annotations carry.
  var id: String { texts.id }

  /// The case of the rule of this name.
  init?(id: String) {
    guard let found = Self.byID[id] else { return nil }
    self = found
  }

  /// All rules as the host knows them.
  static let all = allCases.map { Rule($0.texts.id, $0.texts.summary) }

  private static let byID = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.id, $0) }
  )

  /// The name and what the rule reads.
  private var texts: (id: String, summary: String) {
    switch self {
    case .dayMonth: ("dates.calendar.day-month", "A day before its month: 8 October.")
    case .monthDay: ("dates.calendar.month-day", "A day behind its month: October 8.")
    case .isoDate: ("dates.calendar.iso", "An ISO 8601 date: 2018-10-08.")
    case .isoTime: ("dates.calendar.iso-time", "An ISO 8601 date with a time.")
    case .numericDate:
      ("dates.calendar.numeric", "A date in figures, in the order of the locale: 10/8/18.")
    case .dottedDate: ("dates.calendar.dotted", "A date with stops: 8.10.2018.")
    case .impossible:
      ("dates.calendar.impossible", "A day that no calendar has, left as it is written: 31 April.")
    case .dayRange: ("dates.range.days-of-month", "Days that share their month: October 4-14.")
    case .range: ("dates.range.two-ends", "From one time to another.")
    case .shortDate: ("dates.calendar.short", "A date in figures without its year: 5/12.")
    case .dayInList:
      ("dates.calendar.list", "A day of a list that shares its month: 18 and 19 June.")
    case .dayAlone: ("dates.calendar.day", "A day of a month by its number: the 8th.")
    case .counted:
      (
        "dates.counted",
        "What is counted out of a month or year: the first Tuesday of October, week 31."
      )
    case .told:
      (
        "dates.relative.told",
        "A period that the article comes back to: the quarter, the same period."
      )
    case .offset:
      ("dates.distance.offset", "A distance from something that is said: two days after Christmas.")
    case .holiday: ("dates.named.holiday", "A day that has a name every year: Easter.")
    case .namedDay: ("dates.named.day", "A day that has a name and was once: 9/11.")
    case .businessYear: ("dates.year.business", "A fiscal or school year: fiscal 2019.")
    case .month: ("dates.month.named", "A month without its year.")
    case .monthYear: ("dates.month.year", "A month of a year.")
    case .monthRelative: ("dates.month.relative", "Last October, next May.")
    case .season: ("dates.season", "A season, with or without a year.")
    case .yearPart: ("dates.year.part", "A quarter or half of a year.")
    case .year: ("dates.year.in-context", "A year of four digits in company.")
    case .era: ("dates.year.era", "A year with its era: 490 BC.")
    case .yearRange: ("dates.year.range", "Two years against a dash: 1990–95.")
    case .decade: ("dates.decade", "Ten years: the 1970s.")
    case .century: ("dates.century", "A hundred years: the 19th century.")
    case .weekday: ("dates.weekday.bare", "A day of the week, in the tense it is told.")
    case .weekdayPast: ("dates.weekday.past", "A day of the week that has been.")
    case .weekdayFuture: ("dates.weekday.future", "A day of the week to come.")
    case .weekdayRelative: ("dates.weekday.relative", "Last Tuesday, this Friday.")
    case .weekend: ("dates.weekend", "A Saturday and Sunday.")
    case .deicticDay: ("dates.relative.day", "Today, yesterday, tomorrow.")
    case .deicticPart: ("dates.relative.day-part", "Last night, this morning.")
    case .period: ("dates.relative.period", "Last week, this year.")
    case .edge: ("dates.relative.edge", "The part of a time: early May, the end of 2019.")
    case .ago: ("dates.distance.ago", "An amount before or after the time of writing.")
    case .mention: ("dates.distance.mention", "A distance from the last date told: two days later.")
    case .dayPart: ("dates.day-part", "A part of a day that is named.")
    case .clock: ("dates.clock", "A time of day.")
    case .rate: ("dates.set.rate", "What a price or count is for: $31 a month.")
    case .duration: ("dates.duration.counted", "A length of time: two days.")
    case .durationAdjective: ("dates.duration.adjective", "A length in front: 17-year.")
    case .durationRelative:
      ("dates.duration.relative", "A length next to the present: the past two months.")
    case .durationVague: ("dates.duration.vague", "For years, years-long.")
    case .every: ("dates.set.every", "Every Tuesday, each year.")
    case .frequency: ("dates.set.frequency", "Twice a week.")
    case .adverb: ("dates.set.adverb", "Daily, annually.")
    case .plural: ("dates.set.weekdays", "On Mondays, at weekends.")
    case .present: ("dates.vague.present", "Now, currently.")
    case .past: ("dates.vague.past", "Recently, in recent years.")
    case .future: ("dates.vague.future", "The future, soon.")
    }
  }
}
