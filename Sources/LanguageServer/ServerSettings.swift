import AnnotationEngine
import AnnotationModel
import JSONCodec
import TextModel

/// What the user can configure, through `initializationOptions` or
/// `workspace/didChangeConfiguration`.
struct ServerSettings: Hashable, Sendable {
  /// The reference time of articles that do not say it themselves.
  var published: String?
  /// The language with its region, which decides the order of day and month.
  var locale = "en-US"
  /// Where an undecided date lies.
  var preference = ReadingContext.Preference.past
  /// What the articles tell.
  var genre = ReadingContext.Genre.detect
  /// What is marked where a stretch of time is told by its two ends.
  var ranges = ReadingContext.RangeStyle.detect

  /// The rates at which hovers exchange money; without any, they do not.
  var rates = ExchangeRates.none

  init() {}

  /// Reads settings, given bare or under the name `glossator`. A value that does not fit is
  /// left at its default and named in `complaints`.
  init(_ value: JSONValue?, complaints: inout [String]) {
    guard let value else { return }
    guard case .object(var members) = value else {
      if value != .null { complaints.append("settings: expected an object") }
      return
    }
    if let own = members.first(where: { $0.name == "glossator" }) {
      guard case .object(let inner) = own.value else {
        if own.value != .null { complaints.append("glossator: expected an object") }
        return
      }
      members = inner
    }
    for member in members { read(member, &complaints) }
  }

  private mutating func read(_ member: JSONValue.Member, _ complaints: inout [String]) {
    if member.name == "rates", member.value != .null {
      rates = RateSettings.rates(member.value, complaints: &complaints)
      return
    }
    let text: String? = if case .string(let text) = member.value { text } else { nil }
    switch (member.name, text) {
    case (_, nil) where member.value == .null: break
    case ("published", let text?) where ReferenceTime.isValid(text): published = text
    case ("published", _):
      complaints.append("glossator.published: expected a date such as 2018-10-08")
    case ("locale", let text?) where !text.isEmpty: locale = text
    case ("prefer", "past"): preference = .past
    case ("prefer", "future"): preference = .future
    case ("genre", "news"): genre = .news
    case ("genre", "narrative"): genre = .narrative
    case ("ranges", "interval"): ranges = .interval
    case ("ranges", "ends"): ranges = .ends
    case ("locale", _): complaints.append("glossator.locale: expected a tag such as en-GB")
    case ("prefer", _): complaints.append("glossator.prefer: expected \"past\" or \"future\"")
    case ("genre", _): complaints.append("glossator.genre: expected \"news\" or \"narrative\"")
    case ("ranges", _): complaints.append("glossator.ranges: expected \"interval\" or \"ends\"")
    default: complaints.append("glossator.\(member.name): unknown setting")
    }
  }

  /// What annotators are told of an article with this text and file name.
  func reading(of text: ArticleText, fileName: String) -> ReadingContext {
    let own = ReferenceTime.find(published: nil, text: text, fileName: fileName)
    return ReadingContext(
      language: "en",
      locale: locale,
      referenceTime: own?.time ?? published,
      referenceSource: own?.source ?? .setting,
      preference: preference,
      genre: genre,
      ranges: ranges
    )
  }
}
