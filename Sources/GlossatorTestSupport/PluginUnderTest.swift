package import AnnotationModel
package import PluginHost
package import PluginKit

/// A plugin of this repository, loaded from its folder but called in process.
package struct PluginUnderTest: Sendable {
  /// Its folder under `plugins`.
  package let folder: String
  /// Its manifest.
  package let manifest: PluginManifest
  /// Its annotators.
  package let annotators: [RegisteredAnnotator]

  /// Loads the plugin in `folder` under `plugins`.
  package init(_ folder: String, _ plugin: any Plugin.Type) throws {
    let path = "\(RepositoryFolder.path)/plugins/\(folder)"
    let manifest = try PluginManifest(readingFrom: "\(path)/plugin.json")
    self.folder = folder
    self.manifest = manifest
    annotators = try manifest.annotators.map { declaration in
      let body = try plugin.annotator(
        named: declaration.id,
        folder: path,
        configuration: "{}"
      )
      return RegisteredAnnotator(body, declaration, source: manifest.source)
    }
  }

  /// Its corpus files.
  package var corpora: [Corpus] {
    let path = "\(RepositoryFolder.path)/plugins/\(folder)/corpus"
    return TextFile.names(in: path, suffix: ".corpus").map { name in
      Corpus(TextFile.read("\(path)/\(name)") ?? "", name: "\(folder)/corpus/\(name)")
    }
  }
}
