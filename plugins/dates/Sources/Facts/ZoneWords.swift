import PluginKit

/// The same moment on the clocks of another zone.
enum ZoneWords {
  /// "12:05 on the same day", "23:05 on the day before, 2018-10-07"; `offset` is in minutes
  /// east of Greenwich. `nil` where the time's own offset is not known.
  ///
  /// Which day it is may not be known (`day` is `nil`); that it is another one still is.
  static func text(_ day: CalendarDay?, _ clock: Clock, at offset: Int) -> String? {
    guard let own = clock.offset else { return nil }
    let minutes = clock.hour * 60 + (clock.minute ?? 0) + offset - own
    let days = minutes >= 0 ? minutes / 1440 : (minutes - 1439) / 1440
    let rest = minutes - days * 1440
    let date = days == 0 ? "" : day?.adding(days: days).map { ", \($0.text)" } ?? ""
    return "\(padded(rest / 60, 2)):\(padded(rest % 60, 2))\(second(clock)) \(name(offset)) "
      + "on \(word(days))\(date)"
  }

  private static func second(_ clock: Clock) -> String {
    clock.second.map { ":" + padded($0, 2) } ?? ""
  }

  private static func name(_ offset: Int) -> String {
    guard offset != 0 else { return "UTC" }
    let size = abs(offset)
    return "UTC\(offset < 0 ? "-" : "+")\(padded(size / 60, 2)):\(padded(size % 60, 2))"
  }

  private static func word(_ days: Int) -> String {
    switch days {
    case 0: "the same day"
    case 1: "the next day"
    case -1: "the day before"
    case ..<0: "the day \(-days) days before"
    default: "the day \(days) days later"
    }
  }
}
