import AnnotationEngine
import AnnotationModel
import GlossatorTestSupport
import Testing
import TextModel

/// What a reader's desk can ask of an article that the newsroom has annotated.
@Suite struct `A snapshot` {
  private let text = ArticleText(
    "Anna wins\r\n\r\nAnnabel met 7 girls, then Omar met 7 boys.\r\n\r\nOmar said “é😀” to 12."
  )

  private func snapshot(_ annotators: [RegisteredAnnotator] = newsroom) throws -> ArticleSnapshot {
    try #require(Engine(annotators).annotate(text))
  }

  /// The offset of the `number`th `word`.
  private func offset(_ word: String, _ number: Int = 1) throws -> Int {
    let letters = Array(word.utf8)
    let found = text.bytes.indices.filter { text.bytes[$0...].starts(with: letters) }
    return try #require(found.dropFirst(number - 1).first)
  }

  private func words(_ spans: [ByteSpan]) -> [String] { spans.map(text.string) }

  @Test func `finds the mark on and directly behind a word`() throws {
    let snapshot = try snapshot([Numbers.registered])
    let seven = try offset("7")
    let twelve = try offset("12.")
    #expect(snapshot.mark(at: seven - 1) == nil)
    #expect(snapshot.mark(at: seven)?.span == ByteSpan(seven, seven + 1))
    #expect(snapshot.mark(at: seven + 1)?.span == ByteSpan(seven, seven + 1))
    #expect(snapshot.mark(at: seven + 2) == nil)
    #expect(snapshot.mark(at: twelve + 2)?.unit == 2)
    for nowhere in [-1, text.count + 1, Int.min, Int.max] {
      #expect(snapshot.mark(at: nowhere) == nil)
    }
  }

  @Test func `prefers the mark that begins at the cursor to the one that ends there`() throws {
    struct Halves: UnitAnnotator {
      func annotate(_ text: Span<UInt8>, in context: UnitContext, into report: inout Report) {
        report.add(Annotation(.event, UnitSpan(0, 2), rule: "first"))
        report.add(Annotation(.event, UnitSpan(2, 4), rule: "second"))
      }
    }
    let declaration = AnnotatorDeclaration(id: "h", scope: .unit, provides: [.init(.event)])
    let snapshot = try snapshot([RegisteredAnnotator(.unit(Halves()), declaration)])
    #expect(snapshot.mark(at: 2)?.annotation.rule == "second")
  }

  @Test func `lists the marks that touch a span in order`() throws {
    let snapshot = try snapshot([Numbers.registered])
    var all: [Int] = []
    snapshot.forEachMark { _, _, span in all.append(span.start) }
    #expect(all == [try offset("7"), try offset("7", 2), try offset("12")])
    var some: [Int] = []
    let second = try offset("7", 2)
    snapshot.forEachMark(in: ByteSpan(second, text.count)) { _, _, span in some.append(span.start) }
    #expect(some == [second, try offset("12")])
  }

  @Test func `finds every mention of an entity from each of them`() throws {
    let snapshot = try snapshot([Capitals.registered, People.registered])
    for word in ["Anna wins", "Annabel"] {
      #expect(words(snapshot.sameThing(at: try offset(word))) == ["Anna", "Annabel"])
    }
    #expect(words(snapshot.sameThing(at: try offset("Omar", 2))) == ["Omar", "Omar"])
    #expect(snapshot.sameThing(at: try offset("said")) == [])
  }

  @Test func `finds figures of one number, whatever they count`() throws {
    let snapshot = try snapshot([Numbers.registered])
    #expect(words(snapshot.sameThing(at: try offset("7"))) == ["7", "7"])
    #expect(words(snapshot.sameThing(at: try offset("12"))) == ["12"])
  }

