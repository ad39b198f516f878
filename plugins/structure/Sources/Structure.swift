public import PluginKit

/// The plugin as the host sees it: makes annotators by the names of its manifest.
public enum Structure: Plugin {
  /// The annotator's rules, in the order of their kinds.
  public static let rules: [Rule] = StructureRules.all

  private static let lexicons = SharedData { folder throws(PluginError) in
    try Lexicon(folder: folder)
  }

  /// Makes the one annotator, "structure", from the tables in `folder`.
  public static func annotator(
    named name: String,
    folder: String,
    configuration: String
  ) throws(PluginError) -> RegisteredAnnotator.Body {
    guard name == "structure" else {
      throw PluginError("structure: no annotator is called \"\(name)\"")
    }
    return .unit(StructureAnnotator(lexicon: try lexicons.value(for: "\(folder)/data")))
  }
}
