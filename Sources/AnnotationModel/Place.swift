/// A place as a gazetteer knows it.
public struct Place: Hashable, Sendable {
  /// The GeoNames id, where known.
  public var geonames: Int?
  /// The usual English name.
  public var name: String
  /// The country, as an ISO 3166-1 alpha-2 code; `nil` for what lies in none or in several.
  public var country: String?
  /// The GeoNames feature code: `PCLI` a country, `ADM1` a first-level region, `PPLC` a capital.
  public var feature: String?
  /// Degrees north, from -90 to 90.
  public var latitude: Double?
  /// Degrees east, from -180 to 180.
  public var longitude: Double?

  /// Creates a place.
  public init(
    geonames: Int? = nil,
    name: String,
    country: String? = nil,
    feature: String? = nil,
    latitude: Double? = nil,
    longitude: Double? = nil
  ) {
    self.geonames = geonames
    self.name = name
    self.country = country
    self.feature = feature
    self.latitude = latitude
    self.longitude = longitude
  }
}

extension Place {
  /// The place on the map of OpenStreetMap, as wide as such a place is; `nil` without coordinates.
  public var mapAddress: String? {
    guard let latitude, let longitude else { return nil }
    return "https://www.openstreetmap.org/?mlat=\(latitude)&mlon=\(longitude)"
      + "#map=\(mapZoom)/\(latitude)/\(longitude)"
  }

  /// The zoom level at which a place of its kind fills a screen.
  private var mapZoom: Int {
    switch feature {
    case "CONT", "OCN": 3
    case "PCLI", "PCLD", "SEA", "RGN": 5
    case "ADM1", "MTS", "DSRT", "STM": 7
    case "ADM2", "ISL", "LK": 9
    default: 11
    }
  }
}
