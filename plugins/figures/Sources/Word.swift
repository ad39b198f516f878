/// What the tables say of one word: its part in numbers and beside them.
struct Word: Sendable {
  /// The parts a word can play. One word may play several: "second", "pounds", "may".
  struct Traits: OptionSet, Hashable, Sendable {
    let rawValue: UInt64

    /// Numerals: "seven", "seventeen", "seventy", "hundred", "thousand", "zero".
    static let unit = Traits(rawValue: 1 << 0)
    static let teen = Traits(rawValue: 1 << 1)
    static let tens = Traits(rawValue: 1 << 2)
    static let hundred = Traits(rawValue: 1 << 3)
    static let scale = Traits(rawValue: 1 << 4)
    static let zero = Traits(rawValue: 1 << 5)
    /// "thousands", "millions".
    static let scales = Traits(rawValue: 1 << 6)
    /// Magnitudes that may be attached ("bn"), and those that must be ("m").
    static let shortScale = Traits(rawValue: 1 << 7)
    static let letterScale = Traits(rawValue: 1 << 8)
    /// "seventh", and its plural as a denominator.
    static let ordinal = Traits(rawValue: 1 << 9)
    static let parts = Traits(rawValue: 1 << 10)
    /// A word that no noun phrase goes beyond.
    static let function = Traits(rawValue: 1 << 11)
    static let verb = Traits(rawValue: 1 << 12)
    /// A noun of many that has no plural s: "people", "staff".
    static let collective = Traits(rawValue: 1 << 13)
    /// A noun in the singular that "one" counts: "man", "house".
    static let countable = Traits(rawValue: 1 << 14)
    /// Ends in s and is no plural.
    static let notPlural = Traits(rawValue: 1 << 15)
    /// A plural that stands before nouns: "arms", "sports".
    static let attributive = Traits(rawValue: 1 << 16)
    /// Passed over between a number and its noun: "more", "other".
    static let passed = Traits(rawValue: 1 << 17)
    /// After these, "one" is a pronoun.
    static let beforePronoun = Traits(rawValue: 1 << 18)
    /// A number behind it is a label: "page", "Boeing".
    static let label = Traits(rawValue: 1 << 19)
    static let sport = Traits(rawValue: 1 << 20)
    /// After these, "from 3 to 5" is a change and no range.
    static let change = Traits(rawValue: 1 << 21)
    static let finish = Traits(rawValue: 1 << 22)
    static let weighing = Traits(rawValue: 1 << 23)
    static let superlative = Traits(rawValue: 1 << 24)
    static let month = Traits(rawValue: 1 << 25)
    static let clock = Traits(rawValue: 1 << 26)
    /// After an ordinal, names a date, a rank or a person: "century", "lady".
    static let afterDateOrdinal = Traits(rawValue: 1 << 27)
    /// Behind "5m", says that metres are meant.
    static let lengthwise = Traits(rawValue: 1 << 28)
    /// A unit of time.
    static let duration = Traits(rawValue: 1 << 29)
    /// Ends in -ly and is no adverb.
    static let notAdverb = Traits(rawValue: 1 << 30)
    /// Behind a number and a hyphen, makes a word that counts nothing: "two-way".
    static let compounding = Traits(rawValue: 1 << 31)
    /// Before four digits, says that they are a year: "in", "since".
    static let beforeYear = Traits(rawValue: 1 << 32)
    /// Behind digits and a name, makes an address of them: "207 South Street".
    static let street = Traits(rawValue: 1 << 33)
    /// Near a pair of numbers, says that they are the result of a vote.
    static let vote = Traits(rawValue: 1 << 34)
    /// Begins a figure, though it is no numeral: "half", "dozens".
    static let starting = Traits(rawValue: 1 << 35)
    /// Begins an idiom.
    static let idiomatic = Traits(rawValue: 1 << 36)

    /// Words that a spelled number can begin with.
    static let numeral: Traits = [.unit, .teen, .tens, .hundred, .scale, .zero]
    /// Words that can begin a figure without a digit.
    static let starter: Traits = [
      .unit, .teen, .tens, .hundred, .scale, .zero, .scales, .ordinal, .starting,
    ]
  }

  /// The parts it plays.
  var traits: Traits = []
  /// The value of a numeral, ordinal or denominator.
  var number = 0
  /// The power of ten of a magnitude.
  var exponent = 0

  /// The names of the classes in `words.tsv`.
  static let classes: [String: Traits] = [
    "function": .function, "verb": .verb, "collective": .collective, "person": .countable,
    "plural-not": .notPlural, "attribute-plural": .attributive, "skip": .passed,
    "pronoun-blocker": .beforePronoun, "label": .label, "sport": .sport, "change": .change,
    "finish": .finish, "weigh": .weighing, "superlative": .superlative, "month": .month,
    "clock": .clock, "dateword": .afterDateOrdinal, "lengthy": .lengthwise,
    "adverb-not": .notAdverb, "compound": .compounding, "before-year": .beforeYear,
    "street": .street, "vote": .vote,
  ]

  /// The names of the classes in `numerals.tsv`.
  static let numerals: [String: Traits] = [
    "zero": .zero, "unit": .unit, "teen": .teen, "tens": .tens, "hundred": .hundred,
  ]
}
