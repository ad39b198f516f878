import ArgumentParser
import LocationsPlugin
import PluginKit

/// `glossator kb lookup`: what a name may stand for.
struct LookupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: "Shows the places that a name may stand for, the likeliest first.",
    discussion: """
      A line each: its share before any text is read, GeoNames id, what and where it is, population, \
      coordinates. Exit code 1: no such name.
      """
  )

  @OptionGroup var base: BaseOptions

  @Argument(help: "The name, as one argument or several.")
  var name: [String]

  func run() throws {
    let gazetteer = try Gazetteer(path: LocationsTables.base(in: base.folder()))
    let places = PlaceDescription.places(named: name.joined(separator: " "), in: gazetteer)
    guard !places.isEmpty else {
      throw PluginError("\"\(name.joined(separator: " "))\": no place of that name is known")
    }
    for place in places { print(place) }
  }
}
