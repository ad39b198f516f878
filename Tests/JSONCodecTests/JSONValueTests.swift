import JSONCodec
import Testing

struct JSONValueTests {
  @Test func `a random value is the same after writing and parsing`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    for round in 0..<500 {
      let value = JSONValue.random(depth: 5, using: &random)
      var writer = JSONWriter()
      writer.value(value)
      #expect(try JSONValue(parsing: writer.finish()) == value, "seed \(seed), round \(round)")
    }
  }

  @Test func `literals stand for the values that they spell`() {
    let value: JSONValue = ["a": [1, true, "x"], "b": .null]
    #expect(
      value
        == .object([
          .init("a", .array([.int(1), .bool(true), .string("x")])),
          .init("b", .null),
        ])
    )
  }
}

extension JSONValue {
  /// Returns a value nested at most `depth` deep, with every kind of number and character.
  fileprivate static func random(depth: Int, using random: inout SeededGenerator) -> JSONValue {
    let count = Int.random(in: 0...4, using: &random)
    switch Int.random(in: depth > 0 ? 0...8 : 2...8, using: &random) {
    case 0:
      return .array((0..<count).map { _ in .random(depth: depth - 1, using: &random) })
    case 1:
      return .object(
        (0..<count).map { index in
          let name = "\(index)" + text(without: "\0", using: &random)
          return Member(name, .random(depth: depth - 1, using: &random))
        }
      )
    case 2: return .null
    case 3: return .bool(Bool.random(using: &random))
    case 4: return .int(Int(truncatingIfNeeded: random.next()))
    case 5: return .number(numbers.randomElement(using: &random) ?? "1.0")
    default: return .string(text(without: nil, using: &random))
    }
  }

  private static let numbers = [
    "1.0", "-0", "1E400", "0.10", "18446744073709551615", "-99999999999999999999", "5e-324",
  ]

  private static func text(
    without excluded: Unicode.Scalar?,
    using random: inout SeededGenerator
  ) -> String {
    let scalars: [Unicode.Scalar] = [
      "a", "\"", "\\", "/", "\n", "\0", "\u{1F}", "é", "\u{2028}", "\u{2029}", "😀", "\u{FFFD}",
      "\u{7F}", "\u{10FFFF}", ",", "}", "]", ":",
    ]
    let length = Int.random(in: 0...20, using: &random)
    let chosen = (0..<length).map { _ in scalars.randomElement(using: &random) ?? "a" }
    return String(String.UnicodeScalarView(chosen.filter { $0 != excluded }))
  }
}
