import AnnotationEngine
package import AnnotationModel
import JSONCodec
package import TextModel

/// One article to annotate.
package struct BatchInput: Sendable {
  /// The caller's identifier as JSON, exactly as it was spelled; `nil` when there is none.
  package var id: [UInt8]?
  /// The text.
  package var text: ArticleText
  /// What is known of the article besides its words.
  package var reading: ReadingContext

  /// Creates an input.
  package init(id: [UInt8]? = nil, text: ArticleText, reading: ReadingContext) {
    self.id = id
    self.text = text
    self.reading = reading
  }
}

/// Why a record was not annotated.
package struct BatchError: Error, Hashable, Sendable {
  /// The codes of `protocol/specs/batch-format.md`.
  package enum Code: String, Hashable, Sendable {
    case badJSON = "bad-json"
    case badUTF8 = "bad-utf8"
    case notObject = "not-object"
    case noText = "no-text"
    case badField = "bad-field"
    case tooLarge = "too-large"
  }

  /// What went wrong.
  package let code: Code
  /// What was expected, what was found and where.
  package let message: String
  /// The byte of the line at which it was noticed.
  package let at: Int?
  /// The record's identifier as JSON, if it could be read.
  package let id: [UInt8]?

  package init(_ code: Code, _ message: String, at: Int? = nil, id: [UInt8]? = nil) {
    self.code = code
    self.message = message
    self.at = at
    self.id = id
  }
}

extension BatchInput {
  /// Reads one line of JSON Lines: an object with `text` and, where the caller knows them,
  /// `id`, `published`, `prefer`, `genre`, `ranges`, `language` and `locale`.
  ///
  /// `defaults` says what holds for lines that leave it out.
  package init(line: [UInt8], defaults: ReadingContext) throws(BatchError) {
    let id = JSONSource.memberText("id", in: line.span).map { Array(line[$0]) }
    let document: JSONDocument
    do throws(JSONParseError) {
      document = try JSONDocument(parsing: line)
    } catch {
      let code: BatchError.Code = error.expected == "UTF-8" ? .badUTF8 : .badJSON
      throw BatchError(code, "\(error)", at: error.offset)
    }
    self = try document.withRoot { (root) throws(BatchError) in
      guard root.kind == .object else {
        throw BatchError(.notObject, "expected an object, found \(root.kind.description)")
      }
      do throws(JSONTypeError) {
        return try Self.read(root, id: id, defaults)
      } catch {
        let code: BatchError.Code = error.path.hasSuffix("text") ? .noText : .badField
        throw BatchError(code, "\(error)", id: id)
      }
    }
  }

  private static func read(
    _ root: JSONNode,
    id: [UInt8]?,
    _ defaults: ReadingContext
  ) throws(JSONTypeError) -> BatchInput {
    let text = ArticleText(validated: try root["text"].bytes())
    var reading = defaults
    let published = try root["published"].present?.string
    if let published, !ReferenceTime.isValid(published) {
      throw try root["published"].typeError(
        expected: "a date such as 2018-10-08, or a date with time and offset",
        found: "\"\(published)\""
      )
    }
    reading.setReference(
      ReferenceTime.find(published: published ?? defaults.referenceTime, text: text)
    )
    if let language = try root["language"].present?.string { reading.language = language }
    if let locale = try root["locale"].present?.string { reading.locale = locale }
    if let prefer = try root["prefer"].present {
      reading.preference = try prefer.oneOf(["past": .past, "future": .future])
    }
    if let genre = try root["genre"].present {
      reading.genre = try genre.oneOf(["news": .news, "narrative": .narrative])
    }
    if let ranges = try root["ranges"].present {
      reading.ranges = try ranges.oneOf(["interval": .interval, "ends": .ends])
    }
    return BatchInput(id: id, text: text, reading: reading)
  }
}

extension JSONNode {
  fileprivate func oneOf<Value>(_ names: [String: Value]) throws(JSONTypeError) -> Value {
    let name = try string
    if let value = names[name] { return value }
    let known = names.keys.sorted().map { "\"\($0)\"" }.joined(separator: " or ")
    throw typeError(expected: known, found: "\"\(name)\"")
  }
}
