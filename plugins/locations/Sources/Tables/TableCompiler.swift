import PluginKit

/// Reads the tables one after the other; later ones refer to places of earlier ones.
struct TableCompiler {
  var builder = GazetteerBuilder()
  private let folder: String
  private var countryRecords: [String: GazetteerRecordID] = [:]
  private var regionRecords: [String: GazetteerRecordID] = [:]
  private var geonames: [String: GazetteerRecordID] = [:]
  private var areas: [String: GazetteerRecordID] = [:]
  private var doubtful: Set<String> = []
  /// The towns, which tell of their regions too.
  private let towns: DataTable
  private let zones: ZoneTable
  /// The towns that regions are governed from, by the codes of these.
  private var seats: [String: String] = [:]
  /// The Wikidata ids of places, by their GeoNames ids, as far as a user imported them.
  private var wikidata: [String: String] = [:]
  /// Numbers of people that a user imported, likewise.
  private var people: [String: UInt32] = [:]

  /// `imported` is the file of what a user imported, if there is one.
  init(folder: String, imported: String?) throws(PluginError) {
    self.folder = folder
    towns = try DataTable("\(folder)/\(Self.townFile)", columns: Self.townColumns)
    zones = try ZoneTable(folder: folder, cities: towns)
    readSeats()
    if let imported {
      for row in try DataTable(imported, columns: LocationsTables.importedColumns).rows {
        if !row["wikidata"].isEmpty { wikidata[row["geonames_id"]] = row["wikidata"] }
        if let count = UInt32(row["population"]), count > 0 { people[row["geonames_id"]] = count }
      }
    }
    for row in try table("not_places.tsv", ["surface"]).rows { doubtful.insert(row["surface"]) }
  }

  private static let townFile = "cities.tsv"
  private static let townColumns = [
    "geonames_id", "name", "aliases", "iso2", "admin1", "lat", "lon", "population", "feature",
    "metro_population", "timezone",
  ]

  /// A region has a capital where one of its towns is known to be one.
  private mutating func readSeats() {
    var several: Set<String> = []
    for row in towns.rows
    where row["feature"] == "PPLA" || row["feature"] == "PPLC" {
      let code = "\(row["iso2"]).\(row["admin1"])"
      if seats[code] != nil { several.insert(code) }
      seats[code] = row["name"]
    }
    for code in several { seats[code] = nil }
  }

  private func table(_ name: String, _ columns: [String]) throws(PluginError) -> DataTable {
    try DataTable("\(folder)/\(name)", columns: columns)
  }

  private func malformed(_ file: String, _ row: DataTable.Row, _ column: String) -> PluginError {
    PluginError(
      "\(file.contains("/") ? file : "\(folder)/\(file)"):\(row.line): \(column) can not be \"\(row[column])\""
    )
  }

  private static let countryFacts = [
    "capital", "currency", "languages", "area_km2", "population_year", "head_of_state",
    "head_of_government",
  ]

  mutating func countries() throws(PluginError) {
    let file = "countries.tsv"
    let columns = ["geonames_id", "name", "iso2", "aliases", "capital", "lat", "lon", "population"]
    for row in try table(file, columns).rows {
      let code = row["iso2"]
      guard CountryCode.packed(code) != 0 else { throw malformed(file, row, "iso2") }
      let isTerritory = CountryCode.territories.contains(code)
      var entry = try entry(file, row, feature: isTerritory ? "PCLD" : "PCLI")
      for column in Self.countryFacts where !row[column].isEmpty {
        entry.attributes.append((column, row[column]))
      }
      if let zone = zones.zone(ofCountry: code) { entry.attributes.append((ZoneTable.key, zone)) }
      let id = add(entry, row)
      countryRecords[code] = id
      let prior = Prior.country(isTerritory: isTerritory, population: entry.weight)
      let ambiguous = Set(row.list("ambiguous"))
      addNames(row, for: id, prior: prior) { name in
        guard ambiguous.contains(name), name != "US" else { return [] }
        return Self.isInitials(name) ? [.ambiguous, .doubtful] : .ambiguous
      }
    }
  }

  /// Whether a name looks like an abbreviation that other things share, such as "CAR".
  private static func isInitials(_ name: String) -> Bool {
    name.utf8.count < 5 && name.utf8.allSatisfy { (0x41...0x5A).contains($0) }
  }

  mutating func regions() throws(PluginError) {
    let file = "regions.tsv"
    let columns = ["geonames_id", "name", "aliases", "iso2", "admin1", "lat", "lon", "feature"]
    for row in try table(file, columns).rows {
      var entry = try entry(file, row, feature: row["feature"])
      entry.parent = countryRecords[row["iso2"]]
      let code = "\(row["iso2"]).\(row["admin1"])"
      if let zone = zones.zone(ofRegion: code), zones.zone(ofCountry: row["iso2"]) == nil {
        entry.attributes.append((ZoneTable.key, zone))
      }
      if let seat = seats[code] { entry.attributes.append(("capital", seat)) }
      let id = add(entry, row)
      regionRecords["\(row["iso2"]).\(row["admin1"])"] = id
      addNames(row, for: id, prior: Prior.region(country: row["iso2"]))
    }
  }

