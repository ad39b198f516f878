import PluginKit

/// The time zones of places, kept once with what contains them: a country of one zone says it for all
/// its places, else a region for most of its own.
struct ZoneTable {
  /// The attribute of a record that holds a zone, as ``TimeZoneRule`` reads it.
  static let key = "zone"

  private var rules: [String: String] = [:]
  private var countries: [String: String] = [:]
  private var regions: [String: String] = [:]

  /// Reads the zones of `cities`, the table of towns in `folder`.
  init(folder: String, cities: DataTable) throws(PluginError) {
    for row in try DataTable("\(folder)/timezones.tsv", columns: ["zone", "rule"]).rows {
      rules[row["zone"]] = row["rule"]
    }
    var towns: [String: [String: Int]] = [:]
    var nations: [String: [String: Int]] = [:]
    for row in cities.rows {
      let zone = row["timezone"]
      guard rules[zone] != nil else {
        throw PluginError("\(folder)/cities.tsv:\(row.line): timezones.tsv has no zone \"\(zone)\"")
      }
      towns[Self.code(row), default: [:]][zone, default: 0] += 1
      nations[row["iso2"], default: [:]][zone, default: 0] += 1
    }
    for (code, zones) in towns { regions[code] = Self.usual(zones)?.key }
    for (code, zones) in nations {
      guard let usual = Self.usual(zones) else { continue }
      let count = zones.values.reduce(0, +)
      if (count - usual.value) * Self.exceptions <= count { countries[code] = usual.key }
    }
  }

  /// A country is of one zone when of so many towns at most one has another.
  private static let exceptions = 100

  /// The zone of most towns; of two with as many the first by name, so that the same tables make the
  /// same bytes.
  private static func usual(_ zones: [String: Int]) -> (key: String, value: Int)? {
    zones.max { ($0.value, $1.key) < ($1.value, $0.key) }
  }

  private static func code(_ row: DataTable.Row) -> String { "\(row["iso2"]).\(row["admin1"])" }

  /// The zone of a whole country; `nil` where it has several.
  func zone(ofCountry code: String) -> String? { countries[code].flatMap(text) }

  /// The zone of most towns in a region.
  func zone(ofRegion code: String) -> String? { regions[code].flatMap(text) }

  /// The zone of a town; `nil` where its region or country says it.
  func ownZone(of town: DataTable.Row) -> String? {
    let zone = town["timezone"]
    if countries[town["iso2"]] == zone { return nil }
    return regions[Self.code(town)] == zone ? nil : text(zone)
  }

  private func text(_ zone: String) -> String? { rules[zone].map { "\(zone) \($0)" } }
}
