/// What an annotator may know of an article besides its words.
///
/// There is no clock: an article that does not say when it was written has no reference
/// time, and its dates stay partial.
public struct ReadingContext: Hashable, Sendable {
  /// Where a date lies that could lie on either side of the reference time.
  public enum Preference: UInt32, Hashable, Sendable {
    /// Before it, as in news: "on Tuesday" was the last Tuesday.
    case past = 0
    /// After it, as in agendas.
    case future = 1
  }

  /// What the article tells.
  public enum Genre: UInt32, Hashable, Sendable {
    /// Found out from the text.
    case detect = 0
    /// What just happened; dates are seen from the reference time.
    case news = 1
    /// What happened long ago; dates are seen from the last date told.
    case narrative = 2
  }

  /// Where the reference time is known from, the surest first.
  public enum ReferenceSource: UInt32, Hashable, Sendable, CaseIterable {
    /// The caller gave it.
    case given = 0
    /// The front matter or metadata of the file.
    case frontMatter = 1
    /// The dateline of the article, or a line of it that holds nothing but a date.
    case dateline = 2
    /// The name of the file.
    case fileName = 3
    /// A sentence that gives its date in full.
    case sentence = 4
    /// A setting, for articles that say nothing themselves.
    case setting = 5

    /// The name used in records and rules: `front-matter`.
    public var name: String {
      switch self {
      case .given: "given"
      case .frontMatter: "front-matter"
      case .dateline: "dateline"
      case .fileName: "file-name"
      case .sentence: "sentence"
      case .setting: "setting"
      }
    }

    /// How often a time from there is the one the article was written at, from 0 to 1.
    public var confidence: Double {
      switch self {
      case .given: 1
      case .frontMatter: 0.95
      case .dateline: 0.9
      case .fileName: 0.8
      case .sentence: 0.6
      case .setting: 0.5
      }
    }
  }

  /// What is one annotation where a text tells a stretch of time by its two ends.
  public enum RangeStyle: UInt32, Hashable, Sendable {
    /// Each end in a history, which goes on from there; else the whole.
    case detect = 0
    /// The whole: "from March 3 to April 12" is one interval.
    case interval = 1
    /// Each end: "March 3" and "April 12".
    case ends = 2
  }

  /// The language, as a BCP 47 tag without region: `en`.
  public var language: String
  /// The language with its region, which decides the order of day and month: `en-US`.
  public var locale: String
  /// When the article was written: an ISO 8601 date, or a date with time and offset. `nil`
  /// when nobody knows.
  public var referenceTime: String?
  /// Where ``referenceTime`` is known from.
  public var referenceSource: ReferenceSource
  /// Where an undecided date lies.
  public var preference: Preference
  /// What the article tells.
  public var genre: Genre
  /// What is one annotation in "from March 3 to April 12".
  public var ranges: RangeStyle

  /// Creates a context.
  public init(
    language: String = "en",
    locale: String = "en-US",
    referenceTime: String? = nil,
    referenceSource: ReferenceSource = .given,
    preference: Preference = .past,
    genre: Genre = .detect,
    ranges: RangeStyle = .detect
  ) {
    self.language = language
    self.locale = locale
    self.referenceTime = referenceTime
    self.referenceSource = referenceSource
    self.preference = preference
    self.genre = genre
    self.ranges = ranges
  }
}
