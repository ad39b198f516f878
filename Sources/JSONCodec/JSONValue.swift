/// An owned JSON value, for data that is carried along rather than understood.
package enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// An integer within 64 bits.
  case int(Int)
  /// Any other number, in the spelling of its source: `1.50`, `-0`, `18446744073709551616`.
  ///
  /// It is written as it stands, so whoever makes one answers for its being a JSON number.
  case number(String)
  case string(String)
  case array([JSONValue])
  /// The members in order; of several with one name the last counts.
  case object([Member])

  /// One name and its value within an object.
  package struct Member: Hashable, Sendable {
    package let name: String
    package let value: JSONValue

    package init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }
}

extension JSONValue {
  /// Copies `node` and everything within it; an absent node becomes null.
  package init(_ node: JSONNode) {
    do {
      self = try JSONValue.copy(of: node)
    } catch {
      assertionFailure("the kind of a node decides how it can be read: \(error)")
      self = .null
    }
  }

  /// Parses the whole of `bytes` as ``JSONDocument`` does, and copies the value out.
  package init(parsing bytes: [UInt8]) throws(JSONParseError) {
    let document = try JSONDocument(parsing: bytes)
    self = document.withRoot { JSONValue($0) }
  }

  private static func copy(of node: JSONNode) throws(JSONTypeError) -> JSONValue {
    switch node.kind {
    case .absent, .null: .null
    case .bool: .bool(try node.bool)
    case .integer, .number: try number(node)
    case .string: .string(try node.string)
    case .array: .array(try node.elements.map { JSONValue($0) })
    case .object: .object(try node.members.map { Member($0.name, JSONValue($0.value)) })
    }
  }

  private static func number(_ node: JSONNode) throws(JSONTypeError) -> JSONValue {
    let text = try node.numberText
    // An integer is an `int` only when that is how it would be written again.
    guard let value = Int(text), String(value) == text else { return .number(text) }
    return .int(value)
  }
}

// MARK: - Literals

extension JSONValue: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int) { self = .int(value) }
  package init(stringLiteral value: String) { self = .string(value) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

  package init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(members.map { Member($0, $1) })
  }
}
