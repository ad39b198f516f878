import AnnotationEngine
import Glibc
import Synchronization

/// Reads units of a long article on all processors, with threads of its own at the low
/// priority of ``WorkThread``, so that whoever reads messages goes first.
final class SharedWork: WorkSharing {
  /// One call of ``perform(_:_:)``, shared by all who take part.
  private final class Round: Sendable {
    private let count: Int
    private let next = Atomic(0)
    private let body: @Sendable (Int) -> Void

    init(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
      self.count = count
      self.body = body
    }

    /// Takes numbers until none is left.
    func takePart() {
      while true {
        let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard number < count else { return }
        body(number)
      }
    }
  }

  private let helpers: Int
  private let round = Mutex<Round?>(nil)
  private let turn = Mutex<Void>(())
  private let begin = Semaphore()
  private let end = Semaphore()

  init() {
    helpers = max(0, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))) - 1)
    for _ in 0..<helpers {
      startThread { [self] in
        lowerPriority()
        while true {
          begin.wait()
          round.withLock { $0 }?.takePart()
          end.post()
        }
      }
    }
  }

  func perform(_ count: Int, _ body: @Sendable (Int) -> Void) {
    // One round at a time; there is one thread that annotates, or one batch.
    turn.withLock { _ in
      withoutActuallyEscaping(body) { body in
        let shared = Round(count, body)
        round.withLock { $0 = shared }
        for _ in 0..<helpers { begin.post() }
        shared.takePart()
        for _ in 0..<helpers { end.wait() }
        round.withLock { $0 = nil }
      }
    }
  }
}
