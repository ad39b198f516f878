import Glibc
import LocationsPlugin
import PluginKit

/// A place as it is imported.
struct ImportedPlace {
  var geonames: Int
  var name: String
  var aliases: [String] = []
  var country = ""
  var region = ""
  var latitude: Double?
  var longitude: Double?
  var population = 0
  var feature = ""
  var zone = ""
  var wikidata = ""

  /// More people than any place has; GeoNames gives the Earth a number too.
  static let mostPeople = 2e9

  /// Whether `id` can be one of GeoNames.
  static func isID(_ id: Int) -> Bool { id > 0 && id < Int(UInt32.max) }
}

/// The table of what was imported, beside those of the plugin.
struct ImportedTable {
  private let folder: String
  private var places: [Int: ImportedPlace] = [:]

  /// Reads what was imported before into the base of `folder`.
  init(folder: String) throws(PluginError) {
    self.folder = folder
    let path = "\(folder)/\(LocationsTables.imported)"
    guard access(path, F_OK) == 0 else { return }
    for row in try DataTable(path, columns: LocationsTables.importedColumns).rows {
      guard let id = Int(row["geonames_id"]) else {
        throw PluginError("\(path):\(row.line): geonames_id can not be \"\(row["geonames_id"])\"")
      }
      places[id] = ImportedPlace(
        geonames: id,
        name: row["name"],
        aliases: row.list("aliases"),
        country: row["iso2"],
        region: row["admin1"],
        latitude: Double(row["lat"]),
        longitude: Double(row["lon"]),
        population: Int(row["population"]) ?? 0,
        feature: row["feature"],
        zone: row["timezone"],
        wikidata: row["wikidata"]
      )
    }
  }

  /// Adds the places that `read` makes of the lines of `reader`, and compiles the base anew. When
  /// anything is wrong, table and base stay as they were.
  func extend(
    from reader: LineReader,
    _ read: ([UInt8]) throws(PluginError) -> ImportedPlace?
  ) throws(PluginError) {
    var table = self
    var count = 0
    while let line = try reader.next() {
      guard let place = try read(line) else { continue }
      table.add(place)
      count += 1
    }
    guard count > 0 else {
      throw PluginError("\(reader.place): expected places, found none that was asked for")
    }
    let bytes = try table.compiled()
    let gazetteer = try Gazetteer(bytes, source: LocationsTables.base(in: folder))
    try DataFile.write(table.text, to: "\(folder)/\(LocationsTables.imported)")
    try DataFile.write(bytes, to: LocationsTables.base(in: folder))
    print("\(count) places read. \(LocationsTables.base(in: folder)): \(Summary(gazetteer))")
  }

  /// Compiles the base with this table from a copy, so that a fault leaves the real one alone.
  private func compiled() throws(PluginError) -> [UInt8] {
    let trial = "\(folder)/\(LocationsTables.imported).\(getpid())"
    try DataFile.write(text, to: trial)
    defer { unlink(trial) }
    return try LocationsTables.compile(folder: folder, imported: trial)
  }

  private mutating func add(_ place: ImportedPlace) {
    guard var old = places[place.geonames] else {
      places[place.geonames] = place
      return
    }
    old.aliases += ([place.name] + place.aliases).filter {
      $0 != old.name && !old.aliases.contains($0)
    }
    if old.country.isEmpty { old.country = place.country }
    if old.region.isEmpty { old.region = place.region }
    if old.latitude == nil { (old.latitude, old.longitude) = (place.latitude, place.longitude) }
    if place.population > 0 { old.population = place.population }
    if old.feature.isEmpty { old.feature = place.feature }
    if old.zone.isEmpty { old.zone = place.zone }
    if !place.wikidata.isEmpty { old.wikidata = place.wikidata }
    places[place.geonames] = old
  }

  /// The table as it is written, in the order of the ids.
  private var text: [UInt8] {
    var lines = [LocationsTables.importedColumns.joined(separator: "\t")]
    for (id, place) in places.sorted(by: { $0.key < $1.key }) {
      let latitude = place.latitude.map { "\($0)" } ?? ""
      let longitude = place.longitude.map { "\($0)" } ?? ""
      let cells = [
        "\(id)", place.name, place.aliases.joined(separator: "|"), place.country, place.region,
        latitude, longitude, place.population > 0 ? "\(place.population)" : "", place.feature,
        place.zone, place.wikidata,
      ]
      lines.append(cells.joined(separator: "\t"))
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }
}
