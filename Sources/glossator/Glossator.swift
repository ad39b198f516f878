import ArgumentParser

/// The command line.
@main
struct Glossator: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "glossator",
    abstract: "Marks people, organizations, places, dates and figures in the news.",
    version: BuildVersion.text,
    subcommands: [ServeCommand.self, AnnotateCommand.self, PluginsCommand.self],
    defaultSubcommand: ServeCommand.self
  )
}

/// The version of the program.
enum BuildVersion {
  /// As in `CHANGELOG.md`.
  static let text = "0.1.0"
}
