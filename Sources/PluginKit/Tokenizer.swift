/// The tokens of one unit, in order.
///
/// ```swift
/// let tokens = TokenTable(text)
/// for index in tokens.indices where tokens[index].kind == .number { … }
/// ```
public struct TokenTable: Sendable {
  @usableFromInline let tokens: [Token]

  /// Splits `text`, which must be valid UTF-8, into tokens. Takes time in proportion to it.
  public init(_ text: Span<UInt8>) {
    var scanner = TokenScanner(count: text.count)
    scanner.scan(text)
    var tokens = scanner.tokens
    Sentences.mark(&tokens, text)
    self.tokens = tokens
  }

  init(tokens: [Token]) { self.tokens = tokens }

  /// Splits a string into tokens.
  public init(_ text: String) {
    let bytes = Array(text.utf8)
    self.init(bytes.span)
  }

  /// The number of tokens.
  @inlinable
  public var count: Int { tokens.count }

  /// The indices of all tokens.
  @inlinable
  public var indices: Range<Int> { tokens.indices }

  /// The token at `index`, which must be one of ``indices``.
  @inlinable
  public subscript(index: Int) -> Token { tokens[index] }

  /// The token at `index`, or `nil` for an index outside the table.
  @inlinable
  public subscript(safe index: Int) -> Token? {
    tokens.indices.contains(index) ? tokens[index] : nil
  }

  /// The bytes from the start of token `first` to the end of token `last`.
  public func span(_ first: Int, through last: Int) -> ByteSpan {
    ByteSpan(Int(tokens[first].start), Int(tokens[last].end))
  }

