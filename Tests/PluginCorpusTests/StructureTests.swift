import AnnotationEngine
import AnnotationModel
import GlossatorTestSupport
import StructurePlugin
import Testing
import TextModel

/// What the corpus of the structure plugin can not say: odd texts, long ones, all plugins at once.
@Suite struct `The structure of an article` {
  /// The regions of `text`, read as one unit.
  private func regions(_ text: String, _ kind: UnitKind = .paragraph) throws -> [Annotation] {
    let plugin = try PluginUnderTest("structure", Structure.self)
    guard case .unit(let annotator)? = plugin.annotators.first?.body else { return [] }
    var report = Report()
    let bytes = Array(text.utf8)
    let context = UnitContext(reading: ReadingContext(), kind: kind)
    annotator.annotate(bytes.span, in: context, into: &report)
    for region in report.annotations {
      let span = region.span.span
      #expect(span.start >= 0 && span.start < span.end && span.end <= bytes.count)
    }
    return report.annotations
  }

  private static let odd = [
    "", " ", "\n", "“", "”", "\"", "'", "’", "‘", "“”", "\"\"", "''", "(", ")", "[", "©", "—", "-",
    ":",
    "By", "By ", "(Photo", "(Photo:", "Photo:", "A", "A —", "OSLO", "OSLO,", "OSLO (", "OSLO (AP",
    "OSLO (AP)", "OSLO /", "Published", "Published:", "Updated |", "5", "5/", "2026-", "2026-03",
    "\u{200F}“אבג”\u{200F}", "\u{202E}\"abc\"", "“\u{301}”", "😀“😀”😀", "\u{0}\"\u{0}", "é",
    "REUTERS/",
    "/", "a /AP", "| AP", "(a/b)", "(/)", ": x", "© ", "(c)", "(c) ", "Copyright", "ST.", "St. ",
  ]

  @Test func `is found in odd texts without harm`() throws {
    for text in Self.odd {
      for kind in UnitKind.allCases { _ = try regions(text, kind) }
    }
  }

  @Test(arguments: RandomLaw.seeds)
  func `stays inside any text`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let words = [
      " ", " ", "\n", "By ", "Anna Berg", "OSLO", ", ", "(AP)", " — ", "“", "”", "\"", "'", "‘",
      "’", ".",
      "5'9\"", "Photo", ": ", "/", "Reuters", "© 2026", "March 5", "2026", "Updated", "|", "é", "😀",
      "Click here to ", "Related", "the ", "workers’ ", "(", ")", "[", "]", "Reporting by ",
    ]
    for _ in 0..<RandomLaw.rounds(300) {
      _ = try regions(random.text(of: words, upTo: 40), random.pick(UnitKind.allCases))
    }
  }

  @Test(arguments: [
    "\"", "“", "‘", "'a ", "\"a ", "‘as’ as ", "Click here to x. ", "(photo ", "By Anna Berg\n",
    "\n",
    "“A.\n", "A-", "1\"", ". ", "© ",
  ])
  func `of a megabyte in one unit takes no longer than reading it`(_ piece: String) throws {
    // Quadratic work would take minutes here, and the suite with it.
    let text = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
    _ = try regions(text + "a")
  }

  @Test func `takes nothing from the other plugins`() throws {
    let plugins = try Shipped.all.map { try $0.load() }
    let text = ArticleText(
      "Rain cuts off villages\n\nBy Anna Berg\n\nNAIROBI, Kenya (AP) — “We lost 18 homes on Tuesday,”"
        + " Omar Diallo said.\n\nSign up for our newsletter"
    )
    let reading = ReadingContext(referenceTime: "2026-03-05")
    let marks = try [plugins, plugins.filter { $0.folder != "structure" }].map { plugins in
      let engine = Engine(plugins.flatMap(\.annotators))
      let snapshot = try #require(engine.annotate(text, reading: reading))
      return snapshot.records.map(\.marks)
    }
    #expect(marks[0] == marks[1])
    #expect(marks[0].contains { !$0.isEmpty })
  }
}
