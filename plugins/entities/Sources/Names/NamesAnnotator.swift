public import PluginKit

/// Finds candidates for names in one unit and writes down what the unit says of each.
///
/// The candidates are on the hidden layer: only ``EntitiesAnnotator``, which sees those of
/// the whole article, decides what they name.
public struct NamesAnnotator: UnitAnnotator {
  let lexicon: Lexicon
  /// What was learned; without it the rules go on alone.
  let model: TagModel?

  /// Reports the candidates of one unit, each with what the unit says of it.
  public func annotate(_ text: Span<UInt8>, in context: UnitContext, into report: inout Report) {
    let unit = UnitText(
      TokenTable(text),
      lexicon: lexicon,
      dates: context.inputs.filter { $0.kind == .timeExpression }
    )
    let finder = CandidateFinder(text: unit, lexicon: lexicon)
    var candidates = finder.candidates(isCancelled: context.isCancelled)
    if let model {
      let tagger = NameTagger(text: unit, model: model, clues: finder.clues)
      candidates = tagger.names(candidates, text)
    }
    for candidate in candidates {
      let writer = CandidateWriter(tokens: unit.tokens)
      report.add(writer.annotation(for: candidate, text))
    }
  }
}

/// Walks over a unit once and collects its candidates.
struct CandidateFinder {
  let text: UnitText
  let lexicon: Lexicon

  var clues: ClueReader { ClueReader(text: text, roles: RoleReader(text: text)) }

  /// All candidates, in the order of the text.
  func candidates(isCancelled: () -> Bool) -> [Candidate] {
    let scanner = RunScanner(text: text, lexicon: lexicon)
    let splitter = RunSplitter(text: text, lexicon: lexicon, scanner: scanner)
    let roles = RoleReader(text: text)
    let clues = ClueReader(text: text, roles: roles)
    var found: [Candidate] = []
    var isShared = false
    var index = 0
    while index < text.tokens.count {
      if index & 0xFFF == 0xFFF, isCancelled() { break }
      if let words = roles.description(at: index) { found.append(description(words)) }
      guard let run = scanner.run(at: index) else {
        index += 1
        continue
      }
      var names = splitter.names(in: run)
      names.removeAll { text.isParty($0.first) }
      for place in names.indices { clues.read(&names[place]) }
      if isShared, let first = names.indices.first { names[first].context.person += 5 }
      isShared = sharesTitle(run, names.last)
      found.append(contentsOf: names)
      index = run.last + 1
    }
    Coordination(text: text).spread(&found)
    return found
  }

  private func description(_ words: Candidate.Words) -> Candidate {
    var candidate = Candidate(first: words.first, last: words.last, form: .titled)
    candidate.isDescription = true
    return candidate
  }

  /// "Messrs Smith and Jones": the title goes on behind "and".
  private func sharesTitle(_ run: NameRun, _ name: Candidate?) -> Bool {
    guard text.isToken(run.first, Mark.messrs), name?.title != nil else { return false }
    return text.isToken(run.last + 1, Mark.and) || text.isToken(run.last + 1, Mark.comma)
  }
}
