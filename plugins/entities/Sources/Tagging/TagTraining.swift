public import PluginKit

/// What a trainer needs of the tagger: the features that it will see, and the labels.
public struct TagTraining {
  private let lexicon: Lexicon
  private let names: [UInt64]

  /// Reads the plugin's tables in `folder`, and takes names of places and organizations with
  /// what lists call them, a bit a sort.
  public init(folder: String, names: [String: UInt8]) throws(PluginError) {
    lexicon = try Lexicon(folder: folder)
    self.names = NameSlots.slots(names)
  }

  /// A segment of a text, with what was seen at its tokens.
  public struct Segment {
    /// The bytes of each token.
    public var tokens: [Range<Int>]
    /// The features of all tokens, in a row; those of token `i` begin at `starts[i]`.
    public var features: [UInt32]
    /// Where the features of each token begin, and where the last end.
    public var starts: [Int]
  }

  /// The segments of one unit.
  public func segments(of text: [UInt8], mask: UInt32) -> [Segment] {
    let span = text.span
    let unit = UnitText(TokenTable(span), lexicon: lexicon, dates: [])
    let ranges = TagSegments(text: unit).all()
    let candidates = CandidateFinder(text: unit, lexicon: lexicon).candidates { false }
    let entries = names.withUnsafeBytes { NameSlots.entries(of: unit, ranges, $0) }
    let features = TagFeatures(unit, entries: entries, candidates: candidates)
    return ranges.map { range in
      var segment = Segment(tokens: [], features: [], starts: [])
      for token in range {
        segment.tokens.append(Int(unit.tokens[token].start)..<Int(unit.tokens[token].end))
        segment.starts.append(segment.features.count)
        features.read(token, in: range, span, mask: mask, into: &segment.features)
      }
      segment.starts.append(segment.features.count)
      return segment
    }
  }

  /// The number of labels of a token.
  public static let labelCount = TagLabel.count
  /// The sorts of names, by number.
  public static let tagNames = NameTag.allCases.map { "\($0)" }
  /// The names among labels, by sort and tokens.
  public static func spans(_ labels: [Int]) -> [(tag: Int, tokens: Range<Int>)] {
    TagLabel.spans(labels).map { ($0.0.rawValue, $0.1) }
  }
  /// The label of the first token of a name.
  public static func begin(_ tag: Int) -> Int { 1 + 2 * tag }
  /// The label of its other tokens.
  public static func inside(_ tag: Int) -> Int { 2 + 2 * tag }
}
