/// Runs pieces of work at the same time. The engine makes no threads; whoever makes the engine
/// may lend it some.
package protocol WorkSharing: Sendable {
  /// Calls `body` with every number below `count`, in any order and from any threads, and
  /// returns when all calls have.
  func perform(_ count: Int, _ body: @Sendable (Int) -> Void)
}

/// Does one piece after the other, on the caller's thread.
package struct WorkAlone: WorkSharing {
  /// Creates it.
  package init() {}

  package func perform(_ count: Int, _ body: @Sendable (Int) -> Void) {
    for number in 0..<count { body(number) }
  }
}
