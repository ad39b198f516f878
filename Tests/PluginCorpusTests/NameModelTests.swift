import Glibc
import GlossatorTestSupport
import PluginKit
import Testing

@testable import EntitiesPlugin

/// The chances of a lattice against those found by trying every labelling.
@Suite struct `The lattice of labels` {
  private static let n = TagLabel.count

  /// A labelling that may be, with its weight.
  private struct Labelling {
    var labels: [Int]
    var weight: Double
  }

  private static func all(_ scores: [Float], _ sums: [Float]) -> [Labelling] {
    var list = [Labelling(labels: [], weight: 1)]
    for token in 0..<scores.count / n {
      list = list.flatMap { labelling in
        (0..<n).compactMap { label in
          let before = labelling.labels.last ?? TagLabel.outside
          guard TagLabel.mayFollow(before, label) else { return nil }
          let row = labelling.labels.last ?? n
          let sum = Double(sums[row * n + label]) + Double(scores[token * n + label])
          return Labelling(labels: labelling.labels + [label], weight: labelling.weight * exp(sum))
        }
      }
    }
    return list
  }

  @Test(arguments: RandomLaw.seeds)
  func `knows the best labels and all chances`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let n = Self.n
    for _ in 0..<RandomLaw.rounds(6) {
      let count = random.number(1...3)
      let scores = (0..<count * n).map { _ in Float(random.number(-300...300)) / 100 }
      let sums = (0..<(n + 1) * n).map { _ in Float(random.number(-200...200)) / 100 }
      let all = Self.all(scores, sums)
      let total = all.reduce(0) { $0 + $1.weight }
      let lattice = TagLattice(scores, TagLattice.TagTransitions(sums))
      let chances = lattice.chances()
      // Two labellings may be equally good, and then either is right.
      let best = lattice.best()
      let heaviest = all.map(\.weight).max() ?? 0
      let found = try #require(all.first { $0.labels == best })
      #expect(found.weight > heaviest * (1 - 1e-5))
      for token in 0..<count {
        let row = lattice.labels(of: token, chances)
        for label in 0..<n {
          let weight = all.filter { $0.labels[token] == label }.reduce(0) { $0 + $1.weight }
          #expect(abs(Double(row[label]) - weight / total) < 1e-4)
        }
      }
      let first = random.number(0...count - 1)
      let range = first..<random.number(first + 1...count)
      for tag in NameTag.allCases {
        let named = all.filter { labelling in
          TagLabel.spans(labelling.labels).contains { $0.0 == tag && $0.1 == range }
        }
        let weight = named.reduce(0) { $0 + $1.weight }
        #expect(abs(Double(lattice.chance(of: tag, range, chances)) - weight / total) < 1e-4)
      }
    }
  }

  @Test func `leaves out labels that are not allowed`() {
    let n = Self.n
    let lattice = TagLattice(
      [Float](repeating: 0, count: 2 * n),
      TagLattice.TagTransitions([Float](repeating: 0, count: (n + 1) * n))
    )
    let begin = UInt16(1) << UInt16(TagLabel.begin(.person))
    let chances = lattice.chances(allowed: [begin | 1, 1 << UInt16(TagLabel.inside(.person))])
    #expect(lattice.labels(of: 0, chances)[TagLabel.begin(.person)] == 1)
    #expect(lattice.labels(of: 1, chances)[TagLabel.inside(.person)] == 1)
  }

  @Test func `finds the names among labels`() {
    let begin = TagLabel.begin(.organization)
    let inside = TagLabel.inside(.organization)
    let spans = TagLabel.spans([begin, inside, begin, 0, TagLabel.begin(.people)])
    #expect(spans.map(\.0) == [.organization, .organization, .people])
    #expect(spans.map(\.1) == [0..<2, 2..<3, 4..<5])
  }
}

/// Files of models, whole and otherwise.
@Suite struct `A model of names` {
  /// A model that knows one place and nothing else.
  private static let bytes: [UInt8] = {
    let weights = [Float](repeating: 0, count: TagLabel.count << 10)
    let transitions = [Float](repeating: 0, count: (TagLabel.count + 1) * TagLabel.count)
    return weights.withUnsafeBufferPointer {
      TagModelWriter.bytes(weights: $0, transitions: transitions, names: ["New Orleans": 2])
    }
  }()

  /// What reading a file of these bytes says.
  private func complaint(_ bytes: [UInt8]) throws -> String? {
    let file = try #require(TemporaryFile(bytes))
    do {
      _ = try TagModel(file.path)
      return nil
    } catch {
      return "\(error)".replacing(file.path, with: "FILE")
    }
  }

  @Test func `is read as it was written`() throws {
    #expect(try complaint(Self.bytes) == nil)
  }

  @Test func `says what was expected and what was found`() throws {
    #expect(
      try complaint(Array("no model at all, but a long text of letters".utf8))
        == "FILE: expected a model of names (GLOSTAG1), found something else"
    )
    #expect(try complaint([]) == "FILE: expected a model of names (GLOSTAG1), found something else")
    #expect(
      try complaint(Array(Self.bytes.dropLast(9)))
        == "FILE: expected \(Self.bytes.count) bytes, found \(Self.bytes.count - 9)"
    )
    var labels = Self.bytes
    labels[16] = 7
    #expect(
      try complaint(labels) == "FILE: expected \(TagLabel.count) labels, found a model of 7"
    )
  }

  /// One wrong bit anywhere behind the header, at its places and at random ones.
  @Test(arguments: RandomLaw.seeds)
  func `is not trusted when a bit of it is wrong`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<RandomLaw.rounds(8) {
      var bytes = Self.bytes
      let place = random.number(TagModel.headerSize...bytes.count - 1)
      bytes[place] ^= 1 << UInt8(random.number(0...7))
      #expect(
        try complaint(bytes) == "FILE: damaged: its checksum is not that of its contents",
        "byte \(place)"
      )
    }
  }

  @Test func `is done without when it is missing, and the user is told`() throws {
    let warning = try #require(Entities.warning(folder: "/no/such/plugin"))
    #expect(warning.hasPrefix("names are found by rules alone: /no/such/plugin/data/names.model: "))
  }

  @Test func `files names by all their words`() throws {
    let lexicon = try Lexicon(folder: "\(RepositoryFolder.path)/plugins/entities")
    let slots = NameSlots.slots(["New Orleans": 2, "Orleans": 4])
    let text = Array("He left New Orleans for Orleans in New York.".utf8)
    let unit = UnitText(TokenTable(text.span), lexicon: lexicon, dates: [])
    let entries = slots.withUnsafeBytes {
      NameSlots.entries(of: unit, [0..<unit.tokens.count], $0)
    }
    #expect(entries == [0, 0, 2, 0x82, 0, 4, 0, 0, 0, 0])
  }
}
