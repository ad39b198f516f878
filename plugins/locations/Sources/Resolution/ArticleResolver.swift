import PluginKit

/// Decides which places the names of an article stand for.
///
/// A name stands for one place in an article unless the words beside it say otherwise. What its
/// container or the other names of the article say outweighs the size of its namesakes.
struct ArticleResolver {
  private(set) var toponyms: [Toponym]
  /// For every name of the article, the numbers of the toponyms that are spelled so.
  private var names: [[Int]] = []

  private let wideRegion: GazetteerRecordID?
  private let home: UInt16

  /// `wideRegion` as ``ArticleContext`` has it; `home` is the country the article is written in, or 0.
  init(
    _ toponyms: [Toponym],
    _ surfaces: [String],
    wideRegion: GazetteerRecordID?,
    home: UInt16
  ) {
    self.toponyms = toponyms
    self.wideRegion = wideRegion
    self.home = home
    var known: [String: Int] = [:]
    for (index, surface) in surfaces.enumerated() {
      let key = surface.lowercased()
      if let name = known[key] {
        names[name].append(index)
      } else {
        known[key] = names.count
        names.append([index])
      }
    }
  }

  /// How often the context is drawn: what it decides may decide more.
  private static let rounds = 2

  mutating func resolve() {
    for name in names.indices { admit(name) }
    for name in names.indices { share(name) }
    let before = toponyms
    defer { moveNearby(before) }
    for _ in 0..<Self.rounds {
      let context = ArticleContext(names.indices.compactMap(voice), wideRegion: wideRegion)
      for name in names.indices { weigh(name, context, before) }
    }
  }

  // MARK: One place for one name

  /// Takes names that are mostly something else where the words beside another mention made a place
  /// of the same name.
  private mutating func admit(_ name: Int) {
    guard names[name].contains(where: { toponyms[$0].standing == .weak }),
      names[name].contains(where: { isAvowed($0) })
    else { return }
    for index in names[name] where toponyms[index].standing == .weak {
      toponyms[index].standing = .place
      toponyms[index].rule = LocationRules.repeated
    }
  }

  /// Whether the words beside a name leave no doubt that it is a place.
  private func isAvowed(_ index: Int) -> Bool {
    toponyms[index].standing == .place && !toponyms[index].evidence.isDisjoint(with: .avowed)
  }

  /// Carries what one mention of a name was told to the others: "Paris, Texas" is meant by each
  /// "Paris" behind it, and "Glasgow, Ky." is a place that no table has all through.
  private mutating func share(_ name: Int) {
    guard names[name].count > 1,
      let first = names[name].first(where: { isDefined($0) })
        ?? names[name].first(where: { isContained($0) })
    else { return }
    for index in names[name] where !isContained(index) && !hasHead(index) {
      toponyms[index].readings = toponyms[first].readings
      toponyms[index].container = toponyms[first].container
      toponyms[index].nearby = toponyms[first].nearby
      toponyms[index].evidence.insert(.containment)
      toponyms[index].rule = LocationRules.repeated
    }
  }

  private func isDefined(_ index: Int) -> Bool {
    toponyms[index].standing == .place
      && (toponyms[index].rule == LocationRules.defined
        || toponyms[index].rule == LocationRules.unlistedDefined)
  }

  /// Whether the words behind the name say what contains it.
  private func isContained(_ index: Int) -> Bool {
    let rule = toponyms[index].rule
    if rule == LocationRules.defined { return true }
    return toponyms[index].evidence.contains(.containment)
      && (rule == LocationRules.containment || rule == LocationRules.repeated
        || rule == LocationRules.unlistedContained || rule == LocationRules.unlistedDefined)
  }

  /// Whether the word beside the name asks for a region, which its town is not: "New York state".
  private func hasHead(_ index: Int) -> Bool { toponyms[index].evidence.contains(.regionHead) }

  /// A town as one paragraph took it.
  private struct TownOfUnit: Hashable {
    let unit: Int
    let town: GazetteerRecordID
  }

  /// Streets and counties lie beside the town that was named with them, whichever that is now.
  private mutating func moveNearby(_ before: [Toponym]) {
    var moved: [TownOfUnit: Gazetteer.Record] = [:]
    for (old, new) in zip(before, toponyms) {
      guard let was = old.readings.first?.record, let now = new.readings.first?.record,
        was.id != now.id
      else { continue }
      moved[TownOfUnit(unit: old.span.unit, town: was.id)] = now
    }
    if moved.isEmpty { return }
    for index in toponyms.indices {
      guard let town = toponyms[index].nearby else { continue }
      let key = TownOfUnit(unit: toponyms[index].span.unit, town: town.id)
      if let now = moved[key] { toponyms[index].nearby = now }
    }
  }

  // MARK: The other names

  /// What the paragraphs together say of a name: each reading's best score in any of them.
  private func common(_ name: Int, _ before: [Toponym]) -> [GazetteerRecordID: Int] {
    guard names[name].count > 1 else { return [:] }
    var best: [GazetteerRecordID: Int] = [:]
    for index in names[name] where !hasHead(index) && !isContained(index) {
      for reading in before[index].readings {
        best[reading.record.id] = max(best[reading.record.id] ?? Int.min, reading.score)
      }
    }
    return best
  }

  /// The points of towns in the country of the article's locale.
  private static let homely = 80

  /// By how much the best reading must lead for its name to be out of doubt.
  private static let margin = 100

  /// What a name says of where the article plays; `nil` for one in doubt.
  private func voice(_ name: Int) -> ArticleContext.Voice? {
    var weight = 0.0
    var spoken: Mention.Reading?
    for index in names[name] {
      guard let best = toponyms[index].readings.first, best.record.group != 0 else { continue }
      let second = toponyms[index].readings.dropFirst().first { $0.record.id != best.record.id }
      let leads = second.map { best.score - $0.score >= Self.margin } ?? true
      guard leads || best.placeClass == .country else { continue }
      weight = max(weight, loudness(index, best))
      if spoken == nil { spoken = best }
    }
    return spoken.map { ArticleContext.Voice(name: name, reading: $0, weight: weight) }
  }

  private func loudness(_ index: Int, _ best: Mention.Reading) -> Double {
    if best.isDemonym { return 0.5 }
    if toponyms[index].evidence.contains(.dateline) { return 2 }
    return isContained(index) ? 1.5 : 1
  }

  private mutating func weigh(_ name: Int, _ context: ArticleContext, _ before: [Toponym]) {
    let common = common(name, before)
    for index in names[name] where before[index].readings.count > 1 && !isContained(index) {
      var toponym = before[index]
      let first = toponym.readings[0].record.id
      for place in toponym.readings.indices {
        let reading = toponym.readings[place]
        if !hasHead(index), let score = common[reading.record.id] {
          toponym.readings[place].score = score
        }
        toponym.readings[place].score += context.points(for: reading, of: name)
        if reading.isTown, reading.record.group == home {
          toponym.readings[place].score += Self.homely
        }
      }
      toponym.readings.sort { ($0.score, $1.record.id) > ($1.score, $0.record.id) }
      if toponym.readings[0].record.id != first { toponym.rule = LocationRules.article }
      toponyms[index] = toponym
    }
  }
}
