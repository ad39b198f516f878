/// The bytes of a compiled gazetteer, mapped or allocated. Reading outside them gives 0.
final class GazetteerBytes: Sendable {
  /// Kept alive for the sake of `base`; `nil` where the bytes are our own.
  private let file: DataFile?
  private let base: UInt
  let count: Int

  init(_ file: DataFile) {
    self.file = file
    self.count = file.count
    self.base = file.withBytes { UInt(bitPattern: $0.baseAddress) }
  }

  init(copying bytes: [UInt8]) {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(1, bytes.count), alignment: 16)
    bytes.withUnsafeBytes { source in
      if let start = source.baseAddress { memory.copyMemory(from: start, byteCount: source.count) }
    }
    self.file = nil
    self.count = bytes.count
    self.base = UInt(bitPattern: memory)
  }

  deinit { if file == nil { UnsafeMutableRawPointer(bitPattern: base)?.deallocate() } }

  func slice(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    guard range.lowerBound >= 0, range.upperBound <= count else {
      return UnsafeRawBufferPointer(start: nil, count: 0)
    }
    let start = UnsafeRawPointer(bitPattern: base &+ UInt(range.lowerBound))
    return UnsafeRawBufferPointer(start: start, count: range.count)
  }

  @inline(__always)
  private func load<Number: FixedWidthInteger & BitwiseCopyable>(
    _ offset: Int,
    as type: Number.Type
  ) -> Number {
    guard offset >= 0, offset &+ MemoryLayout<Number>.size <= count,
      let memory = UnsafeRawPointer(bitPattern: base)
    else { return 0 }
    return Number(littleEndian: memory.loadUnaligned(fromByteOffset: offset, as: Number.self))
  }

  func uint16(_ offset: Int) -> UInt16 { load(offset, as: UInt16.self) }
  func uint32(_ offset: Int) -> UInt32 { load(offset, as: UInt32.self) }
  func uint64(_ offset: Int) -> UInt64 { load(offset, as: UInt64.self) }

  func string(_ range: Range<Int>) -> String { String(decoding: slice(range), as: UTF8.self) }
}

/// The header of a compiled gazetteer, checked together with the rest of the file.
struct GazetteerHeader {
  /// Where the sections are, all of them inside the file.
  struct Sections {
    fileprivate var ranges: [Range<Int>]
    fileprivate(set) var phraseCount = 0

    subscript(section: GazetteerFormat.Section) -> Range<Int> { ranges[section.rawValue] }
  }

  let sections: Sections

  /// Reads and checks; `source` names the file in errors.
  init(_ bytes: GazetteerBytes, source: String) throws(PluginError) {
    let header = GazetteerFormat.headerSize
    guard bytes.count >= header, bytes.slice(0..<8).elementsEqual(GazetteerFormat.magic) else {
      throw PluginError("\(source): not a compiled gazetteer")
    }
    guard bytes.uint32(8) == GazetteerFormat.byteOrderMark else {
      throw PluginError("\(source): compiled for another byte order")
    }
    let version = bytes.uint32(12)
    guard version == GazetteerFormat.version else {
      throw PluginError(
        "\(source): format version should be \(GazetteerFormat.version), found \(version)"
      )
    }
    guard bytes.uint64(16) == UInt64(bytes.count) else {
      throw PluginError(
        "\(source): should have \(bytes.uint64(16)) bytes, found \(bytes.count); compile it again"
      )
    }
    var checksum = GazetteerChecksum()
    checksum.add(bytes.slice(GazetteerFormat.checkedFrom..<bytes.count))
    guard checksum.value == bytes.uint64(24) else {
      throw PluginError("\(source): damaged (its checksum is wrong); compile it again")
    }
    sections = try Self.sections(bytes, source)
  }

  private static func sections(
    _ bytes: GazetteerBytes,
    _ source: String
  ) throws(PluginError) -> Sections {
    var sections = Sections(ranges: [])
    for section in GazetteerFormat.Section.allCases {
      let place = GazetteerFormat.sectionsOffset + section.rawValue * 8
      let start = Int(bytes.uint32(place))
      let count = Int(bytes.uint32(place + 4))
      let end = start + count * section.stride
      guard start >= GazetteerFormat.headerSize, end <= bytes.count else {
        throw PluginError("\(source): damaged (a section lies outside the file)")
      }
      sections.ranges.append(start..<end)
      if section == .phrases { sections.phraseCount = count }
    }
    guard !sections[.slots].isEmpty else { throw PluginError("\(source): has no names") }
    return sections
  }
}
