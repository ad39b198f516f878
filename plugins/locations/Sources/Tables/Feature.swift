/// What sort of place a record is, as far as recognition and resolution care.
enum PlaceClass: Sendable {
  case country, territory, region, county, capital, city, continent, area, water, land
}

/// The GeoNames feature codes of our tables. A record keeps its code as an index into
/// ``codes``; the order is part of the compiled format.
enum Feature {
  private static let codes: [(code: String, class: PlaceClass, noun: String)] = [
    ("", .area, "place"),
    ("PCLI", .country, "country"),
    ("PCLD", .territory, "territory"),
    ("ADM1", .region, "first-level region"),
    ("ADM2", .county, "second-level region"),
    ("PPLC", .capital, "capital"),
    ("PPLA", .city, "city"),
    ("PPL", .city, "city"),
    ("CONT", .continent, "continent"),
    ("RGN", .area, "region"),
    ("MT", .land, "mountain"),
    ("MTS", .land, "mountain range"),
    ("ISL", .land, "island"),
    ("ISLS", .land, "group of islands"),
    ("PEN", .land, "peninsula"),
    ("PLAT", .land, "plateau"),
    ("DSRT", .land, "desert"),
    ("PLN", .land, "plain"),
    ("CAPE", .land, "cape"),
    ("VAL", .land, "valley"),
    ("DLTA", .land, "delta"),
    ("CST", .land, "coast"),
    ("BSN", .land, "basin"),
    ("PASS", .land, "mountain pass"),
    ("PRK", .land, "park"),
    ("STM", .water, "river"),
    ("LK", .water, "lake"),
    ("LKS", .water, "lakes"),
    ("RSV", .water, "reservoir"),
    ("SEA", .water, "sea"),
    ("OCN", .water, "ocean"),
    ("GULF", .water, "gulf"),
    ("BAY", .water, "bay"),
    ("STRT", .water, "strait"),
    ("CHN", .water, "channel"),
    ("SD", .water, "sound"),
    ("CNL", .water, "canal"),
    ("FLLS", .water, "waterfall"),
    ("RF", .land, "reef"),
    ("AIRP", .land, "airport"),
  ]

  /// The index of `code`; that of an unknown code is 0.
  static func index(_ code: String) -> UInt16 {
    UInt16(codes.firstIndex { $0.code == code } ?? 0)
  }

  static func code(_ index: UInt16) -> String? {
    index > 0 && Int(index) < codes.count ? codes[Int(index)].code : nil
  }

  static func placeClass(_ index: UInt16) -> PlaceClass {
    Int(index) < codes.count ? codes[Int(index)].class : .area
  }

  /// The word for it in a sentence: "city", "mountain range".
  static func noun(_ index: UInt16) -> String {
    Int(index) < codes.count ? codes[Int(index)].noun : "place"
  }
}

/// What the tables say of a name, kept with it as a gazetteer candidate's flags.
struct NameTraits: OptionSet, Sendable {
  let rawValue: UInt16

  /// Usually no place at all: "Reading", "Nice".
  static let doubtful = NameTraits(rawValue: 1)
  /// A place only behind a comma: "IL", "Ore."
  static let afterComma = NameTraits(rawValue: 2)
  /// "Afghan", of things.
  static let adjective = NameTraits(rawValue: 4)
  /// "an Afghan".
  static let inhabitant = NameTraits(rawValue: 8)
  /// "Afghans".
  static let inhabitants = NameTraits(rawValue: 16)
  /// Not the usual name.
  static let alias = NameTraits(rawValue: 32)
  /// Begins with an article that is not part of the mention: "the States".
  static let article = NameTraits(rawValue: 64)

  /// As often the name of people or other places: "Jordan", "Georgia".
  static let ambiguous = NameTraits(rawValue: 128)

  static let demonym: NameTraits = [.adjective, .inhabitant, .inhabitants]
}

/// ISO 3166-1 alpha-2 codes as the two bytes they are; 0 stands for none.
enum CountryCode {
  static func packed(_ code: String) -> UInt16 {
    let bytes = Array(code.utf8)
    return bytes.count == 2 ? UInt16(bytes[0]) << 8 | UInt16(bytes[1]) : 0
  }

  static func text(_ packed: UInt16) -> String? {
    guard packed != 0 else { return nil }
    return String(decoding: [UInt8(packed >> 8), UInt8(packed & 0xFF)], as: UTF8.self)
  }

  /// Codes of what is not a state of its own.
  static let territories: Set<String> = [
    "AI", "AQ", "AS", "AW", "AX", "BL", "BM", "BQ", "BV", "CC", "CK", "CW", "CX", "EH", "FK",
    "FO", "GF", "GG", "GI", "GL", "GP", "GS", "GU", "HK", "HM", "IM", "IO", "JE", "KY", "MF",
    "MO", "MP", "MQ", "MS", "NC", "NF", "NU", "PF", "PM", "PN", "PR", "RE", "SH", "SJ", "SX",
    "TC", "TF", "TK", "UM", "VG", "VI", "WF", "YT",
  ]
}
