/// Several values for each hash, without an array for each of them.
struct HashIndex {
  private var heads: [UInt64: Int32] = [:]
  private var entries: [(value: Int32, next: Int32)] = []

  /// Adds `value` under `hash`.
  mutating func add(_ value: Int, under hash: UInt64) {
    let entry = Int32(truncatingIfNeeded: entries.count)
    entries.append((Int32(truncatingIfNeeded: value), heads[hash] ?? -1))
    heads[hash] = entry
  }

  /// Whether anything stands under `hash`.
  func has(_ hash: UInt64) -> Bool { heads[hash] != nil }

  /// Calls `body` with each value under `hash`, the last one first, until it answers false.
  func forEach(under hash: UInt64, _ body: (Int) -> Bool) {
    var entry = heads[hash] ?? -1
    while entry >= 0 {
      guard body(Int(entries[Int(entry)].value)) else { return }
      entry = entries[Int(entry)].next
    }
  }
}

/// Sets that can be joined, each known by one of its members.
struct DisjointSets {
  private var parents: [Int]
  private var isJoined: [Bool]

  /// Makes `count` sets of one member each.
  init(count: Int) {
    parents = Array(0..<count)
    isJoined = Array(repeating: false, count: count)
  }

  /// Whether `member` is the only one in its set.
  func isAlone(_ member: Int) -> Bool { !isJoined[member] }

  /// The member by which the set of `member` is known.
  func root(_ member: Int) -> Int {
    var member = member
    while parents[member] != member { member = parents[member] }
    return member
  }

  /// Makes one set of two. The earlier root stays.
  mutating func join(_ one: Int, _ two: Int) {
    let first = root(one)
    let second = root(two)
    guard one != two else { return }
    isJoined[one] = true
    isJoined[two] = true
    let winner = min(first, second)
    parents[max(first, second)] = winner
    parents[one] = winner
    parents[two] = winner
  }
}
