import AnnotationModel
import BatchFront
import JSONCodec
import Testing
import TextModel

struct BatchInputTests {
  private func input(
    _ line: String,
    _ defaults: ReadingContext = ReadingContext()
  ) throws(BatchError) -> BatchInput {
    try BatchInput(line: Array(line.utf8), defaults: defaults)
  }

  private func error(_ line: [UInt8]) -> BatchError? {
    do throws(BatchError) {
      _ = try BatchInput(line: line, defaults: ReadingContext())
      return nil
    } catch {
      return error
    }
  }

  @Test(
    arguments: [
      (
        "", BatchError.Code.badJSON, 0,
        "byte 0: expected the rest of a value, found the end of the input"
      ),
      (
        "{\"text\":", .badJSON, 8,
        "byte 8: expected the rest of a value, found the end of the input"
      ),
      ("{\"text\":\"a\"} b", .badJSON, 13, "byte 13: expected a value, found “b”"),
      ("{\"text\":\"a\u{0}\"}", .badJSON, 10, "byte 10: expected JSON, found a NUL"),
      ("[]", .notObject, nil, "expected an object, found an array"),
      ("null", .notObject, nil, "expected an object, found null"),
      ("\"text\"", .notObject, nil, "expected an object, found a string"),
      ("{}", .noText, nil, "text: expected a string, found nothing"),
      (#"{"text":null}"#, .noText, nil, "text: expected a string, found null"),
      (#"{"text":["a"]}"#, .noText, nil, "text: expected a string, found an array"),
      (
        #"{"text":"a","published":"soon"}"#, .badField, nil,
        #"published: expected a date such as 2018-10-08, or a date with time and offset, "#
          + #"found "soon""#
      ),
      (
        #"{"text":"a","published":2018}"#, .badField, nil,
        "published: expected a string, found an integer"
      ),
      (
        #"{"text":"a","prefer":"now"}"#, .badField, nil,
        #"prefer: expected "future" or "past", found "now""#
      ),
      (
        #"{"text":"a","genre":"poem"}"#, .badField, nil,
        #"genre: expected "narrative" or "news", found "poem""#
      ),
      (
        #"{"text":"a","ranges":"both"}"#, .badField, nil,
        #"ranges: expected "ends" or "interval", found "both""#
      ),
      (
        #"{"text":"a","ranges":2}"#, .badField, nil,
        "ranges: expected a string, found an integer"
      ),
      (
        #"{"text":"a","language":[]}"#, .badField, nil,
        "language: expected a string, found an array"
      ),
      (
        #"{"text":"a","locale":7}"#, .badField, nil,
        "locale: expected a string, found an integer"
      ),
    ] as [(String, BatchError.Code, Int?, String)]
  )
  func `a line that is no article says what was expected, what was found and where`(
    line: String,
    code: BatchError.Code,
    at: Int?,
    message: String
  ) {
    let error = error(Array(line.utf8))
    #expect(error?.code == code)
    #expect(error?.message == message)
    #expect(error?.at == at)
  }

  @Test func `bytes that are no UTF-8 are told with their place`() {
    let error = error(Array("{\"text\":\"é".utf8) + [0xFF] + Array("\"}".utf8))
    #expect(error?.code == .badUTF8)
    #expect(error?.at == 11)
    #expect(error?.message == "byte 11: expected UTF-8, found the byte 0xFF")
  }

  @Test(
    arguments: [
      "7", "18446744073709551616", "-0", "1.50", "1E5", #""a""#, #""\u0061\/é\"""#, "null",
      #"{"b":[1, 2]}"#, "true",
    ]
  )
  func `an id is kept letter for letter, in good records and bad`(id: String) throws {
    let kept = Array(id.utf8)
    #expect(try input(#"{"id": \#(id) ,"text":"a"}"#).id == kept)
    #expect(try input(#"{"text":"a","id":\#(id)}"#).id == kept)
    #expect(error(Array(#"{"id":\#(id)}"#.utf8))?.id == kept)
    #expect(error(Array(#"{"id":\#(id),"text":"a","prefer":1}"#.utf8))?.id == kept)
    let record = BatchRecord.bytes(of: BatchError(.noText, "é", id: kept), line: 3)
    #expect(
      String(decoding: record, as: UTF8.self)
        == #"{"id":\#(id),"line":3,"ok":false,"error":{"code":"no-text","message":"é"}}"# + "\n"
    )
  }

  @Test func `an article without an id has none`() throws {
    #expect(try input(#"{"text":"a"}"#).id == nil)
    #expect(error(Array(#"{"id":1"#.utf8))?.id == nil, "nothing of a broken line is believed")
  }

  @Test func `the text is taken as it is`() throws {
    let text = try input(#"{"text":"a\u0000\r\n\ud83d\ude00é\ud83d","extra":[{}]}"#).text
    #expect(text.bytes == Array("a\u{0}\r\n😀é\u{FFFD}".utf8))
    #expect(try input(#"{"text":""}"#).text.bytes == [])
  }

  @Test func `what the line says counts, then what holds for all`() throws {
    let defaults = ReadingContext(locale: "en-GB", referenceTime: "2001-01-01", preference: .future)
    #expect(try input(#"{"text":"a"}"#, defaults).reading == defaults)
    #expect(
      try input(
        """
        {"text":"a","published":"2018-10-08T09:30+02:00","prefer":"past","genre":"news",
         "ranges":"ends","locale":"en-US","language":"de"}
        """,
        defaults
      ).reading
        == ReadingContext(
          language: "de",
          locale: "en-US",
          referenceTime: "2018-10-08T09:30+02:00",
          preference: .past,
          genre: .news,
          ranges: .ends
        )
    )
    let nulls = #"{"text":"a","published":null,"prefer":null,"genre":null,"ranges":null}"#
    #expect(try input(nulls, defaults).reading == defaults)
  }

  @Test func `an article's front matter says when it was written`() throws {
    let line = #"{"text":"---\ndate: 2018-10-07\n---\nBody"}"#
    #expect(try input(line).reading.referenceTime == "2018-10-07")
  }
}
