import PluginKit

/// Writes the mentions and the reports of the entities that were found.
struct EntityWriter {
  let table: NameTable
  let resolution: Resolution

  /// Reports everything.
  func write(into report: inout Report) {
    let facts = FactWriter(table: table, resolution: resolution)
    for index in resolution.entities.indices {
      let entity = resolution.entities[index]
      guard let kind = entity.kind.annotationKind, !entity.mentions.isEmpty else { continue }
      let name = canonicalName(of: entity)
      let isTold = entity.mentions.contains {
        table.mentions[$0].evidence.verdict?.kind == entity.kind
      }
      for mention in entity.mentions {
        report.add(annotation(of: mention, in: entity, kind, key: name, isTold: isTold))
      }
      report.add(EntityReport(kind, key: name, name: name, facts: facts.facts(of: index, name)))
    }
  }

  /// The fullest spelling; of equally full ones the most frequent, of equally frequent ones the
  /// one that came first.
  private func canonicalName(of entity: Resolution.Entity) -> String {
    var best: NameTable.Spelling?
    for spelling in entity.spellings.map({ table.spellings[$0] }) {
      guard let current = best else {
        best = spelling
        continue
      }
      let longer = spelling.name.count - current.name.count
      if longer > 0 || (longer == 0 && isBetterSpelling(spelling, current, entity)) {
        best = spelling
      }
    }
    return best?.text ?? ""
  }

  /// Between "Zalmay Khalizad" and "Zalmay Khalilzad" the surname used elsewhere decides.
  private func isBetterSpelling(
    _ spelling: NameTable.Spelling,
    _ other: NameTable.Spelling,
    _ entity: Resolution.Entity
  ) -> Bool {
    support(for: spelling, entity) > support(for: other, entity)
  }

  private func support(for spelling: NameTable.Spelling, _ entity: Resolution.Entity) -> Int {
    guard let surname = spelling.name.hashes.last else { return 0 }
    return entity.spellings.reduce(0) { sum, index in
      let other = table.spellings[index]
      return other.name.hashes.last == surname ? sum + other.count : sum
    }
  }

  private func annotation(
    of index: Int,
    in entity: Resolution.Entity,
    _ kind: AnnotationKind,
    key: String,
    isTold: Bool
  ) -> Annotation {
    let mention = table.mentions[index]
    let own = mention.evidence.verdict
    let isOwn = own?.kind == entity.kind
    return Annotation(
      kind,
      mention.span,
      rule: rule(for: index, entity.kind, isOwn: isOwn, isTold: isTold),
      confidence: confidence(entity.points, isOwn: isOwn),
      entityKey: key
    )
  }

  /// Points as a probability: as often as mentions with so many points had the right span and kind in
  /// texts with marked names (`plugins/entities/README.md`). Few points of the rules say less than
  /// as many of the model.
  private func confidence(_ points: Double, isOwn: Bool) -> Double {
    switch points {
    case 6...: 0.9
    case 4..<6: isOwn ? 0.55 : 0.7
    case 3..<4: isOwn ? 0.45 : 0.6
    default: isOwn ? 0.4 : 0.5
    }
  }

  /// - Parameters:
  ///   - isOwn: Whether the rules would have said the same of this mention alone.
  ///   - isTold: Whether they would of any mention.
  private func rule(for index: Int, _ kind: NameKind, isOwn: Bool, isTold: Bool) -> String {
    if !isTold {
      switch kind {
      case .person: return "entities.person.learned"
      case .organization: return "entities.organization.learned"
      case .event, .place: return "entities.event.head"
      }
    }
    let mention = table.mentions[index]
    let notes = table.notes(of: index)
    switch kind {
    case .person:
      if !isOwn { return "entities.person.joined" }
      if notes?.title != nil { return "entities.person.title" }
      if notes?.apposition != nil || notes?.age != nil { return "entities.person.apposition" }
      return "entities.person.name"
    case .organization:
      if !isOwn { return "entities.organization.joined" }
      if mention.form == .known { return "entities.organization.known" }
      if mention.form == .sequence { return "entities.organization.head" }
      return "entities.organization.context"
    case .event, .place: return "entities.event.head"
    }
  }
}
