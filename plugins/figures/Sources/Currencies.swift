import PluginKit

/// The currencies, by their signs and names.
struct Currencies: Sendable {
  /// A sign or name of a currency.
  struct Entry: Sendable {
    /// The ISO 4217 code.
    let code: String
    /// The power of ten that makes it the currency's main unit: -2 for cents.
    let exponent: Int
    /// Whether other countries use the same word, so that the reader's country decides.
    let isLocal: Bool
    /// Whether it is only meant when spelled in capitals, as codes are: "TRY".
    let needsCapitals: Bool
  }

  /// Signs and codes, which stand before a number or behind it.
  let signs: PhraseTable<Entry>
  /// Names, which stand behind.
  let names: PhraseTable<Entry>
  private let local: [String: String]

  /// Codes that are also written in small letters.
  private static let smallCodes: Set<String> = ["USD", "EUR", "GBP", "RMB", "BTC"]

  init(folder: String) throws(PluginError) {
    let table = try DataTable(
      "\(folder)/currencies.tsv",
      columns: ["code", "signs", "names", "minor", "local signs", "local names", "local minor"]
    )
    var signs: [(String, Entry)] = []
    var names: [(String, Entry)] = []
    for row in table.rows {
      func entry(_ name: String, _ exponent: Int, _ isLocal: Bool) -> (String, Entry) {
        let isCode = name.utf8.count > 1 && name.utf8.allSatisfy { $0 &- UInt8(ascii: "A") < 26 }
        let needsCapitals = isCode && !Self.smallCodes.contains(name)
        return (
          name,
          Entry(
            code: row["code"],
            exponent: exponent,
            isLocal: isLocal,
            needsCapitals: needsCapitals
          )
        )
      }
      signs += row.list("signs").map { entry($0, 0, false) }
      signs += row.list("local signs").map { entry($0, 0, true) }
      names += row.list("names").map { entry($0, 0, false) }
      names += row.list("local names").map { entry($0, 0, true) }
      names += row.list("minor").map { entry($0, -2, false) }
      names += row.list("local minor").map { entry($0, -2, true) }
    }
    self.signs = PhraseTable(signs)
    self.names = PhraseTable(names)
    var local: [String: String] = [:]
    for row in try DataTable("\(folder)/locales.tsv", columns: ["country", "currency"]).rows {
      local[row["country"]] = row["currency"]
    }
    self.local = local
  }

  /// The code of `entry` to readers in `country`. Only a currency of the same family takes
  /// the word over: "dollars" in Australia are Australian, in Kenya they are American.
  func code(of entry: Entry, in country: String) -> String {
    guard entry.isLocal, let own = local[country], Self.family(own) == Self.family(entry.code)
    else { return entry.code }
    return own
  }

  /// The dollar of readers in `country`.
  func dollar(in country: String) -> String {
    guard let own = local[country], Self.family(own) == 1 else { return "USD" }
    return own
  }

  private static func family(_ code: String) -> Int {
    switch code {
    case "USD", "AUD", "CAD", "NZD", "HKD", "SGD", "JMD": 1
    case "INR", "PKR", "LKR", "NPR": 2
    case "MXN", "PHP": 3
    case "KES", "UGX", "TZS": 4
    case "AED", "MAD": 5
    default: 0
    }
  }
}
