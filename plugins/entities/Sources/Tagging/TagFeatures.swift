import PluginKit

/// Reads the features of tokens: what the model has weights for.
///
/// A feature is a bucket of the model's table, found by a hash of what was seen. Training and
/// tagging share this code, so that both see the same.
struct TagFeatures {
  let text: UnitText
  private let shapes: [UInt8]
  private let entries: [UInt8]
  /// For each token, what the rules make of it.
  private let rules: [UInt32]

  /// - Parameters:
  ///   - entries: For each token, what lists call the name that covers it.
  ///   - candidates: The names that the rules found.
  init(_ text: UnitText, entries: [UInt8], candidates: [Candidate]) {
    var rules = [UInt32](repeating: 0, count: text.tokens.count)
    for candidate in candidates where !candidate.isDescription {
      let code = Self.code(candidate)
      for token in candidate.first...candidate.last {
        let place: UInt32 =
          candidate.first == candidate.last
          ? 1
          : token == candidate.first ? 2 : token == candidate.last ? 3 : 4
        rules[token] = code << 3 | place
      }
    }
    self.rules = rules
    self.text = text
    let count = text.tokens.count
    var shapes = [UInt8](repeating: 0, count: count)
    for index in 0..<count { shapes[index] = Self.shape(text.tokens[index]) }
    self.shapes = shapes
    self.entries = entries
  }

  /// What the rules say of a name: how it was cut out, and the kind that most speaks for, in steps.
  private static func code(_ candidate: Candidate) -> UInt32 {
    var sum = candidate.shape
    sum += candidate.context
    var best = NameKind.person
    for kind in NameKind.allCases where sum[kind] > sum[best] { best = kind }
    let points = UInt32(max(0, min(7, sum[best])))
    let form: UInt32 =
      switch candidate.form {
      case .known: 0
      case .titled: 1
      case .sequence: 2
      case .single: 3
      case .acronym: 4
      }
    return form << 8 | UInt32(best.rawValue) << 4 | points
  }

  /// Appends the buckets of token `index` of `segment` to `list`.
  func read(
    _ index: Int,
    in segment: Range<Int>,
    _ bytes: Span<UInt8>,
    mask: UInt32,
    into list: inout [UInt32]
  ) {
    var writer = Writer(mask: mask, list: list)
    list = []
    readWords(index, &writer)
    readLetters(index, bytes, &writer)
    readClasses(index, &writer)
    readRun(index, segment, &writer)
    readEntries(index, &writer)
    let rule = UInt64(rules[index])
    writer.add(.rule, rule)
    writer.add(.rule, rule >> 3, 1)
    writer.add(.rule, (rule >> 7 & 0xF) << 3 | rule & 7, 2)
    writer.add(.ruleEntry, rule, entry(index))
    writer.add(.rule, index > 0 ? UInt64(rules[index - 1]) : 0, 3)
    writer.add(.rule, index + 1 < rules.count ? UInt64(rules[index + 1]) : 0, 4)
    list = writer.list
  }

  // MARK: Words and letters

  private func hash(_ index: Int) -> UInt64 { text.tokens[safe: index]?.hash ?? 0x9E37 }

  private func readWords(_ index: Int, _ writer: inout Writer) {
    let word = hash(index)
    let before = hash(index - 1)
    let after = hash(index + 1)
    writer.add(.bias, 0)
    writer.add(.word, word)
    writer.add(.before, before)
    writer.add(.after, after)
    writer.add(.beforeBefore, hash(index - 2))
    writer.add(.afterAfter, hash(index + 2))
    writer.add(.beforeAndWord, before, word)
    writer.add(.wordAndAfter, word, after)
    let shape = UInt64(self.shape(index))
    let shapeBefore = UInt64(self.shape(index - 1))
    let shapeAfter = UInt64(self.shape(index + 1))
    writer.add(.shape, shape)
    writer.add(.shapePair, shapeBefore << 8 | shape)
    writer.add(.shapePairAfter, shape << 8 | shapeAfter)
    writer.add(.shapes, shapeBefore << 16 | shape << 8 | shapeAfter)
    writer.add(.wordAndShape, word, shape)
  }

  private func shape(_ index: Int) -> UInt8 { shapes.indices.contains(index) ? shapes[index] : 0 }

  /// What a token looks like, letters aside.
  private static func shape(_ token: Token) -> UInt8 {
    let length = token.end - token.start
    var shape: UInt8
    switch token.kind {
    case .word:
      shape = token.isCapitalized ? 2 : 1
      if token.isCapitalized, length == 1 { shape = 3 }
      if token.traits.contains(.allCapitals) { shape = length <= 4 ? 4 : 5 }
      if token.traits.contains(.innerCapital) { shape = 6 }
      if token.traits.contains(.hasDigit) { shape = 7 }
    case .number: shape = length == 4 ? 8 : 9
    case .possessive: shape = 10
    case .sign: shape = 11
    }
    if token.traits.contains(.sentenceStart) { shape |= 0x40 }
    if !token.hasSpaceBefore { shape |= 0x20 }
    return shape
  }

