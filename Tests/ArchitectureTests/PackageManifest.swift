/// The targets of `Package.swift` and what each depends on, read as text: the tests of a
/// package can not ask its manifest.
struct PackageManifest {
  /// The dependencies of each target, products of other packages included.
  private(set) var dependencies: [String: Set<String>] = [:]

  /// Reads the text of a `Package.swift`.
  init(_ text: String) {
    for part in Self.parts(of: text, after: "arget(") + Self.parts(of: text, after: "Library(") {
      guard let name = Self.string(in: part, after: "name: "), !name.contains("\\(") else {
        continue
      }
      dependencies[name] = Self.strings(in: part, after: "dependencies: [")
    }
    // The function that makes the two targets of a plugin names them by its argument.
    for call in Self.parts(of: text, after: "+ plugin(") {
      let arguments = Self.quoted(in: call)
      guard arguments.count >= 2 else { continue }
      let module = arguments[1]
      dependencies[module] = ["PluginKit"]
      dependencies["\(module)Entry"] = ["CGlossatorPlugin", "PluginKit", module]
    }
  }

  /// What stands in the parentheses behind each `opening`.
  private static func parts(of text: String, after opening: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = text[...]
    while let start = rest.firstRange(of: opening)?.upperBound {
      var depth = 1
      rest = rest[start...]
      let part = rest.prefix { character in
        depth += character == "(" ? 1 : character == ")" ? -1 : 0
        return depth > 0
      }
      parts.append(part)
    }
    return parts
  }

  private static func string(in part: Substring, after key: String) -> String? {
    guard let start = part.firstRange(of: key)?.upperBound, part[start...].hasPrefix("\"") else {
      return nil
    }
    return quoted(in: part[start...]).first
  }

  private static func strings(in part: Substring, after key: String) -> Set<String> {
    guard let start = part.firstRange(of: key)?.upperBound else { return [] }
    let list = part[start...].prefix { $0 != "]" }
    return Set(quoted(in: list).filter { $0 != "swift-argument-parser" })
  }

  /// The strings between quotation marks.
  private static func quoted(in text: Substring) -> [String] {
    text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }
}
