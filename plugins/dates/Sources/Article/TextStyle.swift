import PluginKit

/// Finds out how a text speaks of times.
enum TextStyle {
  /// A message is no longer than this many tokens.
  private static let longest = 80

  /// Words that speak to somebody or of oneself.
  private static let persons = WordSet([
    "i", "i'll", "i'm", "i've", "i'd", "me", "my", "we", "we'll", "we're", "we've", "us", "our",
    "you", "your", "you'll", "let's", "please", "?",
  ])

  /// Verbs that a command begins with.
  private static let commands = WordSet([
    "add", "arrange", "book", "call", "cancel", "check", "create", "find", "get", "give", "let",
    "list",
    "make", "meet", "move", "open", "plan", "put", "remind", "reschedule", "reserve", "schedule",
    "send", "set", "show", "start", "take", "tell", "wake",
  ])

  /// Agendas are said to be such by the caller. A message is known by being one paragraph that
  /// speaks to somebody.
  static func style(
    of text: LexedText,
    in context: UnitContext,
    _ lexicon: Lexicon
  ) -> Grammar.Style {
    if context.reading.preference == .future { return .agenda }
    guard context.isWholeArticle, text.count <= longest, context.reading.genre == .detect else {
      return .prose
    }
    if let first = text.tokens[safe: 0], commands.contains(first.hash) { return .talk }
    for index in text.tokens.indices where persons.contains(text.tokens[index].hash) {
      return .talk
    }
    return .prose
  }
}
