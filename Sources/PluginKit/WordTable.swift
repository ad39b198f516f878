/// A table of words that rules look up by the hash of a ``Token``.
///
/// Two words of one hash are refused when the table is made; a word of a text that shares
/// its 64-bit hash with one in the table is not expected in the life of the universe.
///
/// Inlinable, because rules look up every word of a text, and a generic lookup that is not
/// made for its value type costs several times as much.
public struct WordTable<Value: Sendable>: Sendable {
  @usableFromInline var keys: [UInt64]
  @usableFromInline var values: [Value?]
  @usableFromInline let mask: Int
  /// The number of words.
  public private(set) var count = 0

  /// Makes a table. A word given twice keeps its first value.
  public init(_ words: [(String, Value)]) {
    self.init(hashes: words.map { (WordHash.hash($0.0), $0.1) })
  }

  /// Makes a table of lists: every word of a list gets the list's value.
  public init(lists: [(Value, [String])]) {
    self.init(lists.flatMap { list in list.1.map { ($0, list.0) } })
  }

  /// Makes a table from hashes of words.
  public init(hashes: [(UInt64, Value)]) {
    var capacity = 16
    while capacity < hashes.count * 2 { capacity *= 2 }
    keys = Array(repeating: 0, count: capacity)
    values = Array(repeating: nil, count: capacity)
    mask = capacity - 1
    for (hash, value) in hashes { insert(hash, value) }
  }

  private mutating func insert(_ hash: UInt64, _ value: Value) {
    var slot = firstSlot(hash)
    while values[slot] != nil {
      if keys[slot] == hash { return }
      slot = (slot + 1) & mask
    }
    keys[slot] = hash
    values[slot] = value
    count += 1
  }

  /// Spreads hashes that differ only in their high bits.
  @inlinable @inline(__always)
  func firstSlot(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
  }

  /// The value of the word with this hash.
  @inlinable
  public subscript(hash: UInt64) -> Value? {
    var slot = firstSlot(hash)
    while let value = values[slot] {
      if keys[slot] == hash { return value }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The value of a word.
  public subscript(word: String) -> Value? { self[WordHash.hash(word)] }
}

/// A set of words that rules look up by the hash of a ``Token``.
public struct WordSet: Sendable {
  @usableFromInline let table: WordTable<Bool>

  /// Makes a set.
  public init(_ words: [String]) { table = WordTable(words.map { ($0, true) }) }

  /// Whether the word with this hash is in the set.
  @inlinable
  public func contains(_ hash: UInt64) -> Bool { table[hash] != nil }
}
