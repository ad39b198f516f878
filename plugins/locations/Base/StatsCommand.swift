import ArgumentParser
import LocationsPlugin
import PluginKit

/// `glossator kb stats`: what the base holds.
struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract:
      "Says how many places of each kind the base holds, and whether it is that of its tables."
  )

  @OptionGroup var base: BaseOptions

  func run() throws {
    let folder = try base.folder()
    let path = LocationsTables.base(in: folder)
    let gazetteer = try Gazetteer(path: path)
    print("\(path): \(Summary(gazetteer))")
    let isFresh = try LocationsTables.isFresh(gazetteer, folder: folder)
    print(isFresh ? "compiled from its tables" : "stale: `glossator kb compile` makes it anew")
    for (kind, count) in Self.counts(gazetteer) { print("\(count)\t\(kind)") }
  }

  /// The kinds of places and how many there are, the most frequent first.
  private static func counts(_ gazetteer: Gazetteer) -> [(String, Int)] {
    var counts: [String: Int] = [:]
    for id in gazetteer.recordIDs {
      guard let record = gazetteer.record(id) else { continue }
      counts[PlaceDescription.kind(of: record), default: 0] += 1
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { ($0.key, $0.value) }
  }
}
