import JSONCodec

/// An article as an editor keeps it, changed in the slowest and plainest way: a list of
/// scalars, cut into lines anew for every question.
struct ModelText {
  private(set) var scalars: [Unicode.Scalar]

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  var bytes: [UInt8] { scalars.flatMap { Array(String($0).utf8) } }

  /// Where each line starts, and where its line end does.
  var lines: [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    var index = 0
    while index < scalars.count {
      let isPair = scalars[index] == "\r" && scalars.dropFirst(index + 1).first == "\n"
      if scalars[index] == "\n" || scalars[index] == "\r" {
        lines.append(start..<index)
        start = index + (isPair ? 2 : 1)
        index = start
      } else {
        index += 1
      }
    }
    return lines + [start..<scalars.count]
  }

  private static func width(_ scalar: Unicode.Scalar, _ encoding: String) -> Int {
    switch encoding {
    case "utf-8": UTF8.width(scalar)
    case "utf-16": UTF16.width(scalar)
    default: 1
    }
  }

  /// The number of units in a line.
  func length(ofLine line: Int, _ encoding: String) -> Int {
    scalars[lines[line]].map { Self.width($0, encoding) }.reduce(0, +)
  }

  private func index(_ line: Int, _ character: Int, _ encoding: String) -> Int {
    guard line < lines.count else { return scalars.count }
    var left = character
    for index in lines[line] {
      left -= Self.width(scalars[index], encoding)
      if left < 0 { return index }
    }
    return lines[line].upperBound
  }

  /// Replaces what stands between two positions, whichever comes first.
  mutating func replace(
    _ one: (line: Int, character: Int),
    _ two: (line: Int, character: Int),
    with text: String,
    _ encoding: String
  ) {
    let first = index(one.line, one.character, encoding)
    let second = index(two.line, two.character, encoding)
    scalars.replaceSubrange(min(first, second)..<max(first, second), with: text.unicodeScalars)
  }
}
