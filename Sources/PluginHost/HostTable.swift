import CGlossatorPlugin
import Glibc
import PluginBridge
import Synchronization

/// The host as one plugin sees it. Lives until the process ends, as the ABI promises.
final class HostTable: Sendable {
  private let log: @Sendable (PluginLoader.LogLevel, String) -> Void
  private let error = Mutex<String?>(nil)
  private let address: UInt

  /// The table to hand to the plugin.
  var pointer: UnsafePointer<glossator_host>? { UnsafePointer(bitPattern: address) }

  /// The last error that the plugin logged.
  var lastError: String? { error.withLock { $0 } }

  init(version: String, log: @escaping @Sendable (PluginLoader.LogLevel, String) -> Void) {
    self.log = log
    let table = UnsafeMutablePointer<glossator_host>.allocate(capacity: 1)
    address = UInt(bitPattern: table)
    let bytes = UnsafeMutableBufferPointer<CChar>.allocate(capacity: version.utf8.count)
    _ = bytes.initialize(from: version.utf8.map { CChar(bitPattern: $0) })
    table.initialize(
      to: glossator_host(
        size: UInt32(MemoryLayout<glossator_host>.stride),
        abi: UInt32(GLOSSATOR_ABI_VERSION),
        context: nil,
        version: glossator_string(bytes: bytes.baseAddress, count: UInt32(bytes.count)),
        log: { host, level, message in
          guard let context = host?.pointee.context else { return }
          Unmanaged<HostTable>.fromOpaque(context).takeUnretainedValue().take(level, message)
        },
        extension: { _, _ in nil }
      )
    )
    // Retained for ever: the plugin may log at any time.
    table.pointee.context = Unmanaged.passRetained(self).toOpaque()
  }

  private func take(_ level: UInt32, _ message: glossator_string) {
    let text = (try? String(message)) ?? "(a message that is not UTF-8)"
    let level = PluginLoader.LogLevel(rawValue: level) ?? .info
    if level == .error { error.withLock { $0 = text } }
    log(level, text)
  }
}

/// Questions about files.
enum FileCheck {
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
