import Glibc
import GlossatorTestSupport

/// A folder that lives as long as a test.
final class TemporaryFolder {
  /// Its absolute path.
  let path: String

  init() {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/glossator-test-XXXXXX".utf8CString)
    let made = mkdtemp(&template)
    let name = made.map { String(cString: $0) } ?? "/nowhere"
    // The folder's own name, should the temporary folder be reached through a link.
    let real = realpath(name, nil)
    defer { free(real) }
    path = real.map { String(cString: $0) } ?? name
  }

  deinit { _ = system("rm -rf '\(path)'") }

  /// Writes a file, making the folders above it.
  func write(_ text: String, to name: String) {
    let folders = name.split(separator: "/").dropLast()
    for count in 1..<(folders.count + 1) {
      mkdir("\(path)/\(folders.prefix(count).joined(separator: "/"))", 0o755)
    }
    _ = TextFile.write(text, to: "\(path)/\(name)")
  }
}

/// A plugin compiled from a file under `Fixtures`.
struct CPlugin {
  /// The folder that holds the plugin's own.
  let folder = TemporaryFolder()
  /// What the compiler said; empty when it was content.
  let complaints: String

  /// The path of the plugin's library.
  var library: String { "\(folder.path)/plugin/libtest.so" }

  /// Compiles `source` and writes a manifest with `annotators`, a JSON array.
  init(
    _ source: String,
    id: String = "test.c",
    annotators: String,
    compiler: String = "cc -std=c11",
    flags: String = ""
  ) {
    let root = RepositoryFolder.path
    let manifest = """
      {"manifest": 1, "id": "\(id)", "version": "1.2", "abi": 1, "library": "libtest.so",
       "annotators": \(annotators)}
      """
    folder.write(manifest, to: "plugin/plugin.json")
    let log = "\(folder.path)/compiler.log"
    _ = system(
      """
      \(compiler) \(flags) -Wall -Wextra -Werror -fPIC -shared -I '\(root)/protocol/abi' \
      -o '\(folder.path)/plugin/libtest.so' '\(root)/Tests/PluginHostTests/Fixtures/\(source)' \
      > '\(log)' 2>&1
      """
    )
    complaints = TextFile.read(log) ?? "the compiler left no log"
  }

  /// The plugin of `words.c`, with both its annotators.
  static func words(compiler: String = "cc -std=c11") -> CPlugin {
    CPlugin(
      "words.c",
      id: "test.words",
      annotators: """
        [{"id": "words", "scope": "unit", "provides": [{"kind": "location"}]},
         {"id": "echo", "scope": "unit", "provides": [{"kind": "work", "layer": "region"}],
          "requires": ["location"]}]
        """,
      compiler: compiler
    )
  }
}
