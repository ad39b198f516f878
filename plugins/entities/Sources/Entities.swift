public import PluginKit

/// The plugin as the host sees it: makes annotators by the names of its manifest.
public enum Entities: Plugin {
  /// The rules that say what a name names, as they stand in annotations.
  public static let rules: [Rule] = NameKind.rules

  private static let lexicons = SharedData { folder throws(PluginError) in
    try Lexicon(folder: folder)
  }

  /// Makes the annotator `names` or `entities`.
  public static func annotator(
    named name: String,
    folder: String,
    configuration: String
  ) throws(PluginError) -> RegisteredAnnotator.Body {
    switch name {
    case "names": .unit(NamesAnnotator(lexicon: try lexicons.value(for: folder)))
    case "entities": .document(EntitiesAnnotator())
    default: throw PluginError("entities: no annotator is called \"\(name)\"")
    }
  }
}
