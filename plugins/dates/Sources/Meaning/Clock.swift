import PluginKit

/// A time of day.
struct Clock: Hashable, Sendable {
  /// How much is known of the half of the day.
  enum Half: Int, Hashable, Sendable {
    /// "9:40 p.m.", "14:05", "noon".
    case certain
    /// "at 3": morning or afternoon.
    case open
  }

  private var hours: Int8
  private var minutes: SmallNumber<Int8>
  private var seconds60: SmallNumber<Int8>
  private var east: SmallNumber<Int16>
  var half = Half.certain

  /// A time; `zone` is `Z`, an offset such as `+02:00`, or nothing.
  init(
    hour: Int,
    minute: Int? = nil,
    second: Int? = nil,
    zone: String = "",
    half: Half = .certain
  ) {
    hours = Int8(clamping: hour)
    minutes = SmallNumber(minute)
    seconds60 = SmallNumber(second)
    east = SmallNumber(Self.offset(of: zone))
    self.half = half
  }

  /// The hour, 0 to 24.
  var hour: Int {
    get { Int(hours) }
    set { hours = Int8(clamping: newValue) }
  }

  /// The minute, where it is told.
  var minute: Int? {
    get { minutes.value }
    set { minutes = SmallNumber(newValue) }
  }

  /// The second, where it is told.
  var second: Int? {
    get { seconds60.value }
    set { seconds60 = SmallNumber(newValue) }
  }

  /// Minutes east of Greenwich; `nil` where no zone is told.
  var offset: Int? { east.value }

  /// `Z`, an offset such as `+02:00`, or nothing.
  var zone: String {
    get {
      guard let offset else { return "" }
      if offset == 0 { return "Z" }
      let minutes = abs(offset)
      return (offset < 0 ? "-" : "+") + padded(minutes / 60, 2) + ":" + padded(minutes % 60, 2)
    }
    set { east = SmallNumber(Self.offset(of: newValue)) }
  }

  /// Minutes east of Greenwich of `Z`, `+02:00` or `+0200`; `nil` for anything else.
  static func offset(of zone: String) -> Int? {
    if zone == "Z" { return 0 }
    let bytes = Array(zone.utf8)
    guard bytes.count >= 5, let hours = decimal(bytes[1..<3]),
      let minutes = decimal(bytes[(bytes.count - 2)...])
    else { return nil }
    let sum = hours * 60 + minutes
    return bytes[0] == UInt8(ascii: "-") ? -sum : sum
  }

  /// Whether morning or afternoon is certain.
  var isCertain: Bool {
    get { half == .certain }
    set { half = newValue ? .certain : .open }
  }

  /// The TIMEX3 text behind the day: `T21:40`, `T05`, `T14:05Z`.
  var text: String {
    var text = "T" + padded(hour, 2)
    if let minute { text += ":" + padded(minute, 2) }
    if let second { text += ":" + padded(second, 2) }
    return text + zone
  }

  /// Seconds since midnight.
  var seconds: Int { hour * 3600 + (minute ?? 0) * 60 + (second ?? 0) }
}

extension Clock {
  /// The time in the twelve hours that a part of the day names: "Tuesday evening at 7".
  func during(_ part: DayPart?) -> Clock {
    guard !isCertain, let part else { return self }
    var clock = self
    clock.isCertain = true
    switch part {
    case .morning, .earlyMorning, .forenoon, .dawn: if hour == 12 { clock.hour = 0 }
    case .night where hour < 5: break
    default: if hour < 12 { clock.hour += 12 }
    }
    return clock
  }
}
