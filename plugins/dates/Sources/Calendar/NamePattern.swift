/// Names of holidays as the tables write them: with the parts that people leave out or vary.
///
/// `(diwali|deepavali)[ day]` stands for four phrases. What varies in every name alike is not
/// written: the possessive (`mother's`, `mothers`, `mothers'`), an apostrophe inside a word,
/// a hyphen (`al-fitr`, `al fitr`) and a saint in front (`st`, `st.`, `saint`).
enum NamePattern {
  /// The most phrases that one pattern may stand for.
  private static let limit = 1000

  /// All phrases that a pattern stands for, without repetition; `nil` for unpaired brackets,
  /// an empty phrase, or more than a thousand phrases.
  static func phrases(_ pattern: String) -> [String]? {
    var reader = Reader(bytes: Array(pattern.utf8))
    guard let choices = reader.choices(depth: 0), reader.isAtEnd else { return nil }
    var phrases: [String] = []
    var seen: Set<[UInt8]> = []
    for choice in choices {
      for spelling in spellings(choice) where seen.insert(spelling).inserted {
        guard spelling.contains(where: { $0 != space }) else { return nil }
        phrases.append(String(decoding: spelling, as: UTF8.self))
      }
    }
    return phrases.isEmpty ? nil : phrases
  }

  /// Reads alternatives and joins them with what stands before.
  private struct Reader {
    let bytes: [UInt8]
    var index = 0

    var isAtEnd: Bool { index == bytes.count }

    /// Everything up to a closing bracket or the end.
    mutating func choices(depth: Int) -> [[UInt8]]? {
      guard depth < 8 else { return nil }
      var done: [[UInt8]] = []
      var open: [[UInt8]] = [[]]
      while index < bytes.count, !Self.closes(bytes[index]) {
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "|"):
          done += open
          open = [[]]
        case UInt8(ascii: "("), UInt8(ascii: "["):
          let isOptional = byte == UInt8(ascii: "[")
          guard let inner = group(depth, isOptional) else { return nil }
          open = open.flatMap { start in inner.map { start + $0 } }
        default: open = open.map { $0 + [byte] }
        }
        guard open.count + done.count <= NamePattern.limit else { return nil }
      }
      return done + open
    }

    /// What stands in a bracket that has been opened.
    private mutating func group(_ depth: Int, _ isOptional: Bool) -> [[UInt8]]? {
      guard let inner = choices(depth: depth + 1), index < bytes.count,
        bytes[index] == UInt8(ascii: isOptional ? "]" : ")")
      else { return nil }
      index += 1
      return isOptional ? [[]] + inner : inner
    }

    private static func closes(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]")
    }
  }

  /// The spellings of one phrase that are not worth writing in a table. Works on bytes: the
  /// tables stand for thousands of phrases, and are read at every start.
  private static func spellings(_ phrase: [UInt8]) -> [[UInt8]] {
    var all = [phrase]
    if phrase.starts(with: saint) {
      let name = phrase.dropFirst(saint.count)
      all += [Array("st. ".utf8) + name, Array("saint ".utf8) + name]
    }
    all += all.filter { $0.contains(hyphen) }.map { $0.map { $0 == hyphen ? space : $0 } }
    let possessives = all.filter { possessive($0) != nil }
    all += possessives.flatMap { name in
      [Array("s".utf8), Array("s'".utf8)].map { replacingPossessives(name, with: $0) }
    }
    // The apostrophe of "Jumu'atul" and of "b'Av", not that of the possessive.
    all += all.filter { $0.contains(apostrophe) }.map(withoutInnerApostrophes)
    return all
  }

  private static let saint = Array("st ".utf8)
  private static let hyphen = UInt8(ascii: "-")
  private static let space = UInt8(ascii: " ")
  private static let apostrophe = UInt8(ascii: "'")

  /// The index of the first "'s" that ends a word.
  private static func possessive(_ name: [UInt8], from start: Int = 0) -> Int? {
    var index = start
    while index + 1 < name.count {
      let isEnd = index + 2 == name.count || name[index + 2] == space
      if name[index] == apostrophe, name[index + 1] == UInt8(ascii: "s"), isEnd { return index }
      index += 1
    }
    return nil
  }

  private static func replacingPossessives(_ name: [UInt8], with ending: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var start = 0
    while let index = possessive(name, from: start) {
      result += name[start..<index] + ending
      start = index + 2
    }
    return result + name[start...]
  }

  private static func withoutInnerApostrophes(_ name: [UInt8]) -> [UInt8] {
    let words = name.split(separator: space, omittingEmptySubsequences: false).map { word in
      let isOwner =
        word.suffix(2).elementsEqual("'s".utf8) || word.suffix(2).elementsEqual("s'".utf8)
      return isOwner ? Array(word) : word.filter { $0 != apostrophe }
    }
    return Array(words.joined(separator: [space]))
  }
}
