internal import JSONCodec

/// Returns `body` with the header that says how many bytes it has, ready to be sent.
package func encodeFrame(_ body: [UInt8]) -> [UInt8] {
  let header = "Content-Length: \(body.count)\r\n\r\n"
  var frame: [UInt8] = []
  frame.reserveCapacity(header.utf8.count + body.count)
  frame.append(contentsOf: header.utf8)
  frame.append(copying: body.span)
  return frame
}
