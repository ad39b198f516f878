public import PluginKit

/// The plugin as the host sees it: makes annotators by the names of its manifest.
public enum Figures: Plugin {
  /// The annotators' rules, in the order of their files.
  public static let rules: [Rule] = FigureRules.all

  private static let lexicons = SharedData { folder throws(PluginError) in
    try Lexicon(folder: folder)
  }

  /// Makes the one annotator, "figures", from the tables in `folder`.
  public static func annotator(
    named name: String,
    folder: String,
    configuration: String
  ) throws(PluginError) -> RegisteredAnnotator.Body {
    guard name == "figures" else {
      throw PluginError("figures: no annotator is called \"\(name)\"")
    }
    return .unit(FiguresAnnotator(lexicon: try lexicons.value(for: "\(folder)/data")))
  }
}
