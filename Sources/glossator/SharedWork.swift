import AnnotationEngine
import Dispatch

/// Reads units of a long article on all processors, through the threads of libdispatch.
struct SharedWork: WorkSharing {
  func perform(_ count: Int, _ body: @Sendable (Int) -> Void) {
    DispatchQueue.concurrentPerform(iterations: count, execute: body)
  }
}
