import ArgumentParser
import Glibc

/// The command line.
@main
struct Glossator: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "glossator",
    abstract: "Marks people, organizations, places, dates and figures in the news.",
    version: BuildVersion.text,
    subcommands: [
      ServeCommand.self, AnnotateCommand.self, PluginsCommand.self, KBCommand.self,
    ],
    defaultSubcommand: ServeCommand.self
  )

  /// Parses and runs the command line; one that is wrong ends with 2, as Unix users expect.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      Log.write("\(fullMessage(for: error))\n")
      Glibc.exit(2)
    }
  }
}

/// The version of the program.
enum BuildVersion {
  /// As in `CHANGELOG.md`.
  static let text = "0.1.0"
}
