import AnnotationModel
import CGlossatorPlugin
import PluginBridge
import Synchronization
import TextModel

/// An annotator of a plugin library, called through its C table.
///
/// The ABI promises a plugin that one annotator is never called twice at once, so each has a
/// lock. Questions for a hover go to a second annotator of the same name, made when the first
/// one is asked, so that they never wait for a long article.
final class LoadedAnnotator: UnitAnnotator, DocumentAnnotator, Sendable {
  private let reader: AnnotatorHandle
  private let makeTeller: @Sendable () -> AnnotatorHandle?
  private let lazyTeller = Mutex<AnnotatorHandle?>(nil)

  init(reader: AnnotatorHandle, makeTeller: @escaping @Sendable () -> AnnotatorHandle?) {
    self.reader = reader
    self.makeTeller = makeTeller
  }

  private var teller: AnnotatorHandle {
    lazyTeller.withLock { teller in
      let made = teller ?? makeTeller() ?? reader
      teller = made
      return made
    }
  }

  func annotate(_ text: Span<UInt8>, in context: UnitContext, into report: inout Report) {
    let arena = BridgeArena()
    withExtendedLifetime(arena) {
      text.withUnsafeBytes { bytes in
        var unit = glossator_unit()
        unit.size = UInt32(MemoryLayout<glossator_unit>.stride)
        unit.kind = context.kind.rawValue
        unit.text = glossator_string(
          bytes: bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
          count: UInt32(truncatingIfNeeded: bytes.count)
        )
        call(
          context.reading,
          units: [unit],
          inputs: context.inputs.map { input in
            let span = input.span.span
            return arena.annotation(
              input,
              surface: String(decoding: bytes[span.start..<span.end], as: UTF8.self)
            )
          },
          arena,
          context.isCancelled,
          into: &report
        )
      }
    }
  }

  func annotate(_ article: DocumentContext, into report: inout Report) {
    let arena = BridgeArena()
    withExtendedLifetime(arena) {
      let units = article.units.map { kind in
        glossator_unit(
          size: UInt32(MemoryLayout<glossator_unit>.stride),
          kind: kind.rawValue,
          text: glossator_string(bytes: nil, count: 0)
        )
      }
      var inputs: [glossator_annotation] = []
      inputs.reserveCapacity(article.inputs.count)
      for input in article.inputs {
        if inputs.count % 256 == 0, article.isCancelled() { return }
        inputs.append(arena.annotation(input.annotation, surface: input.surface))
      }
      call(
        article.reading,
        units: units,
        inputs: inputs,
        arena,
        article.isCancelled,
        into: &report
      )
    }
  }

  private func call(
    _ reading: ReadingContext,
    units: [glossator_unit],
    inputs: [glossator_annotation],
    _ arena: BridgeArena,
    _ isCancelled: @escaping @Sendable () -> Bool,
    into report: inout Report
  ) {
    let collector = SinkCollector(isCancelled)
    var reading = arena.reading(reading)
    let status = withUnsafePointer(to: &reading) { reading in
      var request = glossator_request(
        size: UInt32(MemoryLayout<glossator_request>.stride),
        reading: reading,
        units: arena.array(units) { $0 },
        unit_count: UInt32(units.count),
        inputs: arena.array(inputs) { $0 },
        input_count: UInt32(inputs.count)
      )
      return reader.withTable { table in
        collector.withSink { sink in table.pointee.annotate(table, &request, sink) }
      }
    }
    guard status == 0 else {
      report.fail("answered \(status)")
      return
    }
    collector.hand(to: &report)
  }

  func facts(about annotation: Annotation, reading: ReadingContext) -> [Fact] {
    guard reader.canDescribe else { return [] }
    let arena = BridgeArena()
    return withExtendedLifetime(arena) {
      let collector = SinkCollector({ false })
      var item = arena.annotation(annotation)
      var reading = arena.reading(reading)
      let status = teller.withTable { table -> Int32 in
        guard let describe = table.pointee.describe else { return 0 }
        return collector.withSink { sink in describe(table, &reading, &item, sink) }
      }
      return status == 0 ? collector.facts : []
    }
  }
}

/// Owns the C table of one annotator and lends it to one caller at a time.
final class AnnotatorHandle: Sendable {
  /// The table is reached through the lock only, which is what makes sharing it safe.
  private struct Table: @unchecked Sendable {
    let pointer: UnsafeMutablePointer<glossator_annotator>
  }

  private let table: Table
  private let lock = Mutex<Void>(())

  init(_ pointer: UnsafeMutablePointer<glossator_annotator>) {
    table = Table(pointer: pointer)
  }

  /// Whether there is anything to ask. The table never changes once it is made.
  var canDescribe: Bool { table.pointer.pointee.describe != nil }

  deinit { table.pointer.pointee.destroy?(table.pointer) }

  func withTable<Result>(
    _ body: (UnsafeMutablePointer<glossator_annotator>) -> Result
  ) -> Result {
    lock.withLock { _ in body(table.pointer) }
  }
}
