public import PluginKit

/// The tables of places, and the gazetteer that is compiled from them.
public enum LocationsTables {
  /// The tables, in the order in which they are read.
  static let files = [
    "timezones.tsv", "countries.tsv", "regions.tsv", "us_states.tsv", "counties.tsv", "cities.tsv",
    "airports.tsv", "places.tsv", "demonyms.tsv", "not_places.tsv",
  ]

  /// Compiles the tables in `folder`. A malformed row stops it, with its file and line.
  public static func compile(folder: String) throws(PluginError) -> [UInt8] {
    var compiler = try TableCompiler(folder: folder)
    try compiler.countries()
    try compiler.regions()
    try compiler.abbreviations()
    try compiler.counties()
    try compiler.cities()
    try compiler.airports()
    try compiler.places()
    try compiler.demonyms()
    return try compiler.builder.finish(digest: digest(folder: folder))
  }

  /// Counts the ways in which names and records have been made from the tables. To be raised
  /// with every change below that makes another gazetteer of the same tables.
  private static let recipe: UInt8 = 3

  /// A digest of the tables' bytes and the recipe, by which a stale gazetteer is known.
  static func digest(folder: String) throws(PluginError) -> UInt64 {
    var checksum = GazetteerChecksum()
    withUnsafeBytes(of: recipe) { checksum.add($0) }
    for name in files {
      try DataFile("\(folder)/\(name)").withBytes { checksum.add($0) }
    }
    return checksum.value
  }

  /// The gazetteer for the tables in `folder`: the compiled file beside them when it is
  /// theirs and sound, else one made now.
  static func gazetteer(folder: String) throws(PluginError) -> Gazetteer {
    let digest = try digest(folder: folder)
    // A missing, stale or damaged file costs a tenth of a second, not the service.
    if let compiled = try? Gazetteer(path: "\(folder)/locations.kb"), compiled.digest == digest {
      return compiled
    }
    return try Gazetteer(compile(folder: folder), source: folder)
  }
}
