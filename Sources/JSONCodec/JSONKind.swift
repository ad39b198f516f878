/// What a ``JSONNode`` is.
package enum JSONKind: Hashable, Sendable, CaseIterable {
  /// A member or element that was asked for and is not there.
  case absent
  case null
  case bool
  /// A number written without fraction and exponent, of any size.
  case integer
  /// A number written with a fraction or an exponent.
  case number
  case string
  case array
  case object
}

extension JSONKind: CustomStringConvertible {
  /// The kind as messages name it, such as `a string`.
  package var description: String {
    switch self {
    case .absent: "nothing"
    case .null: "null"
    case .bool: "a boolean"
    case .integer: "an integer"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
