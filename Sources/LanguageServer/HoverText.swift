import AnnotationEngine
import AnnotationModel
import TextModel

/// A fact card laid out for a hover: a title line, the facts of the article with where they
/// were said, those of reference with their source, and how often the thing is named.
struct HoverText {
  private struct Line {
    let label: String
    let value: String
    let remark: String
  }

  private let title: String
  private let subtitle: String
  private let lines: [Line]
  private let foot: String

  init(_ card: FactCard, _ article: ReadyArticle) {
    title = Self.oneLine(Self.title(of: card))
    subtitle = Self.subtitle(of: card)
    lines = Self.lines(of: card, article)
    foot = Self.foot(of: card)
  }

  /// The card as Markdown. Text from the article is escaped, so that an asterisk in a name
  /// stays one.
  var markdown: String {
    var parts = ["**\(Self.escaped(title))** — \(Self.escaped(subtitle))"]
    if !lines.isEmpty {
      parts.append(
        lines.map { line in
          let remark = line.remark.isEmpty ? "" : " *(\(Self.escaped(line.remark)))*"
          if Self.isAddress(line.value) {
            return "- [\(Self.escaped(line.label))](\(line.value))\(remark)"
          }
          return "- \(Self.escaped(line.label)): \(Self.escaped(line.value))\(remark)"
        }.joined(separator: "\n")
      )
    }
    parts.append("*\(Self.escaped(foot))*")
    return parts.joined(separator: "\n\n")
  }

  /// The card as plain text.
  var plain: String {
    var parts = ["\(title) — \(subtitle)"]
    parts += lines.map { line in
      "\(line.label): \(line.value)\(line.remark.isEmpty ? "" : " (\(line.remark))")"
    }
    parts.append(foot)
    return parts.joined(separator: "\n")
  }

  // MARK: What is said

  private static func title(of card: FactCard) -> String {
    switch card.annotation.value {
    case .temporal(let timex): timex.value
    case .figure(let figure): number(figure)
    case .place(let place) where card.annotation.kind == .location: place.name
    case .none, .place, .attributes: card.entity?.name ?? card.surface
    }
  }

  private static func number(_ figure: Figure) -> String {
    let sign = figure.approximation == .exact ? "" : "\(figure.approximation.rawValue) "
    let unit = figure.unit.map { " \(Self.sign(of: $0))" } ?? (figure.type == .percent ? " %" : "")
    switch figure.quantity {
    case .number(let number): return "\(sign)\(number.grouped)\(unit)"
    case .range(let low?, let high?):
      return "\(sign)\(low.grouped) to \(high.grouped)\(unit)"
    case .range(let low?, nil): return "\(low.grouped) or more\(unit)"
    case .range(nil, let high?): return "up to \(high.grouped)\(unit)"
    case .range(nil, nil): return unit
    }
  }

  /// How people write the units whose UCUM codes they would not know.
  private static let signs = [
    "a": "years", "Cel": "°C", "[degF]": "°F", "[mi_i]": "miles", "[ft_i]": "feet",
    "[in_i]": "inches", "[yd_i]": "yards", "[nmi_i]": "nautical miles", "[lb_av]": "pounds",
    "[oz_av]": "ounces", "[ston_av]": "short tons", "[acr_i]": "acres", "har": "ha",
    "[mi_i]/h": "mph", "[mi_i]2": "square miles", "[sft_i]": "square feet", "m2": "m²",
    "m3": "m³", "km2": "km²", "[gal_us]": "US gallons", "[bbl_us]": "barrels",
  ]

