package import AnnotationEngine
package import AnnotationModel
import TextModel

/// Annotations in the few words that corpora and marked articles expect them in.
package enum AnnotationSummary {
  /// What the annotation is worth, on one line: `DATE 2018-10-08`, `money 75000000 USD`,
  /// `location Kabul, AF`, `person Zalmay Khalilzad`; the kind alone where it is no mention of
  /// anything: `quotation`.
  package static func text(_ annotation: Annotation, in snapshot: ArticleSnapshot) -> String {
    switch annotation.value {
    case .temporal(let timex): return "\(timex.type.rawValue) \(timex.value)"
    case .figure(let figure): return figure.summary
    case .place(let place):
      let country = place.country.map { ", \($0)" } ?? ""
      return "\(annotation.kind.rawValue) \(place.name)\(country)"
    case .none, .attributes:
      guard annotation.entityKey != nil else { return annotation.kind.rawValue }
      let name = snapshot.entities.entity(of: annotation)?.name ?? "?"
      return "\(annotation.kind.rawValue) \(name)"
    }
  }

  /// The properties beyond the summary that must be expected when they are there.
  package static func strictExtras(_ annotation: Annotation) -> [String: String] {
    var extras: [String: String] = [:]
    switch annotation.value {
    case .temporal(let timex):
      extras["mod"] = timex.modifier?.rawValue
      extras["bound"] = timex.bound?.rawValue
      extras["quant"] = timex.quantifier
      extras["freq"] = timex.frequency
    case .figure(let figure):
      if figure.approximation != .exact { extras["approx"] = figure.approximation.rawValue }
    case .attributes(let attributes):
      for attribute in attributes {
        switch attribute.value {
        case .text(let text): extras[attribute.key] = text
        case .flag(let flag): extras[attribute.key] = "\(flag)"
        case .number, .span: break
        }
      }
    case .none, .place: break
    }
    return extras
  }

  /// A property that may be expected: `counted`, `anchor`, `fact:role`, and of free attributes
  /// the words of the article. Several facts of one label are separated by `; `.
  package static func extra(
    _ key: String,
    of annotation: Annotation,
    unit: Int,
    in snapshot: ArticleSnapshot
  ) -> String? {
    if let value = strictExtras(annotation)[key] { return value }
    if key.hasPrefix("fact:") {
      let label = key.dropFirst("fact:".count)
      let facts =
        (snapshot.entities.entity(of: annotation)?.facts ?? [])
        + snapshot.moreFacts(about: annotation)
      let values = facts.filter { $0.label == label }.map(\.value)
      return values.isEmpty ? nil : values.joined(separator: "; ")
    }
    switch (key, annotation.value) {
    case ("counted", _):
      return snapshot.counted(by: annotation, in: unit).map(snapshot.text.string)
    case ("anchor", .temporal(let timex)): return timex.anchor
    case ("edtf", .temporal(let timex)): return timex.edtf
    case ("interval", .temporal(let timex)): return timex.interval
    case ("reference", .temporal(let timex)): return timex.reference
    case (_, .attributes(let attributes)):
      let words = attributes.span(key).flatMap { snapshot.span($0, from: annotation, in: unit) }
      return words.map(snapshot.text.string)
    default: return nil
    }
  }
}
