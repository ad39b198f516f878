import PluginKit

/// The candidates for the time an article was written, read back from ``Timex3/reference``.
struct ReferenceCandidates {
  /// One of them.
  struct Candidate {
    /// ISO 8601.
    let time: String
    /// The name of the source: `dateline`.
    let source: String
    /// How often such a time is right, from 0 to 1.
    let confidence: Double

    init(_ time: String, _ source: String, _ confidence: Double) {
      self.time = time
      self.source = source
      self.confidence = confidence
    }

    /// "2018-10-08, the dateline (90 %)"
    var text: String {
      if source == ReadingContext.ReferenceSource.given.name { return "\(time), \(words)" }
      let percent = Int((min(max(confidence, 0), 1) * 100).rounded())
      return "\(time), \(words) (\(percent) %)"
    }

    private var words: String {
      switch ReadingContext.ReferenceSource.allCases.first(where: { $0.name == source }) {
      case .given: "given with the article"
      case .frontMatter: "the front matter"
      case .dateline: "the dateline"
      case .fileName: "the file name"
      case .sentence: "a sentence with its date in full"
      case .setting: "the setting for articles that say nothing"
      case nil: source
      }
    }
  }

  /// The surest, which the value rests on.
  let best: Candidate
  /// The others, the surest first.
  let others: [Candidate]

  /// Reads `2018-10-08 dateline 0.9; 2018-10-07 file-name 0.8`; what is none is left out.
  init?(_ text: String) {
    let candidates = text.split(separator: ";").compactMap { part -> Candidate? in
      // A time may hold a space of its own; the source and the number do not.
      let words = part.split(separator: " ")
      guard words.count >= 3, let confidence = words.last.flatMap({ Double($0) }),
        !confidence.isNaN
      else { return nil }
      let time = words.dropLast(2).joined(separator: " ")
      return Candidate(time, String(words[words.count - 2]), confidence)
    }
    guard let best = candidates.first else { return nil }
    self.best = best
    others = Array(candidates.dropFirst())
  }
}
