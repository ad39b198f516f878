import PluginKit

/// Which places lie in which.
enum Containment {
  /// Kilometers from the middle of a county within which its towns lie.
  private static let besides = 70.0

  /// Whether `inner` lies in `outer`, as far as countries and first-level regions tell.
  static func holds(_ outer: Gazetteer.Record, _ inner: Gazetteer.Record) -> Bool {
    if outer.id == inner.id || outer.group != inner.group || outer.group == 0 { return false }
    switch Feature.placeClass(outer.kind) {
    case .country, .territory:
      return true
    case .county, .area, .land:
      // Nobody says which towns lie in them; those close by do.
      let sort = Feature.placeClass(inner.kind)
      guard sort == .city || sort == .capital,
        let distance = GreatCircle.kilometers(outer, inner)
      else { return false }
      return distance < besides
    case .region:
      return inner.parent == outer.id && Feature.placeClass(inner.kind) != .region
    default:
      return false
    }
  }

  /// Whether some place of one name lies in some place of the other.
  static func holds(_ outer: Mention, _ inner: Mention) -> Bool {
    inner.readings.contains { one in outer.readings.contains { holds($0.record, one.record) } }
  }
}
