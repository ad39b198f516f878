package import AnnotationModel
package import CGlossatorPlugin
import TextModel

// Reads the C structs of the plugin ABI. Everything is copied; nothing is trusted: a struct
// that is no proper value throws ``ValueError``, and the caller drops it and goes on.

extension String {
  /// Copies `text`, which must be UTF-8.
  package init(_ text: glossator_string) throws(ValueError) {
    guard text.count > 0 else {
      self = ""
      return
    }
    guard let bytes = text.bytes else {
      throw ValueError("a string of \(text.count) bytes has no pointer")
    }
    let buffer = UnsafeRawBufferPointer(start: bytes, count: Int(text.count))
      .bindMemory(to: UInt8.self)
    // Not `String(validating:as:)`, which is generic and costs ten times as much.
    guard let utf8 = try? UTF8Span(validating: buffer.span) else {
      throw ValueError("a string is not valid UTF-8")
    }
    self = String(copying: utf8)
  }
}

extension UnitSpan {
  /// Copies `span`, which must not be turned round. Whether it lies in its unit is for the
  /// host to check.
  package init(_ span: glossator_span) throws(ValueError) {
    guard span.start <= span.end else {
      throw ValueError("a span should not end before it starts: \(span.start)…\(span.end)")
    }
    self.init(unit: Int(span.unit), Int(span.start), Int(span.end))
  }
}

/// Copies an array of `count` elements that `pointer` leads to.
private func elements<Element>(
  _ pointer: UnsafePointer<Element>?,
  _ count: UInt32,
  _ what: String
) throws(ValueError) -> UnsafeBufferPointer<Element> {
  guard count > 0 else { return UnsafeBufferPointer(start: nil, count: 0) }
  guard let pointer else { throw ValueError("\(count) \(what) have no pointer") }
  return UnsafeBufferPointer(start: pointer, count: Int(count))
}

extension Attribute {
  package init(_ attribute: glossator_attribute) throws(ValueError) {
    let key = try String(attribute.key)
    switch attribute.type {
    case UInt32(GLOSSATOR_TEXT): self.init(key, .text(try String(attribute.text)))
    case UInt32(GLOSSATOR_NUMBER):
      guard attribute.number.isFinite else { throw ValueError("\(key): not a finite number") }
      self.init(key, .number(attribute.number))
    case UInt32(GLOSSATOR_FLAG): self.init(key, .flag(attribute.number != 0))
    case UInt32(GLOSSATOR_SPAN): self.init(key, .span(try UnitSpan(attribute.span)))
    default: throw ValueError("\(key): unknown attribute type \(attribute.type)")
    }
  }
}

private func attributes(
  _ pointer: UnsafePointer<glossator_attribute>?,
  _ count: UInt32
) throws(ValueError) -> [Attribute] {
  var list: [Attribute] = []
  for attribute in try elements(pointer, count, "attributes") {
    list.append(try Attribute(attribute))
  }
  return list
}

private func spans(
  _ pointer: UnsafePointer<glossator_span>?,
  _ count: UInt32
) throws(ValueError) -> [UnitSpan] {
  var list: [UnitSpan] = []
  for span in try elements(pointer, count, "evidence spans") { list.append(try UnitSpan(span)) }
  return list
}

extension Origin {
  fileprivate init(checking number: UInt32) throws(ValueError) {
    guard let origin = Origin(rawValue: number) else {
      throw ValueError("origin should be 0, 1 or 2, found \(number)")
    }
    self = origin
  }
}

private func requireConfidence(_ confidence: Double) throws(ValueError) {
  guard confidence >= 0, confidence <= 1 else {
    throw ValueError("confidence should lie in 0…1, found \(confidence)")
  }
}

extension Annotation {
  /// Copies `annotation`. Checks everything but the spans, which only the host can.
  package init(_ annotation: glossator_annotation) throws(ValueError) {
    try requireConfidence(annotation.confidence)
    let kind = AnnotationKind(rawValue: try String(annotation.kind))
    let key = try String(annotation.entity_key)
    var alternatives: [Alternative] = []
    for item in try elements(
      annotation.alternatives,
      annotation.alternative_count,
      "alternatives"
    ) {
      try requireConfidence(item.confidence)
      let value = try AnnotationValue(kind, try attributes(item.attributes, item.attribute_count))
      alternatives.append(Alternative(value, confidence: item.confidence))
    }
    self.init(
      kind,
      try UnitSpan(annotation.span),
      rule: try String(annotation.rule),
      confidence: annotation.confidence,
      origin: try Origin(checking: annotation.origin),
      entityKey: key.isEmpty ? nil : key,
      value: try AnnotationValue(
        kind,
        try attributes(annotation.attributes, annotation.attribute_count)
      ),
      alternatives: alternatives,
      evidence: try spans(annotation.evidence, annotation.evidence_count)
    )
  }
}

extension Fact {
  /// Copies `fact`.
  package init(_ fact: glossator_fact) throws(ValueError) {
    let source = try String(fact.source)
    let asOf = try String(fact.as_of)
    self.init(
      try String(fact.label),
      try String(fact.value),
      origin: try Origin(checking: fact.origin),
      source: source.isEmpty ? nil : source,
      asOf: asOf.isEmpty ? nil : asOf,
      evidence: try spans(fact.evidence, fact.evidence_count)
    )
  }
}

extension EntityReport {
  /// Copies `entity`.
  package init(_ entity: glossator_entity) throws(ValueError) {
    var links: [Link] = []
    for link in try elements(entity.links, entity.link_count, "links") {
      links.append(Link(try String(link.base), try String(link.identifier)))
    }
    var facts: [Fact] = []
    for fact in try elements(entity.facts, entity.fact_count, "facts") {
      facts.append(try Fact(fact))
    }
    self.init(
      AnnotationKind(rawValue: try String(entity.kind)),
      key: try String(entity.key),
      name: try String(entity.name),
      links: links,
      facts: facts
    )
  }
}

extension ReadingContext {
  /// Copies `reading`; values that are not known become the default.
  package init(_ reading: glossator_reading) throws(ValueError) {
    let time = try String(reading.reference_time)
    self.init(
      language: try String(reading.language),
      locale: try String(reading.locale),
      referenceTime: time.isEmpty ? nil : time,
      referenceSource: ReferenceSource(rawValue: reading.reference_source) ?? .setting,
      preference: Preference(rawValue: reading.preference) ?? .past,
      genre: Genre(rawValue: reading.genre) ?? .detect,
      ranges: RangeStyle(rawValue: reading.ranges) ?? .detect
    )
  }
}

/// Calls `body` with each element of an array whose distance from one to the next is the
/// sender's `size`, until it answers false.
///
/// Answers whether the array could be read: false for a missing pointer, or a `size` smaller
/// than what we read.
package func forEachElement<Element>(
  _ pointer: UnsafePointer<Element>?,
  count: UInt32,
  stride: UInt32,
  _ body: (Element) -> Bool
) -> Bool {
  guard count > 0 else { return true }
  guard let pointer, Int(stride) >= MemoryLayout<Element>.size else { return false }
  let base = UnsafeRawPointer(pointer)
  for index in 0..<Int(count)
  where !body((base + index * Int(stride)).loadUnaligned(as: Element.self)) { break }
  return true
}
