package import AnnotationModel
package import TextModel

/// Finds out when an article was written, never from a clock.
package enum ReferenceTime {
  /// The reference time of an article as far as it is known without reading it: what the
  /// caller says, else what the front matter of `text` says, else what `fileName` says, else
  /// `nil`; with where it is known from. A dateline may still know better than the file name:
  /// that is for annotators.
  package static func find(
    published: String?,
    text: ArticleText,
    fileName: String? = nil
  ) -> (time: String, source: ReadingContext.ReferenceSource)? {
    if let published, isValid(published) { return (published, .given) }
    if let time = frontMatterDate(text) { return (time, .frontMatter) }
    return fileName.flatMap { firstDate(in: Array($0.utf8)) }.map { ($0, .fileName) }
  }

  /// Whether `text` is an ISO 8601 calendar date of the years 1 to 9999 that exists, or one
  /// with a time and an offset: `2018-10-08`, `2018-10-08T09:30:00Z`, `2018-10-08T09:30+02:00`.
  package static func isValid(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, isDate(bytes, at: 0) else { return false }
    guard bytes.count > 10 else { return true }
    guard bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " ") else { return false }
    return isTime(Array(bytes[11...]))
  }

  /// `hh:mm`, optional seconds with an optional fraction, and an optional offset.
  private static func isTime(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 5, let hour = number(bytes, 0, 2), hour < 24,
      bytes[2] == UInt8(ascii: ":"), let minute = number(bytes, 3, 2), minute < 60
    else { return false }
    var rest = bytes[5...]
    if rest.first == UInt8(ascii: ":") {
      guard let second = number(bytes, 6, 2), second <= 60 else { return false }
      rest = bytes[8...]
      if rest.first == UInt8(ascii: ".") {
        guard let digit = rest.dropFirst().first, isDigit(digit) else { return false }
        rest = rest.dropFirst().drop { isDigit($0) }
      }
    }
    if rest.isEmpty || rest.elementsEqual([UInt8(ascii: "Z")]) { return true }
    guard rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") else { return false }
    return isOffset(Array(rest.dropFirst()))
  }

  /// `hh:mm` or `hhmm`, no further from Greenwich than any place on earth.
  private static func isOffset(_ bytes: [UInt8]) -> Bool {
    let hasColon = bytes.count == 5 && bytes[2] == UInt8(ascii: ":")
    guard hasColon || bytes.count == 4, let hours = number(bytes, 0, 2),
      let minutes = number(bytes, bytes.count - 2, 2)
    else { return false }
    return hours <= 14 && minutes < 60
  }

  /// The value of `date:` or `published:` between the `---` or `+++` lines that open a text.
  private static func frontMatterDate(_ text: ArticleText) -> String? {
    var lines = text.bytes.prefix(4096)
      .split(omittingEmptySubsequences: false) { $0 == 0x0A || $0 == 0x0D }
    guard let fence = lines.first,
      fence.elementsEqual("---".utf8) || fence.elementsEqual("+++".utf8)
    else { return nil }
    lines.removeFirst()
    for line in lines {
      if line.elementsEqual(fence) { return nil }
      for key in ["date", "published"] where line.starts(with: key.utf8) {
        let rest = line.dropFirst(key.utf8.count).drop { $0 == 0x20 }
        guard rest.first == UInt8(ascii: ":") || rest.first == UInt8(ascii: "=") else { continue }
        return firstDate(in: Array(rest))
      }
    }
    return nil
  }

  /// The first `YYYY-MM-DD` that stands alone.
  private static func firstDate(in bytes: [UInt8]) -> String? {
    guard bytes.count >= 10 else { return nil }
    for start in 0...(bytes.count - 10) {
      if start > 0, isDigit(bytes[start - 1]) { continue }
      if start + 10 < bytes.count, isDigit(bytes[start + 10]) { continue }
      if isDate(bytes, at: start) {
        return String(decoding: bytes[start..<start + 10], as: UTF8.self)
      }
    }
    return nil
  }

  private static func isDate(_ bytes: [UInt8], at start: Int) -> Bool {
    guard let year = number(bytes, start, 4), bytes[start + 4] == UInt8(ascii: "-"),
      let month = number(bytes, start + 5, 2), bytes[start + 7] == UInt8(ascii: "-"),
      let day = number(bytes, start + 8, 2)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return year > 0 && (1...12).contains(month) && day >= 1 && day <= lengths[month - 1]
  }

  private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int? {
    guard start + count <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[start..<start + count] {
      guard isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}

extension ReadingContext {
  /// Notes when the article was written, as ``ReferenceTime/find(published:text:fileName:)``
  /// found it.
  package mutating func setReference(_ found: (time: String, source: ReferenceSource)?) {
    referenceTime = found?.time
    referenceSource = found?.source ?? .given
  }
}
