import AnnotationModel
import GlossatorTestSupport
import JSONCodec
import Testing

/// Marks every paragraph as a date whose value is what the annotator was told of the article.
private let mirror = ClosureAnnotator.registered(provides: [.date]) { text, context, report in
  let reading = context.reading
  let value = "\(reading.referenceTime ?? "none") \(reading.locale) \(reading.preference) "
  let timex = Timex3(.date, value + "\(reading.genre) \(reading.ranges)")
  report.add(
    Annotation(.date, UnitSpan(0, text.utf8.count), rule: "mirror", value: .temporal(timex))
  )
}

struct SettingsTests {
  /// What annotators are told of the article.
  private func reading(_ client: InProcessClient, uri: String = InProcessClient.uri) -> String? {
    let title = client.hover(0, 0, uri: uri)?.split(separator: "\n").first
    return title.map { String($0.replacing(" — date", with: "")) }
  }

  private func client(
    options: JSONValue = .null,
    text: String = "Body",
    uri: String = InProcessClient.uri
  ) -> InProcessClient {
    let client = InProcessClient([mirror], name: "settings")
    client.start(options: options)
    client.open(text, uri: uri)
    return client
  }

  @Test(
    arguments: [
      (#"{"published":"2018-10-08"}"#, "2018-10-08 en-US past detect detect"),
      (
        #"{"glossator":{"published":"2018-10-08T09:30:00Z","locale":"en-GB","prefer":"future","#
          + #""genre":"narrative","ranges":"ends"}}"#,
        "2018-10-08T09:30:00Z en-GB future narrative ends"
      ),
      (
        #"{"glossator":{"genre":"news","prefer":"past"},"editor":{}}"#,
        "none en-US past news detect"
      ),
      (#"{"ranges":"interval"}"#, "none en-US past detect interval"),
      (#"{"ranges":null}"#, "none en-US past detect detect"),
      (#"{"published":null,"locale":null}"#, "none en-US past detect detect"),
      (#"{"glossator":null}"#, "none en-US past detect detect"),
      ("null", "none en-US past detect detect"),
      ("{}", "none en-US past detect detect"),
    ]
  )
  func `settings reach the annotators, at the start and later`(
    options: String,
    expected: String
  ) throws {
    let options = try JSONValue(parsing: Array(options.utf8))
    let early = client(options: options)
    #expect(reading(early) == expected)
    #expect(early.told == [])
    let late = client()
    late.notify("workspace/didChangeConfiguration", ["settings": options])
    #expect(reading(late) == expected)
    #expect(late.told == [])
  }

  @Test(
    arguments: [
      (#"{"published":"yesterday"}"#, "glossator.published: expected a date such as 2018-10-08"),
      (#"{"published":20181008}"#, "glossator.published: expected a date such as 2018-10-08"),
      (#"{"published":"2018-02-30"}"#, "glossator.published: expected a date such as 2018-10-08"),
      (#"{"prefer":"now"}"#, "glossator.prefer: expected \"past\" or \"future\""),
      (#"{"genre":1}"#, "glossator.genre: expected \"news\" or \"narrative\""),
      (#"{"ranges":"both"}"#, "glossator.ranges: expected \"interval\" or \"ends\""),
      (#"{"rates":{}}"#, "glossator.rates: expected a list"),
      (
        #"{"rates":[{"date":"2026-03-05","from":"EUR","to":"USD"}]}"#,
        #"glossator.rates[0]: expected {"date": "2026-03-05", "from": "EUR", "to": "USD", "rate": 1.08}"#
      ),
      (#"{"locale":""}"#, "glossator.locale: expected a tag such as en-GB"),
      (#"{"glossator":{"colour":1}}"#, "glossator.colour: unknown setting"),
      (#"{"glossator":"on"}"#, "glossator: expected an object"),
      ("[]", "settings: expected an object"),
    ]
  )
  func `a setting that does not fit is told and left at its default`(
    options: String,
    complaint: String
  ) throws {
    let options = try JSONValue(parsing: Array(options.utf8))
    let early = client(options: options)
    #expect(early.told == [complaint])
    #expect(reading(early) == "none en-US past detect detect")
    let late = client()
    late.notify("workspace/didChangeConfiguration", ["settings": options])
    #expect(late.told == [complaint])
  }

  @Test func `settings of null say nothing, an empty object takes the defaults back`() {
    let client = client(options: ["locale": "en-GB"])
    client.notify("workspace/didChangeConfiguration", ["settings": .null])
    client.notify("workspace/didChangeConfiguration")
    #expect(reading(client) == "none en-GB past detect detect")
    client.notify("workspace/didChangeConfiguration", ["settings": [:]])
    #expect(reading(client) == "none en-US past detect detect")
  }

  @Test func `new settings overtake the requests that wait`() {
    let queue = HeldQueue()
    let client = InProcessClient([mirror], queue: queue)
    client.start()
    client.open("Body")
    let before = client.request("textDocument/hover", InProcessClient.place(0, 0))
    client.notify("workspace/didChangeConfiguration", ["settings": ["locale": "en-GB"]])
    let after = client.request("textDocument/hover", InProcessClient.place(0, 0))
    client.notify("workspace/didChangeConfiguration", ["settings": ["locale": "en-GB"]])
    queue.goOnUntilDone()
    #expect(client.responses(to: before).map { $0["error"]["code"] } == [-32801])
    #expect(client.responses(to: after).map { $0["result"].has("contents") } == [true])
  }

  /// The file name, the text, and the reference time when the settings say 2001-01-01.
  @Test(
    arguments: [
      ("2018-10-08-talks.txt", "Body", "2018-10-08"),
      ("talks%202018%2D10%2D08.txt", "Body", "2018-10-08"),
      ("talks.txt", "Body", "2001-01-01"), ("2018-13-08.txt", "Body", "2001-01-01"),
      ("20181008.txt", "Body", "2001-01-01"), ("12018-10-08.txt", "Body", "2001-01-01"),
      ("2018-10-08.txt", "---\r\ntitle: é\r\ndate: 2018-10-07\r\n---\r\nBody", "2018-10-07"),
      ("talks.txt", "+++\npublished = \"2018-10-06T09:00:00Z\"\n+++\n\nBody", "2018-10-06"),
      ("talks.txt", "---\ndate: soon\n---\nBody", "2001-01-01"),
      ("2018-10-08.txt", "date: 2018-10-07\n\nBody", "2018-10-08"),
    ]
  )
  func `an article's own date counts before the settings, its front matter before its name`(
    file: String,
    text: String,
    expected: String
  ) {
    let uri = "file:///news/1999-09-09/\(file)"
    let client = client(options: ["published": "2001-01-01"], text: text, uri: uri)
    #expect(reading(client, uri: uri) == "\(expected) en-US past detect detect")
  }

  @Test func `a date typed into the front matter changes what the article is read with`() {
    let client = client(text: "---\ndate: \n---\nBody")
    #expect(reading(client) == "none en-US past detect detect")
    client.change(
      [["range": InProcessClient.range(1, 6, 1, 6), "text": "2018-10-07"]],
      version: 2
    )
    #expect(reading(client) == "2018-10-07 en-US past detect detect")
  }
}