  mutating func abbreviations() throws(PluginError) {
    let file = "us_states.tsv"
    for row in try table(file, ["iso2", "admin1", "name", "postal", "ap", "other"]).rows {
      guard let id = regionRecords["\(row["iso2"]).\(row["admin1"])"] else {
        throw malformed(file, row, "admin1")
      }
      let prior = Prior.region(country: row["iso2"]) - 40
      let names = [row["postal"], row["ap"], Self.withoutStop(row["ap"])] + row.list("other")
      for name in names where !name.isEmpty && name != row["name"] && !name.contains("Washington") {
        let standsAlone = ["D.C.", "B.C.", "NSW", "N.S.W.", "Alta."].contains(name)
        let traits: NameTraits = standsAlone ? .alias : [.alias, .afterComma]
        builder.add(name: name, for: id, prior: prior, flags: traits.rawValue)
      }
    }
  }

  /// "Ky" for "Ky.", as some papers print it.
  private static func withoutStop(_ name: String) -> String {
    name.hasSuffix(".") && !name.dropLast().contains(".") ? String(name.dropLast()) : ""
  }

  /// Second-level regions. Those of the United States always have their word, as in "Orange
  /// County", and there the larger is meant; elsewhere many go by the names of people.
  mutating func counties() throws(PluginError) {
    let file = "counties.tsv"
    let columns = [
      "geonames_id", "name", "aliases", "iso2", "admin1", "lat", "lon", "feature",
      "town_population",
    ]
    for row in try table(file, columns).rows {
      var entry = try entry(file, row, feature: row["feature"])
      entry.parent = region(row) ?? countryRecords[row["iso2"]]
      guard let people = UInt32(row["town_population"].isEmpty ? "0" : row["town_population"])
      else { throw malformed(file, row, "town_population") }
      let id = add(entry, row)
      let prior = Prior.county(country: row["iso2"], people: people)
      addNames(row, for: id, prior: prior) { $0.contains(" ") ? [] : .doubtful }
    }
  }

  private func region(_ row: DataTable.Row) -> GazetteerRecordID? {
    regionRecords["\(row["iso2"]).\(row["admin1"])"]
  }

  /// Smaller towns share their names with too many people and things to be taken unasked.
  private static let leastPeople = 15_000

  mutating func cities() throws(PluginError) {
    let file = Self.townFile
    for row in towns.rows {
      var entry = try entry(file, row, feature: row["feature"])
      let country = countryRecords[row["iso2"]]
      entry.parent = region(row) ?? country
      if let zone = zones.ownZone(of: row) { entry.attributes.append((ZoneTable.key, zone)) }
      let id = add(entry, row)
      // A city is as well known as its whole conurbation.
      guard let metro = UInt32(row["metro_population"].isEmpty ? "0" : row["metro_population"])
      else { throw malformed(file, row, "metro_population") }
      let known = max(entry.weight, metro)
      let prior = Prior.city(population: known, isCapital: row["feature"] == "PPLC")
      let isSmall = entry.weight < Self.leastPeople && row["feature"] == "PPL"
      addNames(row, for: id, prior: prior) { _ in isSmall ? .doubtful : [] }
    }
  }

  mutating func airports() throws(PluginError) {
    let file = "airports.tsv"
    for row in try table(file, ["name", "aliases", "iata", "iso2", "lat", "lon", "feature"]).rows {
      var entry = try entry(file, row, feature: row["feature"])
      entry.parent = countryRecords[row["iso2"]]
      entry.attributes.append(("iata", row["iata"]))
      let id = add(entry, row)
      addNames(row, for: id, prior: Prior.airport)
    }
  }

  mutating func places() throws(PluginError) {
    let file = "places.tsv"
    let columns = ["geonames_id", "name", "aliases", "feature", "iso2", "lat", "lon"]
    for row in try table(file, columns).rows {
      var entry = try entry(file, row, feature: row["feature"])
      if entry.group == 0, !row["iso2"].isEmpty {
        entry.attributes.append(("countries", row["iso2"]))
      }
      let id = add(entry, row)
      areas[entry.name] = id
      addNames(row, for: id, prior: Prior.natural(feature: row["feature"]))
    }
  }

