import PluginKit

/// Reads angles that tell a place: "51.5°N", "37 degrees south", "57°44′8″ N".
///
/// The value is in degrees; as ISO 6709 has it, south and west are below zero.
struct Coordinates {
  let passage: Passage

  private static let degrees = WordSet(["°", "º", "degrees", "degree", "deg"])
  private static let minutes = WordSet(["'", "′", "’"])
  private static let seconds = WordSet(["\"", "″", "”"])
  private static let words: WordTable<Direction> = WordTable([
    ("north", .north), ("south", .south), ("east", .east), ("west", .west),
  ])
  private static let letters: WordTable<Direction> = WordTable([
    ("n", .north), ("s", .south), ("e", .east), ("w", .west),
  ])
  private static let circles = WordSet(["latitude", "longitude"])

  private enum Direction {
    case north, south, east, west

    var isNegative: Bool { self == .south || self == .west }
    var largest: Int { self == .north || self == .south ? 90 : 180 }
  }

  /// The coordinate whose number is at `index`.
  func finding(at index: Int) -> Finding? {
    guard passage.isNumber(index), Self.degrees.contains(passage.hash(index + 1)),
      Grouping.isValid(passage.bytes(index)), let whole = Amount(passage.bytes(index))
    else { return nil }
    let (angle, end) = withParts(whole, behind: index + 1)
    guard let (direction, last) = direction(at: end + 1),
      Amount(direction.largest).isLess(than: angle) == false
    else { return nil }
    let value = direction.isNegative ? angle.negated ?? angle : angle
    var finding = Finding(.quantity, index, last, value, FigureRules.coordinate)
    finding.unit = "deg"
    return finding
  }

  /// Adds minutes and seconds of arc.
  private func withParts(_ degrees: Amount, behind sign: Int) -> (Amount, Int) {
    guard let minutes = part(at: sign + 1, Self.minutes),
      let whole = degrees.times(Amount(60))?.plus(minutes)
    else { return (degrees, sign) }
    guard let seconds = part(at: sign + 3, Self.seconds),
      let all = whole.times(Amount(60))?.plus(seconds)
    else { return (whole.divided(by: 60) ?? degrees, sign + 2) }
    return (all.divided(by: 3600) ?? degrees, sign + 4)
  }

  private func part(at index: Int, _ signs: WordSet) -> Amount? {
    guard passage.isNumber(index), signs.contains(passage.hash(index + 1)),
      passage.isAttached(index + 1), let amount = Amount(passage.bytes(index)),
      amount.isLess(than: Amount(60)) == true
    else { return nil }
    return amount
  }

  private func direction(at index: Int) -> (Direction, Int)? {
    if let letter = Self.letters[passage.hash(index)], passage.isCapitalized(index) {
      return (letter, index)
    }
    // "30 degrees east of north" is a turn.
    guard let word = Self.words[passage.hash(index)], passage.hash(index + 1) != Term.of else {
      return nil
    }
    return (word, Self.circles.contains(passage.hash(index + 1)) ? index + 1 : index)
  }
}
