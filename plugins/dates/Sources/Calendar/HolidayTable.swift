import PluginKit

/// What stands in the name of a holiday.
struct HolidayName: Hashable, Sendable {
  /// When a name counts.
  enum Trait: String, Hashable, Sendable {
    /// Always, in small letters too: "thanksgiving".
    case plain
    /// Only with capitals, for it also consists of common words: "Good Friday".
    case capitalized
    /// Only in the company of a year or a preposition: "Tax Day".
    case doubtful
  }

  /// The index of the holiday in its ``HolidayTable``.
  let holiday: Int
  /// When the name counts.
  let trait: Trait
}

/// The holidays that the plugin knows, with their names.
struct HolidayTable: Sendable {
  private let holidays: [Holiday]
  /// The names, without "the" before them.
  let names: PhraseTable<HolidayName>
  /// Every name, written out from the patterns of the table.
  let phrases: [String]

  /// Reads `data/holidays.tsv` and `data/holiday-names.tsv` in the plugin's folder.
  init(folder: String) throws(PluginError) {
    let read = try Self.holidays("\(folder)/data/holidays.tsv")
    holidays = read.holidays
    let entries = try Self.names("\(folder)/data/holiday-names.tsv", ids: read.ids)
    names = PhraseTable(entries)
    phrases = entries.map { $0.0 }
  }

  /// The number of holidays.
  var count: Int { holidays.count }

  /// The holiday at an index that a ``HolidayName`` of this table gave, or of ``count``.
  subscript(index: Int) -> Holiday { holidays[index] }

  private static func holidays(
    _ path: String
  ) throws(PluginError) -> (holidays: [Holiday], ids: [String: Int]) {
    var holidays: [Holiday] = []
    var ids: [String: Int] = [:]
    for row in try DataTable(path, columns: ["id", "name", "rule", "arguments"]).rows {
      let known = { id in ids[id].map { holidays[$0].rule } }
      let holiday: Holiday
      do {
        holiday = try Self.holiday(row, known: known)
      } catch {
        throw PluginError("\(path):\(row.line): \(error.message)")
      }
      guard !row["id"].isEmpty, ids.updateValue(holidays.count, forKey: row["id"]) == nil else {
        throw PluginError("\(path):\(row.line): expected an id of its own, found \"\(row["id"])\"")
      }
      holidays.append(holiday)
    }
    return (holidays, ids)
  }

  /// What is wrong with a row: what was expected and what found.
  private struct RowError: Error {
    let message: String

    init(expected: String, found: String) {
      message = "expected \(expected), found \"\(found)\""
    }
  }

  private static func holiday(
    _ row: DataTable.Row,
    known: (String) -> HolidayRule?
  ) throws(RowError) -> Holiday {
    guard let form = HolidayRule.forms[row["rule"]] else {
      let rules = HolidayRule.forms.keys.sorted().joined(separator: ", ")
      throw RowError(expected: "a rule of \(rules)", found: row["rule"])
    }
    guard let rule = HolidayRule(row["rule"], row["arguments"], known: known) else {
      throw RowError(expected: "behind \(row["rule"]): \(form)", found: row["arguments"])
    }
    guard let extent = extent(row["days"], known: known) else {
      throw RowError(expected: "days in 1...400 or until and an id above", found: row["days"])
    }
    guard let cycle = cycle(row["years"]) else {
      throw RowError(expected: "years such as 4n+1", found: row["years"])
    }
    guard ["", "approximate"].contains(row["approximate"]) else {
      throw RowError(expected: "approximate or nothing", found: row["approximate"])
    }
    guard !row["name"].isEmpty else { throw RowError(expected: "a name", found: "") }
    return Holiday(
      name: row["name"],
      isApproximate: row["approximate"] == "approximate",
      beginsEveningBefore: rule.beginsEveningBefore,
      rule: rule,
      extent: extent,
      cycle: cycle
    )
  }

  private static func extent(
    _ text: String,
    known: (String) -> HolidayRule?
  ) -> Holiday.Extent? {
    if text.isEmpty { return .days(1) }
    if let days = Int(text) { return (1...400).contains(days) ? .days(days) : nil }
    guard text.hasPrefix("until ") else { return nil }
    return known(String(text.dropFirst(6))).map { .until($0) }
  }

  /// Reads `4n+1`: the years that leave 1 when divided by 4.
  private static func cycle(_ text: String) -> (every: Int, rest: Int)? {
    if text.isEmpty { return (1, 0) }
    let parts = text.split(separator: "n", omittingEmptySubsequences: false)
    guard parts.count == 2, let every = Int(parts[0]), let rest = Int(parts[1]), every > 0,
      (0..<every).contains(rest)
    else { return nil }
    return (every, rest)
  }

  private static func names(
    _ path: String,
    ids: [String: Int]
  ) throws(PluginError) -> [(String, HolidayName)] {
    var entries: [(String, HolidayName)] = []
    var owners: [String: Int] = [:]
    for row in try DataTable(path, columns: ["names", "id", "trait"]).rows {
      guard let holiday = ids[row["id"]] else {
        throw PluginError(
          "\(path):\(row.line): expected an id of holidays.tsv, found \"\(row["id"])\""
        )
      }
      guard let trait = HolidayName.Trait(rawValue: row["trait"]) else {
        throw PluginError(
          "\(path):\(row.line): expected plain, capitalized or doubtful, found \"\(row["trait"])\""
        )
      }
      guard let phrases = NamePattern.phrases(row["names"]) else {
        throw PluginError(
          "\(path):\(row.line): expected words with (one|another) and [optional] parts, "
            + "found \"\(row["names"])\""
        )
      }
      for phrase in phrases {
        let owner = owners.updateValue(holiday, forKey: phrase)
        guard owner == nil || owner == holiday else {
          throw PluginError("\(path):\(row.line): \"\(phrase)\" also names another holiday")
        }
        if owner == nil {
          entries.append((phrase, HolidayName(holiday: holiday, trait: trait)))
        }
      }
    }
    return entries
  }
}

extension HolidayRule {
  /// Whether its days begin at sunset of the day before, and are told by that.
  var beginsEveningBefore: Bool {
    switch self {
    case .hebrew: true
    case .offset(let rule, _): rule.beginsEveningBefore
    default: false
    }
  }
}
