import Glibc
import LanguageServer
import Synchronization

/// Writes messages to the client without ever keeping the reader waiting.
///
/// A short message goes out at once when the pipe has room for it, which saves the wake-up of
/// another thread. Everything else waits in a queue for a thread of its own, so that a client
/// that does not read blocks nobody but itself.
final class FrameWriter: MessageOutput {
  private struct Pending {
    var messages: [[UInt8]] = []
    var bytes = 0
    var isWriting = false
    var isBroken = false
  }

  private let descriptor: Int32
  private let pending = Mutex(Pending())
  private let signal = Semaphore()

  /// A pipe that can be written to at all takes this much in one piece.
  private static let atOnce = 4096

  /// A client that leaves this many bytes unread is taken for gone.
  private static let patience = 256 << 20

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    startThread { [self] in run() }
  }

  func send(_ message: [UInt8]) {
    let mustQueue = pending.withLock { pending in
      if pending.isBroken { return false }
      if pending.messages.isEmpty, !pending.isWriting, message.count <= Self.atOnce,
        hasRoom, write(message)
      {
        return false
      }
      pending.messages.append(message)
      pending.bytes += message.count
      if pending.bytes > Self.patience {
        // Nobody will ever read all this; keep what is being written and forget the rest.
        pending.isBroken = true
        pending.messages = []
      }
      return true
    }
    if mustQueue { signal.post() }
  }

  /// Waits until everything is written, or the client is gone, but no longer than a second.
  func flush() {
    for _ in 0..<200 {
      if pending.withLock({ $0.isBroken || $0.messages.isEmpty && !$0.isWriting }) { return }
      usleep(5000)
    }
  }

  private var hasRoom: Bool {
    var poller = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    return poll(&poller, 1, 0) == 1 && poller.revents & Int16(POLLOUT) != 0
  }

  private func run() {
    while true {
      signal.wait()
      let messages = pending.withLock { pending in
        defer {
          pending.messages = []
          pending.bytes = 0
        }
        pending.isWriting = !pending.messages.isEmpty
        return pending.messages
      }
      let written = messages.allSatisfy(write)
      pending.withLock { pending in
        pending.isWriting = false
        if !written {
          pending.isBroken = true
          pending.messages = []
        }
      }
    }
  }

  private func write(_ message: [UInt8]) -> Bool {
    var start = 0
    while start < message.count {
      let count = message[start...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count > 0 {
        start += count
      } else if errno == EAGAIN {
        // The client has made its end, and so ours, one that does not wait.
        var poller = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&poller, 1, -1)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }
}
