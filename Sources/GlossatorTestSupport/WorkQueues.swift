import LanguageServer
import Synchronization

/// Does work at once, on the thread that hands it over: whatever a message causes has happened
/// when the message has been taken.
package struct InlineQueue: WorkQueue {
  package init() {}

  package func enqueue(_ work: @escaping @Sendable () -> Void) { work() }
}

/// Keeps work until it is told to go on, so that a test can say what comes in between.
package final class HeldQueue: WorkQueue {
  private let held = Mutex<[@Sendable () -> Void]>([])

  package init() {}

  package func enqueue(_ work: @escaping @Sendable () -> Void) {
    held.withLock { $0.append(work) }
  }

  /// How many pieces of work wait.
  package var count: Int { held.withLock { $0.count } }

  /// Does the oldest piece of work and says whether there was one.
  @discardableResult
  package func goOn() -> Bool {
    let work = held.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    work?()
    return work != nil
  }

  /// Does all work, with what it causes.
  package func goOnUntilDone() { while goOn() {} }
}
