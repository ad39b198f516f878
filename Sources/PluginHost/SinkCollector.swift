import AnnotationModel
import CGlossatorPlugin
import PluginBridge

/// The host's end of a sink: copies and checks what a plugin reports during one call.
final class SinkCollector {
  private var annotations: [Annotation] = []
  private var entities: [EntityReport] = []
  private(set) var facts: [Fact] = []
  private var firstComplaint: String?
  private let isCancelled: @Sendable () -> Bool

  /// A plugin that says more than this in one call has lost its way, and is told to stop.
  private static let limit = 1_000_000

  /// Nobody reads more about one annotation.
  private static let factLimit = 1000

  init(_ isCancelled: @escaping @Sendable () -> Bool) { self.isCancelled = isCancelled }

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

  private func takeAnnotations(
    _ items: UnsafePointer<glossator_annotation>?,
    _ count: UInt32
  ) -> Bool {
    let readable = forEachElement(items, count: count, stride: items?.pointee.size ?? 0) { item in
      guard annotations.count < Self.limit else {
        complain("reported more than \(Self.limit) annotations")
        return false
      }
      do throws(ValueError) {
        annotations.append(try Annotation(item))
      } catch {
        complain(error.description)
      }
      return true
    }
    if !readable { complain("reported annotations of an impossible size") }
    return readable && annotations.count < Self.limit && !isCancelled()
  }

  private func takeEntities(_ items: UnsafePointer<glossator_entity>?, _ count: UInt32) -> Bool {
    let readable = forEachElement(items, count: count, stride: items?.pointee.size ?? 0) { item in
      guard entities.count < Self.limit else { return false }
      do throws(ValueError) {
        entities.append(try EntityReport(item))
      } catch {
        complain(error.description)
      }
      return true
    }
    if !readable { complain("reported entities of an impossible size") }
    return readable && !isCancelled()
  }

  private func takeFacts(_ items: UnsafePointer<glossator_fact>?, _ count: UInt32) -> Bool {
    let stride = UInt32(MemoryLayout<glossator_fact>.stride)
    return forEachElement(items, count: count, stride: stride) { item in
      guard facts.count < Self.factLimit else { return false }
      if let fact = try? Fact(item) { facts.append(fact) }
      return true
    }
  }
}