  private func readLetters(_ index: Int, _ bytes: Span<UInt8>, _ writer: inout Writer) {
    let token = text.tokens[index]
    guard token.kind == .word else { return }
    let (start, end) = (Int(token.start), Int(token.end))
    var prefix: UInt64 = 0
    for offset in 0..<min(4, end - start) {
      prefix = prefix << 8 | UInt64(bytes[start + offset] | 0x20)
      if offset >= 2 { writer.add(.prefix, prefix, UInt64(offset)) }
    }
    var suffix: UInt64 = 0
    for offset in 0..<min(4, end - start) {
      suffix = suffix << 8 | UInt64(bytes[end - 1 - offset] | 0x20)
      if offset >= 1 { writer.add(.suffix, suffix, UInt64(offset)) }
    }
  }

  // MARK: Classes

  private func bits(_ index: Int) -> UInt64 { UInt64(text.wordClass(index).rawValue) }

  private func readClasses(_ index: Int, _ writer: inout Writer) {
    let own = bits(index)
    let before = bits(index - 1)
    let after = bits(index + 1)
    writer.add(.classes, own)
    writer.add(.classesBefore, before)
    writer.add(.classesAfter, after)
    writer.add(.classesBeforeBefore, bits(index - 2))
    writer.add(.classesAfterAfter, bits(index + 2))
    writer.add(.classPair, before, own)
    writer.add(.classPairAfter, own, after)
    var rest = own
    while rest != 0 {
      let bit = rest.trailingZeroBitCount
      writer.add(.classBit, UInt64(bit), UInt64(shape(index)))
      rest &= rest - 1
    }
    if text.isCapitalizedThroughout { writer.add(.capitals, own) }
  }

  // MARK: Runs

  /// The capitalized words that a token stands among, and the words around them.
  private func run(_ index: Int, in segment: Range<Int>) -> Range<Int> {
    var first = index
    while first > segment.lowerBound, isPart(first - 1) { first -= 1 }
    var end = index + 1
    while end < segment.upperBound, isPart(end) { end += 1 }
    return first..<end
  }

  private func isPart(_ index: Int) -> Bool {
    let token = text.tokens[index]
    switch token.kind {
    case .word: return token.isCapitalized || token.traits.contains(.innerCapital)
    case .sign: return token.hash == Mark.stop || token.hash == Mark.hyphen
    default: return false
    }
  }

  private func readRun(_ index: Int, _ segment: Range<Int>, _ writer: inout Writer) {
    let run = isPart(index) ? self.run(index, in: segment) : index..<index + 1
    let place = UInt64(
      run.count == 1 ? 0 : index == run.lowerBound ? 1 : index == run.upperBound - 1 ? 2 : 3
    )
    let last = run.upperBound - 1
    let length = UInt64(min(run.count, 5))
    writer.add(.runPlace, place, length)
    writer.add(.runLast, hash(last), place)
    writer.add(.runFirst, hash(run.lowerBound), place)
    writer.add(.runLastClasses, bits(last), place)
    writer.add(.runFirstClasses, bits(run.lowerBound), place)
    let before = hash(run.lowerBound - 1)
    let after = hash(run.upperBound)
    writer.add(.runBefore, before, place)
    writer.add(.runAfter, after, place)
    writer.add(.runBeforeLength, before, length)
    writer.add(.runAfterLength, after, length)
    writer.add(.runBeforeClasses, bits(run.lowerBound - 1), place)
    writer.add(.runAfterClasses, bits(run.upperBound), place)
    writer.add(.runAround, before, after)
    writer.add(.runBeforeTwo, hash(run.lowerBound - 2), before)
    writer.add(.runAfterTwo, after, hash(run.upperBound + 1))
  }

  // MARK: Names in lists

  private func readEntries(_ index: Int, _ writer: inout Writer) {
    guard !entries.isEmpty else { return }
    let own = entry(index)
    writer.add(.entry, own)
    writer.add(.entryPair, entry(index - 1), own)
    writer.add(.entryAfter, own, entry(index + 1))
    writer.add(.entryShape, own, UInt64(shape(index)))
    writer.add(.entryBefore, own, hash(index - 1))
  }

  private func entry(_ index: Int) -> UInt64 {
    entries.indices.contains(index) ? UInt64(entries[index]) : 0
  }

  // MARK: Buckets

  /// What was seen; the number is part of the feature's hash.
  private enum Template: UInt64 {
    case bias = 1
    case word, before, after, beforeBefore, afterAfter, beforeAndWord, wordAndAfter
    case shape, shapePair, shapePairAfter, shapes, wordAndShape
    case prefix, suffix
    case classes, classesBefore, classesAfter, classesBeforeBefore, classesAfterAfter
    case classPair, classPairAfter, classBit, capitals
    case runPlace, runLast, runFirst, runLastClasses, runFirstClasses, runBefore, runAfter
    case runBeforeLength, runAfterLength, runBeforeClasses, runAfterClasses, runAround
    case runBeforeTwo, runAfterTwo
    case rule, ruleEntry
    case entry, entryPair, entryAfter, entryShape, entryBefore
  }

  private struct Writer {
    let mask: UInt32
    var list: [UInt32]

    @inline(__always)
    mutating func add(_ template: Template, _ one: UInt64, _ two: UInt64 = 0) {
      var hash = (one &+ template.rawValue) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
      hash = (hash &+ two) &* 0xD6E8_FEB8_6659_FD93
      hash ^= hash >> 32
      list.append(UInt32(truncatingIfNeeded: hash) & mask)
    }
  }
}
