import AnnotationEngine
import AnnotationModel
import Testing
import TextModel

@Suite struct `The reference time` {
  @Test(arguments: [
    "2018-10-08", "0001-01-01", "9999-12-31", "2024-02-29", "2000-02-29", "2018-10-08T09:30",
    "2018-10-08 09:30", "2018-10-08T09:30:00Z", "2018-10-08T23:59:60Z",
    "2018-10-08T09:30:00.125Z", "2018-10-08T09:30+02:00", "2018-10-08T09:30-0430",
    "2018-10-08T09:30:00+14:00",
  ])
  func `may be a date or a date with time and offset`(text: String) {
    #expect(ReferenceTime.isValid(text))
  }

  @Test(arguments: [
    "", "2018", "2018-10", "2018-10-8", "18-10-08", "2018-13-01", "2018-00-10", "2018-04-31",
    "2018-04-00", "2018-02-29", "1900-02-29", "0000-01-01", "2018/10/08", "2018-10-08x",
    "2018-10-08T", "2018-10-08T9:30", "2018-10-08T24:00", "2018-10-08T09:60", "2018-10-08T09:30:",
    "2018-10-08T09:30:61", "2018-10-08T09:30:00.", "2018-10-08T09:30:00.Z", "2018-10-08T09:30z",
    "2018-10-08T09:30+02", "2018-10-08T09:30+2:000", "2018-10-08T09:30+99:99",
    "2018-10-08T09:30+02:00 or so", "2O18-10-08", "２０１８-10-08", "yesterday",
  ])
  func `is no other text`(text: String) {
    #expect(!ReferenceTime.isValid(text))
  }

  private func find(_ published: String?, _ text: String, _ fileName: String? = nil) -> String? {
    ReferenceTime.find(published: published, text: ArticleText(text), fileName: fileName)?.time
  }

  private static let dated = "---\ntitle: Rates\ndate: 2026-03-05\n---\nOslo."

  @Test func `is what the caller says, then what the text says, then what the file is called`() {
    #expect(find("2018-10-08", Self.dated, "2020-01-01.md") == "2018-10-08")
    #expect(find(nil, Self.dated, "2020-01-01.md") == "2026-03-05")
    #expect(find("soon", Self.dated, "2020-01-01.md") == "2026-03-05")
    #expect(find(nil, "Oslo.", "2020-01-01.md") == "2020-01-01")
    #expect(find(nil, "Oslo.") == nil)
    #expect(find(nil, "") == nil)
  }

  @Test func `says where it is known from`() {
    func source(
      _ published: String?,
      _ text: String,
      _ name: String?
    ) -> ReadingContext.ReferenceSource? {
      ReferenceTime.find(published: published, text: ArticleText(text), fileName: name)?.source
    }
    #expect(source("2018-10-08", Self.dated, "2020-01-01.md") == .given)
    #expect(source(nil, Self.dated, "2020-01-01.md") == .frontMatter)
    #expect(source(nil, "Oslo.", "2020-01-01.md") == .fileName)
    #expect(source(nil, "Oslo.", nil) == nil)
  }

  @Test(arguments: [
    "---\ndate: 2026-03-05\n---\n", "---\r\ndate: 2026-03-05\r\n---\r\n",
    "+++\ndate = \"2026-03-05T10:00:00Z\"\n+++\n", "---\npublished: '2026-03-05'\n---\n",
    "---\ndate :2026-03-05\n", "---\ndateline: Oslo, 2018-10-08\ndate: 2026-03-05\n---\n",
  ])
  func `is found in front matter`(text: String) {
    #expect(find(nil, text) == "2026-03-05")
  }

  @Test(arguments: [
    "date: 2026-03-05\n", "Oslo, 2026-03-05\n", "---\ntitle: On 2026-03-05\n---\n",
    "---\ntitle: x\n---\ndate: 2026-03-05\n", "---\ndate: 2026-13-05\n---\n",
    "\n---\ndate: 2026-03-05\n---\n", "---\ndate: 12026-03-05\n---\n",
  ])
  func `is not taken from elsewhere in a text`(text: String) {
    #expect(find(nil, text) == nil)
  }

  @Test(
    arguments: [
      ("2026-03-05-oslo.txt", "2026-03-05"), ("oslo_2026-03-05.md", "2026-03-05"),
      ("v12026-03-05.txt", nil), ("2026-03-051.txt", nil), ("2026-02-30 2026-03-05", "2026-03-05"),
      ("20260305.txt", nil), ("short", nil),
    ] as [(String, String?)]
  )
  func `stands alone in a file's name`(name: String, time: String?) {
    #expect(find(nil, "Oslo.", name) == time)
  }
}

/// Says that an article was written on a day of this source.
private struct Claim: UnitAnnotator {
  let source: String

  func annotate(_ text: Span<UInt8>, in context: UnitContext, into report: inout Report) {
    report.add(
      Annotation(
        .referenceTime,
        UnitSpan(0, 3),
        rule: "claim",
        value: .attributes([
          Attribute("value", .text("2018-10-08")), Attribute("source", .text(source)),
        ])
      )
    )
  }

  func facts(about annotation: Annotation, reading: ReadingContext) -> [Fact] { [] }
}

@Suite struct `A time that an annotator read` {
  private func sources(claimed source: String) -> [String]? {
    let claim = RegisteredAnnotator(
      .unit(Claim(source: source)),
      AnnotatorDeclaration(id: "claim", scope: .unit, provides: [.init(.referenceTime, .hidden)])
    )
    return Engine([claim]).annotate(ArticleText("OSLO."))?.referenceCandidates.map(\.source)
  }

  @Test(arguments: ["dateline", "sentence", "almanac"])
  func `is a candidate`(source: String) {
    #expect(sources(claimed: source) == [source])
  }

  @Test(arguments: ["given", "front-matter", "file-name", "setting"])
  func `is none where only the caller or the file could say so`(source: String) {
    #expect(sources(claimed: source) == [])
  }
}
