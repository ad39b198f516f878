import PluginKit

/// Reads the lines of a GeoNames dump, as `readme.txt` of the dump describes them: 19 cells.
struct GeoNamesDump {
  let countries: Set<String>?
  let minimumPopulation: Int
  /// The time zones that the base knows.
  let zones: Set<String>

  private static let cells = 19
  /// The classes of features that the news names: regions, waters, towns, land. Of buildings (S)
  /// only airports.
  private static let classes: Set = ["A", "H", "P", "T", "L"]
  /// The numbers of names that help; some places have hundreds, in all scripts.
  private static let mostAliases = 16

  /// Codes of what is historical, abandoned, destroyed, or a part of a town.
  private static let gone: Set = [
    "ADM1H", "ADM2H", "ADM3H", "ADM4H", "ADM5H", "ADMDH", "PCLH", "PPLH", "PPLCH", "PPLQ", "PPLW",
    "PPLX", "RGNH", "STMH", "LKH", "ISLH", "PPLR",
  ]

  /// The place in a line; `nil` for one that was not asked for.
  func row(_ line: [UInt8], at place: String) throws(PluginError) -> ImportedPlace? {
    guard let text = String(validating: line, as: UTF8.self) else {
      throw PluginError("\(place): should be UTF-8")
    }
    let cells = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard cells.count == Self.cells else {
      throw PluginError(
        "\(place): expected \(Self.cells) cells with tabs between, found \(cells.count)"
      )
    }
    guard let id = Int(cells[0]), ImportedPlace.isID(id) else {
      throw PluginError("\(place): expected a GeoNames id, found \"\(cells[0])\"")
    }
    guard let latitude = Double(cells[4]), abs(latitude) <= 90, let longitude = Double(cells[5]),
      abs(longitude) <= 180
    else {
      throw PluginError(
        "\(place): expected a latitude and a longitude, found \"\(cells[4])\" and \"\(cells[5])\""
      )
    }
    guard let population = Int(cells[14].isEmpty ? "0" : cells[14]), population >= 0 else {
      throw PluginError("\(place): expected a population, found \"\(cells[14])\"")
    }
    guard isWanted(cells, population) else { return nil }
    return ImportedPlace(
      geonames: id,
      name: cells[1],
      aliases: Self.aliases(cells),
      country: cells[8],
      region: cells[10],
      latitude: latitude,
      longitude: longitude,
      population: population,
      feature: Self.feature(cells[7]),
      zone: zones.contains(cells[17]) ? cells[17] : ""
    )
  }

  private func isWanted(_ cells: [String], _ population: Int) -> Bool {
    guard countries?.contains(cells[8]) ?? true, LatinName.isClean(cells[1]),
      Double(population) < ImportedPlace.mostPeople
    else { return false }
    guard Self.classes.contains(cells[6]) || cells[7] == "AIRP" else { return false }
    // What is no more, and quarters of towns.
    if Self.gone.contains(cells[7]) { return false }
    return cells[6] != "P" || population >= minimumPopulation || cells[7] == "PPLC"
  }

  /// All towns but the capitals of countries and of their regions are one sort to us.
  private static func feature(_ code: String) -> String {
    code.hasPrefix("PPL") && code != "PPLC" && code != "PPLA" ? "PPL" : code
  }

  /// The names in Latin letters that are no codes.
  private static func aliases(_ cells: [String]) -> [String] {
    var names: [String] = cells[2] != cells[1] && LatinName.isOne(cells[2]) ? [cells[2]] : []
    for name in cells[3].split(separator: ",").map(String.init) {
      guard names.count < mostAliases else { break }
      if name != cells[1], !names.contains(name), LatinName.isOne(name) { names.append(name) }
    }
    return names
  }
}

/// Tells names that a text in English may have.
enum LatinName {
  private static let longest = 40

  /// The longest name that is taken, in bytes.
  private static let longestName = 200

  /// Whether a name can stand in a table: not empty, of one line, without the signs that part cells.
  static func isClean(_ name: String) -> Bool {
    name.utf8.count <= longestName && name.contains { !$0.isWhitespace }
      && !name.contains { $0.isNewline || $0 == "|" || $0 == "\t" }
  }

  /// Whether all letters are Latin, and some small: no code, no number.
  static func isOne(_ name: String) -> Bool {
    var hasSmall = false
    for scalar in name.unicodeScalars {
      if scalar.value > 0x24F && !(0x1E00...0x1EFF).contains(scalar.value)
        && !(0x2010...0x2019).contains(scalar.value)
      {
        return false
      }
      if scalar.properties.numericType != nil || scalar == "|" || scalar == "\t" { return false }
      if scalar.properties.isLowercase { hasSmall = true }
    }
    return hasSmall && name.unicodeScalars.count <= longest && name.first?.isUppercase == true
  }
}
