import PluginKit

/// Finds where a text says what a name is: "Liling is a city in Hunan", "Foua, a village in Idlib".
struct Definition {
  /// The index of the noun that says what it is.
  let noun: Int
  /// The tokens behind the noun among which its container is named.
  let reach: Range<Int>

  /// The definition of the name that ends at token `last`.
  init?(of last: Int, in tokens: TokenTable) {
    guard let start = Self.predicate(behind: last, tokens),
      let noun = Self.noun(from: start, tokens)
    else { return nil }
    self.noun = noun
    var end = noun + 1
    while end < tokens.count, end - noun < Self.longest,
      !tokens[end].traits.contains(.sentenceStart)
    {
      end += 1
    }
    reach = noun + 1..<end
  }

  private static let settlements = WordSet([
    "town", "village", "suburb", "hamlet", "municipality", "township", "borough", "settlement",
  ])

  /// Whether it is a place where people live, and so no country and no region.
  func isSettlement(in tokens: TokenTable) -> Bool {
    Self.settlements.contains(tokens[noun].hash)
  }

  /// How far behind the noun a container may stand, how far in front of the noun the predicate may
  /// begin, and how long an aside may be that stands between, in tokens.
  private static let longest = 18
  private static let longestPhrase = 9
  private static let longestAside = 40

  private static let copulas = WordSet(["is", "was"])
  private static let lying = WordSet(["located", "situated", "lies"])
  private static let articles = WordSet(["a", "an", "the", "one"])
  /// The signs that open an aside behind a name, and those that close it.
  private static let asides: WordTable<UInt64> = WordTable([
    ("(", WordHash.hash(")")), ("/", WordHash.hash("/")), (",", WordHash.hash(",")),
  ])
  private static let nouns = WordSet([
    "town", "city", "village", "suburb", "municipality", "hamlet", "borough", "locality",
    "settlement", "township", "commune", "parish", "community", "seat", "barangay", "tehsil",
    "neighborhood", "neighbourhood", "ward", "port", "resort", "townland", "district", "councils",
    "county", "province", "capital", "island", "region", "hub", "constituency", "prefecture",
  ])
  /// What follows the noun of a place: "a town in", but not "a town councillor".
  private static let following = WordSet([
    "in", "of", "on", "near", "at", "located", "situated", "about", "where", "that", "which",
    "within", "between", "and", "north", "south", "east", "west", "northeast", "northwest",
    "southeast", "southwest", "outside", "some", "along",
  ])

  /// The first token of what is said of the name.
  private static func predicate(behind last: Int, _ tokens: TokenTable) -> Int? {
    guard let next = tokens[safe: last + 1] else { return nil }
    if copulas.contains(next.hash) { return last + 2 }
    if next.hash == Words.comma, let article = tokens[safe: last + 2],
      articles.contains(article.hash)
    {
      return last + 2
    }
    // "Liling (Chinese: 醴陵) is", "Lima /ˈlaɪmə/ is", "Adak, formerly Adak Station, is".
    guard let closing = asides[next.hash] else { return nil }
    for index in last + 2..<max(last + 2, min(tokens.count, last + longestAside)) {
      if tokens[index].traits.contains(.sentenceStart) { return nil }
      guard tokens[index].hash == closing else { continue }
      return tokens[safe: index + 1].map { copulas.contains($0.hash) } == true ? index + 2 : nil
    }
    return nil
  }

  private static func noun(from start: Int, _ tokens: TokenTable) -> Int? {
    guard let first = tokens[safe: start] else { return nil }
    if lying.contains(first.hash) { return start }
    guard articles.contains(first.hash) else { return nil }
    for index in start + 1..<min(tokens.count, start + longestPhrase) {
      let token = tokens[index]
      if token.traits.contains(.sentenceStart) { return nil }
      if token.kind == .sign, token.hash != Words.hyphen { return nil }
      guard nouns.contains(token.hash), !token.isCapitalized else { continue }
      guard let next = tokens[safe: index + 1] else { return index }
      if next.kind == .sign && next.hash != Words.hyphen || following.contains(next.hash) {
        return index
      }
    }
    return nil
  }
}
