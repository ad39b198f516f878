import Glibc

/// Standard output, for the program alone.
enum OwnOutput {
  /// A descriptor for what standard output is now. Whoever prints to standard output from here
  /// on, a plugin say, writes to the log.
  static func take() -> Int32 {
    let descriptor = dup(1)
    dup2(2, 1)
    return descriptor
  }
}
