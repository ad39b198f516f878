import AnnotationEngine
import AnnotationModel
import GlossatorTestSupport
import Synchronization
import Testing
import TextModel

/// Writes down what it is given to read.
private final class Diary: Sendable {
  private let pages = Mutex<[String]>([])

  func write(_ page: String) { pages.withLock { $0.append(page) } }

  /// What was written since the last time.
  func tearOut() -> [String] {
    pages.withLock { pages in
      defer { pages = [] }
      return pages
    }
  }
}

/// Does what another unit annotator does, and keeps a diary of the units.
private struct Watched: UnitAnnotator {
  let annotator: any UnitAnnotator
  let diary: Diary

  func annotate(_ text: Span<UInt8>, in context: UnitContext, into report: inout Report) {
    diary.write(String(decoding: text.indices.map { text[$0] }, as: UTF8.self))
    annotator.annotate(text, in: context, into: &report)
  }
}

/// Does what another document annotator does, and keeps a diary of the names it is given.
private struct WatchedReader: DocumentAnnotator {
  let annotator: any DocumentAnnotator
  let diary: Diary

  func annotate(_ article: DocumentContext, into report: inout Report) {
    diary.write(article.inputs.map(\.surface).joined(separator: " "))
    annotator.annotate(article, into: &report)
  }
}

@Suite struct `Typing in one paragraph of many` {
  private let capitals = Diary()
  private let people = Diary()
  private let verbs = Diary()
  private let engine: Engine
  private let paragraphs = ["Anna sang.", "Nobody met 7 others.", "Omar slept.", "It rained."]

  init() {
    func registered(_ annotator: RegisteredAnnotator, _ diary: Diary) -> RegisteredAnnotator {
      switch annotator.body {
      case .unit(let body):
        RegisteredAnnotator(
          .unit(Watched(annotator: body, diary: diary)),
          annotator.declaration
        )
      case .document(let body):
        RegisteredAnnotator(
          .document(WatchedReader(annotator: body, diary: diary)),
          annotator.declaration
        )
      }
    }
    engine = Engine([
      registered(Capitals.registered, capitals), registered(People.registered, people),
      registered(Verbs.registered, verbs),
    ])
  }

  /// Annotates the paragraphs, and then those that `edited` gives, with clean diaries.
  private func edit(_ edited: [String]) throws -> ArticleSnapshot {
    let before = engine.annotate(ArticleText(paragraphs.joined(separator: "\n\n")))
    for diary in [capitals, people, verbs] { _ = diary.tearOut() }
    let text = ArticleText(edited.joined(separator: "\n\n"))
    return try #require(engine.annotate(text, previous: before))
  }

  @Test func `reads that paragraph again, and no article whose names stayed`() throws {
    _ = try edit(["Anna sang.", "Nobody met 7 others!!", "Omar slept.", "It rained."])
    #expect(capitals.tearOut() == ["Nobody met 7 others!!"])
    #expect(verbs.tearOut() == ["Nobody met 7 others!!"])
    #expect(people.tearOut() == [])
  }

  @Test func `reads the article again when another name of its length takes a name's place`()
    throws
  {
    let snapshot = try edit(["Anna sang.", "Nobody met 7 others.", "Otto slept.", "It rained."])
    #expect(capitals.tearOut() == ["Otto slept."])
    #expect(people.tearOut() == ["Anna Nobody Otto It"])
    #expect(snapshot.entities.entities.map(\.name) == ["Anna", "Nobody", "Otto", "It"])
  }

  @Test func `calls for the verbs of other paragraphs when their people changed`() throws {
    _ = try edit(["Anna sang.", "Nobody met 7 others.", "Anna slept.", "It rained."])
    #expect(capitals.tearOut() == ["Anna slept."])
    // The person in the first paragraph is less sure now.
    #expect(verbs.tearOut() == ["Anna sang.", "Anna slept."])
  }

  @Test func `reads the new paragraph alone after one was put before it`() throws {
    _ = try edit(["Ida ran."] + paragraphs)
    #expect(capitals.tearOut() == ["Ida ran."])
    #expect(people.tearOut() == ["Ida Anna Nobody Omar It"])
  }

  @Test func `reads nothing when nothing changed`() throws {
    _ = try edit(paragraphs)
    #expect(capitals.tearOut() + people.tearOut() + verbs.tearOut() == [])
  }

  @Test func `stops at once and answers nothing when nobody waits`() {
    #expect(engine.annotate(ArticleText("Anna sang."), isCancelled: { true }) == nil)
    #expect(capitals.tearOut() + people.tearOut() + verbs.tearOut() == [])
  }
}
