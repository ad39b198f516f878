import Synchronization

/// Data that all annotators of a plugin share, made once for each folder it is read from.
///
/// The host may make several annotators of one name, and make the next one while a reader
/// waits for a hover; what is read from files is therefore kept here.
///
/// ```swift
/// private static let lexicons = SharedData { folder throws(PluginError) in
///   try Lexicon(folder: folder)
/// }
/// ```
public final class SharedData<Value: Sendable>: Sendable {
  private let make: @Sendable (String) throws(PluginError) -> Value
  private let made = Mutex<[String: Value]>([:])

  /// Creates a store whose values `make` reads from a folder.
  public init(_ make: @escaping @Sendable (String) throws(PluginError) -> Value) {
    self.make = make
  }

  /// The value for `folder`, made now if it was not before. A failure is not kept.
  public func value(for folder: String) throws(PluginError) -> Value {
    if let value = made.withLock({ $0[folder] }) { return value }
    let value = try make(folder)
    return made.withLock { made in
      let kept = made[folder] ?? value
      made[folder] = kept
      return kept
    }
  }
}
