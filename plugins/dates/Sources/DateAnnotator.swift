import PluginKit

/// Marks the temporal expressions of a unit, from left to right, the longest at each start.
struct DateAnnotator: UnitAnnotator {
  let lexicon: Lexicon

  /// How many tokens are read between two questions whether anybody still waits.
  private static let stride = 1024

  func annotate(_ text: Span<UInt8>, in context: UnitContext, into report: inout Report) {
    let words = LexedText(text, lexicon)
    let grammar = Grammar(
      text: words,
      lexicon: lexicon,
      monthComesFirst: context.reading.locale == "en-US"
    )
    let finder = TenseFinder(text: words, lexicon: lexicon)
    var anchor = Anchor(context.reading)
    var index = 0
    while index < words.count {
      if index % Self.stride == 0, context.isCancelled() { return }
      guard words[index].kind.mayBegin, let expression = grammar.expression(at: index) else {
        index += 1
        continue
      }
      let resolver = Resolver(anchor: anchor) {
        finder.tense(around: expression.first, expression.next)
      }
      let (timex, period) = resolver.timex(of: expression)
      if let period { anchor.mention = period }
      report.add(
        Annotation(
          .date,
          UnitSpan(words.tokens.span(expression.first, through: expression.next - 1)),
          rule: expression.finalRule(period, anchor).id,
          confidence: expression.confidence,
          value: .temporal(timex)
        )
      )
      index = expression.next
    }
  }

  func facts(about annotation: Annotation, reading: ReadingContext) -> [Fact] {
    guard case .temporal(let timex) = annotation.value else { return [] }
    return DateFacts.facts(about: timex, reading: reading)
  }
}

extension Expression {
  /// The rule, which for a bare weekday depends on where it came to lie.
  fileprivate func finalRule(_ period: Period?, _ anchor: Anchor) -> Rule {
    guard rule == Rules.weekday, let reference = anchor.reference, case .day(let day) = period
    else {
      return rule
    }
    return day <= reference ? Rules.weekdayPast : Rules.weekdayFuture
  }
}
