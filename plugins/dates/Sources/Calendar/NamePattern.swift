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
    var seen: Set<String> = []
    for phrase in choices.map({ String(decoding: $0, as: UTF8.self) }) {
      for spelling in spellings(phrase) where seen.insert(spelling).inserted {
        guard spelling.contains(where: { $0 != " " }) else { return nil }
        phrases.append(spelling)
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

  /// The spellings of one phrase that are not worth writing in a table.
  private static func spellings(_ phrase: String) -> [String] {
    var all = [phrase]
    if phrase.hasPrefix("st ") {
      let name = phrase.dropFirst(3)
      all += ["st. \(name)", "saint \(name)"]
    }
    all += all.filter { $0.contains("-") }.map { replace($0, "-", with: " ") }
    let possessives = all.filter { $0.contains("'s ") || $0.hasSuffix("'s") }
    all += possessives.flatMap {
      let padded = $0 + " "
      return ["s ", "s' "].map { trimmed(replace(padded, "'s ", with: $0)) }
    }
    // The apostrophe of "Jumu'atul" and of "b'Av", not that of the possessive.
    all += all.filter { $0.contains("'") }.map(withoutInnerApostrophes)
    return all
  }

  private static func withoutInnerApostrophes(_ phrase: String) -> String {
    phrase.split(separator: " ", omittingEmptySubsequences: false).map { word in
      word.hasSuffix("'s") || word.hasSuffix("s'") ? String(word) : word.filter { $0 != "'" }
    }.joined(separator: " ")
  }

  private static func trimmed(_ phrase: String) -> String {
    phrase.hasSuffix(" ") ? String(phrase.dropLast()) : phrase
  }

  /// Replaces every occurrence of `old`, which is not empty.
  private static func replace(_ text: String, _ old: String, with new: String) -> String {
    var rest = Substring(text)
    var result = ""
    while let first = rest.first {
      if rest.hasPrefix(old) {
        result += new
        rest = rest.dropFirst(old.count)
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}
