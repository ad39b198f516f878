public import PluginKit

/// The plugin as the host sees it: makes annotators by the names of its manifest.
public enum Locations: Plugin {
  /// The annotators' rules, in the order of their files.
  public static let rules: [Rule] = LocationRules.all

  /// Makes the one annotator there is, with the gazetteer in the folder's `data`.
  public static func annotator(
    named name: String,
    folder: String,
    configuration: String
  ) throws(PluginError) -> RegisteredAnnotator.Body {
    guard name == "locations" else {
      throw PluginError("locations: no annotator is called \"\(name)\"")
    }
    let gazetteer = try LocationsTables.gazetteer(folder: "\(folder)/data")
    return .unit(LocationsAnnotator(gazetteer: gazetteer))
  }
}
