/// A table of phrases of one or more tokens, found at a token in time that does not depend
/// on the size of the table.
///
/// A phrase is found whatever stands between its tokens (one space, two, a line break) and
/// in any case of its letters; the caller checks capitals where they matter. For tables of
/// more than some ten thousand phrases use a compiled gazetteer.
public struct PhraseTable<Value: Sendable>: Sendable {
  @usableFromInline
  enum Entry: Sendable {
    case prefix
    case phrase(Value)
    case both(Value)
  }

  @usableFromInline let table: WordTable<Entry>

  /// Makes a table. A phrase given twice keeps its first value.
  public init(_ phrases: [(String, Value)]) {
    var entries: [UInt64: Entry] = [:]
    for (phrase, value) in phrases {
      let tokens = TokenTable(phrase)
      var hash = WordHash.seed
      for index in tokens.indices {
        hash = Self.combine(hash, tokens[index].hash)
        let isLast = index == tokens.count - 1
        switch (entries[hash], isLast) {
        case (nil, true): entries[hash] = .phrase(value)
        case (nil, false): entries[hash] = .prefix
        case (.prefix, true): entries[hash] = .both(value)
        case (.phrase(let old), false): entries[hash] = .both(old)
        default: break
        }
      }
    }
    table = WordTable(hashes: entries.map { ($0.key, $0.value) })
  }

  @inlinable @inline(__always)
  static func combine(_ hash: UInt64, _ token: UInt64) -> UInt64 {
    (hash &* 0x9E37_79B9_7F4A_7C15) ^ token
  }

  /// The longest phrase that begins at token `index`: its value and the index of its last
  /// token.
  @inlinable
  public func longestMatch(in tokens: TokenTable, at index: Int) -> (value: Value, last: Int)? {
    var best: (value: Value, last: Int)?
    var hash = WordHash.seed
    var index = index
    while index < tokens.count {
      hash = Self.combine(hash, tokens[index].hash)
      switch table[hash] {
      case .phrase(let value): return (value, index)
      case .both(let value): best = (value, index)
      case .prefix: break
      case nil: return best
      }
      index += 1
    }
    return best
  }
}
