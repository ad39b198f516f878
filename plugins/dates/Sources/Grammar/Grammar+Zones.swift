import PluginKit

// Zones behind times of day, and the times of ISO 8601.

extension Grammar {
  /// The zone behind a time, also in brackets; "local time" says nothing but belongs to it.
  func zone(_ clock: inout Clock, _ cursor: inout Int) {
    if text.isKind(.local, cursor), text.isKind(.time, cursor + 1) {
      cursor += 2
      if clock.hour > 12 || clock.minute != nil { clock.isCertain = clock.hour >= 12 }
      return
    }
    if text.isCapitalized(cursor), text.isKind(.meridiem, cursor - 1),
      text.tokens[safe: cursor].map({ Self.americanZones.contains($0.hash) }) ?? false,
      !text.isKind(.time, cursor + 1)
    {
      cursor += 1
      return
    }
    if let next = behindPlaceTime(cursor) {
      cursor = next
      return
    }
    var ahead = cursor
    let isOpen = isLoose && skip(.open, &ahead)
    guard text.isKind(.zone, ahead), text.isCapitalized(ahead) || isLoose else { return }
    clock.zone = lexicon.offsets[text[ahead].number]
    if clock.minute != nil || clock.hour > 12 || clock.isCertain { clock.isCertain = true }
    ahead += 1
    if isOpen, !skip(.shut, &ahead) { return }
    cursor = ahead
  }

  /// "5 p.m. Eastern", without "time"
  private static let americanZones = WordSet(["eastern", "pacific"])

  /// "Eastern time", "Moscow time", "British Summer Time"
  private func behindPlaceTime(_ index: Int) -> Int? {
    var cursor = index
    while cursor - index < 3, text.isCapitalized(cursor), text.isWord(cursor),
      !text.isKind(.time, cursor), !text.startsSentence(cursor)
    {
      cursor += 1
    }
    guard cursor > index, text.isKind(.time, cursor) else { return nil }
    return cursor + 1
  }

  /// The time of an ISO 8601 date and time, from its "T14" on.
  func isoClock(_ cursor: inout Int) -> Clock? {
    var ahead = cursor + 1
    var clock = Clock(hour: text[cursor].number)
    guard clock.hour < 24, let minute = colonNumber(&ahead), minute < 60 else { return nil }
    clock.minute = minute
    if let second = colonNumber(&ahead), second < 60 { clock.second = second }
    if text.isJoined(ahead), text.isKind(.zone, ahead) {
      clock.zone = lexicon.offsets[text[ahead].number]
      ahead += 1
    } else if let offset = numericOffset(&ahead) {
      clock.zone = offset
    }
    cursor = ahead
    return clock
  }

  /// "+02:00"
  private func numericOffset(_ cursor: inout Int) -> String? {
    let isEast = text.isKind(.plus, cursor)
    guard isEast || text.isKind(.dash, cursor), text.isJoined(cursor), text.isJoined(cursor + 1),
      text.isKind(.number, cursor + 1), text[cursor + 1].detail == 2, text[cursor + 1].number < 15
    else { return nil }
    var ahead = cursor + 2
    guard let minutes = colonNumber(&ahead), minutes < 60 else { return nil }
    let hours = text[cursor + 1].number
    cursor = ahead
    return (isEast ? "+" : "-") + padded(hours, 2) + ":" + padded(minutes, 2)
  }
}
