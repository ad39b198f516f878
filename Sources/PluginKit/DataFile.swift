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

  /// Lends the bytes for the length of a call.
  public func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: base), count: count))
  }
}
