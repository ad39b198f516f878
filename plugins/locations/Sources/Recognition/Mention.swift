import PluginKit

/// A name in the text that may be a place, with the places it may be.
struct Mention: Sendable {
  /// A place it may be.
  struct Reading: Sendable {
    var record: Gazetteer.Record
    var traits: NameTraits
    /// In hundredths of a power of ten, as ``Prior``.
    var score: Int

    var placeClass: PlaceClass { Feature.placeClass(record.kind) }
    var isDemonym: Bool { !traits.isDisjoint(with: .demonym) }
    var isTown: Bool { !isDemonym && (placeClass == .city || placeClass == .capital) }
    /// Whether it is a country, a continent or a capital, which act and speak in news.
    var isPower: Bool {
      switch placeClass {
      case .country, .continent: true
      case .capital: record.weight > 100_000
      default: false
      }
    }
  }

  /// The first and last token of the name.
  var first: Int
  var last: Int
  /// The likeliest first; none for a place that no table has.
  var readings: [Reading]
  /// What is known to contain a place that no table has.
  var container: Gazetteer.Record?
  /// The town beside a place that no table has.
  var nearby: Gazetteer.Record?
  /// How many tokens away that town is named; farther ones say nothing.
  var distance = 40
  /// What the words around it say, see ``Evidence``.
  var evidence: Evidence = []
  /// The rule that decided which place it is.
  var rule: Rule = LocationRules.prior

  /// Whether the name is usually no place. Not so for countries and capitals: "Chad" and
  /// "Washington" are people too, but in news oftener places.
  var isDoubtful: Bool { readings.allSatisfy { $0.traits.contains(.doubtful) && !$0.isPower } }
  var isDemonym: Bool { readings.first?.isDemonym ?? false }
  var isPower: Bool { readings.first?.isPower ?? false }
  var isCountry: Bool {
    readings.first?.placeClass == .country || readings.first?.placeClass == .continent
  }
}

/// What the words around a name say of it.
struct Evidence: OptionSet, Sendable {
  let rawValue: UInt16

  /// "in", "near", "from" stands before it.
  static let locative = Evidence(rawValue: 1)
  /// "the province of" before it, or "province" behind it.
  static let head = Evidence(rawValue: 2)
  /// The country or region that contains it stands behind it.
  static let containment = Evidence(rawValue: 4)
  /// It contains the place named before it.
  static let container = Evidence(rawValue: 128)
  /// It stands in a list with other places.
  static let sibling = Evidence(rawValue: 8)
  /// It opens the text as a dateline does.
  static let dateline = Evidence(rawValue: 16)
  /// What lives or works in places stands behind it: "Regina residents".
  static let local = Evidence(rawValue: 64)
  /// It stands at the start of a sentence, where a capital says nothing.
  static let sentenceStart = Evidence(rawValue: 32)
  /// The text says that it is a town or the like: "Liling is a city in Hunan".
  static let defined = Evidence(rawValue: 256)
  /// The word beside it asks for a region: "New York state".
  static let regionHead = Evidence(rawValue: 512)

  /// What leaves no doubt that a name is a place, here and further on.
  static let avowed: Evidence = [.head, .containment, .container, .dateline, .defined, .local]

  /// What makes a place of a name that usually is none.
  static let strong: Evidence = [
    .locative, .head, .containment, .container, .sibling, .dateline, .local, .defined,
  ]
}

/// The rules by which places are found and told apart.
enum LocationRules {
  static let prior = Rule(
    "locations.name.prior",
    "Takes the place that most people mean by the name."
  )
  static let context = Rule(
    "locations.name.context",
    "Takes the place that lies with the others of the paragraph."
  )
  static let article = Rule(
    "locations.name.article",
    "Takes the place that lies with the others of the article."
  )
  static let containment = Rule(
    "locations.containment",
    "Takes the place that lies in the country or region named behind it: \"Davos, Switzerland\"."
  )
  static let head = Rule(
    "locations.head",
    "Takes the region or the town that the word beside the name asks for: \"Kabul Province\"."
  )
  static let demonym = Rule(
    "locations.demonym",
    "Takes a word for the people or things of a place to its place: \"Afghan\"."
  )

  static let repeated = Rule(
    "locations.repeated",
    "Takes the place that the same name stood for with its container elsewhere."
  )
  static let defined = Rule(
    "locations.defined",
    "Takes the town that lies where the text says it does: \"Liling is a city in Hunan\"."
  )
  static let unlistedDefined = Rule(
    "locations.unlisted.defined",
    "Takes a name that no table has there, and that the text calls a town or the like."
  )
  static let unlistedHead = Rule(
    "locations.unlisted.head",
    "Takes a name that no table has, with or beside a word for a sort of place: \"Collier County\"."
  )
  static let unlistedContained = Rule(
    "locations.unlisted.contained",
    "Takes a name that no table has, with its region or country behind it: \"in Visbek, Germany\"."
  )

  static let unlistedLikely = Rule(
    "locations.unlisted.likely",
    "Takes a name that no table has, and that another plugin is nearly sure is a place."
  )

  static let all = [
    prior, context, article, containment, repeated, head, defined, unlistedHead, unlistedContained,
    unlistedDefined, unlistedLikely, demonym,
  ]
}
