import EntitiesPlugin
import PluginKit

/// Learns the weights of a conditional random field by stochastic gradient steps.
///
/// Steps are AdaGrad's; of each token's features most are left out at random, so that no single word
/// is relied upon; a token that its text leaves unmarked may be of several labels. The order is
/// random with a fixed seed, and sums are made one after the other: the same texts make the
/// same weights on every machine with the same floating point.
final class Trainer {
  /// How it learns.
  struct Settings {
    /// The exponent of two of the number of feature buckets.
    var bits = 19
    var epochs = 10
    var rate: Float = 0.03
    /// What pulls weights to zero.
    var decay: Float = 2e-4
    /// Of 256 features, how many are left out of a step.
    var left: UInt64 = 200
    var seed: UInt64 = 42
    /// A mark that is less likely to a model of other texts is not believed.
    var leastChance: Float = 0.02
    /// Into how many parts silver texts are cut, of which each is doubted by a model of the others.
    var folds = 4
    /// How often a doubting model goes over its texts.
    var doubtingEpochs = 4
  }

  /// A segment of a text with the labels that may be right, a bit a label for each token.
  private struct Sample {
    var start: Int
    var starts: [Int]
    var allowed: [UInt16]
    var weight: Float
  }

  let settings: Settings
  private let training: TagTraining
  private var features: [UInt32] = []
  private var samples: [Sample] = []
  private(set) var weights: [Float]
  private var squares: [Float]
  private(set) var transitions: [Float]
  private var transitionSquares: [Float]
  private var random: SeededGenerator

  private let n = TagTraining.labelCount
  var mask: UInt32 { UInt32(1) << UInt32(settings.bits) - 1 }

  init(_ training: TagTraining, _ settings: Settings) {
    self.training = training
    self.settings = settings
    weights = Array(repeating: 0, count: n << settings.bits)
    squares = Array(repeating: 1e-6, count: n << settings.bits)
    transitions = Array(repeating: 0, count: (n + 1) * n)
    transitionSquares = Array(repeating: 1e-6, count: (n + 1) * n)
    random = SeededGenerator(state: settings.seed)
  }

  /// Adds texts of which every name counts `weight`, and that leave the sorts `unmarked`.
  ///
  /// What `doubter`, which learned from other texts, takes for all but impossible is left open: it
  /// may be a slip of whoever marked it.
  func add(
    _ texts: [MarkedText],
    weight: Float,
    unmarked: [Int],
    doubtedBy doubter: Trainer? = nil
  ) {
    let outside = unmarked.reduce(UInt16(1)) { bits, tag in
      bits | 1 << UInt16(TagTraining.begin(tag)) | 1 << UInt16(TagTraining.inside(tag))
    }
    for text in texts {
      for segment in training.segments(of: text.bytes, mask: mask) {
        var allowed = Array(repeating: outside, count: segment.tokens.count)
        for name in text.names {
          var isFirst = true
          for (index, token) in segment.tokens.enumerated()
          where name.range.lowerBound <= token.lowerBound
            && token.upperBound <= name.range.upperBound
          {
            let label = isFirst ? TagTraining.begin(name.tag) : TagTraining.inside(name.tag)
            allowed[index] = 1 << UInt16(label)
            isFirst = false
          }
        }
        if let doubter { allowed = doubter.doubted(segment, allowed) }
        samples.append(
          Sample(
            start: features.count,
            starts: segment.starts,
            allowed: allowed,
            weight: weight
          )
        )
        features += segment.features
      }
    }
  }

  /// `allowed` with all labels for the tokens whose labels are all but impossible.
  private func doubted(_ segment: TagTraining.Segment, _ allowed: [UInt16]) -> [UInt16] {
    let lattice = TagLattice(
      scores(segment.features, segment.starts),
      TagLattice.TagTransitions(transitions)
    )
    let chances = lattice.chances()
    return allowed.indices.map { token in
      let row = lattice.labels(of: token, chances)
      let chance = row.indices.reduce(Float(0)) { sum, label in
        allowed[token] & 1 << UInt16(label) == 0 ? sum : sum + row[label]
      }
      return chance < settings.leastChance ? UInt16(1) << UInt16(n) - 1 : allowed[token]
    }
  }

  /// Goes over all samples once, and answers the mean loss.
  func epoch() -> Double {
    var order = Array(samples.indices)
    order.shuffle(using: &random)
    var loss = 0.0
    for index in order { loss += Double(step(samples[index])) }
    return loss / Double(max(1, samples.count))
  }

