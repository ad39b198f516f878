package import JSONCodec

extension JSONValue {
  /// The member of an object, or null when there is none or this is no object.
  package subscript(name: String) -> JSONValue {
    guard case .object(let members) = self else { return .null }
    return members.last { $0.name == name }?.value ?? .null
  }

  /// The element of an array, or null when there is none or this is no array.
  package subscript(index: Int) -> JSONValue {
    let elements = elements
    return elements.indices.contains(index) ? elements[index] : .null
  }

  /// The elements of an array; none for anything else.
  package var elements: [JSONValue] {
    if case .array(let elements) = self { elements } else { [] }
  }

  /// The text of a string.
  package var text: String? { if case .string(let text) = self { text } else { nil } }

  /// The value of an integer.
  package var integer: Int? { if case .int(let number) = self { number } else { nil } }

  /// Whether an object has a member of this name, null or not.
  package func has(_ name: String) -> Bool {
    guard case .object(let members) = self else { return false }
    return members.contains { $0.name == name }
  }

  /// The value as JSON on one line.
  package var line: String {
    var writer = JSONWriter()
    writer.value(self)
    return String(decoding: writer.finish(), as: UTF8.self)
  }

  /// The value as JSON for people: a member or an element on each line, short arrays of
  /// numbers and words on one.
  package var page: String { page(indent: "") + "\n" }

  private func page(indent: String) -> String {
    let inner = indent + "  "
    switch self {
    case .object(let members) where !members.isEmpty:
      let lines = members.map { member in
        "\(inner)\(JSONValue.string(member.name).line): \(member.value.page(indent: inner))"
      }
      return "{\n\(lines.joined(separator: ",\n"))\n\(indent)}"
    case .array(let elements) where !elements.isEmpty && line.utf8.count > 80:
      let lines = elements.map { inner + $0.page(indent: inner) }
      return "[\n\(lines.joined(separator: ",\n"))\n\(indent)]"
    default: return line
    }
  }
}
