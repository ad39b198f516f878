import PluginKit

/// Marks the numbers of a unit, with what they measure and count.
struct FiguresAnnotator: UnitAnnotator {
  let lexicon: Lexicon

  func annotate(_ text: Span<UInt8>, in context: UnitContext, into report: inout Report) {
    let tokens = TokenTable(text).detachingDigits(text) {
      lexicon.currencies.isAttachable(letters: $0, length: $1)
    }
    let passage = Passage(
      tokens,
      text.withUnsafeBufferPointer { Array($0) },
      lexicon: lexicon,
      locale: context.reading.locale,
      isHeadline: context.kind == .headline
    )
    Exclusions(passage).apply(context.inputs)
    let finder = FigureFinder(passage: passage)
    for finding in finder.findings(isCancelled: context.isCancelled) {
      if let annotation = finding.annotation(tokens) { report.add(annotation) }
    }
  }

  func facts(about annotation: Annotation, reading: ReadingContext) -> [Fact] {
    guard case .figure(let figure) = annotation.value else { return [] }
    return FigureFacts(units: lexicon.units).facts(about: figure)
  }
}
