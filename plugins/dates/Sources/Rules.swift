import PluginKit

/// The rules, each under the name that annotations carry.
enum Rules {
  static let dayMonth = Rule("dates.calendar.day-month", "A day before its month: 8 October.")
  static let monthDay = Rule("dates.calendar.month-day", "A day behind its month: October 8.")
  static let isoDate = Rule("dates.calendar.iso", "An ISO 8601 date: 2018-10-08.")
  static let isoTime = Rule("dates.calendar.iso-time", "An ISO 8601 date with a time.")
  static let numericDate = Rule(
    "dates.calendar.numeric",
    "A date in figures, in the order of the locale: 10/8/18."
  )
  static let dottedDate = Rule("dates.calendar.dotted", "A date with stops: 8.10.2018.")
  static let impossible = Rule(
    "dates.calendar.impossible",
    "A day that no calendar has, left as it is written: 31 April."
  )
  static let dayRange = Rule(
    "dates.range.days-of-month",
    "Days that share their month: October 4-14."
  )
  static let range = Rule("dates.range.two-ends", "From one time to another.")

  static let shortDate = Rule("dates.calendar.short", "A date in figures without its year: 5/12.")
  static let dayInList = Rule(
    "dates.calendar.list",
    "A day of a list that shares its month: 18 and 19 June."
  )
  static let dayAlone = Rule("dates.calendar.day", "A day of a month by its number: the 8th.")
  static let counted = Rule(
    "dates.counted",
    "What is counted out of a month or year: the first Tuesday of October, week 31."
  )
  static let told = Rule(
    "dates.relative.told",
    "A period that the article comes back to: the quarter, the same period."
  )
  static let offset = Rule(
    "dates.distance.offset",
    "A distance from something that is said: two days after Christmas."
  )
  static let holiday = Rule("dates.named.holiday", "A day that has a name every year: Easter.")
  static let namedDay = Rule("dates.named.day", "A day that has a name and was once: 9/11.")
  static let businessYear = Rule("dates.year.business", "A fiscal or school year: fiscal 2019.")

  static let month = Rule("dates.month.named", "A month without its year.")
  static let monthYear = Rule("dates.month.year", "A month of a year.")
  static let monthRelative = Rule("dates.month.relative", "Last October, next May.")
  static let season = Rule("dates.season", "A season, with or without a year.")
  static let yearPart = Rule("dates.year.part", "A quarter or half of a year.")
  static let year = Rule("dates.year.in-context", "A year of four digits in company.")
  static let era = Rule("dates.year.era", "A year with its era: 490 BC.")
  static let yearRange = Rule("dates.year.range", "Two years against a dash: 1990–95.")
  static let decade = Rule("dates.decade", "Ten years: the 1970s.")
  static let century = Rule("dates.century", "A hundred years: the 19th century.")

  static let weekday = Rule("dates.weekday.bare", "A day of the week, in the tense it is told.")
  static let weekdayPast = Rule("dates.weekday.past", "A day of the week that has been.")
  static let weekdayFuture = Rule("dates.weekday.future", "A day of the week to come.")
  static let weekdayRelative = Rule("dates.weekday.relative", "Last Tuesday, this Friday.")
  static let weekend = Rule("dates.weekend", "A Saturday and Sunday.")

  static let deicticDay = Rule("dates.relative.day", "Today, yesterday, tomorrow.")
  static let deicticPart = Rule("dates.relative.day-part", "Last night, this morning.")
  static let period = Rule("dates.relative.period", "Last week, this year.")
  static let edge = Rule("dates.relative.edge", "The part of a time: early May, the end of 2019.")
  static let ago = Rule("dates.distance.ago", "An amount before or after the time of writing.")
  static let mention = Rule(
    "dates.distance.mention",
    "A distance from the last date told: two days later."
  )
  static let dayPart = Rule("dates.day-part", "A part of a day that is named.")
  static let clock = Rule("dates.clock", "A time of day.")

  static let rate = Rule("dates.set.rate", "What a price or count is for: $31 a month.")
  static let age = Rule("dates.duration.age", "How long somebody has lived: 67-year-old.")
  static let duration = Rule("dates.duration.counted", "A length of time: two days.")
  static let durationAdjective = Rule("dates.duration.adjective", "A length in front: 17-year.")
  static let durationRelative = Rule(
    "dates.duration.relative",
    "A length next to the present: the past two months."
  )
  static let durationVague = Rule("dates.duration.vague", "For years, years-long.")

  static let every = Rule("dates.set.every", "Every Tuesday, each year.")
  static let frequency = Rule("dates.set.frequency", "Twice a week.")
  static let adverb = Rule("dates.set.adverb", "Daily, annually.")
  static let plural = Rule("dates.set.weekdays", "On Mondays, at weekends.")

  static let present = Rule("dates.vague.present", "Now, currently.")
  static let past = Rule("dates.vague.past", "Recently, in recent years.")

  static let future = Rule("dates.vague.future", "The future, soon.")

  static let all = [
    shortDate, dayInList, dayAlone, counted, offset, holiday, namedDay, businessYear, future,
    dayMonth, monthDay, isoDate, isoTime, numericDate, dottedDate, impossible, dayRange, range,
    month, monthYear, monthRelative, season, yearPart, year, era, yearRange, decade, century,
    weekdayPast, weekdayFuture, weekdayRelative, weekday, weekend, deicticDay, deicticPart,
    period, edge, ago, mention, dayPart, clock, duration, durationAdjective, durationRelative,
    durationVague, every, frequency, adverb, plural, present, past, told, rate, age,
  ]
}
