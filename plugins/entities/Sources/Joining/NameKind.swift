import PluginKit

/// What a name can be decided to name here. Places are left to whoever knows places.
enum NameKind: Int, CaseIterable {
  case person, organization, event, place

  /// The kind of its annotations; `nil` for what is not reported.
  var annotationKind: AnnotationKind? {
    switch self {
    case .person: .person
    case .organization: .organization
    case .event: .event
    case .place: nil
    }
  }

  static let rules: [Rule] = [
    Rule("entities.person.title", "A title or a role stands before the name."),
    Rule("entities.person.apposition", "An apposition or an age behind the name says who it is."),
    Rule("entities.person.name", "Given name, initials or particles make it a person's name."),
    Rule("entities.person.joined", "Another mention in the article says who is meant."),
    Rule("entities.person.learned", "A model that learned from marked texts says so."),
    Rule("entities.organization.known", "The organization is in the plugin's list."),
    Rule("entities.organization.head", "A word such as Ministry, University or Inc. is its head."),
    Rule("entities.organization.context", "The words around the name call it an organization."),
    Rule("entities.organization.joined", "Another mention in the article says what is meant."),
    Rule("entities.organization.learned", "A model that learned from marked texts says so."),
    Rule("entities.event.head", "A word such as War, Olympics or Summit is its head."),
  ]
}

extension Evidence {
  /// The points for `kind`.
  subscript(kind: NameKind) -> Double {
    get {
      switch kind {
      case .person: person
      case .organization: organization
      case .event: event
      case .place: place
      }
    }
    set {
      switch kind {
      case .person: person = newValue
      case .organization: organization = newValue
      case .event: event = newValue
      case .place: place = newValue
      }
    }
  }

  /// The larger of two, kind by kind.
  static func max(_ one: Self, _ two: Self) -> Self {
    Self(
      person: Swift.max(one.person, two.person),
      organization: Swift.max(one.organization, two.organization),
      place: Swift.max(one.place, two.place),
      event: Swift.max(one.event, two.event)
    )
  }

  /// The kind with the most points, if it has enough of them and a lead over the others.
  var verdict: (kind: NameKind, points: Double)? {
    var best: (kind: NameKind, points: Double) = (.person, person)
    var second = -Double.infinity
    for kind in NameKind.allCases.dropFirst() {
      if self[kind] > best.points {
        second = best.points
        best = (kind, self[kind])
      } else {
        second = Swift.max(second, self[kind])
      }
    }
    guard best.points >= 2, best.points - Swift.max(0, second) >= 0.5 else { return nil }
    return best
  }
}
