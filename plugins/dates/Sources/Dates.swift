public import PluginKit

/// The plugin as the host sees it: makes annotators by the names of its manifest.
public enum Dates: Plugin {
  /// The annotators' rules.
  public static let rules: [Rule] = DateRule.all

  private static let lexicons = SharedData { folder throws(PluginError) in
    try Lexicon(folder: folder)
  }

  /// Makes one of the annotators `expressions` and `dates` from the tables in `folder`.
  public static func annotator(
    named name: String,
    folder: String,
    configuration: String
  ) throws(PluginError) -> RegisteredAnnotator.Body {
    let lexicon = try lexicons.value(for: folder)
    switch name {
    case "expressions": return .unit(ExpressionAnnotator(lexicon: lexicon))
    case "dates": return .document(DateAnnotator(holidays: lexicon.holidays))
    default: throw PluginError("dates: no annotator is called \"\(name)\"")
    }
  }
}
