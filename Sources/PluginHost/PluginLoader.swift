package import AnnotationModel
import CGlossatorPlugin
import PluginBridge

/// Loads plugins. Whatever is wrong with one costs that one alone.
package struct PluginLoader: Sendable {
  /// How a plugin fared.
  package struct Status: Sendable {
    /// The plugin's identifier.
    package let id: String
    /// The plugin's version.
    package let version: String
    /// Its folder.
    package let folder: String
    /// Why it does not run; `nil` when it does.
    package let problem: String?
  }

  /// A level of the log, as plugins use it.
  package enum LogLevel: UInt32, Sendable {
    case debug, info, warning, error, hostMisbehaving, pluginMisbehaving
  }

  /// Every plugin that was found, loaded or not.
  package private(set) var statuses: [Status] = []
  /// Folders and files that should have been plugins.
  package private(set) var problems: [String] = []
  /// The annotators of the plugins that run.
  package private(set) var annotators: [RegisteredAnnotator] = []

  /// Loads what lies on `path`; `only` restricts it to plugins of these identifiers.
  package init(
    _ path: PluginSearchPath,
    only: Set<String>? = nil,
    version: String,
    log: @escaping @Sendable (LogLevel, String) -> Void
  ) {
    let directory = PluginDirectory(path)
    problems = directory.problems
    for entry in directory.entries where only?.contains(entry.manifest.id) ?? true {
      for member in entry.manifest.unknownMembers {
        log(.warning, "\(entry.folder)/plugin.json: unknown member \"\(member)\"")
      }
      do throws(PluginLoadError) {
        annotators += try Self.load(entry, path, HostTable(version: version, log: log))
        add(entry, problem: nil)
      } catch {
        add(entry, problem: error.description)
      }
    }
    for entry in directory.shadowed {
      add(entry, problem: "another plugin of this id was found first")
    }
  }

  private mutating func add(_ entry: PluginDirectory.Entry, problem: String?) {
    statuses.append(
      Status(
        id: entry.manifest.id,
        version: entry.manifest.version,
        folder: entry.folder,
        problem: problem
      )
    )
  }

  private static func load(
    _ entry: PluginDirectory.Entry,
    _ path: PluginSearchPath,
    _ host: HostTable
  ) throws(PluginLoadError) -> [RegisteredAnnotator] {
    let manifest = entry.manifest
    guard manifest.abi == Int(GLOSSATOR_ABI_VERSION) else {
      throw PluginLoadError(
        "\(entry.folder)/plugin.json: \"abi\" should be \(GLOSSATOR_ABI_VERSION),"
          + " found \(manifest.abi)"
      )
    }
    let library = try LoadedLibrary(libraryPath(entry, path))
    var annotators: [RegisteredAnnotator] = []
    for declaration in manifest.annotators {
      let annotator = LoadedAnnotator(
        try create(declaration.id, entry, library, host),
        makeAnother: { try? create(declaration.id, entry, library, host) }
      )
      let body: RegisteredAnnotator.Body =
        switch declaration.scope {
        case .unit: .unit(annotator)
        case .document: .document(annotator)
        }
      annotators.append(RegisteredAnnotator(body, declaration, source: manifest.source))
    }
    return annotators
  }

  /// The library in the plugin's folder or, for a program that runs from its build folder,
  /// among what was built with it.
  private static func libraryPath(
    _ entry: PluginDirectory.Entry,
    _ path: PluginSearchPath
  ) -> String {
    let own = "\(entry.folder)/\(entry.manifest.library)"
    guard let built = path.libraryFolder, !FileCheck.exists(own) else { return own }
    let other = "\(built)/\(entry.manifest.library)"
    return FileCheck.exists(other) ? other : own
  }

  private static func create(
    _ name: String,
    _ entry: PluginDirectory.Entry,
    _ library: LoadedLibrary,
    _ host: HostTable
  ) throws(PluginLoadError) -> AnnotatorHandle {
    let arena = BridgeArena()
    let made = withExtendedLifetime(arena) {
      library.creation.withLock {
        library.table.pointee.create?(
          host.pointer,
          arena.string(name),
          arena.string(entry.folder),
          arena.string("{}")
        )
      }
    }
    guard let made else {
      throw PluginLoadError(
        "\(entry.folder): could not make its annotator \"\(name)\""
          + (host.lastError.map { ": \($0)" } ?? "")
      )
    }
    guard Int(made.pointee.size) >= MemoryLayout<glossator_annotator>.size,
      made.pointee.annotate != nil
    else {
      throw PluginLoadError("\(entry.folder): its annotator \"\(name)\" has no annotate function")
    }
    return AnnotatorHandle(made)
  }
}