  /// The index of the first token that starts at `offset` or later; ``count`` if none does.
  public func index(atOrAfter offset: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if Int(tokens[middle].start) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Walks over the bytes of a text once and cuts them into tokens.
struct TokenScanner {
  private(set) var tokens: [Token] = []
  /// A copy of the table, since a global is looked at through a check that it has been made.
  private let classes = Letters.ascii

  init(count: Int) { tokens.reserveCapacity(count / 5 + 4) }

  mutating func scan(_ text: Span<UInt8>) {
    scan(text, from: 0, until: text.count, .spaceBefore)
  }

  /// The tokens that begin from `start` to before `end`; the last may go on beyond.
  static func tokens(of text: Span<UInt8>, from start: Int, through end: Int) -> [Token] {
    var scanner = TokenScanner(count: end - start)
    scanner.scan(text, from: start, until: end, [])
    return scanner.tokens
  }

  private mutating func scan(
    _ text: Span<UInt8>,
    from start: Int,
    until end: Int,
    _ traits: Token.Traits
  ) {
    let count = text.count
    var index = start
    var gap = traits
    while index < end {
      let (kind, length) = classify(text, index, count)
      switch kind {
      case .space: gap.insert(.spaceBefore)
      case .lineBreak: gap.formUnion([.spaceBefore, .lineBreakBefore])
      case .digit:
        index = number(text, index, count, gap)
        gap = []
        continue
      case .letter, .capital:
        index = word(text, index, count, gap)
        gap = []
        continue
      case .sign:
        append(.sign, index, index + length, WordHash.hash(text, index, index + length), gap)
        gap = []
      }
      index += length
    }
  }

  @inline(__always)
  private func classify(
    _ text: Span<UInt8>,
    _ index: Int,
    _ count: Int
  ) -> (Letters.Class, Int) {
    let byte = text[index]
    if byte < 0x80 { return (classes[Int(byte)], 1) }
    let scalar = Letters.scalar(text, index, count)
    return (Letters.classify(scalar.value), scalar.length)
  }

  private mutating func append(
    _ kind: Token.Kind,
    _ start: Int,
    _ end: Int,
    _ hash: UInt64,
    _ traits: Token.Traits
  ) {
    tokens.append(
      Token(
        start: Int32(truncatingIfNeeded: start),
        end: Int32(truncatingIfNeeded: end),
        hash: hash,
        kind: kind,
        traits: traits
      )
    )
  }

  /// Digits, and commas or stops that have a digit behind them.
  private mutating func number(
    _ text: Span<UInt8>,
    _ start: Int,
    _ count: Int,
    _ gap: Token.Traits
  ) -> Int {
    var index = start + 1
    while index < count {
      let byte = text[index]
      if Self.isDigit(byte) {
        index += 1
      } else if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "."), index + 1 < count,
        Self.isDigit(text[index + 1])
      {
        index += 2
      } else {
        break
      }
    }
    append(.number, start, index, WordHash.hash(text, start, index), gap)
    return index
  }

  /// A word, and the possessive ending behind it if there is one.
  private mutating func word(
    _ text: Span<UInt8>,
    _ start: Int,
    _ count: Int,
    _ gap: Token.Traits
  ) -> Int {
    if let end = abbreviationEnd(text, start, count) {
      let capital = classes[Int(text[start])] == .capital
      append(
        .word,
        start,
        end,
        WordHash.hash(text, start, end),
        capital ? gap.union([.capitalized, .allCapitals]) : gap
      )
      return possessive(text, end, count)
    }
    var index = start
    var hash = WordHash.seed
    var traits = gap
    var letters = 0
    var capitals = 0
    var small = false
    while index < count {
      // Most of a text is small letters in a row, which need no table.
      let run = index
      while index < count, text[index] &- UInt8(ascii: "a") < 26 {
        hash = WordHash.step(hash, text[index])
        index += 1
      }
      if index > run {
        small = true
        letters += index - run
        if index == count { break }
      }
      let (kind, length) = classify(text, index, count)
      switch kind {
      case .letter: small = true
      case .capital:
        if letters == 0 { traits.insert(.capitalized) }
        if small { traits.insert(.innerCapital) }
        capitals += 1
      case .digit: traits.insert(.hasDigit)
      default:
        // An apostrophe belongs to the word when a letter follows that is not the
        // possessive s: "O'Brien", "don't", but "Kabul's".
        guard let apostrophe = Self.apostrophe(text, index, count),
          continuesWord(text, index + apostrophe, count)
        else {
          if letters > 1, capitals == letters { traits.insert(.allCapitals) }
          append(.word, start, index, hash, traits)
          return possessive(text, index, count)
        }
        hash = WordHash.step(hash, UInt8(ascii: "'"))
        index += apostrophe
        continue
      }
      if kind != .digit { letters += 1 }
      if length == 1 {
        hash = WordHash.step(hash, Letters.folded(text[index]))
      } else {
        hash = Letters.folded(Letters.scalar(text, index, count).value, into: hash)
      }
      index += length
    }
    if letters > 1, capitals == letters { traits.insert(.allCapitals) }
    append(.word, start, index, hash, traits)
    return index
  }

  /// Cuts off "'s", or the apostrophe behind an s that a further word follows.
  private mutating func possessive(_ text: Span<UInt8>, _ start: Int, _ count: Int) -> Int {
    guard let length = Self.apostrophe(text, start, count) else { return start }
    let next = start + length
    if next < count, text[next] | 0x20 == UInt8(ascii: "s"),
      !isLetter(text, next + 1, count)
    {
      append(.possessive, start, next + 1, WordHash.hash(text, start, next + 1), [])
      return next + 1
    }
    if start > 0, text[start - 1] | 0x20 == UInt8(ascii: "s"), next + 1 < count,
      text[next] == 0x20, isLetter(text, next + 1, count)
    {
      append(.possessive, start, next, WordHash.hash(text, start, next), [])
      return next
    }
    return start
  }

  /// The end of an abbreviation with inner stops, such as "U.S." or "a.m.", if one begins
  /// at `start`.
  private func abbreviationEnd(
    _ text: Span<UInt8>,
    _ start: Int,
    _ count: Int
  ) -> Int? {
    var index = start
    var stops = 0
    while index + 1 < count, Self.isASCIILetter(text[index]), text[index + 1] == UInt8(ascii: ".") {
      index += 2
      stops += 1
    }
    guard stops > 0 else { return nil }
    if index < count, Self.isASCIILetter(text[index]) {
      // "U.S" without its last stop counts; "e.Mail" and "a.Word" do not.
      guard stops >= 1, !isLetter(text, index + 1, count), !Self.isDigit(text, index + 1, count)
      else {
        return stops >= 2 ? index : nil
      }
      return index + 1
    }
    return stops >= 2 ? index : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  private static func isDigit(_ text: Span<UInt8>, _ index: Int, _ count: Int) -> Bool {
    index < count && isDigit(text[index])
  }

  private static func isASCIILetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26
  }

  private func isLetter(_ text: Span<UInt8>, _ index: Int, _ count: Int) -> Bool {
    guard index < count else { return false }
    let kind = classify(text, index, count).0
    return kind == .letter || kind == .capital
  }

  /// The number of bytes of the apostrophe at `index`, straight or curly, if there is one.
  private static func apostrophe(_ text: Span<UInt8>, _ index: Int, _ count: Int) -> Int? {
    guard index < count else { return nil }
    if text[index] == UInt8(ascii: "'") { return 1 }
    guard index + 2 < count, text[index] == 0xE2, text[index + 1] == 0x80,
      text[index + 2] == 0x99
    else { return nil }
    return 3
  }

  private func continuesWord(_ text: Span<UInt8>, _ index: Int, _ count: Int) -> Bool {
    guard isLetter(text, index, count) else { return false }
    return text[index] | 0x20 != UInt8(ascii: "s") || isLetter(text, index + 1, count)
  }
}
