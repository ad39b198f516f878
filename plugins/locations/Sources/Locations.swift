public import PluginKit

/// The plugin as the host sees it: makes annotators by the names of its manifest.
public enum Locations: Plugin {
  /// The annotators' rules, in the order of their files.
  public static let rules: [Rule] = LocationRules.all

  private static let gazetteers = SharedData { folder throws(PluginError) in
    try LocationsTables.gazetteer(folder: folder)
  }

  /// Makes one of the two annotators, with the gazetteer in the folder's `data`.
  public static func annotator(
    named name: String,
    folder: String,
    configuration: String
  ) throws(PluginError) -> RegisteredAnnotator.Body {
    let data = "\(folder)/data"
    switch name {
    case "toponyms": return .unit(ToponymsAnnotator(gazetteer: try gazetteers.value(for: data)))
    case "locations":
      return .document(LocationsAnnotator(gazetteer: try gazetteers.value(for: data)))
    default: throw PluginError("locations: no annotator is called \"\(name)\"")
    }
  }
}
