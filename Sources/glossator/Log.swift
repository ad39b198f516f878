import Glibc
import LanguageServer
import PluginHost

/// The program's log on standard error. Holds no words of articles.
struct Log: Sendable {
  /// Lines below this level are left out.
  let level: LogLevel

  func callAsFunction(_ level: LogLevel, _ message: String) {
    guard level <= self.level else { return }
    Log.write("glossator: \(message)\n")
  }

  /// Writes a line to standard error, whatever the level.
  static func write(_ text: String) {
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      start += count
    }
  }
}

extension LogLevel {
  /// The level of a plugin's message.
  init(_ level: PluginLoader.LogLevel) {
    switch level {
    case .debug: self = .debug
    case .info: self = .info
    case .warning, .hostMisbehaving, .pluginMisbehaving: self = .warning
    case .error: self = .error
    }
  }
}
