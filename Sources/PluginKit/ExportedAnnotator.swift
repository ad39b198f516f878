import AnnotationModel
import CGlossatorPlugin
import PluginBridge
import TextModel

/// A Swift annotator behind the C table of the plugin ABI.
final class ExportedAnnotator {
  private let body: RegisteredAnnotator.Body
  /// Memory for what one call reports. The host never calls one annotator twice at once.
  private let arena = BridgeArena()

  private init(_ body: RegisteredAnnotator.Body) { self.body = body }

  /// The C table of `body`, which the host frees by calling `destroy`.
  static func table(
    for body: RegisteredAnnotator.Body
  ) -> UnsafeMutablePointer<glossator_annotator> {
    let table = UnsafeMutablePointer<glossator_annotator>.allocate(capacity: 1)
    table.initialize(
      to: glossator_annotator(
        size: UInt32(MemoryLayout<glossator_annotator>.stride),
        state: Unmanaged.passRetained(ExportedAnnotator(body)).toOpaque(),
        annotate: { table, request, sink in
          guard let annotator = ExportedAnnotator.behind(table), let request, let sink else {
            return -1
          }
          return annotator.annotate(request.pointee, sink)
        },
        describe: { table, reading, annotation, sink in
          guard let annotator = ExportedAnnotator.behind(table), let reading, let annotation,
            let sink
          else { return -1 }
          return annotator.describe(annotation.pointee, reading.pointee, sink)
        },
        extension: nil,
        destroy: { table in
          guard let table, let state = table.pointee.state else { return }
          Unmanaged<ExportedAnnotator>.fromOpaque(state).release()
          table.deallocate()
        }
      )
    )
    return table
  }

  private static func behind(
    _ table: UnsafeMutablePointer<glossator_annotator>?
  ) -> ExportedAnnotator? {
    guard let state = table?.pointee.state else { return nil }
    return Unmanaged<ExportedAnnotator>.fromOpaque(state).takeUnretainedValue()
  }

  private func annotate(
    _ request: glossator_request,
    _ sink: UnsafePointer<glossator_sink>
  ) -> Int32 {
    guard let reading = request.reading,
      let context = try? ReadingContext(reading.pointee)
    else { return -2 }
    let caller = Caller(sink: sink)
    var report = Report()
    switch body {
    case .unit(let annotator):
      guard request.unit_count > 0, let unit = request.units?.pointee else { return -3 }
      let text = UnsafeRawBufferPointer(start: unit.text.bytes, count: Int(unit.text.count))
      annotator.annotate(
        text.bindMemory(to: UInt8.self).span,
        in: UnitContext(
          reading: context,
          kind: UnitKind(rawValue: unit.kind) ?? .paragraph,
          inputs: inputs(of: request, caller).map(\.annotation),
          isWholeArticle: unit.is_whole_article,
          isCancelled: { caller.isCancelled }
        ),
        into: &report
      )
    case .document(let annotator):
      annotator.annotate(
        DocumentContext(
          reading: context,
          units: units(of: request),
          inputs: inputs(of: request, caller),
          isCancelled: { caller.isCancelled }
        ),
        into: &report
      )
    }
    caller.send(report, arena)
    return report.failure == nil ? 0 : -4
  }

  private func units(of request: glossator_request) -> [UnitKind] {
    var kinds: [UnitKind] = []
    kinds.reserveCapacity(Int(request.unit_count))
    let stride = request.units?.pointee.size ?? 0
    _ = forEachElement(request.units, count: request.unit_count, stride: stride) { unit in
      kinds.append(UnitKind(rawValue: unit.kind) ?? .paragraph)
      return true
    }
    return kinds
  }

  private func inputs(
    of request: glossator_request,
    _ caller: Caller
  ) -> [DocumentContext.Input] {
    var inputs: [DocumentContext.Input] = []
    inputs.reserveCapacity(Int(request.input_count))
    let stride = request.inputs?.pointee.size ?? 0
    _ = forEachElement(request.inputs, count: request.input_count, stride: stride) { input in
      if inputs.count % 256 == 255, caller.isCancelled { return false }
      if let annotation = try? Annotation(input), let surface = try? String(input.surface) {
        inputs.append(DocumentContext.Input(annotation, surface: surface))
      }
      return true
    }
    return inputs
  }

  private func describe(
    _ annotation: glossator_annotation,
    _ reading: glossator_reading,
    _ sink: UnsafePointer<glossator_sink>
  ) -> Int32 {
    guard let annotation = try? Annotation(annotation),
      let reading = try? ReadingContext(reading)
    else { return -2 }
    let facts =
      switch body {
      case .unit(let annotator): annotator.facts(about: annotation, reading: reading)
      case .document(let annotator): annotator.facts(about: annotation, reading: reading)
      }
    Caller(sink: sink).send(facts, arena)
    return 0
  }
}

/// The host's side of one call.
///
/// Used only while the call lasts, on its thread, though the closure in a context must be
/// `Sendable`: that is what makes the pointer safe to hold.
private struct Caller: @unchecked Sendable {
  let sink: UnsafePointer<glossator_sink>

  var isCancelled: Bool { sink.pointee.cancelled?(sink) ?? false }

  func send(_ report: Report, _ arena: BridgeArena) {
    arena.reset()
    if !report.annotations.isEmpty {
      let items = report.annotations.map { arena.annotation($0) }
      _ = sink.pointee.annotations?(sink, items, UInt32(items.count))
    }
    if !report.entities.isEmpty {
      let items = report.entities.map(arena.entity)
      _ = sink.pointee.entities?(sink, items, UInt32(items.count))
    }
  }

  func send(_ facts: [Fact], _ arena: BridgeArena) {
    guard !facts.isEmpty else { return }
    arena.reset()
    let items = facts.map(arena.fact)
    _ = sink.pointee.facts?(sink, items, UInt32(items.count))
  }
}
