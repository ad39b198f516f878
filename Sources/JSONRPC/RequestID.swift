package import JSONCodec

/// The identifier that ties a response to its request.
///
/// It is echoed byte for byte as it came, so integers of any size and every spelling of a string
/// survive. Two identifiers are equal when they mean the same: `"a"` and `"\u0061"` are, `1` and
/// `1.0` are, `1` and `"1"` are not.
package struct RequestID: Sendable {
  /// The JSON that the identifier was received as, or is sent as.
  package let sourceText: String

  private let meaning: Meaning

  fileprivate enum Meaning: Hashable {
    case null
    /// In decimal digits.
    case number(String)
    case string(String)
  }

  /// The identifier of a response to a request whose own could not be told.
  package static let null = RequestID(sourceText: "null", meaning: .null)

  /// Makes the identifier of a request of our own.
  package init(_ number: Int) {
    self.init(sourceText: String(number), meaning: .number(String(number)))
  }

  private init(sourceText: String, meaning: Meaning) {
    self.sourceText = sourceText
    self.meaning = meaning
  }
}

extension RequestID {
  /// Reads the identifier at `path`, which leads from object to object within `root`.
  ///
  /// An identifier is an integer, a string or null. A number such as `3.0` counts as an integer.
  ///
  /// - Parameters:
  ///   - path: Where the identifier is: `["id"]`, or `["params", "id"]` to cancel a request.
  ///   - root: The outermost value of the message.
  ///   - source: The bytes that `root` was parsed from.
  /// - Returns: The identifier, or nil when there is none at `path`.
  package static func read(
    at path: [String] = ["id"],
    of root: JSONNode,
    source: Span<UInt8>
  ) throws(JSONTypeError) -> RequestID? {
    var node = root
    for name in path { node = try node[name] }
    guard node.kind != .absent else { return nil }
    let meaning = try Meaning(node)
    guard let range = JSONSource.memberText(at: path, in: source) else {
      assertionFailure("the source has what its tree has")
      return nil
    }
    let text = source.extracting(range)
    let bytes = text.indices.map { text[$0] }
    return RequestID(sourceText: String(decoding: bytes, as: UTF8.self), meaning: meaning)
  }
}

extension RequestID.Meaning {
  init(_ node: JSONNode) throws(JSONTypeError) {
    switch node.kind {
    case .null: self = .null
    case .string: self = .string(try node.string)
    case .integer: self = .number(try node.numberText)
    case .number: self = .number(String(try node.int))
    default: throw node.typeError(expected: "an integer or a string")
    }
  }
}

extension RequestID: Hashable {
  package static func == (left: RequestID, right: RequestID) -> Bool {
    left.meaning == right.meaning
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(meaning)
  }
}

extension RequestID: CustomStringConvertible {
  package var description: String { sourceText }
}
