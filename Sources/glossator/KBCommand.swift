import ArgumentParser
import Glibc
import PluginHost

/// `glossator kb`: hands over to `glossator-kb` beside this program, with the data of the locations
/// plugin that would be loaded. The program itself knows no plugin.
struct KBCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kb",
    abstract: "Compiles, shows and extends the base of places; see `glossator kb --help`."
  )

  @Argument(
    parsing: .captureForPassthrough,
    help: "compile, stats, lookup or import, and its words."
  )
  var words: [String] = []

  private static let plugin = "org.glossator.locations"

  func run() throws {
    let path = PluginSearchPath(
      flags: [],
      environment: { name in getenv(name).map { String(cString: $0) } },
      executable: PluginSearchPath.executable
    )
    let found = PluginDirectory(path).entries.first { $0.manifest.id == Self.plugin }
    if let found { setenv("GLOSSATOR_KB_DATA", "\(found.folder)/data", 1) }
    let program = "\(PluginSearchPath.executable)-kb"
    var arguments = ([program] + words).map { strdup($0) } + [nil]
    execv(program, &arguments)
    Log.write("glossator: \(program): \(String(cString: strerror(errno)))\n")
    throw ExitCode(5)
  }
}
