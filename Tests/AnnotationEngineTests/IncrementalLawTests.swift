import AnnotationEngine
import AnnotationModel
import GlossatorTestSupport
import Testing
import TextModel

@Suite struct `After any edits` {
  private let engine = Engine(newsroom)
  private let article = RandomArticle()

  @Test func `every annotator of the newsroom takes part`() {
    #expect(engine.problems.isEmpty)
    #expect(engine.annotators.count == newsroom.count)
  }

  @Test(arguments: RandomLaw.seeds)
  func `an article is annotated as if it were read from scratch`(seed: UInt64) throws {
    try holds(engine, seed: seed, rounds: RandomLaw.rounds(250))
  }

  @Test(arguments: RandomLaw.seeds)
  func `not even an annotator that invents spans breaks that`(seed: UInt64) throws {
    try holds(Engine(newsroom + [Inventor.registered]), seed: seed, rounds: RandomLaw.rounds(100))
  }

  /// Edits an article at random and compares the snapshot after each edit with one from scratch.
  private func holds(_ engine: Engine, seed: UInt64, rounds: Int) throws {
    var random = SeededGenerator(seed: seed)
    var text = article.text(paragraphs: 8, using: &random)
    var snapshot = try #require(engine.annotate(text))
    for round in 0..<rounds {
      for _ in 0..<random.pick([1, 1, 1, 1, 3]) {
        text = text.applying(article.edit(of: text, using: &random))
        // As while typing fast: some versions get a first answer and no complete one.
        guard random.chance(oneIn: 3) else { continue }
        snapshot = try #require(
          engine.annotate(text, previous: snapshot, depth: .provisional)
        )
        #expect(isSound(snapshot), "seed \(seed), round \(round)")
      }
      if text.count > 4000 { text = article.text(paragraphs: 8, using: &random) }
      snapshot = try #require(engine.annotate(text, previous: snapshot))
      let scratch = try #require(engine.annotate(text))
      let difference = SnapshotText.difference(snapshot, scratch)
      #expect(difference == nil, "seed \(seed), round \(round)")
      guard difference == nil else { return }
    }
  }

  /// Whether every mark and every mention covers whole characters of the text.
  private func isSound(_ snapshot: ArticleSnapshot) -> Bool {
    var spans = snapshot.entities.entities.flatMap { $0.mentions.map(\.span) }
    snapshot.forEachMark { _, _, span in spans.append(span) }
    let text = snapshot.text
    return spans.allSatisfy { text.isScalarBoundary($0.start) && text.isScalarBoundary($0.end) }
  }

  @Test(arguments: RandomLaw.seeds)
  func `an unrelated last version does no harm`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for round in 0..<RandomLaw.rounds(100) {
      let old = try #require(engine.annotate(article.text(paragraphs: 6, using: &random)))
      let text = article.text(paragraphs: 6, using: &random)
      let snapshot = try #require(engine.annotate(text, previous: old))
      let scratch = try #require(engine.annotate(text))
      let difference = SnapshotText.difference(snapshot, scratch)
      #expect(difference == nil, "seed \(seed), round \(round)")
    }
  }

  @Test func `a last version read with another date is not used`() throws {
    let text = ArticleText("Anna met Omar.\n\nAnna won 7 games.")
    let engine = Engine([DateStamp.registered])
    let old = try #require(
      engine.annotate(text, reading: ReadingContext(referenceTime: "2018-10-08"))
    )
    let reading = ReadingContext(referenceTime: "2026-03-05")
    let snapshot = try #require(engine.annotate(text, reading: reading, previous: old))
    #expect(snapshot.records.flatMap(\.marks).map(\.rule) == ["2026-03-05", "2026-03-05"])
  }
}

/// Marks every unit with the reference time.
private struct DateStamp: UnitAnnotator {
  static let registered = RegisteredAnnotator(
    .unit(Self()),
    AnnotatorDeclaration(id: "stamp", scope: .unit, provides: [.init(.event)])
  )

  func annotate(_ text: Span<UInt8>, in context: UnitContext, into report: inout Report) {
    let rule = context.reading.referenceTime ?? "none"
    report.add(Annotation(.event, UnitSpan(0, text.count), rule: rule))
  }
}

/// Reads whole articles and marks places that it can not know, some of which are there.
private struct Inventor: DocumentAnnotator {
  static let registered = RegisteredAnnotator(
    .document(Self()),
    AnnotatorDeclaration(
      id: "inventor",
      scope: .document,
      provides: [.init(.product)],
      requires: [.name]
    )
  )

  func annotate(_ article: DocumentContext, into report: inout Report) {
    for unit in article.units.indices {
      let span = UnitSpan(unit: unit, 3, 8)
      report.add(Annotation(.product, span, rule: "invented", entityKey: "it", evidence: [span]))
    }
    let facts = [Fact("said", "here", origin: .document, evidence: [UnitSpan(unit: 1, 0, 9)])]
    report.add(EntityReport(.product, key: "it", name: "It", facts: facts))
  }
}
