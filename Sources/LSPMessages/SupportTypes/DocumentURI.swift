package import JSONCodec

/// The address of a document, as the client spells it.
///
/// Two spellings of one address, `file:///a%20b` and `file:///a%20B` aside, are equal when
/// they are once percent signs are decoded.
package struct DocumentURI: Hashable, Sendable {
  /// The client's spelling, which goes back to it unchanged.
  package let text: String
  private let decoded: [UInt8]

  package init(_ text: String) {
    self.text = text
    decoded = Self.decode(Array(text.utf8))
  }

  package init(_ node: JSONNode) throws(JSONTypeError) { self.init(try node.string) }

  package static func == (one: Self, two: Self) -> Bool { one.decoded == two.decoded }

  package func hash(into hasher: inout Hasher) { hasher.combine(decoded) }

  /// What stands behind the last slash, decoded.
  package var fileName: String {
    let name = decoded.split(separator: UInt8(ascii: "/")).last ?? []
    return String(decoding: name, as: UTF8.self)
  }

  private static func decode(_ bytes: [UInt8]) -> [UInt8] {
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let high = digit(bytes[index + 1]), let low = digit(bytes[index + 2])
      {
        decoded.append(high << 4 | low)
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return decoded
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
