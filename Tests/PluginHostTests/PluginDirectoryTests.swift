import Glibc
import GlossatorTestSupport
import PluginHost
import Testing

struct PluginDirectoryTests {
  /// Writes a manifest that can be read.
  private func write(
    _ id: String,
    version: String = "1",
    to name: String,
    in folder: TemporaryFolder
  ) {
    folder.write(
      """
      {"manifest": 1, "id": "\(id)", "version": "\(version)", "abi": 1, "library": "l.so",
       "annotators": [{"id": "a", "scope": "unit", "provides": []}]}
      """,
      to: "\(name)/plugin.json"
    )
  }

  private func found(_ folders: [String]) -> PluginDirectory {
    PluginDirectory(PluginSearchPath(folders: folders))
  }

  @Test func `plugins are found folder by folder, in each by name`() {
    let folder = TemporaryFolder()
    for name in ["one/zebra", "one/apple", "one/.hidden", "two/middle", "one/apple/inner"] {
      write(String(name.split(separator: "/").last ?? ""), to: name, in: folder)
    }
    folder.write("no plugin", to: "one/README.md")
    folder.write("no plugin", to: "one/empty/notes.txt")
    let directory = found(["\(folder.path)/two", "\(folder.path)/one"])
    #expect(directory.entries.map(\.manifest.id) == ["middle", "apple", "zebra"])
    #expect(directory.entries.first?.folder == "\(folder.path)/two/middle")
    #expect(directory.problems == [])
    #expect(directory.shadowed.isEmpty)
  }

  @Test func `a folder that is a plugin itself is one plugin`() {
    let folder = TemporaryFolder()
    write("outer", to: "outer", in: folder)
    write("inner", to: "outer/inner", in: folder)
    #expect(found(["\(folder.path)/outer"]).entries.map(\.manifest.id) == ["outer"])
  }

  @Test func `of two plugins of one id the first is taken and the other named`() {
    let folder = TemporaryFolder()
    write("same", version: "1", to: "user/a", in: folder)
    write("same", version: "2", to: "installed/a", in: folder)
    let directory = found(["\(folder.path)/user", "\(folder.path)/installed"])
    #expect(directory.entries.map(\.manifest.version) == ["1"])
    #expect(directory.shadowed.map(\.folder) == ["\(folder.path)/installed/a"])
    let loader = PluginLoader(
      PluginSearchPath(folders: ["\(folder.path)/user", "\(folder.path)/installed"]),
      version: "0"
    ) { _, _ in }
    #expect(loader.statuses.map(\.version) == ["1", "2"])
    #expect(loader.statuses.last?.problem == "another plugin of this id was found first")
  }

  @Test func `one folder reached twice is no second plugin`() {
    let folder = TemporaryFolder()
    write("one", to: "plugins/one", in: folder)
    symlink("\(folder.path)/plugins", "\(folder.path)/link")
    let directory = found([
      "\(folder.path)/plugins", "\(folder.path)/link", "\(folder.path)/plugins",
    ])
    #expect(directory.entries.map(\.folder) == ["\(folder.path)/plugins/one"])
    #expect(directory.shadowed.isEmpty)
  }

  @Test func `a folder without plugins is nothing, a manifest that is broken a problem`() {
    let folder = TemporaryFolder()
    write("good", to: "plugins/good", in: folder)
    folder.write("{", to: "plugins/bad/plugin.json")
    folder.write("", to: "plugins/odd/plugin.json/file")
    let directory = found(["\(folder.path)/missing", "\(folder.path)/plugins"])
    #expect(directory.entries.map(\.manifest.id) == ["good"])
    #expect(
      directory.problems == [
        "\(folder.path)/plugins/bad/plugin.json: byte 1: expected the rest of a value,"
          + " found the end of the input",
        "\(folder.path)/plugins/odd/plugin.json: can not be read",
      ]
    )
  }

  @Test func `a member that is not known is logged when the plugin is loaded`() {
    let log = LoggedLines()
    let plugin = CPlugin.words()
    let file = "\(plugin.folder.path)/plugin/plugin.json"
    let manifest = TextFile.read(file) ?? ""
    _ = TextFile.write(
      manifest.replacing("{\"manifest\"", with: "{\"colour\": 1, \"manifest\""),
      to: file
    )
    let loader = load([plugin], log: log)
    #expect(loader.statuses.map(\.problem) == [nil])
    #expect(log.all.first == "warning: \(file): unknown member \"colour\"")
  }
}

struct PluginSearchPathTests {
  private func folders(
    _ environment: [String: String],
    flags: [String] = [],
    executable: String = "/opt/news/bin/glossator"
  ) -> [String] {
    PluginSearchPath(flags: flags, environment: { environment[$0] }, executable: executable)
      .folders
  }

  @Test func `with an empty environment the installed plugins are found from the program`() {
    #expect(folders([:]) == ["/opt/news/lib/glossator/plugins"])
    #expect(folders([:], executable: "/glossator") == ["//lib/glossator/plugins"])
  }

  @Test func `flags come before the environment, that before the user's and the installed`() {
    let environment = [
      "GLOSSATOR_PLUGIN_PATH": "/p1::/p2:", "XDG_DATA_HOME": "/data", "HOME": "/home/é",
    ]
    #expect(
      folders(environment, flags: ["f1", "f2"]) == [
        "f1", "f2", "/p1", "/p2", "/data/glossator/plugins", "/opt/news/lib/glossator/plugins",
      ]
    )
  }

  @Test(
    arguments: [
      (["HOME": "/home/é"], "/home/é/.local/share/glossator/plugins"),
      (["HOME": "/h", "XDG_DATA_HOME": ""], "/h/.local/share/glossator/plugins"),
      (["HOME": "/h", "XDG_DATA_HOME": "relative"], "/h/.local/share/glossator/plugins"),
      (["HOME": "/h", "XDG_DATA_HOME": "/d"], "/d/glossator/plugins"),
    ]
  )
  func `the user's folder is where the XDG rules put it`(
    environment: [String: String],
    folder: String
  ) {
    #expect(folders(environment) == [folder, "/opt/news/lib/glossator/plugins"])
  }

  @Test func `a home that is no absolute path is not looked at`() {
    #expect(folders(["HOME": ""]) == ["/opt/news/lib/glossator/plugins"])
    #expect(folders(["HOME": "~"]) == ["/opt/news/lib/glossator/plugins"])
  }

  @Test func `a program in its build folder finds the plugins of its source tree`() {
    let tree = TemporaryFolder()
    tree.write("", to: "Package.swift")
    let binary = "\(tree.path)/.build/x86_64/debug"
    let path = PluginSearchPath(
      flags: [],
      environment: { _ in nil },
      executable: "\(binary)/glossator"
    )
    #expect(
      path.folders == ["\(tree.path)/.build/x86_64/lib/glossator/plugins", "\(tree.path)/plugins"]
    )
    #expect(path.libraryFolder == binary)
  }
}
