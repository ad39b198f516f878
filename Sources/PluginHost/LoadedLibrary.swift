import CGlossatorPlugin
import Glibc
import Synchronization

/// A plugin library in this process.
///
/// Never unloaded: Swift keeps what it knows of a library's types for ever, and a plugin may
/// have left a pointer anywhere.
struct LoadedLibrary: @unchecked Sendable {
  private typealias Entry = @convention(c) (UInt32) -> UnsafePointer<glossator_plugin>?

  /// Held while the plugin makes an annotator: the ABI promises that it makes one at a time.
  let creation = CreationLock()

  /// The plugin's table, valid until the process ends.
  let table: UnsafePointer<glossator_plugin>

  /// Loads the library at `path` and asks it for its table.
  init(_ path: String) throws(PluginLoadError) {
    guard access(path, R_OK) == 0 else {
      throw PluginLoadError("\(path): \(String(cString: strerror(errno)))")
    }
    guard let handle = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
      throw PluginLoadError("\(path): can not be loaded: \(Self.lastError)")
    }
    guard let symbol = dlsym(handle, GLOSSATOR_ENTRY_SYMBOL) else {
      throw PluginLoadError("\(path): exports no function \(GLOSSATOR_ENTRY_SYMBOL)")
    }
    let entry = unsafeBitCast(symbol, to: Entry.self)
    let version = UInt32(GLOSSATOR_ABI_VERSION)
    guard let table = entry(version) else {
      throw PluginLoadError("\(path): does not support ABI version \(version)")
    }
    guard table.pointee.abi == version else {
      throw PluginLoadError(
        "\(path): ABI version should be \(version), found \(table.pointee.abi)"
      )
    }
    guard Int(table.pointee.size) >= MemoryLayout<glossator_plugin>.size else {
      throw PluginLoadError(
        "\(path): its table should be \(MemoryLayout<glossator_plugin>.size) bytes,"
          + " found \(table.pointee.size)"
      )
    }
    self.table = table
  }

  private static var lastError: String {
    dlerror().map { String(cString: $0) } ?? "unknown error"
  }
}

/// A lock that copies of a library share.
final class CreationLock: Sendable {
  private let lock = Mutex<Void>(())

  func withLock<Result>(_ body: () -> Result) -> Result { lock.withLock { _ in body() } }
}
