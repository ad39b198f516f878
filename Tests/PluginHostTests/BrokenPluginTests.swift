import AnnotationEngine
import AnnotationModel
import Glibc
import GlossatorTestSupport
import PluginHost
import Testing
import TextModel

struct UnloadablePluginTests {
  private static let annotators = """
    [{"id": "a", "scope": "unit", "provides": [{"kind": "person"}]}]
    """

  /// Loads the plugin beside a good one and answers what is wrong with it. `FOLDER` stands for
  /// its folder.
  private func problem(of plugin: CPlugin) throws -> String? {
    let words = CPlugin.words()
    let loader = load([plugin, words])
    #expect(loader.statuses.map(\.id) == ["test.c", "test.words"])
    #expect(loader.statuses.last?.problem == nil)
    let snapshot = Engine(loader.annotators).annotate(ArticleText("In Kabul"))
    #expect(marks(snapshot) == ["Kabul: location from test.words"])
    let problem = try #require(loader.statuses.first).problem
    return problem?.replacing("\(plugin.folder.path)/plugin", with: "FOLDER")
  }

  @Test(
    arguments: [
      ("NO_ENTRY", "FOLDER/libtest.so: exports no function glossator_plugin_entry"),
      ("WRONG_ABI", "FOLDER/libtest.so: ABI version should be 1, found 3"),
      ("SHORT_TABLE", "FOLDER/libtest.so: its table should be 24 bytes, found 4"),
      ("NULL_ENTRY", "FOLDER/libtest.so: does not support ABI version 1"),
      ("NO_CREATE", "FOLDER: could not make its annotator \"a\""),
      ("SILENT", "FOLDER: could not make its annotator \"a\""),
      ("NO_ANNOTATE", "FOLDER: its annotator \"a\" has no annotate function"),
      (
        "WITH_A_REASON",
        "FOLDER: could not make its annotator \"a\": the table of names is missing"
      ),
    ]
  )
  func `a plugin that does not load says why, and costs only itself`(
    way: String,
    expected: String
  ) throws {
    let plugin = CPlugin("unloadable.c", annotators: Self.annotators, flags: "-D\(way)")
    try #require(plugin.complaints == "")
    #expect(try problem(of: plugin) == expected)
  }

  @Test func `a library that is none, or is missing, is named`() throws {
    let plugin = CPlugin("unloadable.c", annotators: Self.annotators)
    _ = TextFile.write("This is no library.\n", to: plugin.library)
    let expected = "FOLDER/libtest.so: can not be loaded: FOLDER/libtest.so: "
    #expect(try problem(of: plugin)?.hasPrefix(expected) == true)
    unlink(plugin.library)
    #expect(try problem(of: plugin) == "FOLDER/libtest.so: No such file or directory")
  }

  @Test func `a plugin built for another ABI is not touched`() throws {
    let plugin = CPlugin("unloadable.c", annotators: Self.annotators)
    let manifest = TextFile.read("\(plugin.folder.path)/plugin/plugin.json") ?? ""
    plugin.folder.write(
      manifest.replacing("\"abi\": 1", with: "\"abi\": 3"),
      to: "plugin/plugin.json"
    )
    #expect(try problem(of: plugin) == "FOLDER/plugin.json: \"abi\" should be 1, found 3")
  }
}

struct MisbehavingPluginTests {
  private static let article = "Abcdeé 😀 in Kabul."

  private func plugin(_ way: String) -> CPlugin {
    let annotators = """
      [{"id": "\(way)", "scope": "unit", "provides": [{"kind": "person"}]}]
      """
    return CPlugin("misbehaving.c", annotators: annotators)
  }

  private static let dropped =
    "1 annotations were dropped: undeclared kinds or impossible spans"

  /// The way to misbehave, and what is told of it.
  @Test(
    arguments: [
      ("outside", dropped), ("empty-span", dropped), ("other-unit", dropped),
      ("inside-character", dropped), ("undeclared", dropped),
      ("nan", "confidence should lie in 0…1, found nan"),
      ("too-sure", "confidence should lie in 0…1, found 1.5"),
      ("origin", "origin should be 0, 1 or 2, found 9"),
      ("bad-utf8", "a string is not valid UTF-8"),
      ("null-string", "a string of 5 bytes has no pointer"),
      ("null-attributes", "3 attributes have no pointer"),
      ("null-evidence", "3 evidence spans have no pointer"),
      ("null-items", "reported annotations of an impossible size"),
      ("small-stride", "reported annotations of an impossible size"),
      ("attribute-type", "key: unknown attribute type 44"),
      ("attribute-nan", "key: not a finite number"),
      ("alternative-nan", "confidence should lie in 0…1, found nan"),
      ("entities", "reported entities of an impossible size"),
      ("flood", "reported more than its text can hold, and was stopped"),
      ("flood-of-nonsense", "confidence should lie in 0…1, found -1.0"), ("prints", nil),
    ] as [(String, String?)]
  )
  func `a lie costs itself alone, and is told`(way: String, warning: String?) throws {
    let (words, lying) = (CPlugin.words(), plugin(way))
    try #require(lying.complaints == "")
    let engine = Engine(load([words, lying]).annotators)
    let snapshot = engine.annotate(ArticleText(Self.article))
    #expect(
      marks(snapshot) == ["Abcde: person from test.c", "Kabul: location from test.words"]
    )
    let told = snapshot?.warnings.map { "\($0.plugin): \($0.message)" }
    #expect(told == (warning.map { ["test.c: \($0)"] } ?? []))
  }

  @Test func `a report that failed is dropped whole`() {
    let (words, failing) = (CPlugin.words(), plugin("fails"))
    let engine = Engine(load([words, failing]).annotators)
    let snapshot = engine.annotate(ArticleText(Self.article))
    #expect(marks(snapshot) == ["Kabul: location from test.words"])
    #expect(snapshot?.warnings.map(\.message) == ["answered -1"])
  }

  @Test(arguments: [("nan", ["value"]), ("fails", []), ("flood", [])])
  func `bad facts cost themselves alone, however many`(way: String, values: [String]) throws {
    let lying = plugin(way)
    let registered = try #require(load([lying]).annotators.first)
    guard case .unit(let annotator) = registered.body else {
      Issue.record("its scope should be unit")
      return
    }
    let annotation = Annotation(.person, UnitSpan(0, 5), rule: "misbehaving")
    let facts = annotator.facts(about: annotation, reading: ReadingContext())
    #expect(facts.map(\.value) == values)
  }

  @Test func `a message that is no text is logged as such, at a level that is none`() {
    let log = LoggedLines()
    let lying = plugin("nan")
    _ = load([lying], log: log)
    #expect(Set(log.all) == ["info: (a message that is not UTF-8)"])
  }
}
