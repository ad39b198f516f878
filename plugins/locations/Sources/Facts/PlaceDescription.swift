public import PluginKit

/// A place of the base in a line, for those who look after it.
public enum PlaceDescription {
  /// What sort of place a record is, with its GeoNames feature code: "city (PPL)".
  public static func kind(of record: Gazetteer.Record) -> String {
    let noun = Feature.noun(record.kind)
    return Feature.code(record.kind).map { "\(noun) (\($0))" } ?? noun
  }

  /// The places that `name` may stand for, the likeliest first: share, id, kind and containers,
  /// population, coordinates, with tabs between.
  public static func places(named name: String, in gazetteer: Gazetteer) -> [String] {
    guard let candidates = gazetteer.candidates(named: name) else { return [] }
    var readings: [Mention.Reading] = []
    for index in candidates.indices {
      let candidate = candidates[index]
      guard let record = gazetteer.record(candidate.record),
        !readings.contains(where: { $0.record.id == record.id })
      else { continue }
      readings.append(
        Mention.Reading(
          record: record,
          traits: NameTraits(rawValue: candidate.flags),
          score: Int(candidate.prior)
        )
      )
    }
    return zip(readings, Resolver.shares(readings)).map { reading, share in
      line(reading, share, PlaceFacts(gazetteer: gazetteer))
    }
  }

  private static func line(
    _ reading: Mention.Reading,
    _ share: Double,
    _ facts: PlaceFacts
  ) -> String {
    let record = reading.record
    let percent = "\(Int((share * 100).rounded())) %"
    let id = record.key == 0 ? "-" : "\(record.key)"
    let people = record.weight == 0 ? "-" : "\(record.weight)"
    let point =
      record.latitude.flatMap { north in record.longitude.map { "\(north), \($0)" } } ?? "-"
    let name = facts.gazetteer.name(of: record.id)
    let sort =
      reading.isDemonym
      ? "word for the people or things of a \(facts.kind(record))"
      : facts.kind(record)
    return [percent, id, "\(name): \(sort)", people, point].joined(separator: "\t")
  }
}
