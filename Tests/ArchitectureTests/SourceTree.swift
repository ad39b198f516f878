import GlossatorTestSupport

/// A Swift file of the repository.
struct SourceFile {
  /// Its path from the repository's root.
  let path: String
  /// The target it belongs to.
  let module: String
  /// Its text.
  let text: String

  /// The modules it imports, each once.
  var imports: Set<String> {
    Set(text.split(whereSeparator: \.isNewline).compactMap(Self.importedModule))
  }

  /// The module that a line imports: `@_exported public import struct A.B` imports A.
  private static func importedModule(_ line: Substring) -> String? {
    var words = line.split(separator: " ")
    let modifiers: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
    while let word = words.first, word.hasPrefix("@") || modifiers.contains(word) {
      words.removeFirst()
    }
    guard words.first == "import" else { return nil }
    words.removeFirst()
    let kinds: Set<Substring> = [
      "struct", "class", "enum", "protocol", "func", "let", "var", "typealias",
    ]
    if let kind = words.first, kinds.contains(kind) { words.removeFirst() }
    return words.first.map { String($0.prefix { $0 != "." && $0 != ";" }) }
  }
}

/// The Swift files that make up the program and its plugins.
enum SourceTree {
  /// Everything below `Sources` and `plugins`.
  static let files: [SourceFile] = {
    var files: [SourceFile] = []
    for module in folders(in: "Sources") { files += read("Sources/\(module)", module) }
    for plugin in folders(in: "plugins") {
      let module = plugin.prefix(1).uppercased() + plugin.dropFirst() + "Plugin"
      let entry = read("plugins/\(plugin)/Sources/Entry", "\(module)Entry")
      let paths = Set(entry.map(\.path))
      files += entry
      files += read("plugins/\(plugin)/Sources", module).filter { !paths.contains($0.path) }
      files += read("plugins/\(plugin)/Compile", "compile-\(plugin)")
    }
    return files
  }()

  /// The folders in a folder of the repository.
  static func folders(in folder: String) -> [String] {
    TextFile.names(in: "\(RepositoryFolder.path)/\(folder)", suffix: "").filter {
      !$0.hasPrefix(".") && isFolder("\(folder)/\($0)")
    }
  }

  /// The text of a file of the repository.
  static func text(_ path: String) -> String {
    TextFile.read("\(RepositoryFolder.path)/\(path)") ?? ""
  }

  private static func read(_ folder: String, _ module: String) -> [SourceFile] {
    TextFile.names(in: "\(RepositoryFolder.path)/\(folder)", suffix: "").flatMap { name in
      let path = "\(folder)/\(name)"
      if name.hasSuffix(".swift") {
        return [SourceFile(path: path, module: module, text: text(path))]
      }
      return name.hasPrefix(".") || !isFolder(path) ? [] : read(path, module)
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    TextFile.names(in: "\(RepositoryFolder.path)/\(path)", suffix: "").contains(".")
  }
}
