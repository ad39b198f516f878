import PluginKit

/// Says which place each name of an article is, with all of the article's names in view.
struct LocationsAnnotator: DocumentAnnotator {
  private let gazetteer: Gazetteer
  private let england: GazetteerRecordID?

  init(gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    england = Self.england(in: gazetteer)
  }

  private static func england(in gazetteer: Gazetteer) -> GazetteerRecordID? {
    guard let candidates = gazetteer.candidates(named: "England") else { return nil }
    for index in candidates.indices {
      let id = candidates[index].record
      if gazetteer.record(id)?.key == englandKey { return id }
    }
    return nil
  }

  /// GeoNames takes England for a first-level region.
  private static let englandKey: UInt32 = 6_269_131

  func annotate(_ article: DocumentContext, into report: inout Report) {
    var toponyms: [Toponym] = []
    var surfaces: [String] = []
    for input in article.inputs {
      guard let toponym = Toponym(input.annotation, gazetteer) else { continue }
      toponyms.append(toponym)
      surfaces.append(input.surface)
    }
    if article.isCancelled() { return }
    var resolver = ArticleResolver(
      toponyms,
      surfaces,
      wideRegion: england,
      home: Self.home(article.reading)
    )
    resolver.resolve()
    if article.isCancelled() { return }
    let writer = PlaceWriter(gazetteer: gazetteer)
    var linked: Set<String> = []
    for (toponym, surface) in zip(resolver.toponyms, surfaces) where toponym.standing == .place {
      let annotation = writer.annotation(toponym, surface)
      report.add(annotation)
      guard let record = toponym.readings.first?.record, annotation.kind == .location,
        let key = annotation.entityKey,
        let id = gazetteer.attribute("wikidata", of: record.id), linked.insert(key).inserted
      else { continue }
      report.add(
        EntityReport(
          .location,
          key: key,
          name: gazetteer.name(of: record.id),
          links: [Link("wikidata", id)]
        )
      )
    }
  }

  /// The country of the locale; none for the United States, whose English the whole world writes.
  private static func home(_ reading: ReadingContext) -> UInt16 {
    let country = reading.locale.split(separator: "-").last.map { $0.uppercased() } ?? ""
    return country == "US" ? 0 : CountryCode.packed(country)
  }

  func facts(about annotation: Annotation, reading: ReadingContext) -> [Fact] {
    guard case .place(let place) = annotation.value else { return [] }
    return PlaceFacts(gazetteer: gazetteer).facts(about: place, on: reading.referenceTime)
  }
}
