package import AnnotationModel
package import CGlossatorPlugin
import TextModel

/// Builds the C form of annotations, entities and facts.
///
/// Everything the returned structs point to belongs to the arena and dies with it, so the
/// arena must outlive the call that the structs are passed to.
package final class BridgeArena {
  private var blocks: [UnsafeMutableRawPointer] = []
  private var next: UnsafeMutableRawPointer?
  private var left = 0
  private var firstBlockSize = 0

  /// Enough for the annotations of a paragraph; larger arrays get a block of their own.
  private static let blockSize = 32 * 1024

  package init() {}

  deinit { for block in blocks { block.deallocate() } }

  /// `count` bytes aligned for any C type.
  private func allocate(_ count: Int) -> UnsafeMutableRawPointer {
    let size = (count + 15) & ~15
    if size > left {
      let block = UnsafeMutableRawPointer.allocate(
        byteCount: max(size, Self.blockSize),
        alignment: 16
      )
      if blocks.isEmpty { firstBlockSize = max(size, Self.blockSize) }
      blocks.append(block)
      next = block
      left = max(size, Self.blockSize)
    }
    guard let start = next else { preconditionFailure("a block was just allocated") }
    next = start + size
    left -= size
    return start
  }

  /// Forgets everything, but keeps a block for the next call. Whatever was made before must
  /// not be used any more.
  package func reset() {
    for block in blocks.dropFirst() { block.deallocate() }
    blocks.removeSubrange(min(1, blocks.count)...)
    next = blocks.first
    left = blocks.isEmpty ? 0 : firstBlockSize
  }

  /// The C forms of `elements`, side by side, or `nil` for none. They are made in place:
  /// an array in between would cost more than all the rest.
  @inline(__always)
  package func array<Value, Element>(
    _ elements: [Value],
    _ make: (Value) -> Element
  ) -> UnsafePointer<Element>? {
    guard !elements.isEmpty else { return nil }
    let memory = allocate(elements.count * MemoryLayout<Element>.stride)
      .bindMemory(to: Element.self, capacity: elements.count)
    for index in elements.indices { (memory + index).initialize(to: make(elements[index])) }
    return UnsafePointer(memory)
  }

  /// A copy of `text`.
  package func string(_ text: String) -> glossator_string {
    let utf8 = text.utf8
    let count = utf8.count
    guard count > 0 else { return glossator_string(bytes: nil, count: 0) }
    let memory = allocate(count).bindMemory(to: UInt8.self, capacity: count)
    _ = UnsafeMutableBufferPointer(start: memory, count: count).initialize(from: utf8)
    return glossator_string(
      bytes: UnsafeRawPointer(memory).assumingMemoryBound(to: CChar.self),
      count: UInt32(truncatingIfNeeded: count)
    )
  }

  private func string(_ text: String?) -> glossator_string { string(text ?? "") }

  private func attribute(_ attribute: Attribute) -> glossator_attribute {
    var result = glossator_attribute()
    result.key = string(attribute.key)
    switch attribute.value {
    case .text(let text):
      result.type = UInt32(GLOSSATOR_TEXT)
      result.text = string(text)
    case .number(let number):
      result.type = UInt32(GLOSSATOR_NUMBER)
      result.number = number
    case .flag(let flag):
      result.type = UInt32(GLOSSATOR_FLAG)
      result.number = flag ? 1 : 0
    case .span(let span):
      result.type = UInt32(GLOSSATOR_SPAN)
      result.span = glossator_span(span)
    }
    return result
  }

  /// The C form of `annotation`.
  package func annotation(_ annotation: Annotation, surface: String = "") -> glossator_annotation {
    var result = glossator_annotation()
    result.size = UInt32(MemoryLayout<glossator_annotation>.stride)
    result.origin = annotation.origin.rawValue
    result.span = glossator_span(annotation.span)
    result.confidence = annotation.confidence
    result.kind = string(annotation.kind.rawValue)
    result.rule = string(annotation.rule)
    result.entity_key = string(annotation.entityKey)
    result.surface = string(surface)
    let attributes = annotation.value.attributes
    result.attributes = array(attributes, attribute)
    result.attribute_count = UInt32(attributes.count)
    result.alternatives = array(annotation.alternatives) { alternative in
      let attributes = alternative.value.attributes
      return glossator_alternative(
        confidence: alternative.confidence,
        attributes: array(attributes, attribute),
        attribute_count: UInt32(attributes.count)
      )
    }
    result.alternative_count = UInt32(annotation.alternatives.count)
    result.evidence = array(annotation.evidence, glossator_span.init)
    result.evidence_count = UInt32(annotation.evidence.count)
    return result
  }

  /// The C form of `fact`.
  package func fact(_ fact: Fact) -> glossator_fact {
    glossator_fact(
      label: string(fact.label),
      value: string(fact.value),
      source: string(fact.source),
      as_of: string(fact.asOf),
      origin: fact.origin.rawValue,
      evidence: array(fact.evidence, glossator_span.init),
      evidence_count: UInt32(fact.evidence.count)
    )
  }

  /// The C form of `entity`.
  package func entity(_ entity: EntityReport) -> glossator_entity {
    glossator_entity(
      size: UInt32(MemoryLayout<glossator_entity>.stride),
      kind: string(entity.kind.rawValue),
      key: string(entity.key),
      name: string(entity.name),
      links: array(entity.links) { link in
        glossator_link(base: string(link.base), identifier: string(link.identifier))
      },
      link_count: UInt32(entity.links.count),
      facts: array(entity.facts, fact),
      fact_count: UInt32(entity.facts.count)
    )
  }

  /// The C form of `reading`.
  package func reading(_ reading: ReadingContext) -> glossator_reading {
    glossator_reading(
      size: UInt32(MemoryLayout<glossator_reading>.stride),
      preference: reading.preference.rawValue,
      genre: reading.genre.rawValue,
      language: string(reading.language),
      locale: string(reading.locale),
      reference_time: string(reading.referenceTime),
      reference_source: reading.referenceSource.rawValue,
      ranges: reading.ranges.rawValue
    )
  }
}

extension glossator_span {
  /// The C form of `span`. Units and offsets beyond 32 bits do not occur: a text is at most
  /// as long as a frame or a record may be.
  package init(_ span: UnitSpan) {
    self.init(
      unit: UInt32(truncatingIfNeeded: span.unit),
      start: UInt32(truncatingIfNeeded: span.span.start),
      end: UInt32(truncatingIfNeeded: span.span.end)
    )
  }
}
