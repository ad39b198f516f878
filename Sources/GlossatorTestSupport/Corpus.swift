package import AnnotationModel

/// The phrases of one corpus file, each with what must be found in it.
///
/// The format is described in `plugins/README.md`.
package struct Corpus: Sendable {
  /// A phrase and what must be found in it.
  package struct Row: Sendable {
    /// The file and line, for messages: `dates/weekdays.corpus:12`.
    package let place: String
    /// What is known of the text.
    package let reading: ReadingContext
    /// The phrase; without marks, all of it is meant.
    package let phrase: MarkedText
    /// The summary that every mark must have; `nil` when nothing must be found.
    package let summary: String?
    /// The rule that must find it.
    package let rule: String
    /// Further properties.
    package let extras: [String: String]
  }

  /// The rows, in order.
  package private(set) var rows: [Row] = []
  /// Lines that are none of those allowed.
  package private(set) var problems: [String] = []

  private var reading = ReadingContext()
  private var summary: String?
  private var rule = ""

  /// Reads the corpus in `text`; `name` stands for the file in messages.
  package init(_ text: String, name: String) {
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let line = String(line)
      if line.allSatisfy(\.isWhitespace) || line.hasPrefix("#") { continue }
      if line.hasPrefix("    ") {
        addRow(String(line.dropFirst(4)), place: "\(name):\(number)")
      } else if line.hasPrefix(" ") {
        problems.append("\(name):\(number): expected an indent of four spaces or none")
      } else {
        readHeader(line, place: "\(name):\(number)")
      }
    }
  }

  private mutating func readHeader(_ line: String, place: String) {
    if line.hasPrefix("reference ") {
      let parts = line.dropFirst("reference ".count).split(separator: ",")
        .map { $0.drop { $0 == " " } }
      let time = parts.first.map(String.init) ?? "none"
      reading.referenceTime = time == "none" ? nil : time
      if parts.count > 1 { reading.locale = String(parts[1]) }
      reading.preference = parts.contains("prefer future") ? .future : .past
      // Phrases are short: what they are is said, and never found out from their length.
      reading.genre =
        parts.contains("narrative") ? .narrative : parts.contains("message") ? .detect : .news
      reading.ranges = parts.contains("ranges ends") ? .ends : .detect
      return
    }
    let fields = Self.fields(line)
    if fields == ["NOTHING"] {
      summary = nil
      rule = ""
    } else if fields.count == 2 {
      summary = fields[0]
      rule = fields[1]
    } else {
      problems.append("\(place): expected a summary, two spaces and a rule")
    }
  }

  private mutating func addRow(_ line: String, place: String) {
    var fields = Self.fields(line)
    if let comment = fields.firstIndex(where: { $0.hasPrefix("# ") }) {
      fields.removeSubrange(comment...)
    }
    guard let phrase = fields.first else { return }
    var extras: [String: String] = [:]
    for field in fields.dropFirst() { Self.readExtras(field, into: &extras) }
    rows.append(
      Row(
        place: place,
        reading: reading,
        phrase: MarkedText(Self.withLineEnds(phrase)),
        summary: summary,
        rule: rule,
        extras: extras
      )
    )
  }

  /// The phrase with line ends for `\n`.
  private static func withLineEnds(_ phrase: String) -> String {
    var lines = ""
    var isEscape = false
    for character in phrase {
      if isEscape, character == "n" {
        lines.removeLast()
        lines.append("\n")
      } else {
        lines.append(character)
      }
      isEscape = character == "\\"
    }
    return lines
  }

  /// The parts of a line that stand two or more spaces apart.
  static func fields(_ line: String) -> [String] {
    var fields: [String] = []
    var field = ""
    var spaces = 0
    for character in line {
      if character == " " {
        spaces += 1
        continue
      }
      if spaces >= 2, !field.isEmpty {
        fields.append(field)
        field = ""
      } else if !field.isEmpty {
        field += String(repeating: " ", count: spaces)
      }
      spaces = 0
      field.append(character)
    }
    if !field.isEmpty { fields.append(field) }
    return fields
  }

  /// Reads `mod=APPROX counted="eighteen people"`.
  static func readExtras(_ field: String, into extras: inout [String: String]) {
    var rest = field[...]
    while let equals = rest.firstIndex(of: "=") {
      let key = rest[..<equals].drop { $0 == " " }
      rest = rest[rest.index(after: equals)...]
      var value: Substring
      if rest.first == "\"" {
        rest = rest.dropFirst()
        value = rest.prefix { $0 != "\"" }
        rest = rest.dropFirst(value.count + 1)
      } else {
        value = rest.prefix { $0 != " " }
        rest = rest.dropFirst(value.count)
      }
      extras[String(key)] = String(value)
    }
  }
}
