import AnnotationEngine
import ArgumentParser
import PluginHost

/// `glossator plugins`: what is loaded, and what is not and why.
struct PluginsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plugins",
    abstract: "Lists the plugins that are found, and why some do not load."
  )

  @OptionGroup var options: PluginOptions

  func run() throws {
    let loader = options.load { _, message in Log.write("\(message)\n") }
    for status in loader.statuses {
      print("\(status.id) \(status.version)\t\(status.problem ?? "ok")\t\(status.folder)")
    }
    for problem in loader.problems { print("-\t\(problem)\t-") }
    for problem in Engine(loader.annotators).problems {
      print("\(problem.annotator)\t\(problem)\t-")
    }
    let missing = options.missing(loader)
    for id in missing { Log.write("glossator: no plugin \(id) on the search path\n") }
    guard loader.complaints.isEmpty, missing.isEmpty else { throw ExitCode(5) }
  }
}
