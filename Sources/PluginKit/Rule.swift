/// A rule's identifier, a lower-case path such as `dates.weekday.past`, with a sentence on
/// what it does.
///
/// A plugin lists its rules, so that its corpus can be checked to reach every one and the
/// documentation can name them.
public struct Rule: Hashable, Sendable {
  /// The identifier, as it stands in annotations, logs and hovers.
  public let id: String
  /// What the rule does, in a sentence.
  public let summary: String

  /// Creates a rule.
  public init(_ id: String, _ summary: String) {
    self.id = id
    self.summary = summary
  }
}
