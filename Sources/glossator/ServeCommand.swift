import AnnotationEngine
import ArgumentParser
import Glibc
import LanguageServer
import PluginHost

/// `glossator serve`: a language server on standard input and output.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serves an editor over standard input and output (LSP). The default."
  )

  @Flag(help: "Use standard input and output. Always so; editors say it anyway.")
  var stdio = false

  @Option(help: ArgumentHelp("error, warning, info or debug.", valueName: "level"))
  var logLevel = "warning"

  @OptionGroup var plugins: PluginOptions

  // Editors add flags of their own, such as --clientProcessId=17.
  @Argument(parsing: .allUnrecognized, help: .hidden)
  var others: [String] = []

  func validate() throws {
    if let word = others.first(where: { !$0.hasPrefix("-") && Int($0) == nil }) {
      throw ValidationError("\"\(word)\" is no command; expected serve, annotate or plugins")
    }
    guard Self.levels[logLevel] != nil else {
      throw ValidationError("--log-level should be error, warning, info or debug")
    }
  }

  private static let levels: [String: LogLevel] = [
    "error": .error, "warning": .warning, "info": .info, "debug": .debug,
  ]

  func run() throws {
    if isatty(0) == 1, !stdio {
      Log.write("glossator: waits for an editor to speak LSP; see glossator --help\n")
    }
    let log = Log(level: Self.levels[logLevel] ?? .warning)
    for flag in others where flag.hasPrefix("-") { log(.info, "ignored \(flag)") }
    let plugins = plugins
    // Not `exit`: it would tear down libraries under a plugin that is still at work.
    _exit(StandardStreams.serve(log: log) { Self.engine(plugins, log) })
  }

  private static func engine(_ plugins: PluginOptions, _ log: Log) -> Engine {
    let loader = plugins.load { level, message in log(LogLevel(level), message) }
    for complaint in loader.complaints { log(.warning, complaint) }
    return Engine(loader.annotators, work: SharedWork())
  }
}

/// Standard input and output as a language server uses them.
enum StandardStreams {
  /// Serves until the client is gone; answers the code to exit with.
  static func serve(log: Log, loadEngine: @escaping @Sendable () -> Engine) -> Int32 {
    signal(SIGPIPE, SIG_IGN)
    let output = FrameWriter(OwnOutput.take())
    let parent = getppid()
    let server = Server(
      output: output,
      work: WorkThread(),
      version: BuildVersion.text,
      log: { level, message in log(level, message) },
      loadEngine: loadEngine
    )
    defer { output.flush() }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      guard waitForInput() else {
        if isOrphaned(parent, server.clientProcess) { return server.codeAtEndOfInput }
        continue
      }
      let count = read(0, &buffer, buffer.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return server.codeAtEndOfInput }
      if case .exit(let code)? = server.receive(Array(buffer[..<count])) { return code }
    }
  }

  /// Waits for bytes on standard input; false when some seconds passed without any.
  private static func waitForInput() -> Bool {
    var poller = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    return poll(&poller, 1, 3000) > 0
  }

  /// Whether the editor has died without closing the pipe, as happens when a shell stands
  /// between.
  private static func isOrphaned(_ parent: pid_t, _ client: Int?) -> Bool {
    guard let client, client > 0, let id = pid_t(exactly: client) else {
      return getppid() != parent
    }
    return kill(id, 0) != 0 && errno == ESRCH
  }
}
