import PluginKit

/// The currencies, by their signs and names.
struct Currencies: Sendable {
  /// A sign or name of a currency.
  struct Entry: Sendable {
    /// The ISO 4217 code; empty for a name that several countries share evenly: "francs".
    let code: String
    /// The power of ten that makes it the currency's main unit: -2 for cents.
    let exponent: Int
    /// Whether other countries use the same word, so that the reader's country decides.
    let isLocal: Bool
    /// The singular of the word that the countries share: "dollar".
    let family: String
    /// Whether it is only meant when spelled in capitals, as codes are: "TRY".
    let needsCapitals: Bool
  }

  /// Signs and codes, which stand before a number or behind it.
  let signs: PhraseTable<Entry>
  /// Names, which stand behind.
  let names: PhraseTable<Entry>
  private let local: [String: String]
  private let attachable: WordTable<Int>
  private let millions: WordTable<String>

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
            family: isLocal ? Self.families[row["code"]] ?? Self.singular(name) : "",
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
    attachable = WordTable(
      signs.map(\.0).filter { $0.utf8.allSatisfy { ($0 | 0x20) &- UInt8(ascii: "a") < 26 } }
        .map { ($0, $0.utf8.count) } + [("US", 2), ("NZ", 2), ("HK", 2)]
    )
    self.names = PhraseTable(names)
    millions = WordTable(Self.millionCodes.map { ("m" + $0.lowercased(), $0) })
    var local: [String: String] = [:]
    for row in try DataTable("\(folder)/locales.tsv", columns: ["country", "currency"]).rows {
      local[row["country"]] = row["currency"]
    }
    self.local = local
  }

  /// The code of `entry` to readers in `country`. Only a currency of the same family takes
  /// the word over: "dollars" in Australia are Australian, in Kenya they are American.
  ///
  /// `nil` where nobody can say.
  func code(of entry: Entry, in country: String) -> String? {
    if entry.isLocal, let own = local[country], Self.families[own] == entry.family { return own }
    return entry.code.isEmpty ? nil : entry.code
  }

  /// Whether digits may stand directly behind letters with this hash: "RM20", "Rs20".
  func isAttachable(letters: UInt64, length: Int) -> Bool { attachable[letters] == length }

  /// The code behind the M of "MUSD" and "MSEK", as the Nordic countries write their millions.
  func million(letters: UInt64) -> String? { millions[letters] }

  private static let millionCodes = [
    "USD", "EUR", "GBP", "SEK", "NOK", "DKK", "CHF", "ISK", "PLN", "CAD", "AUD",
  ]

  /// The currency of a country; `nil` for one that is not in the table.
  func own(_ country: String) -> String? { local[country] }

  /// The dollar of readers in `country`.
  func dollar(in country: String) -> String {
    guard let own = local[country], Self.families[own] == "dollar" || own == "EUR" else {
      return "USD"
    }
    return own
  }

  /// What the local currencies are called by those who use them.
  private static let families = [
    "USD": "dollar", "AUD": "dollar", "CAD": "dollar", "NZD": "dollar", "HKD": "dollar",
    "SGD": "dollar", "JMD": "dollar", "INR": "rupee", "PKR": "rupee", "LKR": "rupee",
    "NPR": "rupee", "MXN": "peso", "PHP": "peso", "KES": "shilling", "UGX": "shilling",
    "TZS": "shilling", "AED": "dirham", "MAD": "dirham",
  ]

  private static func singular(_ name: String) -> String {
    name.hasSuffix("s") ? String(name.dropLast()) : name
  }
}
