/// What is seen above the horizon of a place that is not near a pole.
struct Horizon: Sendable {
  /// Degrees north of the equator, within ±60.
  let latitude: Double
  /// Degrees east of Greenwich.
  let longitude: Double
  /// The hours by which its clocks are ahead of universal time.
  let hoursAhead: Double

  /// Where the Saudi civil calendar is reckoned.
  static let mecca = Horizon(latitude: 21.4225, longitude: 39.8262, hoursAhead: 3)
  /// Where the days of Indian festivals are reckoned here.
  static let delhi = Horizon(latitude: 28.61, longitude: 77.21, hoursAhead: 5.5)
  /// The mean time of China.
  static let china = Horizon(latitude: 39.9, longitude: 116.4, hoursAhead: 8)

  /// The number of the day that clocks here show at `moment`.
  func day(at moment: Double) -> Int { Int((moment + hoursAhead / 24).rounded(.down)) }

  /// The moment of midnight at the start of the day with this number.
  func midnight(_ day: Int) -> Double { Double(day) - hoursAhead / 24 }

  /// The moments of sunrise and sunset on the day with this number, to about two minutes.
  func sunlight(_ day: Int) -> (rise: Double, set: Double) {
    let noon = Double(day) + 0.5 - longitude / 360
    let sun = Astronomy.sunLongitude(noon)
    let sinus = sine(23.44) * sine(sun)
    let cosinus = (1 - sinus * sinus).squareRoot()
    // The sun's upper limb in the refracting air stands 50 minutes of arc below the horizon.
    let arc = inverseCosine(
      (sine(-0.833) - sine(latitude) * sinus) / (cosine(latitude) * cosinus)
    )
    let transit = noon - Self.equationOfTime(noon, sun: sun)
    return (transit - arc / 360, transit + arc / 360)
  }

  /// By how much sundials are ahead of clocks, in days.
  private static func equationOfTime(_ moment: Double, sun: Double) -> Double {
    // The difference of the mean longitude and the right ascension, as a short series.
    let anomaly = 357.529 + 35_999.0503 * Astronomy.centuries(moment)
    let minutes =
      -7.659 * sine(anomaly) + 9.863 * sine(2 * sun) - 0.08 * sine(2 * anomaly)
      - 0.212 * sine(4 * sun)
    return minutes / 1440
  }

  /// Whether the moon's upper limb is above the horizon, by its height and parallax.
  func seesMoon(at moment: Double) -> Bool {
    // Meeus's mean height of the moon's center, seen from the Earth's, when it sets.
    sineOfMoonHeight(at: moment) > sine(0.125)
  }

  private func sineOfMoonHeight(at moment: Double) -> Double {
    let moon = Moon(moment)
    let (longitude, latitude) = (moon.longitude, moon.latitude)
    let tilt = 23.4393 - 0.013 * Astronomy.centuries(moment)
    // The moon in equatorial coordinates: x to the equinox, z to the pole.
    let x = cosine(latitude) * cosine(longitude)
    let y = cosine(tilt) * cosine(latitude) * sine(longitude) - sine(tilt) * sine(latitude)
    let z = sine(tilt) * cosine(latitude) * sine(longitude) + cosine(tilt) * sine(latitude)
    let siderealTime = 280.46061837 + 360.98564736629 * (moment - 730_119.5) + self.longitude
    return sine(self.latitude) * z
      + cosine(self.latitude) * (cosine(siderealTime) * x + sine(siderealTime) * y)
  }
}
