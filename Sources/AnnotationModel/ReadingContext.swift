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

  /// The language, as a BCP 47 tag without region: `en`.
  public var language: String
  /// The language with its region, which decides the order of day and month: `en-US`.
  public var locale: String
  /// When the article was written: an ISO 8601 date, or a date with time and offset. `nil`
  /// when nobody knows.
  public var referenceTime: String?
  /// Where an undecided date lies.
  public var preference: Preference
  /// What the article tells.
  public var genre: Genre

  /// Creates a context.
  public init(
    language: String = "en",
    locale: String = "en-US",
    referenceTime: String? = nil,
    preference: Preference = .past,
    genre: Genre = .detect
  ) {
    self.language = language
    self.locale = locale
    self.referenceTime = referenceTime
    self.preference = preference
    self.genre = genre
  }
}
