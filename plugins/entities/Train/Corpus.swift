import EntitiesPlugin
import JSONCodec
import PluginKit

/// A text with the names that people marked in it.
struct MarkedText {
  /// A name, by its bytes.
  struct Name: Hashable {
    var range: Range<Int>
    var tag: Int
  }

  var bytes: [UInt8]
  var names: [Name]
}

/// Reads texts in JSON Lines: `text`, and `entities` with `start`, `end` (code points) and `type`.
struct CorpusReader {
  /// The words for peoples; other corpora file them under "misc".
  let peoples: Set<String>

  private static let sorts: [String: String] = [
    "person": "person", "organization": "organization", "location": "location",
    "facility": "location", "norp": "people", "event": "other", "work": "other",
    "product": "other", "misc": "other",
  ]

  /// The paragraphs of all records in the file at `path`, in order.
  func paragraphs(_ path: String) throws(PluginError) -> [MarkedText] {
    let file = try DataFile(path)
    var texts: [MarkedText] = []
    var number = 0
    for line in file.withBytes({ Array($0) }).split(separator: 0x0A) {
      number += 1
      guard let value = try? JSONValue(parsing: Array(line)), let text = record(value) else {
        throw PluginError("\(path):\(number): expected an object with text and entities")
      }
      texts += Self.split(text)
    }
    return texts
  }

  private func record(_ value: JSONValue) -> MarkedText? {
    guard case .string(let text)? = Self.member("text", of: value),
      case .array(let items)? = Self.member("entities", of: value)
    else { return nil }
    var offsets = [0]
    for scalar in text.unicodeScalars {
      offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar))
    }
    let bytes = Array(text.utf8)
    var names: [MarkedText.Name] = []
    for item in items {
      guard case .int(let start)? = Self.member("start", of: item),
        case .int(let end)? = Self.member("end", of: item),
        case .string(let type)? = Self.member("type", of: item),
        0 <= start, start < end, end < offsets.count
      else { return nil }
      guard var sort = Self.sorts[type] else { continue }
      let range = offsets[start]..<offsets[end]
      if type == "misc", peoples.contains(String(decoding: bytes[range], as: UTF8.self)) {
        sort = "people"
      }
      if let tag = TagTraining.tagNames.firstIndex(of: sort) {
        names.append(MarkedText.Name(range: range, tag: tag))
      }
    }
    return MarkedText(bytes: bytes, names: names)
  }

  private static func member(_ name: String, of value: JSONValue) -> JSONValue? {
    guard case .object(let members) = value else { return nil }
    return members.last { $0.name == name }?.value
  }

  /// Each line by itself, as the program reads paragraphs.
  private static func split(_ text: MarkedText) -> [MarkedText] {
    var parts: [MarkedText] = []
    var start = 0
    for end in text.bytes.indices.filter({ text.bytes[$0] == 0x0A }) + [text.bytes.count] {
      if end > start {
        let names = text.names.filter { start <= $0.range.lowerBound && $0.range.upperBound <= end }
          .map {
            MarkedText.Name(
              range: $0.range.lowerBound - start..<$0.range.upperBound - start,
              tag: $0.tag
            )
          }
        parts.append(MarkedText(bytes: Array(text.bytes[start..<end]), names: names))
      }
      start = end + 1
    }
    return parts
  }
}

/// The names of places and organizations that features ask for.
struct ListedNames {
  private(set) var sorts: [String: UInt8] = [:]

  /// Reads the tables of the plugins in `plugins`.
  init(plugins: String) throws(PluginError) {
    let places = "\(plugins)/locations/data"
    try add("\(places)/countries.tsv", ["name", "aliases"], 1)
    try add("\(places)/cities.tsv", ["name", "aliases"], 2)
    try add("\(places)/regions.tsv", ["name", "aliases"], 4)
    try add("\(places)/us_states.tsv", ["name", "ap"], 4)
    try add("\(places)/places.tsv", ["name", "aliases"], 8)
    try add("\(places)/demonyms.tsv", ["surface"], Self.demonym)
    try add("\(plugins)/entities/data/organizations.tsv", ["name", "aliases"], 32)
    try add("\(plugins)/entities/data/parties.tsv", ["name"], 32)
  }

  private static let demonym: UInt8 = 16

  /// The words for peoples.
  var peoples: Set<String> { Set(sorts.filter { $0.value & Self.demonym != 0 }.keys) }

  private mutating func add(_ path: String, _ columns: [String], _ sort: UInt8) throws(PluginError)
  {
    for row in try DataTable(path, columns: columns).rows {
      for column in columns {
        // Abbreviations of two letters are words as well: "IN", "OR".
        for name in row.list(column) where name.utf8.count > 2 { sorts[name, default: 0] |= sort }
      }
    }
  }
}