  /// Places of a user: new ones, and more names of those that are known.
  mutating func imported(_ path: String) throws(PluginError) {
    for row in try DataTable(path, columns: LocationsTables.importedColumns).rows {
      var entry = try entry(path, row, feature: row["feature"])
      let prior = Prior.imported(feature: row["feature"], population: entry.weight)
      if let known = geonames[row["geonames_id"]] {
        addNames(row, for: known, prior: prior) { _ in [.alias, .doubtful] }
        continue
      }
      entry.parent = region(row) ?? countryRecords[row["iso2"]]
      if !row["timezone"].isEmpty, let zone = zones.ownZone(of: row) {
        entry.attributes.append((ZoneTable.key, zone))
      }
      let id = add(entry, row)
      let isSmall = entry.weight < Self.leastPeople
      addNames(row, for: id, prior: prior) { _ in isSmall ? .doubtful : [] }
    }
  }

  mutating func demonyms() throws(PluginError) {
    let file = "demonyms.tsv"
    let columns = ["surface", "kind", "geonames_id", "iso2", "level", "place", "rank"]
    for row in try table(file, columns).rows {
      let country = row["level"] == "country" ? countryRecords[row["iso2"]] : nil
      // "New Zealand beef" names the country; a people without a place of its own, none.
      if row["surface"] == row["place"] { continue }
      guard let id = geonames[row["geonames_id"]] ?? country ?? areas[row["place"]] else {
        continue
      }
      let traits: NameTraits
      switch row["kind"] {
      case "adjective": traits = .adjective
      case "noun-singular": traits = .inhabitant
      case "noun-plural": traits = .inhabitants
      default: throw malformed(file, row, "kind")
      }
      guard let rank = UInt16(row["rank"]), (1...9).contains(rank) else {
        throw malformed(file, row, "rank")
      }
      let isTerritory = CountryCode.territories.contains(row["iso2"])
      let lower = (row["level"] == "country" ? 0 : 60) + (rank > 1 && isTerritory ? 200 : 0)
      let prior = 960 - 60 * (rank - 1) - UInt16(lower)
      builder.add(name: row["surface"], for: id, prior: prior, flags: traits.rawValue)
    }
  }

  private func entry(
    _ file: String,
    _ row: DataTable.Row,
    feature: String
  ) throws(PluginError) -> GazetteerEntry {
    guard !row["name"].isEmpty else { throw malformed(file, row, "name") }
    var entry = GazetteerEntry(name: row["name"], kind: Feature.index(feature))
    entry.group = CountryCode.packed(row["iso2"])
    if !row["geonames_id"].isEmpty {
      guard let key = UInt32(row["geonames_id"]) else { throw malformed(file, row, "geonames_id") }
      entry.key = key
    }
    if !row["population"].isEmpty {
      guard let count = UInt32(row["population"]) else { throw malformed(file, row, "population") }
      entry.weight = count
    }
    if !row["lat"].isEmpty || !row["lon"].isEmpty {
      guard let latitude = Double(row["lat"]), abs(latitude) <= 90 else {
        throw malformed(file, row, "lat")
      }
      guard let longitude = Double(row["lon"]), abs(longitude) <= 180 else {
        throw malformed(file, row, "lon")
      }
      entry.coordinates = (latitude, longitude)
    }
    return entry
  }

  private mutating func add(_ entry: GazetteerEntry, _ row: DataTable.Row) -> GazetteerRecordID {
    var entry = entry
    if entry.key != 0, let count = people[row["geonames_id"]], count != entry.weight {
      entry.weight = count
      entry.attributes.removeAll { $0.key == "population_year" }
    }
    if entry.key != 0, let id = wikidata[row["geonames_id"]] {
      entry.attributes.append(("wikidata", id))
    }
    let id = builder.add(entry)
    if entry.key != 0 { geonames[row["geonames_id"]] = id }
    return id
  }

  /// Adds the name and the aliases of a row, each also without its diacritics, as English
  /// papers print them.
  private mutating func addNames(
    _ row: DataTable.Row,
    for id: GazetteerRecordID,
    prior: UInt16,
    traits: (String) -> NameTraits = { _ in [] }
  ) {
    for (index, name) in ([row["name"]] + row.list("aliases")).enumerated() where !name.isEmpty {
      var flags = traits(name)
      if index > 0 { flags.insert(.alias) }
      if doubtful.contains(name) { flags.insert(.doubtful) }
      if name.hasPrefix("the ") { flags.insert(.article) }
      let own = index == 0 || prior < 60 ? prior : prior - 20
      builder.add(name: name, for: id, prior: own, flags: flags.rawValue)
      if let plain = Diacritics.dropped(from: name) {
        // "Tô" without its mark is a common word, and so are other short names.
        if name.utf8.count < 7 { flags.insert(.doubtful) }
        builder.add(name: plain, for: id, prior: own, flags: flags.union(.alias).rawValue)
      }
    }
  }
}
