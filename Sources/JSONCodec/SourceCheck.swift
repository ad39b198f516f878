/// Refuses, token by token, what json-c would let pass or lose.
///
/// json-c in strict mode still reads `NaN`, `Infinity`, `00` and `1.`, cuts a member name at an
/// escaped NUL, and clamps an integer beyond 64 bits. This pass refuses all but the last and
/// remembers where such integers end. Structure and escapes are left to json-c.
struct SourceCheck {
  /// The offsets just past each integer that json-c cannot keep as written, ascending.
  ///
  /// These are the integers outside `Int64`, and `-0`, whose sign json-c drops.
  private(set) var fragileIntegerEnds: [Int] = []

  private let maximumDepth: Int
  private var offset = 0
  private var depth = 0

  /// Makes a check that allows `maximumDepth` objects and arrays within each other.
  init(maximumDepth: Int) {
    self.maximumDepth = maximumDepth
  }

  /// Checks the whole of `source`, which must be valid UTF-8.
  mutating func run(over source: Span<UInt8>) throws(JSONParseError) {
    while offset < source.count {
      switch source[offset] {
      case ASCII.quote:
        try checkString(in: source)
      case ASCII.comma, ASCII.colon, ASCII.space, ASCII.lineFeed, ASCII.carriageReturn, ASCII.tab:
        offset += 1
      case ASCII.openBrace, ASCII.openBracket:
        try enterContainer(in: source)
      case ASCII.closeBrace, ASCII.closeBracket:
        depth -= 1
        offset += 1
      case ASCII.minus, ASCII.zero...ASCII.nine:
        try checkNumber(in: source)
      default:
        try checkWord(in: source)
      }
    }
  }

  private mutating func enterContainer(in source: Span<UInt8>) throws(JSONParseError) {
    guard depth < maximumDepth else {
      throw JSONParseError(
        offset: offset,
        expected: "at most \(maximumDepth) levels of nesting",
        found: "one more"
      )
    }
    depth += 1
    offset += 1
  }
}

// MARK: - Strings and words

extension SourceCheck {
  private mutating func checkString(in source: Span<UInt8>) throws(JSONParseError) {
    var escapedNUL: Int?
    var next = offset + 1
    while let stop = source.firstOffsetOfQuoteOrBackslash(from: next) {
      if source[stop] == ASCII.quote {
        offset = stop + 1
        if let escapedNUL { try refuseName(withNULAt: escapedNUL, in: source) }
        return
      }
      if isEscapedNUL(at: stop, in: source) { escapedNUL = stop }
      next = stop + 2
    }
    throw JSONParseError(at: source.count, of: source, expected: "a closing quote")
  }

  private func isEscapedNUL(at backslash: Int, in source: Span<UInt8>) -> Bool {
    guard source.byte(at: backslash + 1) == UInt8(ascii: "u") else { return false }
    return (2...5).allSatisfy { source.byte(at: backslash + $0) == ASCII.zero }
  }

  /// Throws when the string just passed is a member's name, for json-c would cut it at the NUL
  /// and two names could become one.
  private func refuseName(
    withNULAt escape: Int,
    in source: Span<UInt8>
  ) throws(JSONParseError) {
    guard source.byte(at: source.offsetPastSpace(from: offset)) == ASCII.colon else { return }
    throw JSONParseError(offset: escape, expected: "a name without NUL", found: "an escaped NUL")
  }

  private mutating func checkWord(in source: Span<UInt8>) throws(JSONParseError) {
    var end = offset
    while let byte = source.byte(at: end), ASCII.isLetter(byte) { end += 1 }
    guard end > offset else {
      throw JSONParseError(at: offset, of: source, expected: "a value")
    }
    let word = (offset..<min(end, offset + 16)).map { source[$0] }
    guard ["true", "false", "null"].contains(where: { $0.utf8.elementsEqual(word) }) else {
      let found = "“\(String(decoding: word, as: UTF8.self))”"
      throw JSONParseError(offset: offset, expected: "a value", found: found)
    }
    offset = end
  }
}

// MARK: - Numbers

extension SourceCheck {
  private mutating func checkNumber(in source: Span<UInt8>) throws(JSONParseError) {
    let start = offset
    let isNegative = source[start] == ASCII.minus
    let digits = isNegative ? start + 1 : start
    let digitsEnd = try offsetPastRequiredDigits(from: digits, in: source)
    if source[digits] == ASCII.zero, digitsEnd > digits + 1 {
      throw JSONParseError(
        at: digits + 1,
        of: source,
        expected: "a number without leading zeros"
      )
    }
    offset = try offsetPastFractionAndExponent(from: digitsEnd, in: source)
    if offset == digitsEnd, !isKept(digits..<digitsEnd, negative: isNegative, in: source) {
      fragileIntegerEnds.append(digitsEnd)
    }
  }

  private func offsetPastFractionAndExponent(
    from start: Int,
    in source: Span<UInt8>
  ) throws(JSONParseError) -> Int {
    var end = start
    if source.byte(at: end) == ASCII.dot {
      end = try offsetPastRequiredDigits(from: end + 1, in: source)
    }
    if let mark = source.byte(at: end), mark | 0x20 == UInt8(ascii: "e") {
      let sign = source.byte(at: end + 1)
      let isSigned = sign == ASCII.plus || sign == ASCII.minus
      end = try offsetPastRequiredDigits(from: end + (isSigned ? 2 : 1), in: source)
    }
    return end
  }

  private func offsetPastRequiredDigits(
    from start: Int,
    in source: Span<UInt8>
  ) throws(JSONParseError) -> Int {
    let end = source.offsetPastDigits(from: start)
    guard end > start else { throw JSONParseError(at: start, of: source, expected: "a digit") }
    return end
  }

  /// Whether json-c keeps the integer written in `digits` as it stands.
  private func isKept(_ digits: Range<Int>, negative: Bool, in source: Span<UInt8>) -> Bool {
    if negative, source[digits.lowerBound] == ASCII.zero { return false }
    var magnitude: UInt64 = 0
    for offset in digits {
      let (product, overflows) = magnitude.multipliedReportingOverflow(by: 10)
      let (sum, carries) = product.addingReportingOverflow(UInt64(source[offset] - ASCII.zero))
      if overflows || carries { return false }
      magnitude = sum
    }
    return magnitude <= (negative ? Int64.min.magnitude : Int64.max.magnitude)
  }
}
