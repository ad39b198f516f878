import AnnotationEngine
import AnnotationModel
import Testing

/// Says nothing.
private struct Silent: UnitAnnotator {
  func annotate(_ text: Span<UInt8>, in context: UnitContext, into report: inout Report) {}
}

@Suite struct `Annotators` {
  private func silent(
    _ id: String,
    _ provides: [AnnotationKind],
    requires: [AnnotationKind] = [],
    optional: [AnnotationKind] = []
  ) -> RegisteredAnnotator {
    RegisteredAnnotator(
      .unit(Silent()),
      AnnotatorDeclaration(
        id: id,
        scope: .unit,
        provides: provides.map { .init($0) },
        requires: requires,
        optional: optional
      )
    )
  }

  private func ids(_ engine: Engine) -> [String] { engine.annotators.map(\.declaration.id) }

  @Test func `run behind those whose kinds they require or can use`() {
    let engine = Engine([
      silent("a", [.event], requires: [.person]),
      silent("b", [.person], optional: [.date]),
      silent("c", [.date]),
    ])
    #expect(ids(engine) == ["c", "b", "a"])
    #expect(engine.problems.isEmpty)
  }

  @Test func `that do not depend on each other run by name, however they were loaded`() {
    let all = [
      silent("b", [.date]), silent("a", [.event]), silent("d", [.person], requires: [.date]),
      silent("c", [.work]),
    ]
    for _ in 0..<10 { #expect(ids(Engine(all.shuffled())) == ["a", "b", "c", "d"]) }
  }

  @Test func `run without a kind they can only use`() {
    let engine = Engine([silent("a", [.event], optional: [.product])])
    #expect(ids(engine) == ["a"])
  }

  @Test func `are left out when nobody provides what they require`() {
    let engine = Engine([silent("a", [.event], requires: [.name, .date]), silent("b", [.date])])
    #expect(ids(engine) == ["b"])
    #expect(engine.problems.map(\.annotator) == ["test/a"])
    #expect(
      engine.problems.map(\.description) == ["requires name, which no loaded plugin provides"]
    )
  }

  @Test func `are left out one behind another along a chain`() {
    let engine = Engine([
      silent("a", [.event], requires: [.person]), silent("b", [.person], requires: [.name]),
      silent("c", [.date], optional: [.event]),
    ])
    #expect(ids(engine) == ["c"])
    #expect(
      engine.problems.map { "\($0.annotator) \($0.description)" } == [
        "test/b requires name, which no loaded plugin provides",
        "test/a requires person, which no loaded plugin provides",
      ]
    )
  }

  @Test func `in a circle are left out and named, and the others run`() {
    let engine = Engine([
      silent("a", [.event], requires: [.person]), silent("b", [.person], optional: [.event]),
      silent("c", [.date]),
    ])
    #expect(ids(engine) == ["c"])
    #expect(engine.problems.map(\.annotator) == ["test/a", "test/b"])
    #expect(
      engine.problems.allSatisfy {
        $0.description == "requires itself in a circle with test/a, test/b"
      }
    )
  }

  @Test func `may ask for a kind that they provide themselves`() {
    let engine = Engine([silent("b", [.date], optional: [.date]), silent("a", [.date])])
    #expect(ids(engine) == ["a", "b"])
  }

  @Test func `beyond the sixty-fourth are left out and named`() {
    let many = (10..<76).map { silent("\($0)", [.event]) }
    let engine = Engine(many)
    #expect(engine.annotators.count == 64)
    #expect(engine.problems.map(\.annotator) == ["test/74", "test/75"])
  }
}
