public import PluginKit

/// The tables of places, and the gazetteer that is compiled from them.
public enum LocationsTables {
  /// The tables, in the order in which they are read.
  static let files = [
    "timezones.tsv", "countries.tsv", "regions.tsv", "us_states.tsv", "counties.tsv", "cities.tsv",
    "airports.tsv", "places.tsv", "demonyms.tsv", "not_places.tsv",
  ]

  /// The table of what a user imported, which may be there or not.
  public static let imported = "imported.tsv"
  /// The columns of that table.
  public static let importedColumns = [
    "geonames_id", "name", "aliases", "iso2", "admin1", "lat", "lon", "population", "feature",
    "timezone", "wikidata",
  ]

  /// The compiled file beside the tables in `folder`.
  public static func base(in folder: String) -> String { "\(folder)/locations.kb" }

  /// The names of the time zones that the tables in `folder` know.
  public static func zones(folder: String) throws(PluginError) -> Set<String> {
    let table = try DataTable("\(folder)/timezones.tsv", columns: ["zone", "rule"])
    return Set(table.rows.map { $0["zone"] })
  }

  /// Compiles the tables in `folder`, and what was imported there. A malformed row stops it, with its
  /// file and line.
  public static func compile(folder: String) throws(PluginError) -> [UInt8] {
    try compile(folder: folder, imported: ownImported(folder))
  }

  /// What was imported into `folder`, if anything was.
  private static func ownImported(_ folder: String) -> String? {
    let path = "\(folder)/\(imported)"
    return DataFile.exists(path) ? path : nil
  }

  /// Compiles the tables in `folder` with the imported places of another file, or with none.
  public static func compile(
    folder: String,
    imported: String?
  ) throws(PluginError) -> [UInt8] {
    var compiler = try TableCompiler(folder: folder, imported: imported)
    try compiler.countries()
    try compiler.regions()
    try compiler.abbreviations()
    try compiler.counties()
    try compiler.cities()
    try compiler.airports()
    try compiler.places()
    try compiler.demonyms()
    if let imported { try compiler.imported(imported) }
    return try compiler.builder.finish(digest: digest(folder: folder, imported: imported))
  }

  /// Whether a compiled base is that of the tables in `folder`.
  public static func isFresh(_ base: Gazetteer, folder: String) throws(PluginError) -> Bool {
    try base.digest == digest(folder: folder, imported: ownImported(folder))
  }

  /// Counts the ways in which names and records have been made from the tables. To be raised
  /// with every change below that makes another gazetteer of the same tables.
  private static let recipe: UInt8 = 5

  /// A digest of the tables' bytes and the recipe, by which a stale gazetteer is known.
  private static func digest(
    folder: String,
    imported: String?
  ) throws(PluginError) -> UInt64 {
    var checksum = GazetteerChecksum()
    withUnsafeBytes(of: recipe) { checksum.add($0) }
    for name in files {
      try DataFile("\(folder)/\(name)").withBytes { checksum.add($0) }
    }
    if let imported { try DataFile(imported).withBytes { checksum.add($0) } }
    return checksum.value
  }

  /// The gazetteer for the tables in `folder`: the compiled file beside them when it is
  /// theirs and sound, else one made now.
  static func gazetteer(folder: String) throws(PluginError) -> Gazetteer {
    // A missing, stale or damaged file costs half a second, not the service.
    if let compiled = try? Gazetteer(path: base(in: folder)),
      try isFresh(compiled, folder: folder)
    {
      return compiled
    }
    // What a user imported must not cost the places that everybody has.
    if let bytes = try? compile(folder: folder) { return try Gazetteer(bytes, source: folder) }
    return try Gazetteer(compile(folder: folder, imported: nil), source: folder)
  }
}
