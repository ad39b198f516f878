import AnnotationEngine
import AnnotationModel
import BatchFront
import Glibc
import JSONCodec
import TextModel

/// Reads articles from descriptors and writes what comes out to another.
final class BatchRun {
  private let engine: Engine
  private let defaults: ReadingContext
  private let encoding: PositionEncoding
  private let format: AnnotateCommand.Format
  private let maxRecord: Int
  private let outputDescriptor: Int32
  private var output: [UInt8] = []

  /// Whether a file could not be read.
  private(set) var unreadable = false
  /// The number of records that say why there is none.
  private(set) var failures = 0

  /// Output is written at the latest when this much waits.
  private static let outputLimit = 64 << 10

  init(
    engine: Engine,
    defaults: ReadingContext,
    encoding: PositionEncoding,
    format: AnnotateCommand.Format,
    maxRecord: Int,
    outputDescriptor: Int32
  ) {
    self.engine = engine
    self.defaults = defaults
    self.encoding = encoding
    self.format = format
    self.maxRecord = maxRecord
    self.outputDescriptor = outputDescriptor
  }

  /// Annotates the file at `path`, or standard input for `-`.
  func annotate(_ path: String, jsonl: Bool) {
    let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      complain(path, String(cString: strerror(errno)))
      return
    }
    defer { if descriptor != 0 { close(descriptor) } }
    if jsonl {
      annotateLines(descriptor, path)
    } else {
      annotateText(descriptor, path)
    }
    flush()
  }

  private func complain(_ path: String, _ why: String) {
    flush()
    Log.write("glossator: \(path): \(why)\n")
    unreadable = true
  }

  /// Reads what is there, waiting until something is, also on a descriptor that does not wait
  /// by itself; 0 at the end, less when reading fails.
  private static func read(_ descriptor: Int32, into chunk: inout [UInt8]) -> Int {
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count >= 0 || errno != EINTR && errno != EAGAIN { return count }
      var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      _ = poll(&poller, 1, -1)
    }
  }

  // MARK: Plain text

  private func annotateText(_ descriptor: Int32, _ path: String) {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Self.read(descriptor, into: &chunk)
      guard count >= 0 else { return complain(path, String(cString: strerror(errno))) }
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      return complain(path, "should be UTF-8 text")
    }
    let text = ArticleText(validated: bytes)
    var reading = defaults
    let name = path.split(separator: "/").last.map(String.init)
    reading.setReference(
      ReferenceTime.find(
        published: defaults.referenceTime,
        text: text,
        fileName: path == "-" ? nil : name
      )
    )
    guard let snapshot = engine.annotate(text, reading: reading) else { return }
    for warning in snapshot.warnings {
      Log.write("glossator: \(path): \(warning.plugin): \(warning.message)\n")
    }
    switch format {
    case .color: output += TerminalArticle.bytes(snapshot)
    case .svg: output += PictureArticle.bytes(snapshot)
    case .json:
      let id = path == "-" ? nil : Self.json(path)
      output += BatchRecord(snapshot, id: id, line: nil, encoding: encoding).bytes()
    }
  }

  private static func json(_ text: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.string(text)
    return writer.finish()
  }

  // MARK: JSON Lines

  /// Answers line by line, and writes what is ready before it waits for more: a caller that
  /// sends one line and waits for its record gets it.
  private func annotateLines(_ descriptor: Int32, _ path: String) {
    var reader = LineReader(limit: maxRecord)
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if !hasInput(descriptor) { flush() }
      let count = Self.read(descriptor, into: &chunk)
      guard count >= 0 else { return complain(path, String(cString: strerror(errno))) }
      if count == 0 { break }
      reader.feed(chunk[..<count]) { answer($0, $1) }
    }
    reader.end { answer($0, $1) }
  }

  private func answer(_ line: LineReader.Line, _ number: Int) {
    do throws(BatchError) {
      guard case .whole(let bytes) = line else {
        throw BatchError(.tooLarge, "expected at most \(maxRecord) bytes in a line")
      }
      let input = try BatchInput(line: bytes, defaults: defaults)
      if let snapshot = engine.annotate(input.text, reading: input.reading) {
        output += BatchRecord(snapshot, id: input.id, line: number, encoding: encoding).bytes()
      }
    } catch {
      failures += 1
      output += BatchRecord.bytes(of: error, line: number)
    }
    if output.count >= Self.outputLimit { flush() }
  }

  private func hasInput(_ descriptor: Int32) -> Bool {
    var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&poller, 1, 0) == 1
  }

  private func flush() {
    var start = 0
    while start < output.count {
      let count = output[start...].withUnsafeBytes {
        write(outputDescriptor, $0.baseAddress, $0.count)
      }
      if count > 0 { start += count } else if errno != EINTR { exit(74) }
    }
    output.removeAll(keepingCapacity: true)
  }
}
