import PluginKit

/// What a reader is told of a place.
struct PlaceFacts {
  let gazetteer: Gazetteer

  /// The facts, the most telling first; none for a place that is not ours. `day` is when the article
  /// was written, as ISO 8601, if anybody knows.
  func facts(about place: Place, on day: String? = nil) -> [Fact] {
    guard let record = record(of: place) else { return approximate(place) }
    let source = source(of: record)
    var facts = [Fact("kind", kind(record), origin: .reference, source: source)]
    for (label, key) in [("IATA code", "iata"), ("capital", "capital")] {
      guard let value = gazetteer.attribute(key, of: record.id) else { continue }
      facts.append(Fact(label, value, origin: .reference, source: source))
    }
    facts += government(record)
    facts += numbers(record, source)
    facts += clock(record, day)
    if let latitude = record.latitude, let longitude = record.longitude {
      let point = coordinates(latitude, longitude)
      facts.append(Fact("coordinates", point, origin: .reference, source: source))
    }
    if let map = place.mapAddress { facts.append(Fact("map", map, origin: .derived)) }
    return facts
  }

  /// When the Factbook was last true: the CIA withdrew it then.
  private static let factbookState = "2026-02"
  private static let factbook = "The World Factbook"

  private func government(_ record: Gazetteer.Record) -> [Fact] {
    let state = gazetteer.attribute("head_of_state", of: record.id)
    let head = gazetteer.attribute("head_of_government", of: record.id)
    let leaders = [("head of state", state), ("head of government", head == state ? nil : head)]
    return leaders.compactMap { label, value in
      value.map {
        Fact(
          label,
          $0,
          origin: .reference,
          source: Self.factbook,
          asOf: Self.factbookState
        )
      }
    }
  }

  private func numbers(_ record: Gazetteer.Record, _ source: String) -> [Fact] {
    var facts: [Fact] = []
    if let currency = gazetteer.attribute("currency", of: record.id) {
      facts.append(Fact("currency", currency, origin: .reference, source: "GeoNames"))
    }
    if let languages = gazetteer.attribute("languages", of: record.id) {
      let list = languages.split(separator: "|").joined(separator: ", ")
      facts.append(Fact("languages", list, origin: .reference, source: Self.factbook))
    }
    if record.weight > 0 {
      let year = gazetteer.attribute("population_year", of: record.id)
      let people = grouped(record.weight)
      facts.append(
        Fact("population", people, origin: .reference, source: source, asOf: year)
      )
    }
    if let area = gazetteer.attribute("area_km2", of: record.id), let whole = UInt32(area) {
      facts.append(Fact("area", "\(grouped(whole)) km²", origin: .reference, source: "GeoNames"))
    }
    return facts
  }

  /// The time zone, and how far from UTC it was on the day of the article.
  private func clock(_ record: Gazetteer.Record, _ day: String?) -> [Fact] {
    guard let rule = zone(of: record).flatMap({ TimeZoneRule($0) }) else { return [] }
    var facts = [
      Fact(
        "time zone",
        "\(rule.zone), \(rule.description)",
        origin: .reference,
        source: "tz database"
      )
    ]
    if rule.summer != nil, let day, let date = Self.date(day) {
      let offset = rule.offset(year: date.year, month: date.month, day: date.day)
      facts.append(
        Fact(
          "clocks then",
          "\(TimeZoneRule.text(offset)) on \(day.prefix(10))",
          origin: .derived
        )
      )
    }
    return facts
  }

  /// The year, month and day that `text` begins with.
  private static func date(_ text: String) -> (year: Int, month: Int, day: Int)? {
    let parts = text.prefix(10).split(separator: "-").map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
      (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    return (year, month, day)
  }

  /// The zone of a place, or that of what contains it.
  private func zone(of record: Gazetteer.Record) -> String? {
    var place: Gazetteer.Record? = record
    for _ in 0..<4 {
      guard let known = place else { return nil }
      if let zone = gazetteer.attribute(ZoneTable.key, of: known.id) { return zone }
      place = known.parent.flatMap { gazetteer.record($0) }
    }
    return nil
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
  func kind(_ record: Gazetteer.Record) -> String {
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
