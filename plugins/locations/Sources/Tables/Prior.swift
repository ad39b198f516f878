import Glibc

/// How likely a name stands for a place before the text says anything: in hundredths of a
/// power of ten, so that a place ten times likelier has a prior 100 higher.
///
/// Countries are written about far more than their size says, capitals somewhat, and a
/// region of the United States like a small country.
enum Prior {
  static func country(isTerritory: Bool, population: UInt32) -> UInt16 {
    (isTerritory ? 700 : 860) + size(population) / 10
  }

  static func region(country: String) -> UInt16 {
    switch country {
    case "US": 690
    case "CA", "AU", "GB": 680
    default: 540
    }
  }

  static func city(population: UInt32, isCapital: Bool) -> UInt16 {
    size(population) + (isCapital ? 130 : 0)
  }

  /// `people` live in the towns of the county, as far as known.
  static func county(country: String, people: UInt32) -> UInt16 {
    switch country {
    case "US": 120 + size(people)
    case "GB", "IE": 560
    default: 520
    }
  }

  /// Of a place that a user imported.
  static func imported(feature: String, population: UInt32) -> UInt16 {
    switch feature {
    case "PPL", "PPLA", "PPLC", "": city(population: population, isCapital: feature == "PPLC")
    case "ADM1": region(country: "")
    case "ADM2": county(country: "", people: 0)
    default: 480
    }
  }

  static let airport: UInt16 = 560

  static func natural(feature: String) -> UInt16 {
    switch feature {
    case "CONT": 950
    case "OCN", "SEA": 700
    case "RGN": 680
    case "AIRP": 640
    default: 580
    }
  }

  /// 100 times the decimal logarithm of a number of people.
  private static func size(_ population: UInt32) -> UInt16 {
    UInt16(log10(Double(max(population, 1_000))) * 100)
  }
}

/// Latin letters without their marks.
enum Diacritics {
  private static let plain: [Unicode.Scalar: String] = {
    let groups = [
      ("A", "ÀÁÂÃÄÅĀĂĄ"), ("a", "àáâãäåāăąạảấầẩậắằặẵ"), ("C", "ÇĆĈĊČ"), ("c", "çćĉċč"),
      ("D", "ĎĐ"), ("d", "ďđḍ"), ("E", "ÈÉÊËĒĔĖĘĚ"), ("e", "èéêëēĕėęěẹẽếềệ"), ("G", "ĜĞĠĢ"),
      ("g", "ĝğġģ"), ("H", "ĤĦḨḤ"), ("h", "ĥħḩḥ"), ("I", "ÌÍÎÏĨĪĬĮİ"), ("i", "ìíîïĩīĭįıịỉ"),
      ("J", "Ĵ"), ("j", "ĵ"), ("K", "Ķ"), ("k", "ķḵ"), ("L", "ĹĻĽĿŁ"), ("l", "ĺļľŀłḷ"),
      ("N", "ÑŃŅŇ"), ("n", "ñńņň"), ("O", "ÒÓÔÕÖØŌŎŐƠ"), ("o", "òóôõöøōŏőơọỏốồộớờợ"),
      ("R", "ŔŖŘ"), ("r", "ŕŗř"), ("S", "ŚŜŞŠȘṢ"), ("s", "śŝşšșṣ"), ("T", "ŢŤŦȚṬ"),
      ("t", "ţťŧțṭ"), ("U", "ÙÚÛÜŨŪŬŮŰŲƯ"), ("u", "ùúûüũūŭůűųưụủứừự"), ("W", "Ŵ"), ("w", "ŵ"),
      ("Y", "ÝŶŸ"), ("y", "ýÿŷỳỵỹ"), ("Z", "ŹŻŽẔ"), ("z", "źżžẕ"), ("ss", "ß"), ("ae", "æ"),
      ("Ae", "Æ"), ("oe", "œ"), ("th", "þ"), ("d", "ð"),
    ]
    var plain: [Unicode.Scalar: String] = [:]
    for (letter, marked) in groups {
      for scalar in marked.unicodeScalars { plain[scalar] = letter }
    }
    return plain
  }()

  /// The name in plain letters; `nil` for one that already is.
  static func dropped(from name: String) -> String? {
    if name.utf8.allSatisfy({ $0 < 0x80 }) { return nil }
    var result = ""
    var changed = false
    for scalar in name.unicodeScalars {
      if scalar.value >= 0x80, let letter = plain[scalar] {
        result += letter
        changed = true
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return changed ? result : nil
  }
}
