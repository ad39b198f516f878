import ArgumentParser
import Glibc
import PluginKit

/// `glossator-kb`, which `glossator kb` calls: the knowledge base of the locations plugin.
@main
struct GlossatorKB: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "glossator kb",
    abstract: "Compiles, shows and extends the base of places.",
    discussion: """
      The base is compiled from tables in the data folder of the locations plugin. What is imported \
      joins them there, in imported.tsv, and is kept when the base is compiled anew.

      Exit codes: 0 done; 1 a table, dump or base is missing or damaged; 2 usage.
      """,
    subcommands: [
      CompileCommand.self, StatsCommand.self, LookupCommand.self, ImportCommand.self,
    ]
  )

  /// Parses and runs the command line; what goes wrong is told in a line, without usage.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let error as PluginError {
      Terminal.complain("\(error)")
      Glibc.exit(1)
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      Terminal.write("\(fullMessage(for: error))\n")
      Glibc.exit(2)
    }
  }
}

/// Where the base lies.
struct BaseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder of the tables. Default: the data of the locations plugin that loads.",
      valueName: "folder"
    )
  )
  var data: String?

  /// What `glossator kb` says of the plugin that it loads.
  private static let variable = "GLOSSATOR_KB_DATA"

  /// The folder of the tables.
  func folder() throws -> String {
    if let data { return data }
    guard let found = getenv(Self.variable) else {
      throw ValidationError("--data FOLDER is needed where glossator-kb is called by itself")
    }
    return String(cString: found)
  }
}

/// Messages on standard error.
enum Terminal {
  static func complain(_ message: String) { write("glossator kb: \(message)\n") }

  static func write(_ text: String) {
    _ = text.withCString { Glibc.write(STDERR_FILENO, $0, strlen($0)) }
  }
}
