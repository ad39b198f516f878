import PluginKit

/// Says which place each name of an article is, with all of the article's names in view.
struct LocationsAnnotator: DocumentAnnotator {
  let gazetteer: Gazetteer

  func annotate(_ article: DocumentContext, into report: inout Report) {
    var toponyms: [Toponym] = []
    var surfaces: [String] = []
    for input in article.inputs {
      guard let toponym = Toponym(input.annotation, gazetteer) else { continue }
      toponyms.append(toponym)
      surfaces.append(input.surface)
    }
    if article.isCancelled() { return }
    var resolver = ArticleResolver(toponyms, surfaces)
    resolver.resolve()
    if article.isCancelled() { return }
    let writer = PlaceWriter(gazetteer: gazetteer)
    for (toponym, surface) in zip(resolver.toponyms, surfaces) {
      report.add(writer.annotation(toponym, surface))
    }
  }

  func facts(about annotation: Annotation, reading: ReadingContext) -> [Fact] {
    guard case .place(let place) = annotation.value else { return [] }
    return PlaceFacts(gazetteer: gazetteer).facts(about: place)
  }
}
