import Glibc

/// From where and for how long a randomized law is tried.
///
/// ```swift
/// @Test(arguments: RandomLaw.seeds)
/// func `an edit and its inverse restore the text`(seed: UInt64) {
///   var random = SeededGenerator(seed: seed)
///   for round in 0..<RandomLaw.rounds(500) { … }
/// }
/// ```
///
/// A failure names the seed; `GLOSSATOR_SEED=… swift test --filter …` tries that one again,
/// and `GLOSSATOR_ROUNDS=…` tries longer.
package enum RandomLaw {
  /// The seed in `GLOSSATOR_SEED`, or four that nobody has tried before.
  package static let seeds: [UInt64] =
    environment("GLOSSATOR_SEED").map { [$0] } ?? (0..<4).map { _ in .random(in: 0...(.max)) }

  /// The number in `GLOSSATOR_ROUNDS`, or `usual`.
  package static func rounds(_ usual: Int) -> Int {
    environment("GLOSSATOR_ROUNDS").map(Int.init(clamping:)) ?? usual
  }

  private static func environment(_ name: String) -> UInt64? {
    getenv(name).flatMap { UInt64(String(cString: $0)) }
  }
}

/// A generator whose whole sequence follows from its seed (SplitMix64).
package struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// Starts the sequence of `seed`.
  package init(seed: UInt64) { state = seed }

  /// The next number of the sequence.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number of `range`.
  package mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &self)
  }

  /// One of `list`, which may not be empty.
  package mutating func pick<Element>(_ list: [Element]) -> Element {
    list[number(0...(list.count - 1))]
  }

  /// Whether something that happens once in `times` happens now.
  package mutating func chance(oneIn times: Int) -> Bool { number(1...times) == 1 }

  /// Up to `count` of `pieces` in a row.
  package mutating func text(of pieces: [String], upTo count: Int) -> String {
    (0..<number(0...count)).map { _ in pick(pieces) }.joined()
  }
}
