import LocationsPlugin
import PluginKit

/// The towns of the tables by where they are, to find the country of a point.
struct Neighbors {
  /// Where a town lies.
  struct Town {
    let latitude: Double
    let longitude: Double
    let country: String
    let region: String
  }

  /// Towns by the degree they lie in.
  private var cells: [[Int]: [Town]] = [:]

  /// Degrees beyond which a town says nothing of a point.
  private static let reach = 1.5

  /// Reads the towns of the tables in `folder`.
  init(folder: String) throws(PluginError) {
    let columns = ["lat", "lon", "iso2", "admin1"]
    for row in try DataTable("\(folder)/cities.tsv", columns: columns).rows {
      guard let latitude = Double(row["lat"]), let longitude = Double(row["lon"]) else { continue }
      let town = Town(
        latitude: latitude,
        longitude: longitude,
        country: row["iso2"],
        region: row["admin1"]
      )
      cells[Self.cell(latitude, longitude), default: []].append(town)
    }
  }

  private static func cell(_ latitude: Double, _ longitude: Double) -> [Int] {
    [Int(latitude.rounded(.down)), Int(longitude.rounded(.down))]
  }

  /// The town nearest to a point, if one is near.
  func nearest(_ latitude: Double, _ longitude: Double) -> Town? {
    let center = Self.cell(latitude, longitude)
    var best: (town: Town, distance: Double)?
    for north in center[0] - 1...center[0] + 1 {
      for east in center[1] - 1...center[1] + 1 {
        for town in cells[[north, east]] ?? [] {
          let distance = max(abs(town.latitude - latitude), abs(town.longitude - longitude))
          if distance < best?.distance ?? Self.reach { best = (town, distance) }
        }
      }
    }
    return best?.town
  }
}
