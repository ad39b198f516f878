package import AnnotationModel

/// An article with marks in its prose, and what must be found at each: how annotators of
/// several plugins live together.
///
/// ```
/// Two sentences on what the article shows.
/// --- article en-GB, dateline 2026-03-05
/// ⟦OSLO⟧1 – ⟦Norges Bank⟧2 raised its rate on ⟦Tuesday⟧3.
/// --- annotations
/// 1 location Oslo, NO
/// 2 organization Norges Bank
/// 3 DATE 2026-03-03
/// --- regions
/// dateline OSLO  role=place
/// --- hover 1
/// location Oslo, NO
/// country: Norway
/// ```
///
/// Regions enclose marks, so they are listed with their words instead, in the order of their
/// starts. The list is complete where it is there; without one regions are not looked at.
///
/// Marks of one number have one annotation each, all of the same summary: the mentions of one
/// thing. Behind a summary and two spaces may stand extras as in a ``Corpus``. The article's
/// own line ends stay as they are, so that it may have CRLF ones.
package struct MarkedArticle: Sendable {
  /// What must be found at the marks of one number.
  package struct Expectation: Sendable {
    /// The summary, as ``AnnotationSummary`` writes it.
    package var summary: String
    /// Further properties.
    package var extras: [String: String]
  }

  /// The file, for messages.
  package let name: String
  /// What is known of the article.
  package private(set) var reading = ReadingContext()
  /// The article.
  package private(set) var text = MarkedText("")
  /// What must be found, by number.
  package private(set) var expectations: [Int: Expectation] = [:]
  /// What must be found on the region layer; `nil` when that is not looked at.
  package private(set) var regions: [Expectation]?
  /// The card of the first mark of a number, line by line.
  package private(set) var hovers: [Int: [String]] = [:]
  /// Lines that are none of those allowed.
  package private(set) var problems: [String] = []

  /// Reads the marked article in `source`.
  package init(_ source: String, name: String) {
    self.name = name
    var heading: String?
    var lines: [String] = []
    // CR LF is one Character, so lines are cut by bytes.
    for bytes in source.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let line = String(Substring(bytes))
      guard line.hasPrefix("--- ") else {
        lines.append(line)
        continue
      }
      read(heading, lines)
      heading = String(line.dropFirst(4).prefix { $0 != "\r" })
      lines = []
    }
    read(heading, lines)
    checkNumbers()
  }

  private mutating func read(_ heading: String?, _ lines: [String]) {
    guard let heading else { return }
    let lines = Array(lines.trimmingEmptyEnd())
    if heading.hasPrefix("article ") {
      readReading(heading.dropFirst("article ".count))
      text = MarkedText(lines.joined(separator: "\n"))
    } else if heading == "annotations" {
      for line in lines where !line.isEmpty { readExpectation(line) }
    } else if heading == "regions" {
      regions = lines.filter { !$0.isEmpty }.map(Self.regionExpectation)
    } else if heading.hasPrefix("hover "), let number = Int(heading.dropFirst("hover ".count)) {
      hovers[number] = lines
    } else {
      problems.append(
        "\(name): expected article, annotations, regions or hover N, found \(heading)"
      )
    }
  }

  /// Reads `en-GB, dateline 2026-03-05`.
  private mutating func readReading(_ heading: Substring) {
    for part in heading.split(separator: ", ") {
      if part.hasPrefix("dateline ") {
        reading.referenceTime = String(part.dropFirst("dateline ".count))
      } else {
        reading.locale = String(part)
        reading.language = String(part.prefix { $0 != "-" })
      }
    }
  }

  /// Reads `5 cardinal 18  counted="eighteen people"`.
  private mutating func readExpectation(_ line: String) {
    let fields = Corpus.fields(line)
    let words = (fields.first ?? "").split(separator: " ", maxSplits: 1)
    guard words.count == 2, let number = Int(words[0]), number > 0 else {
      problems.append("\(name): expected a number and a summary, found \(line)")
      return
    }
    var extras: [String: String] = [:]
    for field in fields.dropFirst() { Corpus.readExtras(field, into: &extras) }
    let expectation = Expectation(summary: String(words[1]), extras: extras)
    if expectations.updateValue(expectation, forKey: number) != nil {
      problems.append("\(name): number \(number) is expected twice")
    }
  }

  /// Reads `dateline OSLO  role=place`.
  private static func regionExpectation(_ line: String) -> Expectation {
    let fields = Corpus.fields(line)
    var extras: [String: String] = [:]
    for field in fields.dropFirst() { Corpus.readExtras(field, into: &extras) }
    return Expectation(summary: fields.first ?? "", extras: extras)
  }

  private mutating func checkNumbers() {
    let marked = Set(text.marks.map(\.number))
    for number in marked.subtracting(expectations.keys).sorted() {
      problems.append("\(name): mark \(number) has no annotation")
    }
    for number in Set(expectations.keys).union(hovers.keys).subtracting(marked).sorted() {
      problems.append("\(name): annotation \(number) has no mark")
    }
    if marked.isEmpty { problems.append("\(name): an article without marks shows nothing") }
  }
}

extension [String] {
  fileprivate func trimmingEmptyEnd() -> ArraySlice<String> {
    var lines = self[...]
    while let last = lines.last, last.isEmpty { lines.removeLast() }
    return lines
  }
}
