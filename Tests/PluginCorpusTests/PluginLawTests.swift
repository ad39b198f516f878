import AnnotationEngine
import AnnotationModel
import GlossatorTestSupport
import Testing
import TextModel

extension Shipped {
  /// All shipped plugins together.
  static func newsroom() throws -> Engine {
    let engine = Engine(try all.flatMap { try $0.load().annotators })
    try #require(engine.problems.isEmpty, "\(engine.problems)")
    return engine
  }
}

@Suite struct `With the shipped plugins` {
  private static let article = RandomArticle(
    words: RandomArticle.plainWords + [
      "Mr.", "President", "Anna Lindqvist", "Lindqvist,", "Kabul", "Paris, Texas", "U.S.",
      "Afghan", "October 8", "on Tuesday", "last week", "2018", "some 54,000 people",
      "3.5 percent", "$2 million", "five", "World Health Organization (WHO)", "WHO", "67,",
      "spokesman", "By Anna Lindqvist", "OSLO (AP) —", "“We", "left,”", "Photo:", "Read more:",
      "two days later", "In 1941,", "the following year,", "Monday, 2 March 2026", "at 9:40 p.m.",
      "from 3 to 5 p.m.", "between May and July 2018", "the same day", "I", "please",
      "former minister", "University of Oslo", "St. Petersburg", "May",
    ]
  )

  @Test(arguments: RandomLaw.seeds)
  func `an edited article is annotated as if it were read from scratch`(seed: UInt64) throws {
    let engine = try Shipped.newsroom()
    let reading = ReadingContext(referenceTime: "2026-03-05")
    var random = SeededGenerator(seed: seed)
    var text = Self.article.text(paragraphs: 8, using: &random)
    var snapshot = try #require(engine.annotate(text, reading: reading))
    for round in 0..<RandomLaw.rounds(100) {
      text = text.applying(Self.article.edit(of: text, using: &random))
      if text.count > 4000 { text = Self.article.text(paragraphs: 8, using: &random) }
      snapshot = try #require(engine.annotate(text, reading: reading, previous: snapshot))
      let scratch = try #require(engine.annotate(text, reading: reading))
      let difference = SnapshotText.difference(snapshot, scratch)
      #expect(difference == nil, "seed \(seed), round \(round)")
      guard difference == nil else { return }
      #expect(snapshot.warnings.isEmpty, "seed \(seed), round \(round)")
    }
  }
}
