public import PluginKit

/// Decides what each name of an article names, and which names name the same.
public struct EntitiesAnnotator: DocumentAnnotator {
  public func annotate(_ article: DocumentContext, into report: inout Report) {
    let table = NameTable(article.inputs)
    if article.isCancelled() { return }
    let resolution = Resolution(table, NameJoiner(table))
    if article.isCancelled() { return }
    EntityWriter(table: table, resolution: resolution).write(into: &report)
  }
}

/// The entities of an article, and the entity of every mention.
struct Resolution {
  /// One person, organization or other thing.
  struct Entity {
    var kind: NameKind
    var points: Double
    /// The mentions, in the order of the article.
    var mentions: [Int] = []
    /// The forms, in the order of the article.
    var forms: [Int] = []
  }

  private(set) var entities: [Entity] = []

  /// Decides about every group of forms and hands each its mentions.
  init(_ table: NameTable, _ joiner: NameJoiner) {
    var entityOfRoot: [Int: Int] = [:]
    var shapes: [Int: Evidence] = [:]
    var contexts: [Int: Evidence] = [:]
    var firm: Set<Int> = []
    for form in table.forms.indices where joiner.ambiguous[form] == nil {
      let root = joiner.groups.root(form)
      shapes[root] = .max(shapes[root, default: Evidence()], table.forms[form].shape)
      contexts[root, default: Evidence()] += table.forms[form].context
      if table.forms[form].isFirm { firm.insert(root) }
    }
    for form in table.forms.indices {
      let root = joiner.groups.root(form)
      guard entityOfRoot[root] == nil, var sum = shapes[root] else { continue }
      sum += contexts[root, default: Evidence()]
      guard let verdict = sum.verdict,
        verdict.kind != .place, firm.contains(root) || verdict.points >= 3
      else { continue }
      entityOfRoot[root] = entities.count
      entities.append(Entity(kind: verdict.kind, points: verdict.points))
    }
    assign(table, joiner, entityOfRoot)
  }

  /// Mentions in order, so that "Smith" after two Smiths means the one named last.
  private mutating func assign(
    _ table: NameTable,
    _ joiner: NameJoiner,
    _ entityOfRoot: [Int: Int]
  ) {
    var lastSeen: [Int: Int] = [:]
    for (index, mention) in table.mentions.enumerated() {
      var root = joiner.groups.root(mention.form)
      if let full = joiner.ambiguous[mention.form] {
        let roots = full.map { joiner.groups.root($0) }
        guard let recent = roots.max(by: { lastSeen[$0, default: -1] < lastSeen[$1, default: -1] })
        else { continue }
        root = recent
      } else {
        lastSeen[root] = index
      }
      guard let entity = entityOfRoot[root] else { continue }
      entities[entity].mentions.append(index)
      if !entities[entity].forms.contains(mention.form) {
        entities[entity].forms.append(mention.form)
      }
    }
  }
}
