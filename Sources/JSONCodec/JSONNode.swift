internal import CJSONC

/// A borrowed view of one value of a ``JSONDocument``.
///
/// A node points into its document's tree and must not outlive the call to
/// ``JSONDocument/withRoot(_:)`` that led to it: keep what you read from it, never the node.
/// Accessors check the type first and never convert one type into another.
@safe
package struct JSONNode {
  /// json-c's object; nil for null and for a member that is not there.
  let handle: OpaquePointer?

  /// json-c's root of the whole document, from which an error finds the path to this node.
  let root: OpaquePointer?

  let place: Place

  /// Where a node was reached, so that the path costs nothing until an error needs it.
  enum Place {
    case root
    case member(of: OpaquePointer, name: String, isPresent: Bool)
    case element(of: OpaquePointer, index: Int, isPresent: Bool)
  }

  init(root: OpaquePointer?) {
    self.init(handle: root, root: root, place: .root)
  }

  init(handle: OpaquePointer?, root: OpaquePointer?, place: Place) {
    self.handle = handle
    self.root = root
    self.place = place
  }

  /// What the value is.
  package var kind: JSONKind {
    switch json_object_get_type(handle) {
    case json_type_boolean: .bool
    case json_type_int: .integer
    case json_type_double: doubleSource.isInteger ? .integer : .number
    case json_type_string: .string
    case json_type_array: .array
    case json_type_object: .object
    default: isMissing ? .absent : .null
    }
  }

  /// This node, or nil when it is null or not there.
  ///
  /// `try params["version"].present?.int` reads an optional member: absent and null give nil, a
  /// value of the wrong type still throws.
  package var present: JSONNode? {
    handle == nil ? nil : self
  }

  private var isMissing: Bool {
    switch place {
    case .root: false
    case .member(_, _, let isPresent), .element(_, _, let isPresent): !isPresent
    }
  }
}

// MARK: - Scalars

extension JSONNode {
  /// The value of `true` or `false`.
  package var bool: Bool {
    get throws(JSONTypeError) {
      try require(json_type_boolean, "a boolean")
      return json_object_get_boolean(handle) != 0
    }
  }

  /// The value of a number without a fractional part, within 64 bits.
  ///
  /// Clients that know only doubles may send `3.0` or `3e0`: such a number counts as an integer
  /// up to 2⁵³, beyond which doubles skip some. Anything else throws; nothing is clamped.
  package var int: Int {
    get throws(JSONTypeError) {
      switch json_object_get_type(handle) {
      case json_type_int:
        return Int(json_object_get_int64(handle))
      case json_type_double:
        let value = json_object_get_double(handle)
        if value.magnitude <= 0x1p53, let integer = Int(exactly: value) { return integer }
        throw typeError(expected: "an integer within 64 bits", found: doubleSource.text)
      default:
        throw typeError(expected: "an integer")
      }
    }
  }

  /// The value of a number as the nearest double; throws when that is infinite, as for `1e400`.
  package var double: Double {
    get throws(JSONTypeError) {
      switch json_object_get_type(handle) {
      case json_type_int:
        return Double(json_object_get_int64(handle))
      case json_type_double:
        let value = json_object_get_double(handle)
        if value.isFinite { return value }
        throw typeError(expected: "a number that a double can hold", found: doubleSource.text)
      default:
        throw typeError(expected: "a number")
      }
    }
  }

  /// A number exactly as the source spells it, such as `1.50` or `18446744073709551616`.
  package var numberText: String {
    get throws(JSONTypeError) {
      switch json_object_get_type(handle) {
      case json_type_int: return String(json_object_get_int64(handle))
      case json_type_double: return doubleSource.text
      default: throw typeError(expected: "a number")
      }
    }
  }

  /// The text of a number that json-c holds as a double, and whether it is written as an integer.
  private var doubleSource: (text: String, isInteger: Bool) {
    guard let source = glossator_double_source(handle) else {
      assertionFailure("json-c keeps the source of every double that it parses")
      return (String(json_object_get_double(handle)), false)
    }
    var text = String(cString: source)
    // The dot that `JSONDocument` put after an integer which json-c would have clamped.
    let isInteger = text.utf8.last == ASCII.dot
    if isInteger { text.removeLast() }
    return (text, isInteger)
  }
}

// MARK: - Strings

extension JSONNode {
  /// The value of a string, copied; NUL characters are kept.
  package var string: String {
    get throws(JSONTypeError) {
      try withUTF8 { bytes in
        bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
      }
    }
  }

  /// Returns the UTF-8 bytes of a string, copied, without making a `String` on the way.
  package func bytes() throws(JSONTypeError) -> [UInt8] {
    try withUTF8 { bytes in bytes.withUnsafeBufferPointer { Array($0) } }
  }

  /// Calls `body` with the UTF-8 bytes of a string, which live as long as the call.
  package func withUTF8<Result>(
    _ body: (Span<UInt8>) -> Result
  ) throws(JSONTypeError) -> Result {
    try require(json_type_string, "a string")
    let length = Int(json_object_get_string_len(handle))
    let start = UnsafeRawPointer(json_object_get_string(handle))
    let buffer = UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : length)
    return body(buffer.bindMemory(to: UInt8.self).span)
  }

  /// Throws unless json-c says the value is of `type`; its getters would convert it silently.
  func require(_ type: json_type, _ expected: String) throws(JSONTypeError) {
    guard json_object_get_type(handle) == type else { throw typeError(expected: expected) }
  }
}
