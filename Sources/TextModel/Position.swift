/// A place in a text as a reader sees it: a line and a character within the line.
///
/// ``character`` counts units of a ``PositionEncoding``, which the position does not carry:
/// the client and the server agree on one for the whole session.
public struct Position: Hashable, Sendable, Comparable {
  /// The line, from zero.
  public let line: Int
  /// Code units from the start of the line, from zero.
  public let character: Int

  /// Creates a position.
  public init(line: Int, character: Int) {
    self.line = line
    self.character = character
  }

  /// Orders positions as they stand in the text.
  public static func < (left: Position, right: Position) -> Bool {
    (left.line, left.character) < (right.line, right.character)
  }
}