  @Test func `numbers entities by first mention and names each with its other forms`() throws {
    let entities = try snapshot([Capitals.registered, People.registered]).entities.entities
    #expect(entities.map(\.id) == ["e1", "e2"])
    #expect(entities.map(\.name) == ["Annabel", "Omar"])
    #expect(entities.map(\.aliases) == [["Anna"], []])
    #expect(
      entities.map { words($0.mentions.map(\.span)) } == [["Anna", "Annabel"], ["Omar", "Omar"]]
    )
    #expect(entities.map { $0.mentions.map(\.unit) } == [[0, 1], [1, 2]])
    #expect(entities.map(\.links) == [[Link("first", "ann")], [Link("first", "oma")]])
  }

  @Test func `tells on a card what the article says first, and where`() throws {
    let snapshot = try snapshot([Capitals.registered, Numbers.registered, People.registered])
    let card = try #require(snapshot.card(at: offset("Omar", 2)))
    #expect(card.surface == "Omar")
    #expect(card.entity?.name == "Omar")
    #expect(card.mentionCount == 2)
    #expect(card.counted == nil)
    #expect(card.entries.map(\.fact.label) == ["figures", "mentions"])
    #expect(card.entries.map(\.fact.value) == ["7 7 12", "2 of 4"])
    #expect(words(card.entries[0].evidence) == ["7", "7", "12"])
    #expect(words(card.entries[1].evidence) == ["Omar", "Omar"])
    #expect(snapshot.card(at: try offset("said")) == nil)
  }

  @Test func `tells on a card what is counted and what the annotator adds`() throws {
    let card = try #require(try snapshot([Numbers.registered]).card(at: offset("7", 2)))
    #expect(card.counted == "boys")
    #expect(card.mentionCount == 2)
    #expect(card.entity == nil)
    #expect(card.entries.map(\.fact.label) == ["here", "digits"])
    #expect(card.entries[0].evidence == [ByteSpan(try offset("7", 2), try offset("7", 2) + 1)])
  }

  @Test func `knows where facts of the article stand also for marks made unit by unit`() throws {
    let local = RegisteredAnnotator(
      .unit(Seconds()),
      AnnotatorDeclaration(id: "s", scope: .unit, provides: [.init(.event)])
    )
    let reader = RegisteredAnnotator(
      .document(Seconds()),
      AnnotatorDeclaration(id: "t", scope: .document, provides: [.init(.event)])
    )
    let card = try #require(try snapshot([local, reader]).card(at: offset("Omar", 2)))
    #expect(words(card.entries.flatMap(\.evidence)) == ["Anna"])
  }

  @Test func `has an outline of headlines with what each names first`() throws {
    let annotators = [Capitals.registered, Numbers.registered, People.registered]
    let outline = try snapshot(annotators).outline
    #expect(outline.map(\.name) == ["Anna wins"])
    #expect(outline.map(\.kind) == [.section])
    #expect(outline.map(\.span) == [ByteSpan(0, text.count)])
    #expect(words(outline.map(\.target)) == ["Anna wins"])
    #expect(outline[0].children.map(\.name) == ["Annabel", "7", "Omar", "12"])
    #expect(
      outline[0].children.map(\.detail) == [
        "2 mentions", "cardinal 7", "2 mentions", "cardinal 12",
      ]
    )
    #expect(words(outline[0].children.map(\.target)) == ["Anna", "7", "Omar", "12"])
  }

  @Test func `has an outline also without any headline, and a short one of nothing`() throws {
    let engine = Engine([Numbers.registered])
    let plain = try #require(engine.annotate(ArticleText("7 girls met 12 boys.")))
    #expect(plain.outline.map(\.name) == ["7", "12"])
    let empty = try #require(engine.annotate(ArticleText("")))
    #expect(empty.outline.isEmpty && empty.units.isEmpty && empty.entities.entities.isEmpty)
    #expect(empty.mark(at: 0) == nil)
  }
}

/// Marks each unit by itself, and says of all of them where the first begins.
private struct Seconds: UnitAnnotator, DocumentAnnotator {
  func annotate(_ text: Span<UInt8>, in context: UnitContext, into report: inout Report) {
    report.add(Annotation(.event, UnitSpan(0, 4), rule: "unit", entityKey: "it"))
  }

  func annotate(_ article: DocumentContext, into report: inout Report) {
    let facts = [Fact("begins", "here", origin: .document, evidence: [UnitSpan(unit: 0, 0, 4)])]
    report.add(EntityReport(.event, key: "it", name: "It", facts: facts))
  }

  func facts(about annotation: Annotation, reading: ReadingContext) -> [Fact] { [] }
}
