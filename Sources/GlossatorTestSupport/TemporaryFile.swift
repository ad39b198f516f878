import Glibc

/// A file that lasts as long as the value.
package final class TemporaryFile: Sendable {
  /// Its path.
  package let path: String

  /// Makes a file of these bytes; `nil` when the disk does not take it.
  package init?(_ bytes: [UInt8]) {
    var template = Array("/tmp/glossator-test-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return nil }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer { close(descriptor) }
    guard bytes.isEmpty || write(descriptor, bytes, bytes.count) == bytes.count else {
      unlink(path)
      return nil
    }
  }

  deinit { unlink(path) }
}
