import Glibc
import PluginKit

/// Where an article plays, as its names say that are not in doubt.
///
/// Every name speaks once, however often it stands there, and no name speaks for itself.
struct ArticleContext {
  /// What one name says.
  struct Voice {
    /// The name, by its number in the article.
    let name: Int
    /// The place it stands for.
    let reading: Mention.Reading
    /// How loudly it speaks.
    let weight: Double
  }

  private let voices: [Voice]
  private let wideRegion: GazetteerRecordID?
  private var countries: [UInt16: Double] = [:]
  private var regions: [GazetteerRecordID: Double] = [:]

  /// `wideRegion` is a region that holds most of its country, which says no more than that.
  init(_ voices: [Voice], wideRegion: GazetteerRecordID?) {
    self.voices = voices
    self.wideRegion = wideRegion
    for voice in voices {
      countries[voice.reading.record.group, default: 0] += voice.weight
      if let region = region(of: voice.reading) { regions[region, default: 0] += voice.weight }
    }
  }

  /// The region a reading speaks for.
  private func region(of reading: Mention.Reading) -> GazetteerRecordID? {
    let id = reading.placeClass == .region ? reading.record.id : reading.record.parent
    return id == wideRegion ? nil : id
  }

  /// How much speaks for a reading of a name, in the points of ``Prior``.
  func points(for reading: Mention.Reading, of name: Int) -> Int {
    guard reading.record.group != 0 else { return 0 }
    var country = countries[reading.record.group] ?? 0
    let ownRegion = self.region(of: reading)
    var region = ownRegion.flatMap { regions[$0] } ?? 0
    var near = 0.0
    for voice in voices {
      if voice.name == name {
        if voice.reading.record.group == reading.record.group { country -= voice.weight }
        if ownRegion != nil, self.region(of: voice.reading) == ownRegion { region -= voice.weight }
      } else if reading.isTown || reading.placeClass == .region, voice.reading.isTown {
        near = max(near, Self.nearness(voice.reading.record, reading.record))
      }
    }
    var points = near
    if reading.placeClass != .country { points += Self.grown(country, 45, upTo: 130) }
    points += Self.grown(region, 60, upTo: 170)
    return Int(points)
  }

  /// Points that the first voice earns and each doubling again, up to a limit.
  private static func grown(_ weight: Double, _ points: Double, upTo limit: Double) -> Double {
    weight <= 0.01 ? 0 : min(limit, points * log2(1 + weight))
  }

  /// Kilometers within which towns are neighbors, and within which they share a part of a country.
  private static let close = 60.0
  private static let wide = 200.0

  /// What a town named in the article says for a place near it.
  private static func nearness(_ one: Gazetteer.Record, _ two: Gazetteer.Record) -> Double {
    guard let distance = GreatCircle.kilometers(one, two), distance < wide else { return 0 }
    return distance < close ? 80 : 40
  }
}

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
