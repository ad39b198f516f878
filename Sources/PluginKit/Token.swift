/// A word, number or sign of a text, as bytes.
public struct Token: Hashable, Sendable {
  /// What a token consists of.
  public enum Kind: UInt8, Hashable, Sendable {
    /// Letters, with inner apostrophes ("O'Brien") and digits behind them ("A320"), or an
    /// abbreviation with inner stops ("U.S.").
    case word
    /// Digits, with commas and stops between them ("1,234.5").
    case number
    /// The possessive ending: "'s", or "'" behind an s.
    case possessive
    /// One sign: a stop, a dash, a currency sign, an emoji.
    case sign
  }

  /// Properties of a token that rules ask for.
  public struct Traits: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8

    /// Creates traits from bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// White space, or the start of the unit, stands before it.
    public static let spaceBefore = Traits(rawValue: 1)
    /// A sentence begins here.
    public static let sentenceStart = Traits(rawValue: 2)
    /// A word whose first letter is a capital.
    public static let capitalized = Traits(rawValue: 4)
    /// A word of two letters or more, all capitals.
    public static let allCapitals = Traits(rawValue: 8)
    /// A word with a capital behind a small letter: "McDonald", "iPhone".
    public static let innerCapital = Traits(rawValue: 16)
    /// A word that holds a digit.
    public static let hasDigit = Traits(rawValue: 32)
    /// A line break stands before it.
    public static let lineBreakBefore = Traits(rawValue: 64)
  }

  /// The offset of the first byte in the unit.
  public var start: Int32
  /// The offset just past the last byte.
  public var end: Int32
  /// A hash of the folded letters: case is dropped, curly apostrophes are straight. Equal
  /// to ``WordHash/hash(_:)-swift.type.method`` of the same word. For a sign, of its bytes.
  public var hash: UInt64
  /// What it consists of.
  public var kind: Kind
  /// Its properties.
  public var traits: Traits

  /// The bytes it covers.
  public var span: ByteSpan { ByteSpan(Int(start), Int(end)) }
  /// Whether its first letter is a capital.
  public var isCapitalized: Bool { traits.contains(.capitalized) }
  /// Whether white space stands before it.
  public var hasSpaceBefore: Bool { traits.contains(.spaceBefore) }
}

/// The hash of folded words: FNV-1a over bytes, which is fast on words and the same on every
/// machine, so that compiled tables can be shared.
public enum WordHash {
  @usableFromInline static let seed: UInt64 = 0xcbf2_9ce4_8422_2325
  @usableFromInline static let prime: UInt64 = 0x0000_0100_0000_01b3

  @inlinable @inline(__always)
  static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* prime }

  /// The hash that a token spelled `word` has.
  public static func hash(_ word: String) -> UInt64 {
    let bytes = Array(word.utf8)
    return hash(bytes.span, 0, bytes.count)
  }

  /// The hash that a token of these letters has, which must be valid UTF-8.
  public static func hash(_ letters: ArraySlice<UInt8>) -> UInt64 {
    hash(letters.span, 0, letters.count)
  }

  /// The hash of bytes `start..<end`, folded.
  static func hash(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
    var hash = seed
    var index = start
    while index < end {
      let byte = bytes[index]
      if byte < 0x80 {
        hash = step(hash, Letters.folded(byte))
        index += 1
      } else {
        let scalar = Letters.scalar(bytes, index, end)
        hash = Letters.folded(scalar.value, into: hash)
        index += scalar.length
      }
    }
    return hash
  }
}
