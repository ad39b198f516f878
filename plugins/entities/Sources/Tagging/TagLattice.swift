import Glibc

/// The scores of one segment's labels, and what follows from them: the best labels and the
/// chances of labels and of names.
///
/// A linear-chain conditional random field: a token's scores and those of neighbouring labels
/// add up, and the chance of a labelling is the exponential of its sum, over that of all.
public struct TagLattice {
  static let labels = TagLabel.count

  /// The number of tokens.
  public let count: Int
  /// The exponentials of label scores, a row a token, each row by its largest.
  private var factors: [Float]
  private var scores: [Float]
  private let transitions: TagTransitions

  /// What neighbouring labels add: one row a label, and the last for the start.
  public struct TagTransitions: Sendable {
    var sums: [Float]
    var factors: [Float]

    /// Takes sums by first and second label; those that can not be are left out.
    public init(_ sums: [Float]) {
      let n = TagLattice.labels
      self.sums = sums
      factors = [Float](repeating: 0, count: (n + 1) * n)
      for first in 0...n {
        let before = first == n ? TagLabel.outside : first
        for second in 0..<n {
          if TagLabel.mayFollow(before, second) {
            factors[first * n + second] = exp(sums[first * n + second])
          } else {
            self.sums[first * n + second] = -1e4
          }
        }
      }
    }
  }

  /// `scores` has one row of label scores a token.
  public init(_ scores: [Float], _ transitions: TagTransitions) {
    let n = Self.labels
    count = scores.count / n
    self.scores = scores
    self.transitions = transitions
    factors = scores
    for token in 0..<count {
      var top = -Float.infinity
      for label in 0..<n { top = max(top, scores[token * n + label]) }
      for label in 0..<n { factors[token * n + label] = exp(scores[token * n + label] - top) }
    }
  }

  /// The most likely labels.
  public func best() -> [Int] {
    let n = Self.labels
    guard count > 0 else { return [] }
    var back = [UInt8](repeating: 0, count: count * n)
    var row = (0..<n).map { scores[$0] + transitions.sums[n * n + $0] }
    var next = row
    for token in 1..<max(count, 1) where token < count {
      for label in 0..<n {
        var top = -Float.infinity
        var from = 0
        for before in 0..<n {
          let sum = row[before] + transitions.sums[before * n + label]
          if sum > top {
            top = sum
            from = before
          }
        }
        next[label] = top + scores[token * n + label]
        back[token * n + label] = UInt8(from)
      }
      swap(&row, &next)
    }
    var label = row.indices.max { row[$0] < row[$1] } ?? 0
    var path = [Int](repeating: 0, count: count)
    for token in stride(from: count - 1, through: 0, by: -1) {
      path[token] = label
      label = Int(back[token * n + label])
    }
    return path
  }

  /// Scaled sums over the labellings up to and from each token.
  public struct Chances {
    fileprivate(set) var forward: [Float]
    fileprivate(set) var backward: [Float]
    /// The logarithm of the sum over all labellings, but for what every row was divided by.
    public fileprivate(set) var logarithm: Float = 0
  }

  /// `allowed`, a bit a label for each token, leaves out others.
  public func chances(allowed: [UInt16]? = nil) -> Chances {
    let n = Self.labels
    var chances = Chances(
      forward: [Float](repeating: 0, count: count * n),
      backward: [Float](repeating: 0, count: count * n)
    )
    for token in 0..<count {
      var total: Float = 0
      for label in 0..<n {
        if let allowed, allowed[token] & (1 << UInt16(label)) == 0 { continue }
        var sum: Float = 0
        if token == 0 {
          sum = transitions.factors[n * n + label]
        } else {
          for before in 0..<n {
            sum +=
              chances.forward[(token - 1) * n + before] * transitions.factors[before * n + label]
          }
        }
        sum *= factors[token * n + label]
        chances.forward[token * n + label] = sum
        total += sum
      }
      total = max(total, 1e-30)
      chances.logarithm += log(total)
      for label in 0..<n { chances.forward[token * n + label] /= total }
    }
    for label in 0..<n { chances.backward[(count - 1) * n + label] = 1 }
    for token in stride(from: count - 2, through: 0, by: -1) {
      var total: Float = 0
      for label in 0..<n {
        var sum: Float = 0
        for after in 0..<n {
          if let allowed, allowed[token + 1] & (1 << UInt16(after)) == 0 { continue }
          sum +=
            transitions.factors[label * n + after] * factors[(token + 1) * n + after]
            * chances.backward[(token + 1) * n + after]
        }
        chances.backward[token * n + label] = sum
        total += sum
      }
      total = max(total, 1e-30)
      for label in 0..<n { chances.backward[token * n + label] /= total }
    }
    return chances
  }

  /// The chance of each label of a token.
  public func labels(of token: Int, _ chances: Chances) -> [Float] {
    let n = Self.labels
    var row = (0..<n).map { chances.forward[token * n + $0] * chances.backward[token * n + $0] }
    let total = max(row.reduce(0, +), 1e-30)
    for label in 0..<n { row[label] /= total }
    return row
  }

  /// Adds the chance of each pair of labels at `token` and the one before it to `pairs`, times
  /// `weight`.
  public func addPairs(
    at token: Int,
    _ chances: Chances,
    weight: Float,
    allowed: [UInt16]?,
    to pairs: inout [Float]
  ) {
    let n = Self.labels
    if token == 0 {
      let row = labels(of: 0, chances)
      for label in 0..<n { pairs[n * n + label] += weight * row[label] }
      return
    }
    var terms = [Float](repeating: 0, count: n * n)
    var total: Float = 0
    for after in 0..<n {
      if let allowed, allowed[token] & (1 << UInt16(after)) == 0 { continue }
      let end = factors[token * n + after] * chances.backward[token * n + after]
      for before in 0..<n {
        let term =
          chances.forward[(token - 1) * n + before] * transitions.factors[before * n + after] * end
        terms[before * n + after] = term
        total += term
      }
    }
    let scale = weight / max(total, 1e-30)
    for index in terms.indices { pairs[index] += scale * terms[index] }
  }

  /// The chance that the tokens `range` are one name of a sort.
  func chance(of tag: NameTag, _ range: Range<Int>, _ chances: Chances) -> Float {
    let n = Self.labels
    let (begin, inside) = (TagLabel.begin(tag), TagLabel.inside(tag))
    let first = range.lowerBound
    // Along the range, the chance of its labels over that of all, token by token.
    var named: Float = chances.forward[first * n + begin]
    var row = Array(chances.forward[first * n..<first * n + n])
    var label = begin
    for token in range.dropFirst() {
      var next = [Float](repeating: 0, count: n)
      var total: Float = 0
      for after in 0..<n {
        var sum: Float = 0
        for before in 0..<n { sum += row[before] * transitions.factors[before * n + after] }
        next[after] = sum * factors[token * n + after]
        total += next[after]
      }
      named *=
        transitions.factors[label * n + inside] * factors[token * n + inside] / max(total, 1e-30)
      for after in 0..<n { row[after] = next[after] / max(total, 1e-30) }
      label = inside
    }
    let last = range.upperBound - 1
    var ended: Float = 0
    var all: Float = 0
    if last + 1 < count {
      for after in 0..<n {
        let end = factors[(last + 1) * n + after] * chances.backward[(last + 1) * n + after]
        if after != inside { ended += transitions.factors[label * n + after] * end }
        for before in 0..<n { all += row[before] * transitions.factors[before * n + after] * end }
      }
    } else {
      ended = 1
      all = row.reduce(0, +)
    }
    return named * ended / max(all, 1e-30)
  }
}
