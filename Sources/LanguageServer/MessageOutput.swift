/// Where the server's messages go.
package protocol MessageOutput: Sendable {
  /// Sends one complete message, header included. Messages of one thread arrive in order.
  /// Returns before the client has read it.
  func send(_ message: [UInt8])
}

/// Runs work away from the thread that reads messages.
package protocol WorkQueue: Sendable {
  /// Runs `work` soon, on a thread of its own; work is done one after the other, in order.
  func enqueue(_ work: @escaping @Sendable () -> Void)
}

/// A grave or less grave line for the server's log on standard error.
package enum LogLevel: Int, Sendable, Comparable {
  case error, warning, info, debug

  package static func < (one: Self, two: Self) -> Bool { one.rawValue < two.rawValue }
}
