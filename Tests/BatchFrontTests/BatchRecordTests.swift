import AnnotationEngine
import AnnotationModel
import BatchFront
import GlossatorTestSupport
import JSONCodec
import Testing
import TextModel

struct BatchRecordTests {
  private static let article = """
    Zoé Ångström in Kabul\r
    \r
    “😀” said Ångström on 8 October, asking for €3 from 4 to 14 March, as since 1945.
    """

  private func record(
    _ snapshot: ArticleSnapshot,
    _ encoding: PositionEncoding = .utf32
  ) throws -> JSONValue {
    let bytes = BatchRecord(snapshot, id: nil, line: nil, encoding: encoding).bytes()
    #expect(bytes.filter { $0 == 0x0A || $0 == 0x0D } == [0x0A], "one record, one line")
    #expect(bytes.last == 0x0A)
    return try JSONValue(parsing: bytes.dropLast())
  }

  @Test func `a record says all that is known`() throws {
    let snapshot = try Sample.snapshot(Self.article)
    let bytes = BatchRecord(snapshot, id: Array(#""é""#.utf8), line: 7, encoding: .utf32).bytes()
    let page = try JSONValue(parsing: bytes.dropLast()).page
    let difference = Snapshot.difference(of: page, from: "batch-record.json")
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test func `a record of nothing is short`() throws {
    let snapshot = try #require(Engine([]).annotate(ArticleText("")))
    let bytes = BatchRecord(snapshot, id: nil, line: nil, encoding: .utf8).bytes()
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == #"{"ok":true,"language":"en","offsets":"utf8","annotations":[],"regions":[],"#
        + #""entities":[],"findings":[]}"# + "\n"
    )
  }

  @Test func `evidence lies where the annotator said it, whoever said it`() throws {
    let record = try record(try Sample.snapshot("In Kabul\n\nHe, Zoé Ångström, left."))
    let entities = record["entities"].elements
    let person = entities.first { $0["kind"] == "person" }?["facts"].elements ?? []
    // The role from the whole article's annotator, in the second paragraph; what was seen from
    // that of each paragraph, in the paragraph of the mention.
    #expect(person.map { $0["evidence"][0]["start"] } == [10, 11])
    let place = entities.first { $0["kind"] == "location" }?["facts"].elements ?? []
    #expect(place.map { $0["evidence"][0]["start"] } == [1])
  }

  /// An article without a date of its own, but for what `phrases` say of it.
  private func dated(
    _ phrases: [(text: String, time: String, source: String)],
    reading: ReadingContext = ReadingContext()
  ) throws -> JSONValue {
    let marker = PhraseMarker.registered(
      phrases.map { phrase in
        let value = AnnotationValue.attributes([
          Attribute("value", .text(phrase.time)), Attribute("source", .text(phrase.source)),
        ])
        return (phrase.text, .sample(.referenceTime, value: value))
      },
      layer: .hidden
    )
    let text = ArticleText("é Monday, 8 October 2018\n\n7 Oct 2018")
    return try record(try #require(Engine([marker]).annotate(text, reading: reading)))
  }

  @Test func `a record tells all times it may be of, the surest first`() throws {
    let reading = ReadingContext(referenceTime: "2018-10-06", referenceSource: .fileName)
    let phrases = [
      ("Monday, 8 October 2018", "2018-10-08", "sentence"),
      ("7 Oct 2018", "2018-10-07", "dateline"),
    ]
    let record = try dated(phrases, reading: reading)
    #expect(record["published"] == "2018-10-07")
    let found = record["reference"].elements
    #expect(found.map { $0["source"] } == ["dateline", "file-name", "sentence"])
    #expect(found.map { $0["value"] } == ["2018-10-07", "2018-10-06", "2018-10-08"])
    #expect(found.map { $0["start"] } == [26, .null, 2])
    #expect(found.map { $0["text"] } == ["7 Oct 2018", .null, "Monday, 8 October 2018"])
  }

  @Test func `what the caller says needs no witnesses`() throws {
    let reading = ReadingContext(referenceTime: "2018-10-06")
    let record = try dated([("7 Oct 2018", "2018-10-07", "dateline")], reading: reading)
    #expect(record["published"] == "2018-10-06")
    #expect(!record.has("reference"))
  }

  @Test(arguments: ["2018-02-30", "soon", "", "0000-01-01", "2018-10-07T25:00"])
  func `a time that does not exist dates no article`(time: String) throws {
    let record = try dated([("7 Oct 2018", time, "dateline")])
    #expect(!record.has("published"))
    #expect(!record.has("reference"))
  }

  @Test func `a base is linked once, with the first identifier`() throws {
    let record = try record(try Sample.snapshot(Self.article))
    let person = record["entities"].elements.first { $0["kind"] == "person" }
    #expect(person?["links"] == ["wikidata": "Q1", "viaf": "3"])
  }

  @Test func `what plugins did wrong is in the record`() throws {
    let failing = ClosureAnnotator.registered(plugin: "p") { _, _, report in
      report.fail("“a”\nb")
    }
    let snapshot = try #require(Engine([failing]).annotate(ArticleText("x")))
    #expect(try record(snapshot)["warnings"] == [["plugin": "p", "message": "“a”\nb"]])
  }

  @Test func `regions stand beside what they enclose, the longer first`() throws {
    let words = AnnotationValue.attributes([
      Attribute("role", .text("place")), Attribute("place", .span(UnitSpan(0, 5))),
    ])
    let regions = PhraseMarker.registered(
      [
        ("Kabul", .sample(.quotation)), ("Kabul (AP)", .sample(.dateline, value: words)),
        ("(AP)", .sample(.caption)),
      ],
      layer: .region
    )
    let engine = Engine(Sample.engine.annotators + [regions])
    let snapshot = try #require(engine.annotate(ArticleText("é\n\nKabul (AP) — Rain.")))
    let record = try record(snapshot)
    #expect(record["annotations"].elements.map { $0["kind"] } == ["location"])
    let found = record["regions"].elements
    #expect(found.map { $0["kind"] } == ["dateline", "quotation", "caption"])
    #expect(found.map { $0["start"] } == [3, 3, 9])
    #expect(
      found.first?["attributes"]
        == ["role": "place", "place": ["start": 3, "end": 8, "text": "Kabul"]]
    )
  }

  /// The part of `text` from `start` to `end` in the units of `encoding`, cut in the plainest way.
  private func slice(_ text: String, _ start: Int, _ end: Int, _ encoding: PositionEncoding)
    -> String
  {
    switch encoding {
    case .utf8: String(decoding: Array(text.utf8)[start..<end], as: UTF8.self)
    case .utf16: String(decoding: Array(text.utf16)[start..<end], as: UTF16.self)
    case .utf32: String(String.UnicodeScalarView(Array(text.unicodeScalars)[start..<end]))
    }
  }

  @Test(arguments: RandomLaw.seeds, PositionEncoding.allCases)
  func `every text is the slice that its offsets say`(seed: UInt64, encoding: PositionEncoding)
    throws
  {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "Kabul", " ", "Zoé Ångström", "8 October", "😀", "e\u{301}", "\r\n", "\n\n", "€3", "“", "日本",
      "👩‍👩‍👧", "\u{0}", "x",
    ]
    for round in 0..<RandomLaw.rounds(15) {
      let text = random.text(of: pieces, upTo: 300)
      let record = try record(try Sample.snapshot(text), encoding)
      for item in record["annotations"].elements {
        let note = "seed \(seed), round \(round): \(item.line)"
        guard let start = item["start"].integer, let end = item["end"].integer,
          let found = item["text"].text
        else {
          Issue.record("\(note)")
          continue
        }
        #expect(Array(found.utf8) == Array(slice(text, start, end, encoding).utf8), "\(note)")
      }
    }
  }
}
