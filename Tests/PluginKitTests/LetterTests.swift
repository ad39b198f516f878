import PluginKit
import Testing

/// A block of Unicode.
struct Block: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let scalars: [Unicode.Scalar]

  init(_ name: String, _ range: ClosedRange<UInt32>) {
    testDescription = name
    scalars = range.compactMap(Unicode.Scalar.init).filter {
      $0.properties.generalCategory != .unassigned
    }
  }

  static let all = [
    Block("Basic Latin", 0x20...0x7E), Block("Latin-1", 0xA1...0xFF),
    Block("Latin Extended-A", 0x100...0x17F), Block("Latin Extended-B", 0x180...0x24F),
    Block("Latin Extended Additional", 0x1E00...0x1EFF), Block("Greek", 0x370...0x3FF),
    Block("Cyrillic", 0x400...0x4FF), Block("Cyrillic Supplement", 0x500...0x52F),
  ]

  /// What Unicode calls the simple lower-case mapping. The standard library has the full one,
  /// which differs here for İ alone: i with a dot above it.
  static func smallForm(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let mapping = scalar.properties.lowercaseMapping.unicodeScalars
    return mapping.first ?? scalar
  }
}

@Suite struct `Letters` {
  @Test(arguments: Block.all)
  func `have the capitals and small forms that Unicode gives them`(_ block: Block) {
    for scalar in block.scalars {
      let small = Block.smallForm(scalar)
      #expect(
        WordHash.hash(String(scalar)) == WordHash.hash(String(small)),
        "\(scalar) U+\(String(scalar.value, radix: 16))"
      )
    }
  }

  @Test(arguments: Block.all)
  func `are capitals where Unicode says so`(_ block: Block) {
    for scalar in block.scalars where scalar.properties.isAlphabetic {
      // ϒ, ϓ and ϔ are capitals without a small form: signs of mathematics.
      guard !(0x3D2...0x3D4).contains(scalar.value) else { continue }
      let tokens = TokenTable(String(scalar))
      let isCapital = [.uppercaseLetter, .titlecaseLetter]
        .contains(scalar.properties.generalCategory)
      #expect(tokens.count == 1, "\(scalar) U+\(String(scalar.value, radix: 16))")
      #expect(
        tokens[safe: 0]?.isCapitalized == isCapital,
        "\(scalar) U+\(String(scalar.value, radix: 16))"
      )
    }
  }

  @Test(arguments: Block.all)
  func `that differ are not folded together`(_ block: Block) {
    var seen: [UInt64: Unicode.Scalar] = [:]
    for scalar in block.scalars {
      let small = Block.smallForm(scalar)
      let known = seen.updateValue(small, forKey: WordHash.hash(String(scalar)))
      #expect(known == nil || known == small, "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test func `with curly apostrophes between are the same word as with straight ones`() {
    #expect(WordHash.hash("O’Brien") == WordHash.hash("O'BRIEN"))
    #expect(WordHash.hash("İstanbul") == WordHash.hash("istanbul"))
    #expect(WordHash.hash("resume") != WordHash.hash("résumé"))
  }
}