  /// A unit as people write it, also of a rate: "USD per US gallon".
  private static func sign(of unit: String) -> String {
    if let sign = signs[unit] { return sign }
    let parts = unit.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return unit.filter { $0 != "{" && $0 != "}" } }
    let below = singles[parts[1]] ?? sign(of: parts[1])
    return "\(sign(of: parts[0])) per \(below)"
  }

  /// What stands below a rate, of which there is one.
  private static let singles = [
    "a": "year", "mo": "month", "wk": "week", "d": "day", "h": "hour", "min": "minute",
    "s": "second", "[gal_us]": "US gallon", "[gal_br]": "gallon", "[bbl_us]": "barrel",
    "[lb_av]": "pound", "[oz_av]": "ounce", "[acr_i]": "acre", "har": "hectare", "t": "tonne",
    "kg": "kilogram", "L": "litre", "[mi_i]": "mile", "[sft_i]": "square foot",
    "[ston_av]": "short ton", "[bu_us]": "bushel",
  ]

  private static func subtitle(of card: FactCard) -> String {
    switch card.annotation.value {
    case .temporal(let timex):
      let modifier = timex.modifier.map { ", \(words(for: $0))" } ?? ""
      let bound = timex.bound.map { $0 == .since ? ", since" : ", until" } ?? ""
      return "\(timex.type.rawValue.lowercased())\(modifier)\(bound)"
    case .figure(let figure):
      let type = figure.type.rawValue.replacing("-", with: " ")
      return card.counted.map { "\(type), counting \(oneLine($0))" } ?? type
    case .place(let place) where card.annotation.kind == .demonym: return "of \(place.name)"
    case .none, .place, .attributes: return card.annotation.kind.rawValue
    }
  }

  private static func words(for modifier: Timex3.Modifier) -> String {
    switch modifier {
    case .before: "before"
    case .after: "after"
    case .onOrBefore: "on or before"
    case .onOrAfter: "on or after"
    case .lessThan: "less than"
    case .moreThan: "more than"
    case .equalOrLess: "at most"
    case .equalOrMore: "at least"
    case .start: "start"
    case .mid: "middle"
    case .end: "end"
    case .approximate: "approximate"
    }
  }

  private static func lines(of card: FactCard, _ article: ReadyArticle) -> [Line] {
    var lines = card.entries.map { entry in
      Line(
        label: entry.fact.label,
        value: oneLine(entry.fact.value),
        remark: remark(on: entry, article)
      )
    }
    if !card.annotation.alternatives.isEmpty {
      let names = card.annotation.alternatives.prefix(3).map { alternative in
        "\(name(of: alternative.value)) (\(Int((alternative.confidence * 100).rounded())) %)"
      }
      lines.append(Line(label: "or", value: names.joined(separator: "; "), remark: ""))
    }
    // A spelling that is a fact of its own has been told, with where it stands.
    let told = Set(card.entries.map(\.fact.value))
    let aliases = (card.entity?.aliases ?? []).filter { !told.contains($0) }
    if !aliases.isEmpty {
      let forms = aliases.prefix(5).map(oneLine).joined(separator: ", ")
      lines.append(Line(label: "also written", value: forms, remark: ""))
    }
    return lines
  }

  private static func name(of value: AnnotationValue) -> String {
    switch value {
    case .place(let place): place.country.map { "\(place.name), \($0)" } ?? place.name
    case .temporal(let timex): timex.value
    case .figure(let figure): number(figure)
    case .none, .attributes: "?"
    }
  }

  private static func remark(on entry: FactCard.Entry, _ article: ReadyArticle) -> String {
    let asOf = entry.fact.asOf.map { ", \($0)" } ?? ""
    switch entry.fact.origin {
    case .document:
      guard let place = entry.evidence.first else { return "this article" }
      return "this article, line \(article.lines.line(at: place.start) + 1)"
    case .reference: return (entry.fact.source ?? "reference") + asOf
    case .derived:
      guard let place = entry.evidence.first else { return "computed\(asOf)" }
      return "computed from line \(article.lines.line(at: place.start) + 1)\(asOf)"
    }
  }

  private static func foot(of card: FactCard) -> String {
    let count = card.mentionCount
    let times = count == 1 ? "once" : count == 2 ? "twice" : "\(count) times"
    let sure = Int((card.annotation.confidence * 100).rounded())
    let others = card.wordings.map { "“\(oneLine($0))”" }.joined(separator: ", ")
    let also = others.isEmpty ? "" : ", also as \(others)"
    return "in this article \(times)\(also) · \(sure) % sure · \(card.annotation.rule)"
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).map { $0.trimmingSpaces() }.joined(separator: " ")
  }

  /// Whether a value is an address that a reader can follow, and nothing else.
  private static func isAddress(_ value: String) -> Bool {
    value.hasPrefix("https://")
      && value.utf8.allSatisfy { byte in
        byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
          || "0123456789:/?&=#.,-_%+~".utf8.contains(byte)
      }
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      if "\\`*_{}[]<>#|~&".contains(character) { escaped.append("\\") }
      escaped.append(character.isNewline ? " " : character)
    }
    return escaped
  }
}

extension Substring {
  fileprivate func trimmingSpaces() -> Substring {
    var text = drop { $0 == " " || $0 == "\t" }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return text
  }
}
