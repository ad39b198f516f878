public import PluginKit

/// The plugin as the host sees it: makes annotators by the names of its manifest.
public enum Locations: Plugin {
  /// The annotators' rules, in the order of their files.
  public static let rules: [Rule] = []

  public static func annotator(
    named name: String,
    folder: String,
    configuration: String
  ) throws(PluginError) -> RegisteredAnnotator.Body {
    throw PluginError("locations: no annotator is called \"\(name)\"")
  }
}
