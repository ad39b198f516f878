package import AnnotationModel
package import TextModel

/// An entry of an article's outline.
package struct OutlineEntry: Sendable {
  /// What an entry stands for.
  package enum Kind: Hashable, Sendable {
    /// A headline, with what follows it.
    case section
    /// A thing that the article names.
    case thing(AnnotationKind)
  }

  /// What the entry stands for.
  package let kind: Kind
  /// The words shown.
  package let name: String
  /// A remark: the value of a date, how often a person is named.
  package let detail: String
  /// All that the entry covers.
  package let span: ByteSpan
  /// Where to go when the entry is chosen; inside ``span``.
  package let target: ByteSpan
  /// The entries below it.
  package let children: [OutlineEntry]
}

extension ArticleSnapshot {
  /// The outline: headlines, and under each what is named there for the first time.
  package var outline: [OutlineEntry] {
    var sections: [OutlineEntry] = []
    var seen = Set<String>()
    var unit = 0
    while unit < units.count {
      var end = unit + 1
      while end < units.count, units[end].kind != .headline { end += 1 }
      let things = things(in: unit..<end, seen: &seen)
      if units[unit].kind == .headline {
        sections.append(
          OutlineEntry(
            kind: .section,
            name: Self.shortened(text.string(units[unit].span)),
            detail: "",
            span: ByteSpan(units[unit].span.start, units[end - 1].span.end),
            target: units[unit].span,
            children: things
          )
        )
      } else {
        sections += things
      }
      unit = end
    }
    return sections
  }

  private func things(in range: Range<Int>, seen: inout Set<String>) -> [OutlineEntry] {
    var entries: [OutlineEntry] = []
    for unit in range {
      for mark in records[unit].marks {
        let span = span(of: mark, in: unit)
        let entity = entities.entity(of: mark)
        let name = entity?.name ?? text.string(span)
        let value = Self.valueText(mark.value)
        let key = "\(mark.kind.rawValue)/\(entity?.id ?? value)/\(entity == nil ? name : "")"
        guard seen.insert(key).inserted else { continue }
        let count = entity?.mentions.count ?? 0
        entries.append(
          OutlineEntry(
            kind: .thing(mark.kind),
            name: Self.shortened(name),
            detail: entity == nil ? value : count > 1 ? "\(count) mentions" : "",
            span: span,
            target: span,
            children: []
          )
        )
      }
    }
    return entries
  }

  private static func valueText(_ value: AnnotationValue) -> String {
    switch value {
    case .temporal(let timex): timex.value
    case .figure(let figure): figure.summary
    case .place(let place): place.name
    case .none, .attributes: ""
    }
  }

  /// A line that fits an outline.
  private static func shortened(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count <= 80 ? line : line.prefix(79) + "…"
  }
}
