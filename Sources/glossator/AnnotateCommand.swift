import AnnotationEngine
import AnnotationModel
import ArgumentParser
import BatchFront
import Glibc
import PluginHost
import TextModel

/// `glossator annotate`: articles in, records out.
struct AnnotateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate",
    abstract: "Annotates articles from files or standard input.",
    discussion: """
      Plain text in gives an article in color on a terminal and one JSON record a file \
      otherwise. With --jsonl every input line is a JSON object with a "text" and gives one \
      record, in order; a line that can not be annotated gives a record that says why.

      Exit codes: 0 all answered; 1 a file could not be read; 2 usage; 3 --fail-on-error and \
      a record failed; 5 a plugin did not load.
      """
  )

  /// What comes out.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case json, color, svg
  }

  @Option(help: ArgumentHelp("When the articles were written.", valueName: "YYYY-MM-DD"))
  var date: String?

  @Flag(help: "Read JSON Lines and write one record a line.")
  var jsonl = false

  @Option(help: ArgumentHelp("What offsets count: codepoint, utf8 or utf16.", valueName: "unit"))
  var offsets = "codepoint"

  @Option(help: "json, color or svg. Default: color on a terminal, json otherwise.")
  var format: Format?

  @Option(
    help: ArgumentHelp(
      "Language and region, such as en-GB: whose 10/8, dollars, tons and pounds.",
      valueName: "tag"
    )
  )
  var locale = "en-US"

  @Option(help: ArgumentHelp("past (news) or future (agendas).", valueName: "side"))
  var prefer = "past"

  @Option(help: ArgumentHelp("news or narrative; found out when left out.", valueName: "genre"))
  var genre: String?

  @Option(
    help: ArgumentHelp(
      "interval: \"from May to July\" is one annotation; ends: two. Two in histories when left out.",
      valueName: "style"
    )
  )
  var ranges: String?

  @Option(help: ArgumentHelp("Longest input line in bytes.", valueName: "bytes"))
  var maxRecord = 16 << 20

  @Flag(help: "Exit with 3 when a record failed.")
  var failOnError = false

  @OptionGroup var plugins: PluginOptions

  @Argument(help: "Files to read; - or none for standard input.")
  var files: [String] = []

  private static let units: [String: PositionEncoding] = [
    "codepoint": .utf32, "utf8": .utf8, "utf16": .utf16,
  ]

  func validate() throws {
    if let date, !ReferenceTime.isValid(date) {
      throw ValidationError("--date should be a date such as 2018-10-08, found \"\(date)\"")
    }
    guard Self.units[offsets] != nil else {
      throw ValidationError("--offsets should be codepoint, utf8 or utf16, found \"\(offsets)\"")
    }
    guard prefer == "past" || prefer == "future" else {
      throw ValidationError("--prefer should be past or future, found \"\(prefer)\"")
    }
    guard genre == nil || genre == "news" || genre == "narrative" else {
      throw ValidationError("--genre should be news or narrative, found \"\(genre ?? "")\"")
    }
    guard ranges == nil || ranges == "interval" || ranges == "ends" else {
      throw ValidationError("--ranges should be interval or ends, found \"\(ranges ?? "")\"")
    }
    if jsonl, let format, format != .json {
      throw ValidationError("--jsonl writes records; --format \(format.rawValue) does not fit")
    }
    guard maxRecord > 0 else { throw ValidationError("--max-record should be 1 or more") }
  }

  func run() throws {
    let isTerminal = isatty(1) == 1
    let output = OwnOutput.take()
    let loader = plugins.load { level, message in
      if level == .error || level == .warning { Log.write("glossator: \(message)\n") }
    }
    let engine = Engine(loader.annotators, work: SharedWork())
    let problems =
      loader.complaints + engine.problems.map { "\($0.annotator) \($0)" }
      + plugins.missing(loader).map { "no plugin \($0) on the search path" }
    for problem in problems { Log.write("glossator: \(problem)\n") }
    let run = BatchRun(
      engine: engine,
      defaults: ReadingContext(
        locale: locale,
        referenceTime: date,
        preference: prefer == "future" ? .future : .past,
        genre: genre == "news" ? .news : genre == "narrative" ? .narrative : .detect,
        ranges: ranges == "ends" ? .ends : ranges == "interval" ? .interval : .detect
      ),
      encoding: Self.units[offsets] ?? .utf32,
      format: format ?? (!jsonl && isTerminal ? .color : .json),
      maxRecord: maxRecord,
      outputDescriptor: output
    )
    var sources = files
    if sources.isEmpty { sources = ["-"] }
    for source in sources { run.annotate(source, jsonl: jsonl) }
    if run.unreadable { throw ExitCode(1) }
    if failOnError, run.failures > 0 { throw ExitCode(3) }
    if !problems.isEmpty { throw ExitCode(5) }
  }
}
