/// Finds the source text of a value in JSON that a ``JSONDocument`` has accepted.
///
/// A parsed tree keeps values, not spellings. Where the spelling itself must come back, as with
/// the identifiers of messages and records, ask for it here.
package enum JSONSource {
  /// Returns where the value of the outermost object's member `name` lies in `source`.
  ///
  /// The range covers the value without the space around it. Names are compared as json-c does:
  /// after their escapes are resolved, and the last of several counts. The answer is nil when
  /// there is no such member or the outermost value is no object. Bytes that are not valid JSON
  /// give nil or a range without meaning, but never a trap.
  package static func memberText(_ name: String, in source: Span<UInt8>) -> Range<Int>? {
    var cursor = source.offsetPastSpace(from: 0)
    guard source.byte(at: cursor) == ASCII.openBrace else { return nil }
    var found: Range<Int>?
    repeat {
      cursor = source.offsetPastSpace(from: cursor + 1)
      guard let member = member(at: cursor, in: source) else { break }
      if matches(source.extracting(member.name), name) { found = member.value }
      cursor = source.offsetPastSpace(from: member.value.upperBound)
    } while source.byte(at: cursor) == ASCII.comma
    return found
  }

  /// Returns where the value at the end of `path` lies in `source`, going from object to object.
  package static func memberText(at path: [String], in source: Span<UInt8>) -> Range<Int>? {
    var range = 0..<source.count
    for name in path {
      guard let inner = memberText(name, in: source.extracting(range)) else { return nil }
      let start = range.lowerBound
      range = (start + inner.lowerBound)..<(start + inner.upperBound)
    }
    return range
  }

  /// Returns the ranges of the name within its quotes and of the value of the member at `start`.
  private static func member(
    at start: Int,
    in source: Span<UInt8>
  ) -> (name: Range<Int>, value: Range<Int>)? {
    guard source.byte(at: start) == ASCII.quote,
      let nameEnd = source.offsetPastString(openedAt: start)
    else { return nil }
    let colon = source.offsetPastSpace(from: nameEnd)
    guard source.byte(at: colon) == ASCII.colon else { return nil }
    let valueStart = source.offsetPastSpace(from: colon + 1)
    guard let valueEnd = source.offsetPastValue(from: valueStart) else { return nil }
    return ((start + 1)..<(nameEnd - 1), valueStart..<valueEnd)
  }

  /// Whether `spelling`, a name as it stands between its quotes, means `name`.
  private static func matches(_ spelling: Span<UInt8>, _ name: String) -> Bool {
    if spelling.firstOffset(of: ASCII.backslash) == nil {
      return equal(spelling, name.utf8Span.span)
    }
    // One byte of a name takes from one to six bytes to spell.
    let length = name.utf8.count
    guard spelling.count >= length, spelling.count <= 6 * length else { return false }
    return meaning(of: spelling) == name
  }

  /// Resolves the escapes of `spelling` as json-c does; nil when they are malformed.
  private static func meaning(of spelling: Span<UInt8>) -> String? {
    var quoted: [UInt8] = [ASCII.quote]
    quoted.append(copying: spelling)
    quoted.append(ASCII.quote)
    do {
      let document = try JSONDocument(parsing: quoted)
      return try document.withRoot { root throws(JSONTypeError) in try root.string }
    } catch {
      // Nothing to report: whoever asks was to pass JSON that has parsed before.
      return nil
    }
  }

  private static func equal(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    left.count == right.count && left.indices.allSatisfy { left[$0] == right[$0] }
  }
}
