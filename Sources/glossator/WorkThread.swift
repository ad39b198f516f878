import Glibc
import LanguageServer
import Synchronization

/// A thread that does work in the order in which it was handed over, at low priority so that
/// the thread that reads messages goes first.
final class WorkThread: WorkQueue {
  private let jobs = Mutex<[@Sendable () -> Void]>([])
  private let signal = Semaphore()

  init() { startThread { [self] in run() } }

  func enqueue(_ work: @escaping @Sendable () -> Void) {
    jobs.withLock { $0.append(work) }
    signal.post()
  }

  private func run() {
    lowerPriority()
    while true {
      signal.wait()
      let job = jobs.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      job?()
    }
  }
}

/// Lets other threads go before the calling one. On Linux a thread has a priority of its own,
/// and 0 means the calling one; a failure only costs politeness.
func lowerPriority() { _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 5) }

/// Starts a thread that runs `body` and is never waited for.
///
/// A free function on purpose: a closure written in a method of the main actor would inherit
/// the actor, and Swift would trap when it runs elsewhere.
func startThread(_ body: @escaping @Sendable () -> Void) {
  let box = Unmanaged.passRetained(ThreadBody(body))
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
  // Deep recursion has no place here, but plugins are other people's code.
  pthread_attr_setstacksize(&attributes, 8 << 20)
  var thread = pthread_t()
  let failure = pthread_create(
    &thread,
    &attributes,
    { argument in
      guard let argument else { return nil }
      Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run()
      return nil
    },
    box.toOpaque()
  )
  if failure != 0 {
    box.release()
    Log.write("glossator: can not start a thread: \(String(cString: strerror(failure)))\n")
    exit(70)
  }
}

private final class ThreadBody {
  private let body: @Sendable () -> Void
  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  func run() { body() }
}

/// A counting semaphore of the C library.
final class Semaphore: @unchecked Sendable {
  // The C library's functions on it may be called from any thread, and it never moves.
  private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  init() { sem_init(semaphore, 0, 0) }

  deinit {
    sem_destroy(semaphore)
    semaphore.deallocate()
  }

  func post() { sem_post(semaphore) }

  func wait() { while sem_wait(semaphore) != 0 {} }
}
