public import PluginKit

/// Decides what each name of an article names, and which names name the same.
public struct EntitiesAnnotator: DocumentAnnotator {
  /// Reports the people, organizations and events that the article's names add up to.
  public func annotate(_ article: DocumentContext, into report: inout Report) {
    let table = NameTable(article.inputs)
    if article.isCancelled() { return }
    let resolution = Resolution(table, NameJoiner(table))
    if article.isCancelled() { return }
    EntityWriter(table: table, resolution: resolution).write(into: &report)
  }
}
