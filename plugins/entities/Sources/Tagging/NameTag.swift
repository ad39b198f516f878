/// What a name is to the tagger.
enum NameTag: Int, CaseIterable {
  case person, organization, location
  /// A people, a faith, a political colour, mostly as an adjective.
  case people
  /// An event, a work, a product or something else that has a name.
  case other
}

/// The labels of tokens: outside of names, or the begin or the inside of one of a sort.
enum TagLabel {
  /// The number of labels.
  static let count = 1 + 2 * NameTag.allCases.count
  static let outside = 0

  static func begin(_ tag: NameTag) -> Int { 1 + 2 * tag.rawValue }
  static func inside(_ tag: NameTag) -> Int { 2 + 2 * tag.rawValue }

  /// The sort of name of a label; `nil` outside of names.
  static func tag(_ label: Int) -> NameTag? { NameTag(rawValue: (label + 1) / 2 - 1) }

  /// The names among the labels of tokens in a row.
  static func spans(_ labels: [Int]) -> [(NameTag, Range<Int>)] {
    var spans: [(NameTag, Range<Int>)] = []
    var index = 0
    while index < labels.count {
      guard let tag = tag(labels[index]) else {
        index += 1
        continue
      }
      var end = index + 1
      while end < labels.count, labels[end] == inside(tag) { end += 1 }
      spans.append((tag, index..<end))
      index = end
    }
    return spans
  }

  static func isInside(_ label: Int) -> Bool { label > 0 && label % 2 == 0 }

  /// Whether `next` may follow `label`: the inside of a name follows that name alone.
  static func mayFollow(_ label: Int, _ next: Int) -> Bool {
    !isInside(next) || label == next || label == next - 1
  }
}
