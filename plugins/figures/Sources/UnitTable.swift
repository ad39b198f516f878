import PluginKit

/// Reads `units.tsv`, and makes the units with SI prefixes that a row stands for.
///
/// A row of its own wins over one that is made: kilometres have their miles.
struct UnitTable {
  private(set) var list: [Units.Unit] = []
  private(set) var indices: [String: Int] = [:]
  private(set) var names: [(String, Int)] = []
  /// By the hash of their folded letters.
  private(set) var symbols: [UInt64: [Units.Symbol]] = [:]

  /// One of `prefixes.tsv`.
  private struct Prefix {
    let code: String
    let symbols: [String]
    let name: String
    let exponent: Int
  }

  init(folder: String) throws(PluginError) {
    let table = try DataTable(
      "\(folder)/units.tsv",
      columns: ["code", "dimension", "names", "symbols", "factor", "offset", "also", "prefixes"]
    )
    for row in table.rows { add(row) }
    let prefixes = try Self.prefixes(folder)
    for row in table.rows {
      for code in row.list("prefixes") {
        guard let prefix = prefixes[code] else {
          throw PluginError(
            "\(folder)/units.tsv:\(row.line): expected a code of prefixes.tsv, found \"\(code)\""
          )
        }
        add(row, prefix)
      }
    }
  }

  private static func prefixes(_ folder: String) throws(PluginError) -> [String: Prefix] {
    let path = "\(folder)/prefixes.tsv"
    var prefixes: [String: Prefix] = [:]
    for row in try DataTable(path, columns: ["code", "symbols", "name", "exponent"]).rows {
      guard let exponent = Int(row["exponent"]) else {
        throw PluginError(
          "\(path):\(row.line): expected a power of ten, found \"\(row["exponent"])\""
        )
      }
      prefixes[row["code"]] = Prefix(
        code: row["code"],
        symbols: row.list("symbols"),
        name: row["name"],
        exponent: exponent
      )
    }
    return prefixes
  }

  private mutating func add(_ row: DataTable.Row) {
    add(
      row["code"],
      dimension: row["dimension"],
      names: row.list("names"),
      symbols: row.list("symbols"),
      factor: row["factor"],
      offset: row["offset"],
      also: row["also"]
    )
  }

  private mutating func add(_ row: DataTable.Row, _ prefix: Prefix) {
    let code = prefix.code + row["code"]
    guard indices[code] == nil else { return }
    let factor = Amount(Array(row["factor"].utf8)[...])?.scaled(by: prefix.exponent).decimal
    add(
      code,
      dimension: row["dimension"],
      names: row.list("names").map { prefix.name + $0 },
      symbols: row.list("symbols").flatMap { symbol in prefix.symbols.map { $0 + symbol } },
      // What has another zero is not moved by a power of ten.
      factor: row["offset"].isEmpty ? factor.map(String.init(describing:)) ?? "" : "",
      offset: "",
      also: ""
    )
  }

  private mutating func add(
    _ code: String,
    dimension: String,
    names: [String],
    symbols: [String],
    factor: String,
    offset: String,
    also: String
  ) {
    let index = list.count
    list.append(
      Units.Unit(
        code: code,
        dimension: dimension,
        factor: factor,
        offset: offset,
        also: also,
        name: names.dropFirst().first ?? names.first ?? code,
        singular: names.first ?? code
      )
    )
    indices[code] = index
    self.names += names.map { ($0, index) }
    for symbol in symbols {
      let entry = Units.Symbol(spelling: Array(symbol.utf8), unit: index)
      self.symbols[WordHash.hash(symbol), default: []].append(entry)
    }
  }
}
