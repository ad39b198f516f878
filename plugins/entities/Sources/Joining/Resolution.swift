import PluginKit

/// The entities of an article, and the entity of every mention.
struct Resolution {
  /// One person, organization or other thing.
  struct Entity {
    var kind: NameKind
    var points: Double
    /// The mentions, in the order of the article.
    var mentions: [Int] = []
    /// The spellings, in the order of the article.
    var spellings: [Int] = []
  }

  private(set) var entities: [Entity] = []
  /// For each root of a group, its entity.
  private var entityOfRoot: [Int?]

  /// Decides about every group of spellings and hands each its mentions.
  init(_ table: NameTable, _ joiner: NameJoiner) {
    entityOfRoot = Array(repeating: nil, count: table.spellings.count)
    decide(table, joiner)
    assign(table, joiner)
  }

  private mutating func decide(_ table: NameTable, _ joiner: NameJoiner) {
    var shapes = Array(repeating: Evidence(), count: table.spellings.count)
    var contexts = shapes
    var learned = shapes
    var isFirm = Array(repeating: false, count: table.spellings.count)
    for spelling in table.spellings.indices where !joiner.isAmbiguous[spelling] {
      let root = joiner.groups.root(spelling)
      shapes[root] = .max(shapes[root], table.spellings[spelling].shape)
      contexts[root] += table.spellings[spelling].context
      learned[root] += table.spellings[spelling].learned
      isFirm[root] = isFirm[root] || table.spellings[spelling].isFirm
    }
    for root in table.spellings.indices where joiner.groups.root(root) == root {
      var sum = shapes[root]
      sum += contexts[root]
      let told = sum
      sum += learned[root]
      // The model knows that it is something else than a person, an organization or a place,
      // but not what: a work, a product or an event.
      guard let verdict = sum.verdict, verdict.kind != .place,
        verdict.kind != .event || told.event >= 2,
        isFirm[root] || verdict.points >= 3
      else { continue }
      entityOfRoot[root] = entities.count
      entities.append(Entity(kind: verdict.kind, points: verdict.points))
    }
  }

  /// Takes mentions in order, so that "Smith" after two Smiths means the one named last.
  private mutating func assign(_ table: NameTable, _ joiner: NameJoiner) {
    var recent: [Int?] = Array(repeating: nil, count: table.spellings.count)
    var seenIn: [Int?] = Array(repeating: nil, count: table.spellings.count)
    for (index, mention) in table.mentions.enumerated() {
      let spelling = mention.spelling
      var root: Int? = joiner.groups.root(spelling)
      if joiner.isAmbiguous[spelling] {
        root = recent[spelling]
      } else {
        joiner.shortForms.forEach(under: UInt64(spelling)) { short in
          recent[short] = root
          return true
        }
      }
      guard let root, let entity = entityOfRoot[root] else { continue }
      entities[entity].mentions.append(index)
      if seenIn[spelling] != entity {
        seenIn[spelling] = entity
        entities[entity].spellings.append(spelling)
      }
    }
  }
}
