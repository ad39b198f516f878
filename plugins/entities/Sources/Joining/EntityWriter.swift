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
      for mention in entity.mentions {
        report.add(annotation(of: mention, in: entity, kind, key: name))
      }
      report.add(EntityReport(kind, key: name, name: name, facts: facts.facts(of: index, name)))
    }
  }

  /// The fullest form; of equally full ones the most frequent, of equally frequent ones the
  /// one that came first.
  private func canonicalName(of entity: Resolution.Entity) -> String {
    var best: NameTable.Form?
    for form in entity.forms.map({ table.forms[$0] }) {
      guard let current = best else {
        best = form
        continue
      }
      let longer = form.name.words.count - current.name.words.count
      if longer > 0 || (longer == 0 && isBetterSpelling(form, current, entity)) { best = form }
    }
    return best?.text ?? ""
  }

  /// Between "Zalmay Khalizad" and "Zalmay Khalilzad" the surname used elsewhere decides.
  private func isBetterSpelling(
    _ form: NameTable.Form,
    _ other: NameTable.Form,
    _ entity: Resolution.Entity
  ) -> Bool {
    support(for: form, entity) > support(for: other, entity)
  }

  private func support(for form: NameTable.Form, _ entity: Resolution.Entity) -> Int {
    guard let surname = form.name.hashes.last else { return 0 }
    return entity.forms.reduce(0) { sum, index in
      let other = table.forms[index]
      return other.name.hashes.last == surname ? sum + other.mentions.count : sum
    }
  }

  private func annotation(
    of index: Int,
    in entity: Resolution.Entity,
    _ kind: AnnotationKind,
    key: String
  ) -> Annotation {
    let mention = table.mentions[index]
    let own = mention.evidence.verdict
    let isOwn = own?.kind == entity.kind
    return Annotation(
      kind,
      mention.span,
      rule: rule(for: mention, entity.kind, isOwn: isOwn),
      confidence: confidence(entity.points, isOwn: isOwn),
      entityKey: key
    )
  }

  /// Points as a probability: 2 points are little more than a guess, 6 leave little doubt.
  private func confidence(_ points: Double, isOwn: Bool) -> Double {
    let base = points >= 6 ? 0.95 : points >= 4 ? 0.88 : points >= 3 ? 0.8 : 0.65
    return isOwn ? base : base - 0.04
  }

  private func rule(for mention: Mention, _ kind: NameKind, isOwn: Bool) -> String {
    switch kind {
    case .person:
      if !isOwn { return "entities.person.joined" }
      if mention.title != nil { return "entities.person.title" }
      if mention.apposition != nil || mention.age != nil { return "entities.person.apposition" }
      return "entities.person.name"
    case .organization:
      if !isOwn { return "entities.organization.joined" }
      if mention.rule == "names.known" { return "entities.organization.known" }
      if mention.rule == "names.sequence" { return "entities.organization.head" }
      return "entities.organization.context"
    case .event, .place: return "entities.event.head"
    }
  }
}
