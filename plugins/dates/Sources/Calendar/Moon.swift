/// The place of the moon among the stars, to about a hundredth of a degree.
///
/// The largest terms of Meeus's chapter 47, which are those of the lunar theory ELP-2000/82.
struct Moon {
  private let meanLongitude: Double
  private let arguments: (d: Double, m: Double, mPrime: Double, f: Double)
  private let eccentricity: Double
  /// The slow angle of the perturbation by Venus.
  private let venus: Double

  /// Creates the place at a moment, see ``Astronomy``.
  init(_ moment: Double) {
    let t = Astronomy.centuries(moment)
    meanLongitude = wrapped(218.3164477 + 481_267.88123421 * t - 0.0015786 * t * t)
    arguments = (
      d: wrapped(297.8501921 + 445_267.1114034 * t - 0.0018819 * t * t),
      m: wrapped(357.5291092 + 35_999.0502909 * t - 0.0001536 * t * t),
      mPrime: wrapped(134.9633964 + 477_198.8675055 * t + 0.0087414 * t * t),
      f: wrapped(93.272095 + 483_202.0175233 * t - 0.0036539 * t * t)
    )
    eccentricity = 1 - 0.002516 * t
    venus = 119.75 + 131.849 * t
  }

  /// The longitude of the mean equinox of the date, in 0..<360 degrees.
  var longitude: Double {
    let small = 0.003958 * sine(venus) + 0.001962 * sine(meanLongitude - arguments.f)
    return wrapped(meanLongitude + sum(Self.longitudeTerms) + small)
  }

  /// The latitude above the ecliptic, in degrees.
  var latitude: Double { sum(Self.latitudeTerms) - 0.002235 * sine(meanLongitude) }

  /// The sum of a series, in degrees.
  private func sum(_ terms: [Term]) -> Double {
    var sum = 0.0
    for term in terms {
      let angle =
        term.d * arguments.d + term.m * arguments.m + term.mPrime * arguments.mPrime
        + term.f * arguments.f
      let size = term.m == 0 ? term.size : term.size * eccentricity
      sum += size * sine(angle)
    }
    return sum / 1_000_000
  }

  /// How often each argument counts, and the size in millionths of a degree.
  private struct Term {
    let d: Double
    let m: Double
    let mPrime: Double
    let f: Double
    let size: Double

    init(_ d: Double, _ m: Double, _ mPrime: Double, _ f: Double, _ size: Double) {
      (self.d, self.m, self.mPrime, self.f, self.size) = (d, m, mPrime, f, size)
    }
  }

  private static let longitudeTerms: [Term] = [
    Term(0, 0, 1, 0, 6_288_774), Term(2, 0, -1, 0, 1_274_027), Term(2, 0, 0, 0, 658_314),
    Term(0, 0, 2, 0, 213_618), Term(0, 1, 0, 0, -185_116), Term(0, 0, 0, 2, -114_332),
    Term(2, 0, -2, 0, 58_793), Term(2, -1, -1, 0, 57_066), Term(2, 0, 1, 0, 53_322),
    Term(2, -1, 0, 0, 45_758), Term(0, 1, -1, 0, -40_923), Term(1, 0, 0, 0, -34_720),
    Term(0, 1, 1, 0, -30_383), Term(2, 0, 0, -2, 15_327), Term(0, 0, 1, 2, -12_528),
    Term(0, 0, 1, -2, 10_980), Term(4, 0, -1, 0, 10_675), Term(0, 0, 3, 0, 10_034),
    Term(4, 0, -2, 0, 8548), Term(2, 1, -1, 0, -7888), Term(2, 1, 0, 0, -6766),
    Term(1, 0, -1, 0, -5163), Term(1, 1, 0, 0, 4987), Term(2, -1, 1, 0, 4036),
    Term(2, 0, 2, 0, 3994), Term(4, 0, 0, 0, 3861), Term(2, 0, -3, 0, 3665),
    Term(0, 1, -2, 0, -2689), Term(2, 0, -1, 2, -2602), Term(2, -1, -2, 0, 2390),
    Term(1, 0, 1, 0, -2348), Term(2, -2, 0, 0, 2236), Term(0, 1, 2, 0, -2120),
    Term(0, 2, 0, 0, -2069), Term(2, -2, -1, 0, 2048),
  ]

  private static let latitudeTerms: [Term] = [
    Term(0, 0, 0, 1, 5_128_122), Term(0, 0, 1, 1, 280_602), Term(0, 0, 1, -1, 277_693),
    Term(2, 0, 0, -1, 173_237), Term(2, 0, -1, 1, 55_413), Term(2, 0, -1, -1, 46_271),
    Term(2, 0, 0, 1, 32_573), Term(0, 0, 2, 1, 17_198), Term(2, 0, 1, -1, 9266),
    Term(0, 0, 2, -1, 8822), Term(2, -1, 0, -1, 8216), Term(2, 0, -2, -1, 4324),
    Term(2, 0, 1, 1, 4200), Term(2, 1, 0, -1, -3359),
  ]
}
