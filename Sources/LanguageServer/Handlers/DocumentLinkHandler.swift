import AnnotationEngine
import AnnotationModel
import JSONCodec
import LSPMessages

/// `textDocument/documentLink`: places lead to their map, and what has a Wikidata id to its item.
struct DocumentLinkHandler: ArticleRequest {
  static let method = "textDocument/documentLink"
  private let params: DocumentParams

  init(_ params: JSONNode) throws(JSONTypeError) { self.params = try DocumentParams(params) }

  var uri: DocumentURI { params.uri }

  func answer(_ article: ReadyArticle, to writer: inout JSONWriter) {
    let entities = article.snapshot.entities
    writer.array { writer in
      article.snapshot.forEachMark { mark, _, span in
        let range = article.range(span)
        for (target, tooltip) in Self.links(of: mark, entities.entity(of: mark)) {
          DocumentLink(range: range, target: target, tooltip: tooltip).write(to: &writer)
        }
      }
    }
  }

  private static func links(
    of mark: Annotation,
    _ entity: ArticleEntity?
  ) -> [(target: String, tooltip: String)] {
    var links: [(String, String)] = []
    // A place without a feature code is none of a gazetteer, and lies only about there.
    if case .place(let place) = mark.value, place.feature != nil, let map = place.mapAddress {
      links.append((map, "\(place.name) on OpenStreetMap"))
    }
    if let id = entity?.links.first(where: { $0.base == "wikidata" })?.identifier,
      id.first == "Q", id.dropFirst().allSatisfy({ $0.isASCII && $0.isNumber })
    {
      links.append(("https://www.wikidata.org/wiki/\(id)", "\(entity?.name ?? id) in Wikidata"))
    }
    return links
  }
}
