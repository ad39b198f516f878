import PluginKit

/// Finds the temporal expressions of a unit, from left to right, the longest at each start, and
/// says what each means. What day that was is decided by ``DateAnnotator``, which sees the
/// whole article.
struct ExpressionAnnotator: UnitAnnotator {
  let lexicon: Lexicon

  /// How many tokens are read between two questions whether anybody still waits.
  private static let stride = 1024

  /// Whether "10/8/18" is in October: in the United States, however the tag is written.
  private static func monthComesFirst(_ locale: String) -> Bool {
    if locale == "en-US" { return true }
    let parts = locale.lowercased().split { $0 == "-" || $0 == "_" }
    return parts.first == "en" && parts.dropFirst().contains("us")
  }

  func annotate(_ text: Span<UInt8>, in context: UnitContext, into report: inout Report) {
    let words = LexedText(text, lexicon)
    let grammar = Grammar(
      text: words,
      lexicon: lexicon,
      monthComesFirst: Self.monthComesFirst(context.reading.locale),
      style: TextStyle.style(of: words, in: context, lexicon)
    )
    let finder = TenseFinder(text: words, lexicon: lexicon)
    var sentence = 0
    var index = 0
    while index < words.count {
      if index % Self.stride == 0, context.isCancelled() { return }
      if words.startsSentence(index) { sentence += 1 }
      guard words[index].mayBegin, let expression = grammar.expression(at: index) else {
        index += 1
        continue
      }
      let tense =
        finder.tense(around: expression.first, expression.next)
        ?? (expression.modifier == .onOrBefore ? .future : nil)
      index = expression.next
      // "soon" tells of the future only when the sentence does: "she soon left".
      if words.isKind(.futureWord, expression.first), tense != .future { continue }
      let time = TimeExpression(
        expression: expression,
        tense: tense,
        sentence: sentence,
        ends: words.ends(of: expression),
        leads: words.leadsSentence(expression.first),
        isAlone: expression.first == 0 && expression.next == words.count,
        isAside: words.opensWithOrigin(expression.first, expression.next)
          || grammar.isAdjective(expression) || expression.bound != nil
          || words.isPossessive(expression.next) && tense != .future
          || words.isKind(.open, expression.first - 1)
      )
      let span = words.tokens.span(expression.first, through: expression.next - 1)
      report.add(time.annotation(over: span))
    }
  }
}
