package import AnnotationEngine
import AnnotationModel
import JSONCodec
package import TextModel

/// Writes the record of one article: one JSON object on one line.
///
/// `protocol/schemas/batch-record.schema.json` describes it.
package struct BatchRecord {
  private let snapshot: ArticleSnapshot
  private let offsets: OffsetConverter
  private let encoding: PositionEncoding
  private let id: [UInt8]?
  private let line: Int?

  /// Prepares the record of `snapshot`. `line` is the number of the input line, from 1.
  package init(_ snapshot: ArticleSnapshot, id: [UInt8]?, line: Int?, encoding: PositionEncoding) {
    self.snapshot = snapshot
    self.id = id
    self.line = line
    self.encoding = encoding
    offsets = OffsetConverter(snapshot.text, encoding: encoding)
  }

  /// The name of an offset unit, as records and options spell it.
  package static func name(of encoding: PositionEncoding) -> String {
    switch encoding {
    case .utf8: "utf8"
    case .utf16: "utf16"
    case .utf32: "codepoint"
    }
  }

  /// The record, with a line feed at its end.
  package func bytes() -> [UInt8] {
    var writer = JSONWriter(capacity: 4096)
    writer.object { writer in
      Self.writeHead(id: id, line: line, to: &writer)
      writer.key("ok")
      writer.bool(true)
      writer.key("language")
      writer.string(snapshot.reading.language)
      writeReference(to: &writer)
      writer.key("offsets")
      writer.string(Self.name(of: encoding))
      writer.key("annotations")
      writer.array { writer in
        snapshot.forEachMark { mark, unit, span in write(mark, unit, span, to: &writer) }
      }
      writer.key("regions")
      writer.array { writer in
        snapshot.forEachRegion { region, unit, span in write(region, unit, span, to: &writer) }
      }
      writer.key("entities")
      writer.array { writer in
        for entity in snapshot.entities.entities { write(entity, to: &writer) }
      }
      writer.key("findings")
      writer.array { _ in }
      writeWarnings(to: &writer)
    }
    return writer.finish() + [0x0A]
  }

  /// The record of an article that could not be annotated, with a line feed at its end.
  package static func bytes(of error: BatchError, line: Int?) -> [UInt8] {
    var writer = JSONWriter(capacity: 256)
    writer.object { writer in
      writeHead(id: error.id, line: line, to: &writer)
      writer.key("ok")
      writer.bool(false)
      writer.key("error")
      writer.object { writer in
        writer.key("code")
        writer.string(error.code.rawValue)
        writer.key("message")
        writer.string(error.message)
        if let at = error.at {
          writer.key("at")
          writer.int(at)
        }
      }
    }
    return writer.finish() + [0x0A]
  }

  private static func writeHead(id: [UInt8]?, line: Int?, to writer: inout JSONWriter) {
    if let id {
      writer.key("id")
      writer.raw(id.span)
    }
    if let line {
      writer.key("line")
      writer.int(line)
    }
  }

  private func writeWarnings(to writer: inout JSONWriter) {
    guard !snapshot.warnings.isEmpty else { return }
    writer.key("warnings")
    writer.array { writer in
      for warning in snapshot.warnings {
        writer.object { writer in
          writer.key("plugin")
          writer.string(warning.plugin)
          writer.key("message")
          writer.string(warning.message)
        }
      }
    }
  }

  // MARK: Annotations

  private func write(
    _ mark: Annotation,
    _ unit: Int,
    _ span: ByteSpan,
    to writer: inout JSONWriter
  ) {
    writer.object { writer in
      writer.key("kind")
      writer.string(mark.kind.rawValue)
      writeSpan(span, withText: true, to: &writer)
      if let entity = snapshot.entities.entity(of: mark) {
        writer.key("entity")
        writer.string(entity.id)
      }
      let words = RecordValue.Words(
        place: { snapshot.span($0, from: mark, in: unit) },
        write: { place, writer in
          writer.object { writer in writeSpan(place, withText: true, to: &writer) }
        }
      )
      RecordValue.write(mark.value, words: words, to: &writer)
      writeEnds(of: mark, unit, to: &writer)
      if let counted = snapshot.counted(by: mark, in: unit) {
        writer.key("counted")
        writer.object { writer in writeSpan(counted, withText: true, to: &writer) }
      }
      if !mark.alternatives.isEmpty {
        writer.key("alternatives")
        writer.array { writer in
          for alternative in mark.alternatives {
            writer.object { writer in
              RecordValue.write(alternative.value, to: &writer)
              writer.key("confidence")
              writer.double(Self.rounded(alternative.confidence))
            }
          }
        }
      }
      writer.key("confidence")
      writer.double(Self.rounded(mark.confidence))
      writer.key("origin")
      writer.string(mark.origin.name)
      writer.key("source")
      writer.object { writer in
        writer.key("plugin")
        writer.string(mark.source.plugin)
        writer.key("rule")
        writer.string(mark.rule)
      }
    }
  }

  /// The two ends that an interval was told by.
  private func writeEnds(of mark: Annotation, _ unit: Int, to writer: inout JSONWriter) {
    guard case .temporal(let timex) = mark.value, timex.ends.count == 2 else { return }
    let spans = timex.ends.compactMap { snapshot.span($0, from: mark, in: unit) }
    let values = timex.value.split(separator: "/", omittingEmptySubsequences: false)
    guard spans.count == 2, values.count == 2 else { return }
    writer.key("ends")
    writer.array { writer in
      for (span, value) in zip(spans, values) {
        writer.object { writer in
          writeSpan(span, withText: true, to: &writer)
          writer.key("value")
          writer.string(String(value))
        }
      }
    }
  }

  /// When the article was written, and all that speaks for a time.
  private func writeReference(to writer: inout JSONWriter) {
    let candidates = snapshot.referenceCandidates
    guard let best = candidates.first else { return }
    writer.key("published")
    writer.string(best.time)
    guard best.source != ReadingContext.ReferenceSource.given.name else { return }
    writer.key("reference")
    writer.array { writer in
      for candidate in candidates {
        writer.object { writer in
          writer.key("value")
          writer.string(candidate.time)
          writer.key("source")
          writer.string(candidate.source)
          writer.key("confidence")
          writer.double(Self.rounded(candidate.confidence))
          if let span = candidate.span { writeSpan(span, withText: true, to: &writer) }
        }
      }
    }
  }

  private func writeSpan(_ span: ByteSpan, withText: Bool, to writer: inout JSONWriter) {
    writer.key("start")
    writer.int(offsets.offset(ofByte: span.start))
    writer.key("end")
    writer.int(offsets.offset(ofByte: span.end))
    guard withText else { return }
    writer.key("text")
    let bytes = snapshot.text.bytes
    writer.string(bytes.span.extracting(span.start..<span.end))
  }

  /// Two digits say all that a confidence can say.
  private static func rounded(_ confidence: Double) -> Double {
    (confidence * 100).rounded() / 100
  }

  // MARK: Entities

  private func write(_ entity: ArticleEntity, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("id")
      writer.string(entity.id)
      writer.key("kind")
      writer.string(entity.kind.rawValue)
      writer.key("name")
      writer.string(entity.name)
      writer.key("aliases")
      writer.array { writer in for alias in entity.aliases { writer.string(alias) } }
      writer.key("mentions")
      writer.int(entity.mentions.count)
      writer.key("facts")
      writer.array { writer in
        for fact in entity.facts {
          write(fact, evidence: fact.evidence.compactMap(snapshot.articleSpan), to: &writer)
        }
        let mention = entity.representative
        for fact in snapshot.moreFacts(about: mention) {
          let evidence = fact.evidence.compactMap {
            snapshot.span($0, from: mention, in: entity.representativeUnit)
          }
          write(fact, evidence: evidence, to: &writer)
        }
      }
      writer.key("links")
      writer.object { writer in
        var bases: Set<String> = []
        for link in entity.links where bases.insert(link.base).inserted {
          writer.key(link.base)
          writer.string(link.identifier)
        }
      }
    }
  }

  private func write(_ fact: Fact, evidence: [ByteSpan], to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("label")
      writer.string(fact.label)
      writer.key("value")
      writer.string(fact.value)
      writer.key("origin")
      writer.string(fact.origin.name)
      if let source = fact.source {
        writer.key("source")
        writer.string(source)
      }
      if let asOf = fact.asOf {
        writer.key("asOf")
        writer.string(asOf)
      }
      guard !evidence.isEmpty else { return }
      writer.key("evidence")
      writer.array { writer in
        for place in evidence {
          writer.object { writer in writeSpan(place, withText: false, to: &writer) }
        }
      }
    }
  }
}
