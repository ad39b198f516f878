/// The lunisolar calendar of India, for festivals that follow the moon.
///
/// Months run from new moon to new moon (*amanta*) and are named for the sign of the sidereal
/// zodiac that the sun enters in them; one in which it enters none is a leap month without
/// festivals. Where months run from full moon to full moon the dark half has the name of the
/// next month, but its days are the same. A *tithi* is a thirtieth of a month: the time in
/// which the moon gains twelve degrees on the sun. A festival is kept on the day that has its
/// tithi at a certain time of the day; regions and almanacs differ by a day now and then.
enum HinduCalendar {
  /// The months under their names in the tables.
  static let months = [
    "chaitra", "vaisakha", "jyeshtha", "ashadha", "shravana", "bhadrapada", "ashvina",
    "kartika", "margashirsha", "pausha", "magha", "phalguna",
  ]

  /// The time of the day at which a tithi counts.
  enum Watch: String, Hashable, Sendable, CaseIterable {
    case sunrise, morning, forenoon, midday, afternoon, dusk, evening, midnight
    case lateAfternoon = "late-afternoon"

    /// Whether it is the day's beginning, from which its tithi counts.
    var isEarly: Bool { self == .sunrise || self == .morning }

    /// The moment of a watch on the day with this number.
    func moment(on day: Int) -> Double {
      let (rise, set) = Horizon.delhi.sunlight(day)
      return switch self {
      case .sunrise: rise
      case .morning: rise + 0.1
      case .forenoon: rise + 0.4 * (set - rise)
      case .midday: rise + 0.5 * (set - rise)
      case .afternoon: rise + 0.7 * (set - rise)
      case .lateAfternoon: rise + 0.85 * (set - rise)
      case .dusk: set + 0.05
      case .evening: set + 0.1
      case .midnight: rise + 0.5 * (set - rise) + 0.5
      }
    }
  }

  /// The days in a Gregorian year on which a tithi of a month is kept, in order.
  ///
  /// `month` is 1...12 and `tithi` 1...30, where 15 ends with the full and 30 with the new moon.
  static func days(month: Int, tithi: Int, at watch: Watch, in year: Int) -> [CalendarDay] {
    guard Astronomy.years.contains(year) else { return [] }
    // The last months of a year that began in spring reach into the next January.
    return [year - 1, year].compactMap { spring in
      guard let start = monthStart(month, spring: spring) else { return nil }
      let date = CalendarDay(number: day(of: tithi, at: watch, after: start))
      return date?.fields.year == year ? date : nil
    }
  }

  /// The new moon at which a month begins, in the year that begins in the spring of `spring`.
  private static func monthStart(_ month: Int, spring: Int) -> Double? {
    guard let april = CalendarDay(year: spring, month: 4, day: 14) else { return nil }
    let middle = Double(april.number) + 30.44 * (Double(month) - 1.5)
    let sign = (month + 10) % 12
    let near = Astronomy.lunation(near: middle)
    var start = Astronomy.newMoon(near - 1)
    for lunation in near...near + 2 {
      let next = Astronomy.newMoon(lunation)
      // In a leap month the sun stays where it is; a sign may also be skipped in one month.
      let entered = (self.sign(at: next) - self.sign(at: start) + 12) % 12
      let wanted = (sign - self.sign(at: start) + 12) % 12
      if wanted < entered { return start }
      start = next
    }
    return nil
  }

  /// The sign of the zodiac, from 0 for Mesha, in which the sun stands.
  private static func sign(at moment: Double) -> Int {
    Int(Astronomy.sidereal(Astronomy.sunLongitude(moment), at: moment) / 30)
  }

  private static func day(of tithi: Int, at watch: Watch, after newMoon: Double) -> Int {
    let length = Astronomy.lunation / 30
    let start = Astronomy.moment(
      ofElongation: Double(tithi - 1) * 12,
      near: newMoon + Double(tithi - 1) * length
    )
    let end = Astronomy.moment(ofElongation: Double(tithi) * 12, near: start + length)
    let first = Horizon.delhi.day(at: start) - 1
    var best = (day: first + 1, distance: Double.infinity)
    for day in first...first + 3 {
      let moment = watch.moment(on: day)
      let distance = moment < start ? start - moment : max(0, moment - end)
      // A tithi that begins after one sunrise and ends before the next belongs to the first
      // day; at other times the nearer day has it.
      if watch.isEarly, moment >= end { break }
      if distance < best.distance || distance == 0 && watch == .lateAfternoon {
        best = (day, distance)
      }
    }
    return best.day
  }

  /// The days in a Gregorian year at whose sunrise the moon stands in a mansion of the sidereal
  /// zodiac while the sun is in a sign of it, the last such day of each stay.
  ///
  /// `mansion` is 1...27 and `sign` 1...12, from Ashvini and Mesha.
  static func days(mansion: Int, sign: Int, in year: Int) -> [CalendarDay] {
    guard Astronomy.years.contains(year),
      let april = CalendarDay(year: year, month: 4, day: 14)
    else { return [] }
    let months = sign > 9 ? sign - 13 : sign - 1
    let guess = Double(april.number) + 30.44 * Double(months)
    let entry = Astronomy.moment(ofSiderealSunAt: Double(sign - 1) * 30, near: guess)
    let first = Horizon.delhi.day(at: entry) + 1
    // Two sunrises may lie in one stay of the moon, or none.
    let found = (first..<first + 30).last { day in
      let here = self.mansion(atSunriseOf: day)
      if here == mansion { return self.mansion(atSunriseOf: day - 1) != mansion }
      return here % 27 + 1 == mansion && self.mansion(atSunriseOf: day + 1) == mansion % 27 + 1
    }
    return found.flatMap { CalendarDay(number: $0) }.map { [$0] }?.filter { $0.fields.year == year }
      ?? []
  }

  /// The mansion in which the moon stands at the sunrise of a day, from 1.
  private static func mansion(atSunriseOf day: Int) -> Int {
    let rise = Horizon.delhi.sunlight(day).rise
    return Int(Astronomy.sidereal(Moon(rise).longitude, at: rise) * 27 / 360) + 1
  }
}
