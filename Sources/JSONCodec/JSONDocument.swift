internal import CJSONC

/// One parsed JSON text, which owns json-c's tree and frees it.
///
/// A tree takes up to thirty times the memory of its text: read what you need through
/// ``withRoot(_:)`` and let the document go. It belongs to one thread at a time.
package struct JSONDocument: ~Copyable {
  /// json-c's root; nil when the text is `null`.
  private let root: OpaquePointer?

  /// Parses the whole of `bytes` as one JSON value.
  ///
  /// Space around the value is allowed, anything else after it is not. The bytes must be valid
  /// UTF-8 without a byte order mark. Of several members with one name the last counts. An
  /// unpaired surrogate escape becomes U+FFFD, and raw control characters other than NUL pass
  /// within strings. Integers of any size and numbers of any magnitude are accepted here; it is
  /// ``JSONNode/int`` and ``JSONNode/double`` that refuse what does not fit.
  ///
  /// - Parameters:
  ///   - bytes: The text, from 1 to `Int32.max` bytes; not kept.
  ///   - maximumDepth: How many objects and arrays may lie within each other, from 1 to 512.
  ///     A value outside is taken as the nearer end.
  package init(parsing bytes: Span<UInt8>, maximumDepth: Int = 64) throws(JSONParseError) {
    // json-c counts bytes in Int32; refuse a longer text here rather than let it be cut there.
    guard bytes.count <= Int(Int32.max) else { throw tooLong(bytes.count) }
    let depth = min(max(maximumDepth, 1), 512)
    try requireUTF8(bytes)
    // json-c takes a NUL for the end of its input, and ignores whatever comes after.
    if let offset = bytes.firstOffset(of: 0) {
      throw JSONParseError(offset: offset, expected: "JSON", found: "a NUL")
    }
    var check = SourceCheck(maximumDepth: depth)
    try check.run(over: bytes)
    if check.fragileIntegerEnds.isEmpty {
      root = try parseWithJSONC(bytes, depth: depth)
    } else {
      root = try parseMarking(check.fragileIntegerEnds, in: bytes, depth: depth)
    }
  }

  /// Parses the whole of `bytes` as one JSON value, as ``init(parsing:maximumDepth:)`` does.
  package init(parsing bytes: [UInt8], maximumDepth: Int = 64) throws(JSONParseError) {
    try self.init(parsing: bytes.span, maximumDepth: maximumDepth)
  }

  deinit {
    json_object_put(root)
  }

  /// Calls `body` with the outermost value.
  ///
  /// The node and every node reached from it point into this document: none may leave `body`.
  package func withRoot<Result: ~Copyable, Failure: Error>(
    _ body: (JSONNode) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(JSONNode(root: root))
  }
}

private func tooLong(_ count: Int) -> JSONParseError {
  let limit = Int(Int32.max)
  return JSONParseError(offset: limit, expected: "at most \(limit) bytes", found: "\(count)")
}

/// Throws unless `bytes` are strictly valid UTF-8: no overlong form, surrogate, or value past
/// U+10FFFF. json-c's own check lets all three pass.
private func requireUTF8(_ bytes: Span<UInt8>) throws(JSONParseError) {
  do {
    _ = try UTF8Span(validating: bytes)
  } catch {
    throw JSONParseError(at: error.byteOffsets.lowerBound, of: bytes, expected: "UTF-8")
  }
}

/// Parses `bytes` with a dot put after each integer that json-c would clamp.
///
/// json-c keeps the text of every number with a dot, and no number of a checked source ends with
/// one, so ``JSONNode`` recognises these integers and takes the dot away again.
private func parseMarking(
  _ integerEnds: [Int],
  in bytes: Span<UInt8>,
  depth: Int
) throws(JSONParseError) -> OpaquePointer? {
  var marked: [UInt8] = []
  marked.reserveCapacity(bytes.count + integerEnds.count)
  var copied = 0
  for end in integerEnds {
    marked.append(copying: bytes.extracting(copied..<end))
    marked.append(ASCII.dot)
    copied = end
  }
  marked.append(copying: bytes.extracting(copied..<bytes.count))
  do {
    return try parseWithJSONC(marked.span, depth: depth)
  } catch {
    let dotsBefore = integerEnds.enumerated().prefix { $0.element + $0.offset < error.offset }
    throw JSONParseError(
      offset: error.offset - dotsBefore.count,
      expected: error.expected,
      found: error.found
    )
  }
}

/// Runs json-c over `bytes` and returns its tree, which the caller owns; nil for `null`.
private func parseWithJSONC(
  _ bytes: Span<UInt8>,
  depth: Int
) throws(JSONParseError) -> OpaquePointer? {
  // The marks may have made the longest texts longer than json-c can count.
  guard let length = Int32(exactly: bytes.count) else { throw tooLong(bytes.count) }
  // json-c counts a scalar within the innermost container as one level more.
  guard let tokener = json_tokener_new_ex(Int32(depth + 1)) else {
    throw JSONParseError(offset: 0, expected: "memory for a parser", found: "none left")
  }
  defer { json_tokener_free(tokener) }
  json_tokener_set_flags(tokener, JSON_TOKENER_STRICT)

  var root = bytes.withUnsafeBufferPointer { buffer in
    buffer.withMemoryRebound(to: CChar.self) {
      json_tokener_parse_ex(tokener, $0.baseAddress, length)
    }
  }
  var end = json_tokener_get_parse_end(tokener)
  if json_tokener_get_error(tokener) == json_tokener_continue, end == bytes.count {
    // A number or a word at the top may go on until json-c sees the NUL of a C string.
    root = json_tokener_parse_ex(tokener, "", 1)
    end = bytes.count
  }
  let outcome = json_tokener_get_error(tokener)
  guard outcome == json_tokener_success, end == bytes.count else {
    json_object_put(root)
    let isAfterValue = bytes.offsetPastWholeValue() == end
    let expected = isAfterValue ? "the end of the input" : expectation(after: outcome)
    throw JSONParseError(at: end, of: bytes, expected: expected)
  }
  return root
}

/// Says what json-c wanted where it stopped with `outcome`.
private func expectation(after outcome: json_tokener_error) -> String {
  switch outcome {
  case json_tokener_continue, json_tokener_error_parse_eof: "the rest of a value"
  case json_tokener_error_parse_null, json_tokener_error_parse_boolean,
    json_tokener_error_parse_unexpected:
    "a value"
  case json_tokener_error_parse_number: "a number"
  case json_tokener_error_parse_array: "“,” or “]”"
  case json_tokener_error_parse_object_key_name: "a quoted name"
  case json_tokener_error_parse_object_key_sep: "“:”"
  case json_tokener_error_parse_object_value_sep: "“,” or “}”"
  case json_tokener_error_parse_string: "an escape that JSON knows"
  default: "JSON"
  }
}
