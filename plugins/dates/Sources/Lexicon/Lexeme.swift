/// What the grammar sees of a token: its class and a small value, never its letters.
struct Lexeme: Hashable, Sendable {
  /// The classes, under the names they have in the tables.
  enum Kind: String, Hashable, Sendable {
    /// A token that plays no part in dates. The value is 1 for a word that ends in "ed".
    case plain

    // Numbers. The detail of a plain number is the count of its digits.
    case number, grouped, decimal, dotted
    case numeral, multiplier, dozen, half, couple, vague, ordinal, ordinalSuffix, counted

    // The calendar and the clock.
    case month, weekday, weekdays, weekend, weekends, unit, season, dayPart, dayParts, clockWord
    case deictic, tonight, meridiem, oclock, zone, isoTime, period, business
    case letterH, letterP, letterM, ish

    // Relations.
    case relation, edge, edgeNoun, earlier, later, ago, before, after, recent
    case edgePart, tens, vagueWord, another, letteredEdge, all, longUnit
    case middle, full, prefix, workdays, hence, back, futureWord, futureNoun, within
    case every, each, other, times, timesNoun, recurrence, per
    case present, pastWord, approximator, quantityNoun, circa, era, dayName

    // Small words and signs.
    case the, article, of, and, or, to, from, between, on, at, `in`, by, since, `for`, over
    case old, long, age, local, time, letterS, possessor, countryWord, born
    case dash, slash, colon, semicolon, comma, stop, open, shut, apostrophe, money, plus, percent
  }

  /// What a table says of a word beside its class.
  enum Trait: String, Hashable, Sendable {
    case none = ""
    /// A unit in the plural.
    case plural
    /// An abbreviation, which needs company: "Sun", "Mar".
    case abbreviated
    /// Also a common word: "May", "March", "spring".
    case doubtful
    /// Also a given name: "June".
    case name
    /// A numeral that units may follow: "twenty".
    case tens
  }

  /// The class.
  var kind: Kind
  /// Which of its class: the month, the number, the raw value of a unit.
  var value: Int32 = 0
  /// For numbers, the digits: of the number, of the fraction, or the packed rest.
  var detail: Int32 = 0
  /// What the table says beside.
  var trait: Trait = .none
  /// Whether a named day may begin with it: "Good" Friday, "St" Patrick's Day.
  var opensName = false

  /// Plays no part.
  static let none = Lexeme(kind: .plain)

  /// Whether a number of four digits begins with a zero, as no count or year does: "0930".
  var isZeroLed: Bool { detail == 4 && value < 1000 }

  /// The value as an integer.
  var number: Int { Int(value) }
}

/// How "last", "next" and their like point.
enum Relation: Int, Hashable, Sendable, CaseIterable {
  case last, previous, next, coming, following, this, that, same, final
}

/// Which part of a period "early", "late" and "the end of" point at.
enum Edge: Int, Hashable, Sendable, CaseIterable {
  case start, mid, end
}

extension Lexeme {
  /// Whether an expression may begin with such a token: a cheap answer, so that ordinary words
  /// cost nothing more.
  var mayBegin: Bool { opensName || kind.mayBegin }
}

extension Lexeme.Kind {
  fileprivate var mayBegin: Bool {
    switch self {
    case .plain, .of, .and, .or, .to, .on, .by, .since, .for: false
    case .comma, .stop, .colon, .semicolon, .dash, .slash, .open, .shut: false
    default: true
    }
  }
}
