package import AnnotationEngine
package import AnnotationModel
import TextModel

/// Annotations in the few words that corpora and marked articles expect them in.
package enum AnnotationSummary {
  /// What the annotation is worth, on one line: `DATE 2018-10-08`, `money 75000000 USD`,
  /// `location Kabul, AF`, `person Zalmay Khalilzad`.
  package static func text(_ annotation: Annotation, in snapshot: ArticleSnapshot) -> String {
    switch annotation.value {
    case .temporal(let timex): return "\(timex.type.rawValue) \(timex.value)"
    case .figure(let figure): return figure.summary
    case .place(let place):
      let country = place.country.map { ", \($0)" } ?? ""
      return "\(annotation.kind.rawValue) \(place.name)\(country)"
    case .none, .attributes:
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
      extras["quant"] = timex.quantifier
      extras["freq"] = timex.frequency
    case .figure(let figure):
      if figure.approximation != .exact { extras["approx"] = figure.approximation.rawValue }
    case .none, .place, .attributes: break
    }
    return extras
  }

  /// A property that may be expected: `counted`, `anchor`, `fact:role`. Several facts of one
  /// label are separated by `; `.
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
    default: return nil
    }
  }
}
