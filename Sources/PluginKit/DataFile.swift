import Glibc

/// A file of a plugin's data, mapped into memory and shared with other processes.
///
/// The bytes stay valid as long as the value lives. A file that changes on disk while it is
/// mapped must be replaced by renaming, never rewritten in place.
public final class DataFile: Sendable {
  private let base: UInt
  /// The number of bytes.
  public let count: Int

  /// Maps the file at `path` for reading.
  public init(_ path: String) throws(PluginError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw PluginError("\(path): \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw PluginError("\(path): not a regular file")
    }
    count = Int(status.st_size)
    guard count > 0 else {
      base = 0
      return
    }
    guard let memory = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0),
      memory != MAP_FAILED
    else { throw PluginError("\(path): can not be mapped: \(String(cString: strerror(errno)))") }
    base = UInt(bitPattern: memory)
  }

  deinit { if base != 0 { munmap(UnsafeMutableRawPointer(bitPattern: base), count) } }

  /// Whether something lies at `path`.
  public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Writes `bytes` to a file beside `path`, and renames that, so that a reader never sees half of
  /// it and a failure leaves the old one.
  public static func write(_ bytes: [UInt8], to path: String) throws(PluginError) {
    let temporary = "\(path).\(getpid())"
    guard let file = fopen(temporary, "wb") else {
      throw PluginError("\(temporary): \(String(cString: strerror(errno)))")
    }
    let written = fwrite(bytes, 1, bytes.count, file)
    let closed = fclose(file)
    guard written == bytes.count, closed == 0, rename(temporary, path) == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(temporary)
      throw PluginError("\(path): \(reason)")
    }
  }

  /// Lends the bytes for the length of a call.
  public func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: base), count: count))
  }
}
