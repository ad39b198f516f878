/// How grave a message to the user is.
package enum MessageType: Int, Hashable, Sendable {
  case error = 1
  case warning = 2
  case info = 3
  case log = 4
}