  // MARK: One step

  private func step(_ sample: Sample) -> Float {
    let scale = 256 / Float(256 - settings.left)
    let (kept, starts) = thinned(sample)
    let lattice = TagLattice(scores(kept, starts, scale), TagLattice.TagTransitions(transitions))
    let all = lattice.chances()
    let right = lattice.chances(allowed: sample.allowed)
    var pairs = [Float](repeating: 0, count: (n + 1) * n)
    for token in sample.allowed.indices {
      lattice.addPairs(
        at: token,
        right,
        weight: sample.weight,
        allowed: sample.allowed,
        to: &pairs
      )
      lattice.addPairs(at: token, all, weight: -sample.weight, allowed: nil, to: &pairs)
      let found = lattice.labels(of: token, all)
      let wanted = lattice.labels(of: token, right)
      let gradient = zip(wanted, found).map { sample.weight * ($0 - $1) }
      // Where the model is right already, nothing is learned.
      guard gradient.reduce(0, { $0 + abs($1) }) >= 1e-3 else { continue }
      for place in starts[token]..<starts[token + 1] {
        learn(Int(kept[place]) * n, gradient, scale)
      }
    }
    for index in pairs.indices where pairs[index] != 0 {
      transitionSquares[index] += pairs[index] * pairs[index]
      transitions[index] += settings.rate * pairs[index] / transitionSquares[index].squareRoot()
    }
    return (all.logarithm - right.logarithm) * sample.weight
  }

  private func learn(_ row: Int, _ gradient: [Float], _ scale: Float) {
    for label in 0..<n {
      let slope = gradient[label] * scale - settings.decay * weights[row + label]
      squares[row + label] += slope * slope
      weights[row + label] += settings.rate * slope / squares[row + label].squareRoot()
    }
  }

  /// The features of a sample without those left out, and where each token's begin.
  private func thinned(_ sample: Sample) -> ([UInt32], [Int]) {
    var kept: [UInt32] = []
    var starts = [0]
    for token in sample.allowed.indices {
      for place in sample.starts[token]..<sample.starts[token + 1]
      where random.next() & 0xFF >= settings.left {
        kept.append(features[sample.start + place])
      }
      starts.append(kept.count)
    }
    return (kept, starts)
  }

  /// The scores of all labels of tokens whose features begin at `starts` in `features`.
  func scores(_ features: [UInt32], _ starts: [Int], _ scale: Float = 1) -> [Float] {
    var scores = [Float](repeating: 0, count: (starts.count - 1) * n)
    for token in 0..<starts.count - 1 {
      for place in starts[token]..<starts[token + 1] {
        let row = Int(features[place]) * n
        for label in 0..<n { scores[token * n + label] += weights[row + label] * scale }
      }
    }
    return scores
  }

  // MARK: How good

  /// Precision, recall and F1 of persons, organizations and locations in `texts`, in percent.
  func quality(_ texts: [MarkedText]) -> (precision: Double, recall: Double, f1: Double) {
    let table = TagLattice.TagTransitions(transitions)
    var (right, found, gold) = (0, 0, 0)
    for text in texts {
      let wanted = Set(text.names.filter { $0.tag < Self.coreTags })
      gold += wanted.count
      for segment in training.segments(of: text.bytes, mask: mask) {
        let lattice = TagLattice(scores(segment.features, segment.starts), table)
        for (tag, tokens) in TagTraining.spans(lattice.best()) where tag < Self.coreTags {
          let start = segment.tokens[tokens.lowerBound].lowerBound
          let end = segment.tokens[tokens.upperBound - 1].upperBound
          found += 1
          if wanted.contains(MarkedText.Name(range: start..<end, tag: tag)) { right += 1 }
        }
      }
    }
    let precision = 100 * Double(right) / Double(max(1, found))
    let recall = 100 * Double(right) / Double(max(1, gold))
    let both = precision + recall
    return (precision, recall, both > 0 ? 2 * precision * recall / both : 0)
  }

  /// The first sorts of names: persons, organizations, locations.
  private static let coreTags = 3
}

/// Random numbers that are the same for the same seed: a linear congruence, with its bits mixed.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    var mixed = state ^ state >> 33
    mixed = mixed &* 0xFF51_AFD7_ED55_8CCD
    return mixed ^ mixed >> 33
  }
}
