import ArgumentParser
import LocationsPlugin
import PluginKit

/// `glossator kb import`: more places, from what others publish.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Adds places, names and numbers of a dump to the base.",
    subcommands: [GeoNamesCommand.self, WikidataCommand.self]
  )
}

/// What both imports share.
struct ImportOptions: ParsableArguments {
  @OptionGroup var base: BaseOptions

  @Option(
    help: ArgumentHelp("Only these countries, ISO 3166 codes with commas.", valueName: "codes")
  )
  var countries: String?

  @Option(
    help: ArgumentHelp("Leave out towns of fewer people.", valueName: "people")
  )
  var minimumPopulation: Int = 500

  @Argument(help: "The dump; - for standard input.")
  var file: String

  /// The countries asked for; `nil` for all.
  var wanted: Set<String>? {
    countries.map { Set($0.uppercased().split(separator: ",").map(String.init)) }
  }
}

/// `glossator kb import geonames`.
struct GeoNamesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "geonames",
    abstract: "Reads a dump of GeoNames: allCountries.txt, a country's XX.txt, cities500.txt.",
    discussion: """
      Towns, regions, mountains, waters and airports are taken. The files lie, zipped, at \
      download.geonames.org/export/dump, licensed CC BY 4.0.
      """
  )

  @OptionGroup var options: ImportOptions

  func run() throws {
    let reader = try LineReader(options.file)
    let dump = GeoNamesDump(
      countries: options.wanted,
      minimumPopulation: options.minimumPopulation,
      zones: try LocationsTables.zones(folder: options.base.folder())
    )
    let table = try ImportedTable(folder: options.base.folder())
    try table.extend(from: reader) { line throws(PluginError) in
      try dump.row(line, at: reader.place)
    }
  }
}

/// `glossator kb import wikidata`.
struct WikidataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wikidata",
    abstract: "Reads a JSON dump of Wikidata: names, populations and Wikidata ids of places.",
    discussion: """
      Only items with a GeoNames id and coordinates are taken. The dump, latest-all.json.gz, is \
      long: `zcat latest-all.json.gz | glossator kb import wikidata -`. Licence: CC0.
      """
  )

  @OptionGroup var options: ImportOptions

  func run() throws {
    let reader = try LineReader(options.file)
    let folder = try options.base.folder()
    let dump = WikidataDump(
      countries: options.wanted,
      minimumPopulation: options.minimumPopulation,
      neighbors: try Neighbors(folder: folder)
    )
    let table = try ImportedTable(folder: folder)
    try table.extend(from: reader) { line throws(PluginError) in
      try dump.row(line, at: reader.place)
    }
  }
}
