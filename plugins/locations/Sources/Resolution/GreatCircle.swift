import Glibc
import PluginKit

/// Distances on the globe.
enum GreatCircle {
  /// The mean radius of the Earth, in kilometers.
  private static let radius = 6371.0088

  /// The kilometers between two places; `nil` where one has no coordinates.
  static func kilometers(_ one: Gazetteer.Record, _ two: Gazetteer.Record) -> Double? {
    guard let north = one.latitude, let east = one.longitude, let otherNorth = two.latitude,
      let otherEast = two.longitude
    else { return nil }
    let radians = Double.pi / 180
    let rise = sin((otherNorth - north) * radians / 2)
    let turn = sin((otherEast - east) * radians / 2)
    let chord = rise * rise + cos(north * radians) * cos(otherNorth * radians) * turn * turn
    return 2 * radius * asin(min(1, sqrt(chord)))
  }
}
