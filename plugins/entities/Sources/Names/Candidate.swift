import PluginKit

/// A name found in a unit, with what the unit says about it. Positions are token indices.
struct Candidate {
  /// A stretch of tokens, both ends included.
  struct Words {
    var first: Int
    var last: Int
  }

  /// How it was cut out of its run, as in the rule of the annotation.
  enum Form {
    case known, titled, sequence, single, acronym
  }

  var first: Int
  var last: Int
  var form: Form
  /// What its own words say of its kind: the same wherever it stands.
  var shape = Evidence()
  /// What the words around it say.
  var context = Evidence()
  /// What the model that learned from marked texts says, if there is one.
  var learned = Evidence()
  /// How likely the model takes it for a place, from 0 to 1.
  var placeChance = 0.0
  /// The title or role before the name.
  var title: Words?
  /// The role in the apposition behind the name.
  var apposition: Words?
  /// The age behind the name.
  var age: Int?
  /// The people or place in "Afghan-born".
  var origin: Words?
  /// The acronym in parentheses behind the name.
  var acronym: Words?
  /// Whether only capitals speak for it, in a text where all words have them or at the
  /// start of a sentence.
  var isWeak = false
  /// Whether it is no name, but a description such as "The U.S. special envoy".
  var isDescription = false
}

/// How much speaks for a person, an organization, a place and an event. A point is worth
/// about a factor of two in odds.
struct Evidence: Equatable {
  var person = 0.0
  var organization = 0.0
  var place = 0.0
  var event = 0.0

  static func += (left: inout Evidence, right: Evidence) {
    left.person += right.person
    left.organization += right.organization
    left.place += right.place
    left.event += right.event
  }
}
