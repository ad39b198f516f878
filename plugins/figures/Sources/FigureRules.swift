import PluginKit

/// The rules of the plugin, by the names that annotations carry.
enum FigureRules {
  static let cardinalDigits = Rule("figures.cardinal.digits", "A number in digits.")
  static let cardinalWords = Rule("figures.cardinal.words", "A number in words.")
  static let magnitude = Rule(
    "figures.cardinal.magnitude",
    "A number with a magnitude behind it, or a fraction of one."
  )
  static let vague = Rule("figures.cardinal.vague", "\"Hundreds of\": known from below only.")
  static let cardinalRange = Rule("figures.cardinal.range", "Two numbers, from one to the other.")
  static let ordinalDigits = Rule("figures.ordinal.digits", "An ordinal in digits.")
  static let ordinalWords = Rule("figures.ordinal.words", "An ordinal in words.")
  static let percent = Rule("figures.percent", "A share in percent.")
  static let points = Rule("figures.percent.points", "Percentage points.")
  static let basisPoints = Rule("figures.percent.basis-points", "Basis points.")
  static let price = Rule("figures.money.price", "What a price is for: $3.20 a gallon.")
  static let moneySign = Rule("figures.money.prefix-symbol", "A sum behind a sign or code.")
  static let moneyCode = Rule("figures.money.suffix-symbol", "A sum before a sign or code.")
  static let moneyName = Rule("figures.money.name", "A sum before the name of a currency.")
  static let unit = Rule("figures.quantity.unit", "A number with a unit of measurement.")
  static let rate = Rule("figures.quantity.rate", "A number with a unit per another.")
  static let feetInches = Rule("figures.quantity.feet-inches", "Feet and inches together.")
  static let compound = Rule("figures.quantity.compound", "A unit and a smaller one: 6st 4lb.")
  static let bareUnit = Rule("figures.quantity.bare", "\"A mile away\": one of a unit.")
  static let coordinate = Rule("figures.quantity.coordinate", "A latitude or longitude.")
  static let magnitudeOfQuake = Rule("figures.quantity.magnitude", "The magnitude of a quake.")
  static let ageAfterName = Rule("figures.age.after-name", "A number between commas behind a name.")
  static let agePredicate = Rule("figures.age.predicate", "\"She was 82.\"")
  static let ageOld = Rule("figures.age.old", "\"31-year-old\", \"two months of age\".")
  static let ageAged = Rule("figures.age.aged", "A number behind \"aged\" or \"age\".")
  static let ageGroup = Rule("figures.age.group", "\"Over-65s\": people by an age they are beyond.")
  static let ageDecade = Rule("figures.age.decade", "\"In her sixties\": an age within ten years.")
  static let fraction = Rule("figures.fraction.words", "A part of a whole.")
  static let share = Rule("figures.fraction.share", "\"One in five\", \"nine out of 10\".")
  static let multiple = Rule("figures.multiple", "How many times as much.")
  static let score = Rule("figures.score", "A result of a match or a vote.")

  static let ratio = Rule("figures.ratio", "How many of one for one of another, or odds.")

  /// All of them, in the order above.
  static let all = [
    cardinalDigits, cardinalWords, magnitude, vague, cardinalRange, ordinalDigits, ordinalWords,
    percent, points, basisPoints, price, moneySign, moneyCode, moneyName, unit, rate, feetInches,
    compound, bareUnit, coordinate, magnitudeOfQuake, ageAfterName, agePredicate, ageOld, ageAged,
    ageGroup, ageDecade, fraction, share, multiple, score, ratio,
  ]
}
