import PluginKit

/// What a reader is told of a place.
struct PlaceFacts {
  let gazetteer: Gazetteer

  /// The facts, the most telling first; none for a place that is not ours.
  func facts(about place: Place) -> [Fact] {
    guard let record = record(of: place) else { return approximate(place) }
    let source = source(of: record)
    var facts = [Fact("kind", kind(record), origin: .reference, source: source)]
    for label in ["capital", "currency"] {
      guard let value = gazetteer.attribute(label, of: record.id) else { continue }
      facts.append(Fact(label, value, origin: .reference, source: "GeoNames"))
    }
    if let languages = gazetteer.attribute("languages", of: record.id) {
      let list = languages.split(separator: "|").joined(separator: ", ")
      facts.append(Fact("languages", list, origin: .reference, source: source))
    }
    if record.weight > 0 {
      let population = grouped(record.weight)
      facts.append(Fact("population", population, origin: .reference, source: source))
    }
    if let latitude = record.latitude, let longitude = record.longitude {
      let point = coordinates(latitude, longitude)
      facts.append(Fact("coordinates", point, origin: .reference, source: source))
    }
    return facts
  }

  /// The data a kind of place is taken from, as `data/SOURCES.md` has it.
  private func source(of record: Gazetteer.Record) -> String {
    switch Feature.placeClass(record.kind) {
    case .country, .territory: "GeoNames, The World Factbook"
    case .region: "GeoNames, Natural Earth"
    case .capital, .city, .county: "GeoNames"
    case .continent, .area, .water, .land: "Natural Earth, Glossator"
    }
  }

  /// A place that no table has lies where the article puts it, more or less.
  private func approximate(_ place: Place) -> [Fact] {
    guard place.geonames == nil, let latitude = place.latitude, let longitude = place.longitude
    else { return [] }
    return [
      Fact("coordinates", "about \(coordinates(latitude, longitude))", origin: .derived)
    ]
  }

  /// The record behind an annotation's place: the one of its name with its number.
  private func record(of place: Place) -> Gazetteer.Record? {
    guard let candidates = gazetteer.candidates(named: place.name) else { return nil }
    for index in candidates.indices {
      guard let record = gazetteer.record(candidates[index].record) else { continue }
      if let id = place.geonames {
        if Int(record.key) == id { return record }
      } else if record.key == 0, gazetteer.name(of: record.id) == place.name {
        return record
      }
    }
    return nil
  }

  /// "capital of Afghanistan", "city in Oregon, United States".
  private func kind(_ record: Gazetteer.Record) -> String {
    let noun = Feature.noun(record.kind)
    let containers = containers(of: record)
    switch Feature.placeClass(record.kind) {
    case .country, .continent: return noun
    case .capital: return containers.last.map { "capital of \($0)" } ?? noun
    case .region: return containers.last.map { "\(noun) of \($0)" } ?? noun
    default: return containers.isEmpty ? noun : "\(noun) in \(containers.joined(separator: ", "))"
    }
  }

  /// The names of what holds a place, from the inside out.
  private func containers(of record: Gazetteer.Record) -> [String] {
    var names: [String] = []
    var parent = record.parent
    // Two steps are all there are; a damaged file must not lead in circles.
    while let id = parent, names.count < 3, let container = gazetteer.record(id) {
      let name = gazetteer.name(of: id)
      if name != gazetteer.name(of: record.id) { names.append(name) }
      parent = container.parent
    }
    return names
  }

  private func coordinates(_ latitude: Double, _ longitude: Double) -> String {
    let north = "\(hundredths(latitude))° \(latitude < 0 ? "S" : "N")"
    return "\(north), \(hundredths(longitude))° \(longitude < 0 ? "W" : "E")"
  }

  private func hundredths(_ degrees: Double) -> String {
    let value = Int((degrees.magnitude * 100).rounded())
    let fraction = value % 100
    return "\(value / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }

  /// "4,434,550"
  private func grouped(_ number: UInt32) -> String {
    var digits = ""
    for (index, digit) in String(number).reversed().enumerated() {
      if index > 0, index % 3 == 0 { digits.append(",") }
      digits.append(digit)
    }
    return String(digits.reversed())
  }
}
