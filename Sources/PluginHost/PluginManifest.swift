package import AnnotationModel
import Glibc
import JSONCodec

/// What a plugin says of itself in its `plugin.json`, read without running any of its code.
///
/// `protocol/schemas/plugin-manifest.schema.json` describes the file.
package struct PluginManifest: Hashable, Sendable {
  /// The version of the manifest format that is understood.
  package static let formatVersion = 1

  /// The identifier, unique among all plugins: `org.glossator.dates`.
  package let id: String
  /// The name for people.
  package let name: String
  /// The plugin's own version.
  package let version: String
  /// The SPDX identifier of its licence.
  package let license: String
  /// The languages it reads, as BCP 47 tags; empty for any.
  package let languages: [String]
  /// The ABI version it was built against.
  package let abi: Int
  /// The file name of its library.
  package let library: String
  /// Its annotators.
  package let annotators: [AnnotatorDeclaration]
  /// Members that are not known, which do no harm but may be misspelt.
  package let unknownMembers: [String]

  /// The plugin as the source of an annotation.
  package var source: AnnotationSource { AnnotationSource(plugin: id, version: version) }

  /// Reads the manifest at `path`.
  package init(readingFrom path: String) throws(PluginLoadError) {
    let bytes = try Self.contents(of: path)
    do {
      let document = try JSONDocument(parsing: bytes)
      self = try document.withRoot { (root) throws(JSONTypeError) in try Self(root) }
    } catch let error as JSONParseError {
      throw PluginLoadError("\(path): \(error)")
    } catch let error as JSONTypeError {
      throw PluginLoadError("\(path): \(error)")
    } catch {
      throw PluginLoadError("\(path): \(error)")
    }
  }

  private init(_ root: JSONNode) throws(JSONTypeError) {
    try Self.require(root["manifest"], toBe: Self.formatVersion)
    let kind = try root["kind"].present?.string ?? "native"
    guard kind == "native" else {
      throw JSONTypeError(path: "kind", expected: "\"native\"", found: "\"\(kind)\"")
    }
    id = try root["id"].string
    guard Self.isIdentifier(id) else {
      throw JSONTypeError(
        path: "id",
        expected: "letters, digits, dots and hyphens",
        found: "\"\(id)\""
      )
    }
    name = try root["name"].present?.string ?? id
    version = try root["version"].string
    license = try root["license"].present?.string ?? ""
    languages = try root["languages"].present?.strings() ?? []
    abi = try root["abi"].int
    library = try root["library"].string
    guard !library.isEmpty, !library.utf8.contains(UInt8(ascii: "/")) else {
      throw JSONTypeError(path: "library", expected: "a file name", found: "\"\(library)\"")
    }
    var declarations: [AnnotatorDeclaration] = []
    for (index, node) in try root["annotators"].elements.enumerated() {
      let declaration = try Self.declaration(node, at: index)
      guard !declarations.contains(where: { $0.id == declaration.id }) else {
        throw JSONTypeError(
          path: "annotators[\(index)].id",
          expected: "an id of its own",
          found: "\"\(declaration.id)\" again"
        )
      }
      declarations.append(declaration)
    }
    guard !declarations.isEmpty else {
      throw JSONTypeError(path: "annotators", expected: "at least one", found: "none")
    }
    annotators = declarations
    let known: Set<String> = [
      "$schema", "manifest", "kind", "id", "name", "version", "license", "languages", "abi",
      "library", "annotators", "description", "homepage",
    ]
    unknownMembers = try root.members.map(\.name).filter { !known.contains($0) }
  }

  private static func declaration(
    _ node: JSONNode,
    at index: Int
  ) throws(JSONTypeError) -> AnnotatorDeclaration {
    let path = "annotators[\(index)]"
    let scopeName = try node["scope"].string
    guard let scope = AnnotatorDeclaration.Scope(rawValue: scopeName) else {
      throw JSONTypeError(
        path: "\(path).scope",
        expected: "\"unit\" or \"document\"",
        found: "\"\(scopeName)\""
      )
    }
    var provisions: [AnnotatorDeclaration.Provision] = []
    for (place, item) in try node["provides"].elements.enumerated() {
      let layerName = try item["layer"].present?.string ?? AnnotationLayer.mark.rawValue
      guard let layer = AnnotationLayer(rawValue: layerName) else {
        throw JSONTypeError(
          path: "\(path).provides[\(place)].layer",
          expected: "\"mark\", \"region\" or \"hidden\"",
          found: "\"\(layerName)\""
        )
      }
      provisions.append(.init(AnnotationKind(rawValue: try item["kind"].string), layer))
    }
    let authority = try node["authority"].present?.int ?? 50
    guard (0...99).contains(authority) else {
      throw JSONTypeError(path: "\(path).authority", expected: "0 to 99", found: "\(authority)")
    }
    return AnnotatorDeclaration(
      id: try node["id"].string,
      scope: scope,
      provides: provisions,
      requires: try kinds(node["requires"]),
      optional: try kinds(node["optional"]),
      authority: authority
    )
  }

  private static func kinds(_ node: JSONNode) throws(JSONTypeError) -> [AnnotationKind] {
    try node.present?.strings().map { AnnotationKind(rawValue: $0) } ?? []
  }

  private static func require(_ node: JSONNode, toBe number: Int) throws(JSONTypeError) {
    let found = try node.int
    guard found == number else {
      throw JSONTypeError(path: "manifest", expected: "\(number)", found: "\(found)")
    }
  }

  private static func isIdentifier(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
          || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
      }
  }

  /// A manifest is small; one that is not is something else.
  private static let sizeLimit = 1 << 20

  private static func contents(of path: String) throws(PluginLoadError) -> [UInt8] {
    guard let file = fopen(path, "rbe") else {
      throw PluginLoadError("\(path): \(String(cString: strerror(errno)))")
    }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: sizeLimit)
    let count = fread(&bytes, 1, sizeLimit, file)
    guard ferror(file) == 0 else { throw PluginLoadError("\(path): can not be read") }
    guard count < sizeLimit else { throw PluginLoadError("\(path): too long for a manifest") }
    return Array(bytes.prefix(count))
  }
}

extension JSONNode {
  fileprivate func strings() throws(JSONTypeError) -> [String] {
    var list: [String] = []
    for element in try elements { list.append(try element.string) }
    return list
  }
}

/// Says why a plugin was not loaded.
package struct PluginLoadError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was expected, what was found and where.
  package let description: String

  /// Creates an error.
  package init(_ description: String) { self.description = description }
}
