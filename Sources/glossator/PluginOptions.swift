import AnnotationEngine
import AnnotationModel
import ArgumentParser
import Glibc
import PluginHost

/// Which plugins to load, for every command that annotates.
struct PluginOptions: ParsableArguments {
  @Option(
    name: .customLong("plugin"),
    help: ArgumentHelp("A folder with a plugin, or with several.", valueName: "folder")
  )
  var folders: [String] = []

  @Option(help: ArgumentHelp("Only these plugins, by id, separated by commas.", valueName: "ids"))
  var plugins: String?

  /// Where to look, in order.
  var searchPath: PluginSearchPath {
    PluginSearchPath(
      flags: folders,
      environment: { name in getenv(name).map { String(cString: $0) } },
      executable: PluginSearchPath.executable
    )
  }

  /// Loads the plugins.
  func load(log: @escaping @Sendable (PluginLoader.LogLevel, String) -> Void) -> PluginLoader {
    PluginLoader(
      searchPath,
      only: plugins.map { Set($0.split(separator: ",").map(String.init)) },
      version: BuildVersion.text,
      log: log
    )
  }

  /// The plugins asked for by id that were not found.
  func missing(_ loader: PluginLoader) -> [String] {
    let found = Set(loader.statuses.map(\.id))
    return (plugins ?? "").split(separator: ",").map(String.init).filter { !found.contains($0) }
  }
}

extension PluginLoader {
  /// Everything that went wrong, a line each.
  var complaints: [String] {
    problems + statuses.compactMap { status in status.problem.map { "\(status.id): \($0)" } }
  }
}
