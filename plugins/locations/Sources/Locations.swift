public import PluginKit

/// The plugin as the host sees it: makes annotators by the names of its manifest.
public enum Locations: Plugin {
  /// The annotators' rules, in the order of their files.
  public static let rules: [Rule] = LocationRules.all

  private static let gazetteers = SharedData { folder throws(PluginError) in
    try LocationsTables.gazetteer(folder: folder)
  }

  /// Makes the one annotator there is, with the gazetteer in the folder's `data`.
  public static func annotator(
    named name: String,
    folder: String,
    configuration: String
  ) throws(PluginError) -> RegisteredAnnotator.Body {
    guard name == "locations" else {
      throw PluginError("locations: no annotator is called \"\(name)\"")
    }
    return .unit(LocationsAnnotator(gazetteer: try gazetteers.value(for: "\(folder)/data")))
  }
}
