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
    if case .place(let place) = mark.value, let map = map(place) {
      links.append((map, "\(place.name) on OpenStreetMap"))
    }
    if let id = entity?.links.first(where: { $0.base == "wikidata" })?.identifier,
      id.first == "Q", id.dropFirst().allSatisfy({ $0.isASCII && $0.isNumber })
    {
      links.append(("https://www.wikidata.org/wiki/\(id)", "\(entity?.name ?? id) in Wikidata"))
    }
    return links
  }

  /// The map around a place. One without a feature code is no place of a gazetteer, and lies only
  /// about there.
  private static func map(_ place: Place) -> String? {
    guard let feature = place.feature, let latitude = place.latitude,
      let longitude = place.longitude
    else { return nil }
    let point = "\(latitude)/\(longitude)"
    return "https://www.openstreetmap.org/?mlat=\(latitude)&mlon=\(longitude)"
      + "#map=\(zoom(feature))/\(point)"
  }

  /// The zoom level at which a place of a kind fills a screen.
  private static func zoom(_ feature: String) -> Int {
    switch feature {
    case "CONT", "OCN": 3
    case "PCLI", "PCLD", "SEA", "RGN": 5
    case "ADM1", "MTS", "DSRT", "STM": 7
    case "ADM2", "ISL", "LK": 9
    default: 11
    }
  }
}
