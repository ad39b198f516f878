/// What the tables say of a single word, whatever its case. A word may be many things:
/// "Will" is a function word and a given name, "General" a rank and part of company names.
struct WordClass: OptionSet, Hashable, Sendable {
  let rawValue: UInt32

  /// An ordinary word of English prose.
  static let common = Self(rawValue: 1 << 0)
  /// A word of grammar: article, pronoun, conjunction, preposition, auxiliary, numeral.
  static let function = Self(rawValue: 1 << 1)
  /// A name given to children.
  static let given = Self(rawValue: 1 << 2)
  /// A small word inside personal names: "van", "bin".
  static let particle = Self(rawValue: 1 << 3)
  /// What a person is: "envoy", "singer".
  static let role = Self(rawValue: 1 << 4)
  /// A word that stands before a role: "former", "deputy".
  static let modifier = Self(rawValue: 1 << 5)
  /// The legal form of a company, behind its name.
  static let legal = Self(rawValue: 1 << 6)
  /// The last word of many names of organizations and of hardly anything else.
  static let head = Self(rawValue: 1 << 7)
  /// The last word of names of organizations, but also of places and things.
  static let weakHead = Self(rawValue: 1 << 8)
  /// A word that "of", "for" or "on" continues to the name of an organization.
  static let link = Self(rawValue: 1 << 9)
  /// What an organization is, written small: "company", "newspaper".
  static let organizationNoun = Self(rawValue: 1 << 10)
  /// The last word of names of events.
  static let event = Self(rawValue: 1 << 11)
  /// A verb of saying.
  static let saying = Self(rawValue: 1 << 12)
  /// A verb whose subject is mostly a person.
  static let personVerb = Self(rawValue: 1 << 13)
  /// A weekday, a month, a feast.
  static let calendar = Self(rawValue: 1 << 14)
  /// A word that a number belongs to: "Channel 4".
  static let numbered = Self(rawValue: 1 << 15)
  /// A country or a part of the world.
  static let country = Self(rawValue: 1 << 16)
  /// A people, a faith, a political colour.
  static let people = Self(rawValue: 1 << 17)
  /// A town, a district, a state of a country.
  static let city = Self(rawValue: 1 << 18)
  /// A form of address or an office that is one word.
  static let title = Self(rawValue: 1 << 19)

  /// The last word of names of organizations, but more often of something else.
  static let faintHead = Self(rawValue: 1 << 20)
  /// An ordinary word that names begin with: "New", "Royal".
  static let nameOpener = Self(rawValue: 1 << 21)

  static let place: Self = [.country, .city]
  static let anyHead: Self = [.head, .weakHead, .faintHead, .legal]
}

extension WordClass {
  func has(_ other: Self) -> Bool { !isDisjoint(with: other) }
}
