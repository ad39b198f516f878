public import PluginKit

/// The plugin as the host sees it: makes annotators by the names of its manifest.
public enum Entities: Plugin {
  /// The rules that say what a name names, as they stand in annotations.
  public static let rules: [Rule] = NameKind.rules

  private static let lexicons = SharedData { folder throws(PluginError) in
    try Lexicon(folder: folder)
  }

  /// What was learned, or why it can not be used.
  private enum Learned: Sendable {
    case model(TagModel)
    case missing(PluginError)
  }

  private static let models = SharedData { folder throws(PluginError) -> Learned in
    do throws(PluginError) {
      return .model(try TagModel("\(folder)/data/\(TagModel.fileName)"))
    } catch {
      return .missing(error)
    }
  }

  /// Makes the annotator `names` or `entities`.
  public static func annotator(
    named name: String,
    folder: String,
    configuration: String
  ) throws(PluginError) -> RegisteredAnnotator.Body {
    switch name {
    case "names":
      let learned = try models.value(for: folder)
      let model: TagModel? = if case .model(let model) = learned { model } else { nil }
      return .unit(NamesAnnotator(lexicon: try lexicons.value(for: folder), model: model))
    case "entities": return .document(EntitiesAnnotator())
    default: throw PluginError("entities: no annotator is called \"\(name)\"")
    }
  }

  /// That the rules go on alone, if the model can not be used.
  public static func warning(folder: String) -> String? {
    guard case .missing(let error)? = try? models.value(for: folder) else { return nil }
    return "names are found by rules alone: \(error)"
  }
}
