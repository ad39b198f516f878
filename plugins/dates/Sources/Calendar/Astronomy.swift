/// Where the sun and the moon stand, after the truncated series in J. Meeus's "Astronomical
/// Algorithms".
///
/// A *moment* is a number of days since 1 January of the year 1, 0 h universal time, so that its
/// whole part is the ``CalendarDay/number`` of the day. Angles are in degrees, longitudes are of
/// the mean equinox of the date unless they say otherwise. Between 1900 and 2100 new moons are
/// right to about two minutes and the sun's entry into a longitude to about ten; a century
/// beyond either end some minutes are lost to the length of the day, which nobody knows exactly.
enum Astronomy {
  /// The Gregorian years for which festivals that follow the sky are given.
  static let years = 1800...2200

  /// The mean time from one new moon to the next, in days.
  static let lunation = 29.530588861

  /// Julian centuries of dynamical time since noon of 1 January 2000.
  static func centuries(_ moment: Double) -> Double {
    (moment - 730_119.5 + clockDelay(moment) / 86_400) / 36_525
  }

  /// How many seconds the turning Earth is behind dynamical time.
  private static func clockDelay(_ moment: Double) -> Double {
    let year = moment / 365.2425 + 1
    let decade = (year - 1900) / 10
    guard decade > 0, decade < Double(delays.count - 1) else {
      let century = (year - 1820) / 100
      return -20 + 32 * century * century
    }
    let index = Int(decade)
    let part = decade - Double(index)
    return delays[index] * (1 - part) + delays[index + 1] * part
  }

  /// Seconds at the start of each decade from 1900 to 2060, the last ones extrapolated.
  private static let delays: [Double] = [
    -3, 10, 21, 24, 24, 29, 33, 40, 51, 57, 64, 66, 69, 72, 77, 85, 94,
  ]

  /// The longitude of the sun, with aberration and without nutation.
  static func sunLongitude(_ moment: Double) -> Double {
    // The series counts centuries from noon of 31 December 1899.
    let t = centuries(moment) + 1
    let mean = 279.69668 + 36_000.76892 * t + 0.0003025 * t * t
    let anomaly = 358.47583 + 35_999.04975 * t - 0.00015 * t * t
    let center =
      (1.91946 - 0.004789 * t) * sine(anomaly) + (0.020094 - 0.0001 * t) * sine(2 * anomaly)
      + 0.000293 * sine(3 * anomaly)
    let planets =
      0.00134 * cosine(153.23 + 22_518.7541 * t) + 0.00154 * cosine(216.57 + 45_037.5082 * t)
      + 0.002 * cosine(312.69 + 32_964.3577 * t) + 0.00179 * sine(350.74 + 445_267.1142 * t)
    return wrapped(mean + center + planets + 0.00178 * sine(231.19 + 20.2 * t) - 0.00569)
  }

  /// The longitude of the sun as it is seen, on which equinoxes and solar terms depend.
  static func apparentSunLongitude(_ moment: Double) -> Double {
    let t = centuries(moment)
    return wrapped(sunLongitude(moment) - 0.00478 * sine(125.04 - 1934.136 * t))
  }

  /// The longitude of the sun or moon in the sidereal zodiac of the Indian calendars: that of
  /// the mean equinox less the ayanamsa of Lahiri.
  static func sidereal(_ longitude: Double, at moment: Double) -> Double {
    wrapped(longitude - 23.857 - 1.39697 * centuries(moment))
  }

  /// How far the moon is ahead of the sun, in 0..<360: new moon is 0, full moon 180.
  static func elongation(_ moment: Double) -> Double {
    wrapped(Moon(moment).longitude - sunLongitude(moment))
  }

  /// The moment near `guess` when the moon is `target` degrees ahead of the sun.
  static func moment(ofElongation target: Double, near guess: Double) -> Double {
    search(from: guess, degreesPerDay: 12.190749) { centered(target - elongation($0)) }
  }

  /// The moment near `guess` when the sun's apparent longitude is `target`.
  static func moment(ofSunAt target: Double, near guess: Double) -> Double {
    search(from: guess, degreesPerDay: 0.985647) { centered(target - apparentSunLongitude($0)) }
  }

  /// The moment near `guess` when the sun stands at `target` of the sidereal zodiac.
  static func moment(ofSiderealSunAt target: Double, near guess: Double) -> Double {
    search(from: guess, degreesPerDay: 0.985647) {
      centered(target - sidereal(sunLongitude($0), at: $0))
    }
  }

  /// The new moon that begins lunation `number`, counted from that of 6 January 2000.
  static func newMoon(_ number: Int) -> Double {
    moment(ofElongation: 0, near: meanNewMoon + lunation * Double(number))
  }

  /// The number of the lunation whose mean new moon is the nearest to `moment`.
  static func lunation(near moment: Double) -> Int {
    let count = ((moment - meanNewMoon) / lunation).rounded()
    return Int(max(-10_000, min(10_000, count)))
  }

  private static let meanNewMoon = 730_124.59766

  /// Steps along a mean motion until less than two seconds of time are left.
  private static func search(
    from guess: Double,
    degreesPerDay: Double,
    _ missing: (Double) -> Double
  ) -> Double {
    var moment = guess
    for _ in 0..<12 {
      let step = missing(moment) / degreesPerDay
      moment += step
      if abs(step) < 0.00002 { break }
    }
    return moment
  }
}
