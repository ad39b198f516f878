import Glibc

/// Where plugins are looked for.
package struct PluginSearchPath: Sendable {
  /// The folders, in the order in which they are looked at. Each holds a `plugin.json`, or
  /// folders that do.
  package let folders: [String]
  /// Those of ``folders`` that the user asked for by name, and that must exist.
  package let namedFolders: Set<String>
  /// Where the libraries of a build lie, when the program runs from its build folder.
  package let libraryFolder: String?

  /// Creates a search path from folders alone, as tests do.
  package init(folders: [String], libraryFolder: String? = nil) {
    self.folders = folders
    namedFolders = []
    self.libraryFolder = libraryFolder
  }

  /// The folders named by flags, by `GLOSSATOR_PLUGIN_PATH`, the user's own, those installed
  /// beside the executable, and those of the source tree that the executable was built in.
  ///
  /// Needs nothing from the environment: with an empty one, the installed plugins are found
  /// from the executable's own path.
  package init(flags: [String], environment: (String) -> String?, executable: String) {
    var folders = flags
    if let list = environment("GLOSSATOR_PLUGIN_PATH") {
      folders += list.split(separator: ":").map(String.init)
    }
    if let data = environment("XDG_DATA_HOME"), data.hasPrefix("/") {
      folders.append("\(data)/glossator/plugins")
    } else if let home = environment("HOME"), home.hasPrefix("/") {
      folders.append("\(home)/.local/share/glossator/plugins")
    }
    let binary = Self.parent(of: executable)
    folders.append("\(Self.parent(of: binary))/lib/glossator/plugins")
    var libraries: String?
    // .build/<triple>/<configuration>/glossator lies three folders below the source tree.
    let tree = (0..<3).reduce(binary) { folder, _ in Self.parent(of: folder) }
    if access("\(tree)/Package.swift", R_OK) == 0 {
      folders.append("\(tree)/plugins")
      libraries = binary
    }
    self.folders = folders
    namedFolders = Set(flags)
    libraryFolder = libraries
  }

  /// The absolute path of the running program, with symbolic links resolved.
  package static var executable: String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = readlink("/proc/self/exe", &buffer, Int(PATH_MAX))
    guard count > 0 else { return "/" }
    return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

/// The plugin folders on a search path.
package struct PluginDirectory: Sendable {
  /// A folder with a manifest that can be read.
  package struct Entry: Sendable {
    /// The absolute path of the folder.
    package let folder: String
    /// Its manifest.
    package let manifest: PluginManifest
  }

  /// The plugins to load, in the order in which they were found.
  package private(set) var entries: [Entry] = []
  /// Plugins that another one of the same identifier keeps from being loaded.
  package private(set) var shadowed: [Entry] = []
  /// What is wrong with folders that hold no plugin though they should.
  package private(set) var problems: [String] = []
  private var seen: Set<String> = []

  /// Looks through `path`. Runs no code of any plugin.
  package init(_ path: PluginSearchPath) {
    for folder in path.folders {
      let count = entries.count + shadowed.count + problems.count
      look(in: folder)
      if path.namedFolders.contains(folder), seen.insert(folder).inserted,
        entries.count + shadowed.count + problems.count == count, !holdsKnown(folder)
      {
        problems.append(
          "\(folder): expected a folder with a plugin.json, or with folders that have one"
        )
      }
    }
  }

  /// Whether plugins of the folder were found before, under another name of it.
  private func holdsKnown(_ folder: String) -> Bool {
    guard let absolute = realpath(folder, nil) else { return false }
    defer { free(absolute) }
    let path = String(cString: absolute)
    return entries.contains { $0.folder == path || $0.folder.hasPrefix("\(path)/") }
  }

  private mutating func look(in folder: String) {
    if access("\(folder)/plugin.json", F_OK) == 0 {
      add(folder)
      return
    }
    for name in Self.names(in: folder) where access("\(folder)/\(name)/plugin.json", F_OK) == 0 {
      add("\(folder)/\(name)")
    }
  }

  private mutating func add(_ folder: String) {
    guard let absolute = realpath(folder, nil) else { return }
    defer { free(absolute) }
    let folder = String(cString: absolute)
    do {
      let entry = Entry(
        folder: folder,
        manifest: try PluginManifest(readingFrom: "\(folder)/plugin.json")
      )
      if entries.contains(where: { $0.folder == folder }) { return }
      if entries.contains(where: { $0.manifest.id == entry.manifest.id }) {
        shadowed.append(entry)
      } else {
        entries.append(entry)
      }
    } catch {
      if !problems.contains("\(error)") { problems.append("\(error)") }
    }
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
