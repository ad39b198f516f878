import PluginKit

/// The units of measurement, by their names and symbols.
struct Units: Sendable {
  /// A unit.
  struct Unit: Sendable {
    /// The UCUM code.
    let code: String
    let dimension: String
    /// SI value = (value + offset) × factor, as decimal texts; empty where unknown.
    let factor: String
    let offset: String
    /// The code of the unit that other readers use.
    let also: String
    /// The name to show: "kilometres".
    let name: String
    /// The name of one: "kilometre".
    let singular: String
  }

  /// A symbol in its exact spelling, which tells MW from mW.
  struct Symbol: Sendable {
    let spelling: [UInt8]
    let unit: Int
  }

  /// The units, in the order of the file.
  let list: [Unit]
  /// Indices by name, of one word or several.
  let names: PhraseTable<Int>
  /// Symbols by the hash of their folded letters.
  let symbols: WordTable<[Symbol]>
  /// Words for units of time.
  let durationNames: [String]
  private let durations: WordTable<String>
  private let durationSingulars: [String: String]
  private let durationSymbols: WordTable<String>
  private let indices: [String: Int]
  private let countries: [String: Country]

  /// What ambiguous names mean in a country.
  private struct Country: Sendable {
    let ton: String
    let poundIsMoney: Bool
    let gallonIsImperial: Bool
  }

  init(folder: String) throws(PluginError) {
    let table = try UnitTable(folder: folder)
    list = table.list
    indices = table.indices
    names = PhraseTable(table.names)
    symbols = WordTable(hashes: table.symbols.map { ($0.key, $0.value) })
    var durations: [(String, String)] = []
    let times = try DataTable("\(folder)/durations.tsv", columns: ["code", "names", "symbols"])
    var shorts: [(String, String)] = []
    var singulars: [String: String] = [:]
    for row in times.rows {
      durations += row.list("names").map { ($0, row["code"]) }
      shorts += row.list("symbols").map { ($0, row["code"]) }
      singulars[row["code"]] = row.list("names").first
    }
    durationSymbols = WordTable(shorts)
    durationNames = durations.map(\.0)
    durationSingulars = singulars
    self.durations = WordTable(durations)
    var countries: [String: Country] = [:]
    for row in try DataTable("\(folder)/locales.tsv", columns: ["country", "ton"]).rows {
      countries[row["country"]] = Country(
        ton: row["ton"],
        poundIsMoney: row["pound"] == "GBP",
        gallonIsImperial: row["gallon"] == "br"
      )
    }
    self.countries = countries
  }

  /// The unit with a UCUM code.
  func unit(_ code: String) -> Unit? { indices[code].map { list[$0] } }

  /// The place in ``list`` of the unit with a UCUM code.
  func index(of code: String) -> Int? { indices[code] }

  /// The name to show of any code, also of a price or a rate: "USD per gallon".
  func name(of code: String) -> String {
    if let unit = unit(code) { return unit.name }
    let parts = code.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return code.filter { $0 != "{" && $0 != "}" } }
    let divisor = parts[1].hasPrefix("(") ? String(parts[1].dropFirst().dropLast()) : parts[1]
    let below = unit(divisor)?.singular ?? durationSingulars[divisor] ?? name(of: divisor)
    return "\(name(of: parts[0])) per \(below)"
  }

  /// The UCUM code of a word for a unit of time.
  func duration(_ hash: UInt64) -> String? { durations[hash] }

  /// The UCUM code of a letter for a unit of time, as behind a slash: "km/h".
  func durationSymbol(_ hash: UInt64) -> String? { durationSymbols[hash] }

  /// The code of unit `index` to readers in `country`.
  func code(_ index: Int, in country: String) -> String {
    let code = list[index].code
    guard let local = countries[country] else { return code }
    switch code {
    case "[ston_av]" where !local.ton.isEmpty: return local.ton
    case "[gal_us]" where local.gallonIsImperial: return "[gal_br]"
    case "[pt_us]" where local.gallonIsImperial: return "[pt_br]"
    default: return code
    }
  }

  /// Whether readers in `country` take bare "pounds" for money.
  func poundIsMoney(in country: String) -> Bool { countries[country]?.poundIsMoney ?? false }
}
