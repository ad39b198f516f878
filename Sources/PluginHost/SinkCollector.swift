import AnnotationModel
import CGlossatorPlugin
import PluginBridge

/// The host's end of a sink: copies and checks what a plugin reports during one call.
final class SinkCollector {
  private var annotations: [Annotation] = []
  private var entities: [EntityReport] = []
  private(set) var facts: [Fact] = []
  private var firstComplaint: String?
  /// How many things were reported, good or bad.
  private var taken = 0
  private let limit: Int
  private let isCancelled: @Sendable () -> Bool

  /// Creates a collector. A plugin that says more than `limit` things in one call, good or bad,
  /// has lost its way, and is told to stop.
  init(limit: Int, _ isCancelled: @escaping @Sendable () -> Bool) {
    self.limit = limit
    self.isCancelled = isCancelled
  }

  /// Hands over what was collected.
  func hand(to report: inout Report) {
    for annotation in annotations { report.add(annotation) }
    for entity in entities { report.add(entity) }
    if let firstComplaint { report.fail(firstComplaint) }
  }

  /// Lends a sink that writes into this collector.
  func withSink<Result>(_ body: (UnsafePointer<glossator_sink>) -> Result) -> Result {
    var sink = glossator_sink(
      size: UInt32(MemoryLayout<glossator_sink>.stride),
      context: Unmanaged.passUnretained(self).toOpaque(),
      annotations: { sink, items, count in
        SinkCollector.behind(sink)?.takeAnnotations(items, count) ?? false
      },
      entities: { sink, items, count in
        SinkCollector.behind(sink)?.takeEntities(items, count) ?? false
      },
      facts: { sink, items, count in
        SinkCollector.behind(sink)?.takeFacts(items, count) ?? false
      },
      cancelled: { sink in SinkCollector.behind(sink)?.isCancelled() ?? true }
    )
    return withExtendedLifetime(self) { body(&sink) }
  }

  private static func behind(_ sink: UnsafePointer<glossator_sink>?) -> SinkCollector? {
    guard let context = sink?.pointee.context else { return nil }
    return Unmanaged<SinkCollector>.fromOpaque(context).takeUnretainedValue()
  }

  private func complain(_ message: String) { firstComplaint = firstComplaint ?? message }

  /// Counts one more thing; false when that is too many.
  private func takeOneMore() -> Bool {
    guard taken < limit else {
      complain("reported more than its text can hold, and was stopped")
      return false
    }
    taken += 1
    return true
  }

  private func takeAnnotations(
    _ items: UnsafePointer<glossator_annotation>?,
    _ count: UInt32
  ) -> Bool {
    let readable = forEachElement(items, count: count, stride: items?.pointee.size ?? 0) { item in
      guard takeOneMore() else { return false }
      do throws(ValueError) {
        annotations.append(try Annotation(item))
      } catch {
        complain(error.description)
      }
      return true
    }
    if !readable { complain("reported annotations of an impossible size") }
    return readable && taken < limit && !isCancelled()
  }

  private func takeEntities(_ items: UnsafePointer<glossator_entity>?, _ count: UInt32) -> Bool {
    let readable = forEachElement(items, count: count, stride: items?.pointee.size ?? 0) { item in
      guard takeOneMore() else { return false }
      do throws(ValueError) {
        entities.append(try EntityReport(item))
      } catch {
        complain(error.description)
      }
      return true
    }
    if !readable { complain("reported entities of an impossible size") }
    return readable && taken < limit && !isCancelled()
  }

  private func takeFacts(_ items: UnsafePointer<glossator_fact>?, _ count: UInt32) -> Bool {
    let stride = UInt32(MemoryLayout<glossator_fact>.stride)
    let readable = forEachElement(items, count: count, stride: stride) { item in
      guard takeOneMore() else { return false }
      do throws(ValueError) {
        facts.append(try Fact(item))
      } catch {
        complain(error.description)
      }
      return true
    }
    return readable && taken < limit
  }
}
