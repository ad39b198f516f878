import JSONCodec
import LocationsPlugin
import PluginKit

/// Reads the lines of a JSON dump of Wikidata: `[`, an item a line with a comma behind, `]`.
struct WikidataDump {
  let countries: Set<String>?
  let minimumPopulation: Int
  let neighbors: Neighbors

  /// Properties of Wikidata.
  private enum Property {
    static let geonames = "P1566"
    static let coordinates = "P625"
    static let population = "P1082"
  }

  /// An item without this is no place of GeoNames, and needs no look inside.
  private static let mark = Array("\"P1566\"".utf8)

  /// The place in a line; `nil` for other items.
  func row(_ line: [UInt8], at place: String) throws(PluginError) -> ImportedPlace? {
    var item = line[...]
    while let last = item.last, last == UInt8(ascii: ",") || last == 0x20 { item.removeLast() }
    if item.isEmpty || item.elementsEqual([UInt8(ascii: "[")]) { return nil }
    if item.elementsEqual([UInt8(ascii: "]")]) { return nil }
    guard item.first == UInt8(ascii: "{"), item.last == UInt8(ascii: "}") else {
      throw PluginError("\(place): expected an item, a JSON object on one line")
    }
    guard Self.holds(item, Self.mark) else { return nil }
    do {
      let document = try JSONDocument(parsing: Array(item))
      return try document.withRoot { root throws(JSONTypeError) in try self.place(root) }
    } catch let error as JSONParseError {
      throw PluginError("\(place): \(error)")
    } catch let error as JSONTypeError {
      throw PluginError("\(place): \(error)")
    } catch {
      throw PluginError("\(place): \(error)")
    }
  }

  private static func holds(_ text: ArraySlice<UInt8>, _ mark: [UInt8]) -> Bool {
    var start = text.startIndex
    while let quote = text[start...].firstIndex(of: mark[0]) {
      if text[quote...].prefix(mark.count).elementsEqual(mark) { return true }
      start = quote + 1
    }
    return false
  }

  private func place(_ root: JSONNode) throws(JSONTypeError) -> ImportedPlace? {
    let claims = try root["claims"]
    guard let number = try Self.value(of: Property.geonames, claims), number.kind == .string,
      let id = Int(try number.string), ImportedPlace.isID(id), try root["id"].kind == .string,
      let point = try Self.value(of: Property.coordinates, claims)
    else { return nil }
    let latitude = try point["latitude"].double
    let longitude = try point["longitude"].double
    guard abs(latitude) <= 90, abs(longitude) <= 180,
      let labels = Self.object(try root["labels"]),
      let name = try labels["en"].present?["value"].string, LatinName.isClean(name)
    else { return nil }
    var population = 0
    if let value = try Self.value(of: Property.population, claims) {
      let amount = Double(try value["amount"].string.drop { $0 == "+" }) ?? 0
      population = amount >= 0 && amount < ImportedPlace.mostPeople ? Int(amount) : 0
    }
    guard population == 0 || population >= minimumPopulation else { return nil }
    let neighbor = neighbors.nearest(latitude, longitude)
    guard countries?.contains(neighbor?.country ?? "") ?? true else { return nil }
    var aliases: [String] = []
    if let lists = Self.object(try root["aliases"]), let list = try lists["en"].present {
      for alias in try list.elements { aliases.append(try alias["value"].string) }
    }
    return ImportedPlace(
      geonames: id,
      name: name,
      aliases: aliases.filter { LatinName.isOne($0) && $0 != name },
      country: neighbor?.country ?? "",
      region: neighbor?.region ?? "",
      latitude: latitude,
      longitude: longitude,
      population: population,
      feature: population > 0 ? "PPL" : "",
      wikidata: try root["id"].string
    )
  }

  /// A map; the dump writes an empty one as an empty list.
  private static func object(_ node: JSONNode) -> JSONNode? {
    node.kind == .object ? node : nil
  }

  /// The value of the first statement of `property` that has one, of a preferred one if there is
  /// one, and of no deprecated one.
  private static func value(
    of property: String,
    _ claims: JSONNode
  ) throws(JSONTypeError) -> JSONNode? {
    guard claims.kind == .object, let statements = try claims[property].present else { return nil }
    var found: JSONNode?
    for statement in try statements.elements {
      let rank = try statement["rank"].present?.string
      guard rank != "deprecated",
        let value = try statement["mainsnak"].present?["datavalue"].present?["value"].present
      else { continue }
      if rank == "preferred" { return value }
      if found == nil { found = value }
    }
    return found
  }
}
