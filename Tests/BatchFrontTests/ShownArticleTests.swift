import AnnotationEngine
import AnnotationModel
import BatchFront
import GlossatorTestSupport
import Testing
import TextModel

struct TerminalArticleTests {
  private func shown(_ text: String) throws -> String {
    String(decoding: TerminalArticle.bytes(try Sample.snapshot(text)), as: UTF8.self)
  }

  @Test func `the article is shown as it is, marks in color, facts below`() throws {
    let text = "In Kabul\n\nZoé Ångström came, Ångström left."
    let shown = try shown(text)
    let person = "\u{1B}[1;35m"
    let article =
      "In \u{1B}[32mKabul\u{1B}[0m\n\n\(person)Zoé Ångström\u{1B}[0m came, "
      + "\(person)Ångström\u{1B}[0m left.\n"
    #expect(shown.hasPrefix(article))
    let facts = "\(person)Zoé Ångström\u{1B}[0m (2 mentions)\n  role: <envoy> & “friend”\n"
    #expect(shown.hasSuffix(facts))
  }

  /// Every control character but the tab and the line feed.
  @Test func `control characters of the article never reach the terminal`() throws {
    let controls = (Array(0..<0x20) + Array(0x7F..<0xA0)).compactMap {
      Unicode.Scalar($0 as UInt32)
    }
    .filter { $0 != "\t" && $0 != "\n" }
    for control in controls {
      let text = "a\(control)b \(control)[31m\tÀ\u{A0}"
      let shown = try shown(text)
      #expect(
        shown.unicodeScalars.starts(with: "ab [31m\tÀ\u{A0}\n".unicodeScalars),
        "\(control.value)"
      )
    }
  }

  @Test func `control characters in facts become spaces`() throws {
    struct Teller: DocumentAnnotator {
      func annotate(_ article: DocumentContext, into report: inout Report) {
        let fact = Fact("a\u{1B}b", "c\u{9B}\nd", origin: .derived)
        report.add(EntityReport(.person, key: "z", name: "Z\u{7}", facts: [fact]))
      }
    }
    let teller = RegisteredAnnotator(
      .document(Teller()),
      AnnotatorDeclaration(id: "t", scope: .document, provides: [.init(.person)]),
      source: AnnotationSource(plugin: "t", version: "1")
    )
    let marker = PhraseMarker.registered([("Z", .sample(.person, key: "z"))])
    let snapshot = try #require(Engine([marker, teller]).annotate(ArticleText("Z")))
    let shown = String(decoding: TerminalArticle.bytes(snapshot), as: UTF8.self)
    #expect(shown.hasSuffix("\u{1B}[1;35mZ \u{1B}[0m\n  a b: c  d\n"))
  }
}

struct PictureArticleTests {
  private func picture(_ text: String) throws -> String {
    String(decoding: PictureArticle.bytes(try Sample.snapshot(text)), as: UTF8.self)
  }

  @Test(
    arguments: [
      "Zoé Ångström <in> “Kabul” & 8 October 😀", "", "]]> <!-- -->&amp;",
      "a\u{0}\u{1B}b\u{FFFE}c\u{FFFF}",
      "Zoé Ångström\r\n\r\nKabul " + String(repeating: "word ", count: 200),
      String(repeating: "x", count: 500), "\t\u{B}\u{C}\u{2028}a\u{85}",
    ]
  )
  func `the picture is well-formed XML`(text: String) throws {
    let complaint = XMLCheck.complaint(about: try picture(text))
    #expect(complaint == nil)
  }

  @Test func `what XML would take for its own is escaped`() throws {
    let picture = try picture("a <b> & Zoé Ångström.\n\nKabul.")
    #expect(picture.contains("<tspan>&lt;b&gt; </tspan><tspan>&amp; </tspan>"))
    #expect(picture.contains("<tspan>role: </tspan><tspan>&lt;envoy&gt; </tspan>"))
  }
}

/// Checks that a text is well-formed XML, as far as our pictures use it: elements with quoted
/// attributes, text with the three named entities, and characters that XML allows.
enum XMLCheck {
  static func complaint(about text: String) -> String? {
    for scalar in text.unicodeScalars where !isAllowed(scalar) {
      return "XML has no character \(scalar.value)"
    }
    var open: [Substring] = []
    var hasRoot = false
    var rest = text[...]
    while let start = rest.firstIndex(of: "<") {
      if let complaint = complaint(aboutText: rest[..<start]) { return complaint }
      guard let end = rest[start...].firstIndex(of: ">") else { return "a tag is not closed" }
      let tag = rest[rest.index(after: start)..<end]
      let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
      if tag.hasPrefix("/") {
        guard open.popLast() == name else { return "\(tag) closes what is not open" }
      } else {
        if open.isEmpty, hasRoot { return "\(name) stands outside the root" }
        hasRoot = true
        if let complaint = complaint(aboutAttributes: tag.dropFirst(name.count)) {
          return complaint
        }
        if !tag.hasSuffix("/") { open.append(name) }
      }
      rest = rest[rest.index(after: end)...]
    }
    if let complaint = complaint(aboutText: rest) { return complaint }
    return open.isEmpty && hasRoot ? nil : "\(open) are not closed"
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  private static func complaint(aboutText text: Substring) -> String? {
    if text.contains("]]>") { return "]]> stands in text" }
    for part in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst()
    where !["amp;", "lt;", "gt;"].contains(where: part.hasPrefix) {
      return "&\(part.prefix(8)) is no entity"
    }
    return nil
  }

  private static func complaint(aboutAttributes text: Substring) -> String? {
    var rest = text
    while true {
      rest = rest.drop { $0 == " " }
      if rest.isEmpty || rest == "/" { return nil }
      let name = rest.prefix { $0.isLetter || $0 == "-" || $0 == ":" }
      rest = rest.dropFirst(name.count)
      guard !name.isEmpty, rest.hasPrefix("=\"") else { return "\(text) are no attributes" }
      let value = rest.dropFirst(2).prefix { $0 != "\"" && $0 != "<" }
      rest = rest.dropFirst(2 + value.count)
      guard rest.first == "\"" else { return "\(name) is not closed" }
      rest = rest.dropFirst()
    }
  }
}
