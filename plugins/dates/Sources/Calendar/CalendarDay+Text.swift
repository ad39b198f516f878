extension CalendarDay {
  /// Reads the first ten bytes of an ISO 8601 date or date and time: `2018-10-08T09:30:00Z`.
  ///
  /// Answers `nil` for anything else, also for days that the calendar does not have.
  init?(isoText text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      bytes.count == 10 || bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
      let year = decimal(bytes[0..<4]), let month = decimal(bytes[5..<7]),
      let day = decimal(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

/// The value of a few ASCII digits; `nil` for anything else and for more than nine digits.
func decimal(_ bytes: ArraySlice<UInt8>) -> Int? {
  guard (1...9).contains(bytes.count) else { return nil }
  var value = 0
  for byte in bytes {
    let digit = byte &- UInt8(ascii: "0")
    guard digit < 10 else { return nil }
    value = value * 10 + Int(digit)
  }
  return value
}
