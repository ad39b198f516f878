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

  private let wideRegion: GazetteerRecordID?
  private var own: [Int: Voice] = [:]
  private var countries: [UInt16: Double] = [:]
  private var regions: [GazetteerRecordID: Double] = [:]
  /// The towns named, by the part of the globe they lie in: a look at a few parts instead of at all
  /// the towns of a long article.
  private var towns: [Cell: [Voice]] = [:]

  /// `wideRegion` is a region that holds most of its country, which says no more than that.
  init(_ voices: [Voice], wideRegion: GazetteerRecordID?) {
    self.wideRegion = wideRegion
    for voice in voices {
      own[voice.name] = voice
      countries[voice.reading.record.group, default: 0] += voice.weight
      if let region = region(of: voice.reading) { regions[region, default: 0] += voice.weight }
      guard voice.reading.isTown, let cell = Cell(voice.reading.record),
        towns[cell]?.count ?? 0 < Self.mostTowns
      else { continue }
      towns[cell, default: []].append(voice)
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
    let ownRegion = region(of: reading)
    var region = ownRegion.flatMap { regions[$0] } ?? 0
    if let voice = own[name] {
      if voice.reading.record.group == reading.record.group { country -= voice.weight }
      if ownRegion != nil, self.region(of: voice.reading) == ownRegion { region -= voice.weight }
    }
    var points = nearness(reading, of: name)
    if reading.placeClass != .country { points += Self.grown(country, 45, upTo: 130) }
    points += Self.grown(region, 60, upTo: 170)
    return Int(points)
  }

  /// Points that the first voice earns and each doubling again, up to a limit.
  private static func grown(_ weight: Double, _ points: Double, upTo limit: Double) -> Double {
    weight <= 0.01 ? 0 : min(limit, points * log2(1 + weight))
  }

  // MARK: Towns nearby

  /// Kilometers within which towns are neighbors, and within which they share a part of a country.
  private static let close = 60.0
  private static let wide = 200.0
  /// So many towns of one part of the globe say all there is to say.
  private static let mostTowns = 24

  /// A square of two degrees, wider than ``wide`` from north to south.
  private struct Cell: Hashable {
    let north: Int
    let east: Int

    init(north: Int, east: Int) {
      self.north = north
      self.east = east
    }

    init?(_ record: Gazetteer.Record) {
      guard let latitude = record.latitude, let longitude = record.longitude else { return nil }
      north = Int((latitude / 2).rounded(.down))
      east = Int((longitude / 2).rounded(.down))
    }
  }

  /// What other towns of the article say for a place near them.
  private func nearness(_ reading: Mention.Reading, of name: Int) -> Double {
    let sort = reading.placeClass
    guard reading.isTown || sort == .region || sort == .county, !towns.isEmpty,
      let center = Cell(reading.record)
    else { return 0 }
    // Degrees of longitude are short near the poles.
    let reach = abs(center.north) < 25 ? 1 : abs(center.north) < 32 ? 2 : 4
    var near = 0.0
    for north in center.north - 1...center.north + 1 {
      for east in center.east - reach...center.east + reach {
        for voice in towns[Cell(north: north, east: east)] ?? [] where voice.name != name {
          guard let distance = GreatCircle.kilometers(voice.reading.record, reading.record),
            distance < Self.wide
          else { continue }
          if distance < Self.close { return 80 }
          near = 40
        }
      }
    }
    return near
  }
}
