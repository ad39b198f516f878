import Glibc
import PluginKit

/// Reads a long file line by line, and shows on a terminal how far it is.
final class LineReader {
  private let file: UnsafeMutablePointer<FILE>
  private let name: String
  private var buffer: UnsafeMutablePointer<CChar>?
  private var capacity = 0
  private let size: Int
  private var done = 0
  private var number = 0
  private var shown = -1

  /// Opens the file at `path`; `-` is standard input.
  init(_ path: String) throws(PluginError) {
    name = path == "-" ? "standard input" : path
    guard let opened = path == "-" ? fdopen(dup(STDIN_FILENO), "r") : fopen(path, "re") else {
      throw PluginError("\(path): \(String(cString: strerror(errno)))")
    }
    file = opened
    var status = stat()
    let isFile = fstat(fileno(opened), &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    if !isFile, status.st_mode & S_IFMT == S_IFDIR {
      throw PluginError("\(path): expected a file, found a folder")
    }
    size = isFile ? Int(status.st_size) : 0
  }

  deinit {
    free(buffer)
    fclose(file)
  }

  /// The file and the number of the line that was read last.
  var place: String { "\(name):\(number)" }

  /// The bytes of the next line without its end; `nil` behind the last.
  ///
  /// A last line without an end is a file that was cut, and an error.
  func next() throws(PluginError) -> [UInt8]? {
    let count = getline(&buffer, &capacity, file)
    guard count > 0, let buffer else {
      guard ferror(file) == 0 else {
        throw PluginError("\(place): \(String(cString: strerror(errno)))")
      }
      return nil
    }
    number += 1
    done += count
    show()
    guard buffer[count - 1] == 0x0A else {
      throw PluginError("\(place): expected the end of the line, found the end of the file: cut?")
    }
    var end = count - 1
    if end > 0, buffer[end - 1] == 0x0D { end -= 1 }
    return UnsafeBufferPointer(start: buffer, count: end).map { UInt8(bitPattern: $0) }
  }

  // MARK: Progress

  private static let width = 40

  /// Draws the bar, on a terminal alone and for each percent once.
  private func show() {
    guard size > 0, isatty(STDERR_FILENO) == 1 else { return }
    let percent = done * 100 / size
    guard percent != shown else { return }
    shown = percent
    let filled = percent * Self.width / 100
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "░", count: Self.width - filled)
    Terminal.write("\r\(bar) \(percent) % of \(name)\(percent == 100 ? "\n" : "")")
  }
}
