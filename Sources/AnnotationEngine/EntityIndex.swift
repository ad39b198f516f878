package import AnnotationModel
package import TextModel

/// One thing with its mentions in an article.
package struct ArticleEntity: Sendable {
  /// A place in the article where the entity is named.
  package struct Mention: Hashable, Sendable {
    /// The unit.
    package let unit: Int
    /// The bytes in the article.
    package let span: ByteSpan
  }

  /// The number of the entity in this version of the article, from 1, by first mention.
  package let number: Int
  /// What it is.
  package let kind: AnnotationKind
  /// The canonical name.
  package internal(set) var name: String
  /// The forms it is named by, other than ``name``, in the order of the text.
  package internal(set) var aliases: [String]
  /// Identifiers in published bases.
  package internal(set) var links: [Link]
  /// What annotators said of it, without what they would add for a reader who asks.
  package internal(set) var facts: [Fact]
  /// Where it is named, in order; at least once.
  package internal(set) var mentions: [Mention]
  /// The annotation of the surest mention.
  package internal(set) var representative: Annotation
  /// The unit of that mention.
  package internal(set) var representativeUnit: Int

  /// The identifier in records: `e1`.
  package var id: String { "e\(number)" }
}

/// The entities of one version of an article.
package struct EntityIndex: Sendable {
  private struct Key: Hashable {
    let kind: AnnotationKind
    let key: String
  }

  /// The entities, in the order of their first mentions.
  package private(set) var entities: [ArticleEntity] = []
  private var numbers: [Key: Int] = [:]

  init(_ snapshot: ArticleSnapshot) {
    var forms: [Set<String>] = []
    snapshot.forEachMark { mark, unit, span in
      guard let key = mark.entityKey else { return }
      let surface = snapshot.text.string(span)
      let place = Key(kind: mark.kind, key: key)
      let mention = ArticleEntity.Mention(unit: unit, span: span)
      if let index = numbers[place] {
        entities[index].mentions.append(mention)
        if forms[index].insert(surface).inserted { entities[index].aliases.append(surface) }
        if mark.confidence > entities[index].representative.confidence {
          entities[index].representative = mark
          entities[index].representativeUnit = unit
        }
        return
      }
      numbers[place] = entities.count
      forms.append([surface])
      entities.append(
        ArticleEntity(
          number: entities.count + 1,
          kind: mark.kind,
          name: surface,
          aliases: [surface],
          links: Self.links(of: mark.value),
          facts: [],
          mentions: [mention],
          representative: mark,
          representativeUnit: unit
        )
      )
    }
    addReports(snapshot)
    for index in entities.indices {
      let name = entities[index].name
      entities[index].aliases.removeAll { $0 == name }
    }
  }

  private mutating func addReports(_ snapshot: ArticleSnapshot) {
    var named: Set<Int> = []
    for report in snapshot.entityReports.joined() {
      guard let index = numbers[Key(kind: report.kind, key: report.key)] else { continue }
      if named.insert(index).inserted, !report.name.isEmpty { entities[index].name = report.name }
      for link in report.links where !entities[index].links.contains(link) {
        entities[index].links.append(link)
      }
      for fact in report.facts where !entities[index].facts.contains(fact) {
        entities[index].facts.append(fact)
      }
    }
    for index in entities.indices where !named.contains(index) {
      // A place is called by its name; "Afghan" and "Afghans" by how they are written.
      if case .place(let place) = entities[index].representative.value,
        entities[index].kind == .location
      {
        entities[index].name = place.name
      }
    }
  }

  private static func links(of value: AnnotationValue) -> [Link] {
    guard case .place(let place) = value, let id = place.geonames else { return [] }
    return [Link("geonames", String(id))]
  }

  /// The entity that `annotation` is a mention of.
  package func entity(of annotation: Annotation) -> ArticleEntity? {
    guard let key = annotation.entityKey else { return nil }
    return numbers[Key(kind: annotation.kind, key: key)].map { entities[$0] }
  }
}
