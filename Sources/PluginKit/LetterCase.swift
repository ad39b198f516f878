/// Which scalars from U+0080 to U+052F are capitals, and how far from each its small letter
/// lies: the simple case mapping of Unicode.
///
/// Written out, and not asked of the standard library, so that the hash of a word is the same
/// whichever Unicode a compiler knows. A test compares it with the standard library's.
enum LetterCase {
  /// Capitals from `first` to `last`, every `step`th, and the distance to their small letters.
  private typealias Row = (first: Int, last: Int, step: Int, distance: Int16)

  // Capital and small letter side by side, or a block of either. İ becomes i.
  private static let latin: [Row] = [
    (0xC0, 0xD6, 1, 32), (0xD8, 0xDE, 1, 32), (0x100, 0x12E, 2, 1), (0x130, 0x130, 1, -199),
    (0x132, 0x136, 2, 1), (0x139, 0x147, 2, 1), (0x14A, 0x176, 2, 1), (0x178, 0x178, 1, -121),
    (0x179, 0x17D, 2, 1),
  ]

  // Letters of African languages, of Azerbaijani and Vietnamese, the Croatian digraphs, and
  // the Romanian Ș and Ț.
  private static let latinExtendedB: [Row] = [
    (0x181, 0x181, 1, 210), (0x182, 0x184, 2, 1), (0x186, 0x186, 1, 206), (0x187, 0x187, 1, 1),
    (0x189, 0x18A, 1, 205), (0x18B, 0x18B, 1, 1), (0x18E, 0x18E, 1, 79), (0x18F, 0x18F, 1, 202),
    (0x190, 0x190, 1, 203), (0x191, 0x191, 1, 1), (0x193, 0x193, 1, 205), (0x194, 0x194, 1, 207),
    (0x196, 0x196, 1, 211), (0x197, 0x197, 1, 209), (0x198, 0x198, 1, 1), (0x19C, 0x19C, 1, 211),
    (0x19D, 0x19D, 1, 213), (0x19F, 0x19F, 1, 214), (0x1A0, 0x1A4, 2, 1), (0x1A6, 0x1A6, 1, 218),
    (0x1A7, 0x1A7, 1, 1), (0x1A9, 0x1A9, 1, 218), (0x1AC, 0x1AC, 1, 1), (0x1AE, 0x1AE, 1, 218),
    (0x1AF, 0x1AF, 1, 1), (0x1B1, 0x1B2, 1, 217), (0x1B3, 0x1B5, 2, 1), (0x1B7, 0x1B7, 1, 219),
    (0x1B8, 0x1B8, 1, 1), (0x1BC, 0x1BC, 1, 1), (0x1C4, 0x1C4, 1, 2), (0x1C5, 0x1C5, 1, 1),
    (0x1C7, 0x1C7, 1, 2), (0x1C8, 0x1C8, 1, 1), (0x1CA, 0x1CA, 1, 2), (0x1CB, 0x1DB, 2, 1),
    (0x1DE, 0x1EE, 2, 1), (0x1F1, 0x1F1, 1, 2), (0x1F2, 0x1F4, 2, 1), (0x1F6, 0x1F6, 1, -97),
    (0x1F7, 0x1F7, 1, -56), (0x1F8, 0x21E, 2, 1), (0x220, 0x220, 1, -130), (0x222, 0x232, 2, 1),
    (0x23A, 0x23A, 1, 10795), (0x23B, 0x23B, 1, 1), (0x23D, 0x23D, 1, -163),
    (0x23E, 0x23E, 1, 10792), (0x241, 0x241, 1, 1), (0x243, 0x243, 1, -195),
    (0x244, 0x244, 1, 69), (0x245, 0x245, 1, 71), (0x246, 0x24E, 2, 1),
  ]

  private static let greek: [Row] = [
    (0x370, 0x372, 2, 1), (0x376, 0x376, 1, 1), (0x37F, 0x37F, 1, 116), (0x386, 0x386, 1, 38),
    (0x388, 0x38A, 1, 37), (0x38C, 0x38C, 1, 64), (0x38E, 0x38F, 1, 63), (0x391, 0x3A1, 1, 32),
    (0x3A3, 0x3AB, 1, 32), (0x3CF, 0x3CF, 1, 8), (0x3D8, 0x3EE, 2, 1), (0x3F4, 0x3F4, 1, -60),
    (0x3F7, 0x3F7, 1, 1), (0x3F9, 0x3F9, 1, -7), (0x3FA, 0x3FA, 1, 1), (0x3FD, 0x3FF, 1, -130),
  ]

  private static let cyrillic: [Row] = [
    (0x400, 0x40F, 1, 80), (0x410, 0x42F, 1, 32), (0x460, 0x480, 2, 1), (0x48A, 0x4BE, 2, 1),
    (0x4C0, 0x4C0, 1, 15), (0x4C1, 0x4CD, 2, 1), (0x4D0, 0x52E, 2, 1),
  ]

  private static let first = 0x80
  private static let end = 0x530

  /// The distance of every scalar, 0 for those that are no capitals.
  private static let distances: [Int16] = {
    var distances = [Int16](repeating: 0, count: end - first)
    for row in latin + latinExtendedB + greek + cyrillic {
      for scalar in stride(from: row.first, through: row.last, by: row.step) {
        distances[scalar - first] = row.distance
      }
    }
    return distances
  }()

  /// How far behind a capital its small letter lies; 0 for any other scalar.
  static func distance(_ scalar: UInt32) -> Int {
    switch scalar {
    // The letters that nearly all words are made of, without the table.
    case 0xC0...0xDE: scalar == 0xD7 ? 0 : 0x20
    case 0xDF...0xFF, 0x430...0x45F: 0
    case 0x410...0x42F: 0x20
    case 0x80..<0x530: Int(distances[Int(scalar) - first])
    // Latin Extended Additional pairs its letters, but for ẖẗẘẙẚẛẜẝ, ẞ and ẟ.
    case 0x1E96...0x1E9F: scalar == 0x1E9E ? 0xDF - 0x1E9E : 0
    case 0x1E00...0x1EFF: scalar & 1 == 0 ? 1 : 0
    default: 0
    }
  }
}
