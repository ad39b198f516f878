import AnnotationModel
import CGlossatorPlugin
import PluginBridge
import Synchronization
import TextModel

/// An annotator of a plugin library, called through its C table.
///
/// The ABI promises a plugin that one annotator is never called twice at once. So there is a
/// pool of annotators of the same name, which grows when all are busy: a question for a hover
/// never waits for a long article, and several threads can share one.
final class LoadedAnnotator: UnitAnnotator, DocumentAnnotator, Sendable {
  private let first: AnnotatorHandle
  private let make: @Sendable () -> AnnotatorHandle?
  private let idle: Mutex<[AnnotatorHandle]>

  init(_ first: AnnotatorHandle, makeAnother: @escaping @Sendable () -> AnnotatorHandle?) {
    self.first = first
    make = makeAnother
    idle = Mutex([first])
  }

  /// Lends an annotator that nobody else calls, and an empty arena.
  private func withTable<Result>(
    _ body: (UnsafeMutablePointer<glossator_annotator>, BridgeArena) -> Result
  ) -> Result {
    // A plugin that will not make another one is waited for: a handle has a lock of its own.
    let handle = idle.withLock { $0.popLast() } ?? make() ?? first
    defer {
      idle.withLock { idle in if !idle.contains(where: { $0 === handle }) { idle.append(handle) } }
    }
    return handle.withTable(body)
  }

  func annotate(_ text: Span<UInt8>, in context: UnitContext, into report: inout Report) {
    text.withUnsafeBytes { bytes in
      withTable { table, arena in
        let unit = glossator_unit(
          size: UInt32(MemoryLayout<glossator_unit>.stride),
          kind: context.kind.rawValue,
          text: glossator_string(
            bytes: bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
            count: UInt32(truncatingIfNeeded: bytes.count)
          ),
          is_whole_article: context.isWholeArticle
        )
        let inputs = arena.array(context.inputs) { input in
          let span = input.span.span
          return arena.annotation(
            input,
            surface: String(decoding: bytes[span.start..<span.end], as: UTF8.self)
          )
        }
        let request = Request(
          reading: context.reading,
          units: arena.array([unit]) { $0 },
          unitCount: 1,
          inputs: inputs,
          inputCount: context.inputs.count,
          collector: SinkCollector(limit: 1000 + bytes.count, context.isCancelled)
        )
        call(table, arena, request, into: &report)
      }
    }
  }

  func annotate(_ article: DocumentContext, into report: inout Report) {
    withTable { table, arena in
      let units = arena.array(article.units) { kind in
        glossator_unit(
          size: UInt32(MemoryLayout<glossator_unit>.stride),
          kind: kind.rawValue,
          text: glossator_string(bytes: nil, count: 0),
          is_whole_article: article.units.count == 1
        )
      }
      // Long articles have tens of thousands of inputs; look up from them now and then.
      var inputs: [glossator_annotation] = []
      inputs.reserveCapacity(article.inputs.count)
      for input in article.inputs {
        if inputs.count % 256 == 255, article.isCancelled() { return }
        inputs.append(arena.annotation(input.annotation, surface: input.surface))
      }
      let request = Request(
        reading: article.reading,
        units: units,
        unitCount: article.units.count,
        inputs: arena.array(inputs) { $0 },
        inputCount: inputs.count,
        collector: SinkCollector(limit: 1_000_000, article.isCancelled)
      )
      call(table, arena, request, into: &report)
    }
  }

  /// A request whose arrays are made already.
  private struct Request {
    let reading: ReadingContext
    let units: UnsafePointer<glossator_unit>?
    let unitCount: Int
    let inputs: UnsafePointer<glossator_annotation>?
    let inputCount: Int
    let collector: SinkCollector
  }

  private func call(
    _ table: UnsafeMutablePointer<glossator_annotator>,
    _ arena: BridgeArena,
    _ request: Request,
    into report: inout Report
  ) {
    let collector = request.collector
    var reading = arena.reading(request.reading)
    let status = withUnsafePointer(to: &reading) { reading in
      var request = glossator_request(
        size: UInt32(MemoryLayout<glossator_request>.stride),
        reading: reading,
        units: request.units,
        unit_count: UInt32(truncatingIfNeeded: request.unitCount),
        inputs: request.inputs,
        input_count: UInt32(truncatingIfNeeded: request.inputCount)
      )
      return collector.withSink { sink in table.pointee.annotate(table, &request, sink) }
    }
    guard status == 0 else {
      report.fail("answered \(status)")
      return
    }
    collector.hand(to: &report)
  }

  func facts(about annotation: Annotation, reading: ReadingContext) -> [Fact] {
    guard first.canDescribe else { return [] }
    return withTable { table, arena in
      guard let describe = table.pointee.describe else { return [] }
      let collector = SinkCollector(limit: 1000) { false }
      var item = arena.annotation(annotation)
      var reading = arena.reading(reading)
      let status = collector.withSink { sink in describe(table, &reading, &item, sink) }
      return status == 0 ? collector.facts : []
    }
  }
}

/// Owns the C table of one annotator and lends it to one caller at a time.
final class AnnotatorHandle: Sendable {
  /// The table and the memory for what one call hands over, used again by the next. Both are
  /// reached through the lock only, which is what makes sharing them safe.
  private struct Table: @unchecked Sendable {
    let pointer: UnsafeMutablePointer<glossator_annotator>
    let arena = BridgeArena()
  }

  private let table: Table
  private let lock = Mutex<Void>(())

  init(_ pointer: UnsafeMutablePointer<glossator_annotator>) {
    table = Table(pointer: pointer)
  }

  /// Whether there is anything to ask. The table never changes once it is made.
  var canDescribe: Bool { table.pointer.pointee.describe != nil }

  deinit { table.pointer.pointee.destroy?(table.pointer) }

  /// Lends the table, and an empty arena that is good until `body` returns.
  func withTable<Result>(
    _ body: (UnsafeMutablePointer<glossator_annotator>, BridgeArena) -> Result
  ) -> Result {
    lock.withLock { _ in
      table.arena.reset()
      return body(table.pointer, table.arena)
    }
  }
}
