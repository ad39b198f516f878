import AnnotationEngine
import AnnotationModel
import GlossatorTestSupport
import PluginHost
import Synchronization
import Testing
import TextModel

/// What a plugin wrote to the log.
final class LoggedLines: Sendable {
  private let lines = Mutex<[String]>([])

  var all: [String] { lines.withLock { $0 } }

  func add(_ level: PluginLoader.LogLevel, _ message: String) {
    lines.withLock { $0.append("\(level): \(message)") }
  }
}

/// Loads what lies in the folders of `plugins`, in their order.
func load(
  _ plugins: [CPlugin],
  only: Set<String>? = nil,
  log: LoggedLines = LoggedLines()
) -> PluginLoader {
  PluginLoader(
    PluginSearchPath(folders: plugins.map(\.folder.path)),
    only: only,
    version: "0.0.0-test",
    log: { log.add($0, $1) }
  )
}

/// Every mark as `words: kind from plugin`.
func marks(_ snapshot: ArticleSnapshot?) -> [String] {
  var marks: [String] = []
  snapshot?.forEachMark { mark, _, span in
    let words = snapshot?.text.string(span) ?? ""
    marks.append("\(words): \(mark.kind.rawValue) from \(mark.source.plugin)")
  }
  return marks
}

struct LoadedPluginTests {
  @Test(arguments: ["cc -std=c11", "c++ -std=c++17 -x c++"])
  func `a plugin in C or C++ compiles without a warning, loads and annotates`(
    compiler: String
  ) throws {
    let plugin = CPlugin.words(compiler: compiler)
    try #require(plugin.complaints == "")
    let loader = load([plugin])
    #expect(loader.problems == [])
    #expect(loader.statuses.map(\.problem) == [nil])
    #expect(loader.annotators.map(\.name) == ["test.words/words", "test.words/echo"])
    let engine = Engine(loader.annotators)
    let snapshot = engine.annotate(ArticleText("😀 Kabul.\r\n\r\nIn Kabul, “Kabul”"))
    let expected = [String](repeating: "Kabul: location from test.words", count: 3)
    #expect(marks(snapshot) == expected)
    #expect(snapshot?.warnings == [])
  }

  @Test func `what a plugin says of an annotation arrives whole`() throws {
    let plugin = CPlugin.words()
    let engine = Engine(load([plugin]).annotators)
    let snapshot = try #require(engine.annotate(ArticleText("é Kabul")))
    let mark = try #require(snapshot.mark(at: 3)?.annotation)
    #expect(mark.rule == "words.kabul")
    #expect(mark.confidence == 0.75)
    #expect(mark.origin == .reference)
    #expect(mark.entityKey == "kabul")
    #expect(mark.value == .place(Place(name: "Kabul", country: "AF")))
    #expect(mark.source == AnnotationSource(plugin: "test.words", version: "1.2"))
  }

  @Test func `inputs arrive with their surfaces`() throws {
    let plugin = CPlugin.words()
    let engine = Engine(load([plugin]).annotators)
    let snapshot = try #require(engine.annotate(ArticleText("é Kabul, 😀 Kabul")))
    let regions = snapshot.records.flatMap(\.regions)
    #expect(regions.map(\.span) == [UnitSpan(3, 8), UnitSpan(15, 20)])
    let told: [Attribute] = [
      Attribute("kind", .text("location")), Attribute("surface", .text("Kabul")),
      Attribute("key", .text("kabul")),
    ]
    #expect(regions.map(\.value) == [.attributes(told), .attributes(told)])
  }

  @Test func `a reader who asks gets the plugin's facts, read with the article's date`() throws {
    let plugin = CPlugin.words()
    let engine = Engine(load([plugin]).annotators)
    let snapshot = try #require(
      engine.annotate(ArticleText("Kabul"), reading: ReadingContext(referenceTime: "2018-10-08"))
    )
    let card = try #require(snapshot.card(at: 0))
    #expect(
      card.entries.map(\.fact) == [
        Fact("key", "kabul", origin: .reference, source: "C", asOf: "2011"),
        Fact("read on", "2018-10-08", origin: .derived),
      ]
    )
  }

  @Test func `a plugin's lines reach the log with their level`() {
    let log = LoggedLines()
    let plugin = CPlugin.words()
    _ = load([plugin], log: log)
    #expect(Set(log.all) == ["info: made words", "info: made echo"])
  }

  @Test func `only the plugins asked for are loaded`() {
    let log = LoggedLines()
    let plugin = CPlugin.words()
    let loader = load([plugin], only: ["test.other"], log: log)
    #expect(loader.annotators.isEmpty)
    #expect(loader.statuses.isEmpty)
    #expect(log.all == [])
  }

  @Test func `a library that is not in the plugin's folder is taken from the build's`() throws {
    let plugin = CPlugin.words()
    let other = TemporaryFolder()
    let manifest = try #require(TextFile.read("\(plugin.folder.path)/plugin/plugin.json"))
    other.write(manifest, to: "plugin.json")
    let path = PluginSearchPath(
      folders: [other.path],
      libraryFolder: "\(plugin.folder.path)/plugin"
    )
    let loader = PluginLoader(path, version: "0", log: { _, _ in })
    #expect(loader.statuses.map(\.problem) == [nil])
    let without = PluginLoader(PluginSearchPath(folders: [other.path]), version: "0") { _, _ in }
    let problem = "\(other.path)/libtest.so: No such file or directory"
    #expect(without.statuses.map(\.problem) == [problem])
  }
}
