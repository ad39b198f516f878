import PluginKit

/// A name that may be a place, as one unit hands it to the whole article.
///
/// It travels as a hidden annotation; records go by their numbers in the gazetteer, which both
/// annotators of this plugin share.
struct Toponym: Sendable {
  /// Where it stands.
  var span: UnitSpan
  /// The places it may be, the likeliest first; none for a place that no table has.
  var readings: [Mention.Reading]
  /// What is known to contain a place that no table has.
  var container: Gazetteer.Record?
  /// The town beside a place that no table has.
  var nearby: Gazetteer.Record?
  /// What the words around it say.
  var evidence: Evidence
  /// The rule that decided so far.
  var rule: Rule
  /// What it is to the article.
  var standing: Standing

  /// What a name is to the article.
  enum Standing: Int, Sendable {
    /// A place.
    case place = 0
    /// Part of the name of an institution, and itself no place here.
    case embedded = 1
    /// A place if the article says so elsewhere.
    case weak = 2
  }

  /// The kind of the hidden annotations.
  static let kind: AnnotationKind = "toponym"

  private static let readingsKey = "readings"
  private static let evidenceKey = "evidence"
  private static let containerKey = "container"
  private static let nearbyKey = "nearby"
  private static let standingKey = "standing"

  init(_ mention: Mention, _ span: UnitSpan, _ standing: Standing = .place) {
    self.standing = standing
    self.span = span
    readings = mention.readings
    container = mention.container
    nearby = mention.nearby
    evidence = mention.evidence
    rule = mention.rule
  }

  // MARK: As an annotation

  /// The annotation that carries it.
  var annotation: Annotation {
    var attributes = [Attribute(Self.evidenceKey, .number(Double(evidence.rawValue)))]
    if !readings.isEmpty {
      let list = readings.map { "\($0.record.id.rawValue) \($0.score) \($0.traits.rawValue)" }
      attributes.append(Attribute(Self.readingsKey, .text(list.joined(separator: ";"))))
    }
    for (key, record) in [(Self.containerKey, container), (Self.nearbyKey, nearby)] {
      guard let record else { continue }
      attributes.append(Attribute(key, .number(Double(record.id.rawValue))))
    }
    if standing != .place {
      attributes.append(Attribute(Self.standingKey, .number(Double(standing.rawValue))))
    }
    return Annotation(Self.kind, span, rule: rule.id, value: .attributes(attributes))
  }

  /// Reads `annotation` back; `nil` for one that is none of ours.
  init?(_ annotation: Annotation, _ gazetteer: Gazetteer) {
    guard annotation.kind == Self.kind, case .attributes(let attributes) = annotation.value,
      let rule = LocationRules.all.first(where: { $0.id == annotation.rule }),
      let evidence = attributes.number(Self.evidenceKey).flatMap({ UInt16(exactly: $0) })
    else { return nil }
    span = annotation.span
    self.rule = rule
    self.evidence = Evidence(rawValue: evidence)
    readings = Self.readings(attributes.text(Self.readingsKey) ?? "", gazetteer)
    container = Self.record(attributes.number(Self.containerKey), gazetteer)
    nearby = Self.record(attributes.number(Self.nearbyKey), gazetteer)
    standing =
      attributes.number(Self.standingKey).flatMap { Standing(rawValue: Int($0)) } ?? .place
  }

  private static func readings(_ list: String, _ gazetteer: Gazetteer) -> [Mention.Reading] {
    list.utf8.split(separator: UInt8(ascii: ";")).compactMap { entry in
      let numbers = entry.split(separator: UInt8(ascii: " ")).compactMap { Int(Substring($0)) }
      guard numbers.count == 3, let id = UInt32(exactly: numbers[0]),
        let traits = UInt16(exactly: numbers[2]),
        let record = gazetteer.record(GazetteerRecordID(rawValue: id))
      else { return nil }
      return Mention.Reading(
        record: record,
        traits: NameTraits(rawValue: traits),
        score: numbers[1]
      )
    }
  }

  private static func record(_ number: Double?, _ gazetteer: Gazetteer) -> Gazetteer.Record? {
    number.flatMap { UInt32(exactly: $0) }.flatMap {
      gazetteer.record(GazetteerRecordID(rawValue: $0))
    }
  }
}
