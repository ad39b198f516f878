package import JSONCodec

/// A line and a character, both from zero, as LSP counts them.
package struct LSPPosition: Hashable, Sendable {
  /// The line.
  package let line: Int
  /// Code units of the negotiated encoding from the start of the line.
  package let character: Int

  package init(line: Int, character: Int) {
    self.line = line
    self.character = character
  }

  package init(_ node: JSONNode) throws(JSONTypeError) {
    line = try node["line"].int
    character = try node["character"].int
  }

  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("line")
      writer.int(line)
      writer.key("character")
      writer.int(character)
    }
  }
}

/// Two positions, the second exclusive. A client may send them in the wrong order.
package struct LSPRange: Hashable, Sendable {
  /// The first position.
  package let start: LSPPosition
  /// The position just past the last.
  package let end: LSPPosition

  package init(start: LSPPosition, end: LSPPosition) {
    self.start = start
    self.end = end
  }

  package init(_ node: JSONNode) throws(JSONTypeError) {
    start = try LSPPosition(node["start"])
    end = try LSPPosition(node["end"])
  }

  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("start")
      start.write(to: &writer)
      writer.key("end")
      end.write(to: &writer)
    }
  }
}
