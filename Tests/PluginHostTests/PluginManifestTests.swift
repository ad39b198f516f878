import AnnotationModel
import GlossatorTestSupport
import PluginHost
import Testing

struct PluginManifestTests {
  private static let good = """
    {"manifest": 1, "id": "org.example.é", "version": "1", "abi": 1, "library": "l.so",
     "annotators": [{"id": "a", "scope": "unit", "provides": [{"kind": "person"}]}]}
    """.replacing("é", with: "x")

  /// What is wrong with a manifest, `FILE` standing for its path; `nil` when nothing is.
  private func problem(_ text: String) -> String? {
    let folder = TemporaryFolder()
    folder.write(text, to: "plugin.json")
    do {
      _ = try PluginManifest(readingFrom: "\(folder.path)/plugin.json")
      return nil
    } catch {
      return error.description.replacing("\(folder.path)/plugin.json", with: "FILE")
    }
  }

  @Test func `a manifest is read with its defaults`() throws {
    let folder = TemporaryFolder()
    folder.write(Self.good, to: "plugin.json")
    let manifest = try PluginManifest(readingFrom: "\(folder.path)/plugin.json")
    #expect(manifest.id == "org.example.x")
    #expect(manifest.name == "org.example.x")
    #expect(manifest.license == "")
    #expect(manifest.languages == [])
    #expect(manifest.unknownMembers == [])
    let declaration = AnnotatorDeclaration(id: "a", scope: .unit, provides: [.init(.person)])
    #expect(manifest.annotators == [declaration])
    #expect(manifest.source == AnnotationSource(plugin: "org.example.x", version: "1"))
  }

  @Test func `a manifest may say everything`() throws {
    let folder = TemporaryFolder()
    folder.write(
      """
      {"$schema": "s", "manifest": 1.0, "kind": "native", "id": "x-1.Y", "name": "Naïve",
       "version": "2", "license": "MIT", "languages": ["en"], "abi": 7, "library": "l.so",
       "description": "d", "homepage": "h", "colour": 1, "color": null,
       "annotators": [
         {"id": "a", "scope": "document", "authority": 99, "requires": ["name"],
          "optional": ["date", "figure"],
          "provides": [{"kind": "person", "layer": "mark"}, {"kind": "quote", "layer": "region"},
                       {"kind": "name", "layer": "hidden"}]},
         {"id": "b", "scope": "unit", "provides": [], "requires": null, "authority": 0}]}
      """,
      to: "plugin.json"
    )
    let manifest = try PluginManifest(readingFrom: "\(folder.path)/plugin.json")
    #expect(manifest.name == "Naïve")
    #expect(manifest.license == "MIT")
    #expect(manifest.languages == ["en"])
    #expect(manifest.abi == 7, "whether it is supported is decided when loading")
    #expect(manifest.unknownMembers == ["colour", "color"])
    let first = AnnotatorDeclaration(
      id: "a",
      scope: .document,
      provides: [.init(.person), .init("quote", .region), .init(.name, .hidden)],
      requires: [.name],
      optional: [.date, .figure],
      authority: 99
    )
    let second = AnnotatorDeclaration(id: "b", scope: .unit, provides: [], authority: 0)
    #expect(manifest.annotators == [first, second])
  }

  /// A part of the good manifest, what stands there instead, and what is said of it.
  @Test(
    arguments: [
      (#""manifest": 1"#, #""manifest": 2"#, "manifest: expected 1, found 2"),
      (#""manifest": 1, "#, "", "manifest: expected an integer, found nothing"),
      (
        #""manifest": 1"#, #""manifest": 1, "kind": "process""#,
        #"kind: expected "native", found "process""#
      ),
      (#""org.example.x""#, "7", "id: expected a string, found an integer"),
      (
        #""org.example.x""#, #""a b/é""#,
        #"id: expected letters, digits, dots and hyphens, found "a b/é""#
      ),
      (#""org.example.x""#, #""""#, #"id: expected letters, digits, dots and hyphens, found """#),
      (#""version": "1", "#, "", "version: expected a string, found nothing"),
      (#""abi": 1"#, #""abi": "1""#, "abi: expected an integer, found a string"),
      (#""abi": 1"#, #""abi": 1e30"#, "abi: expected an integer within 64 bits, found 1e30"),
      (#""l.so""#, #""../l.so""#, #"library: expected a file name, found "../l.so""#),
      (#""l.so""#, #""""#, #"library: expected a file name, found """#),
      (#""l.so""#, #""l.so", "languages": "en""#, "languages: expected an array, found a string"),
      (
        #""l.so""#, #""l.so", "languages": ["en", 1]"#,
        "languages[1]: expected a string, found an integer"
      ),
      (#"[{"id": "a""#, #"[3, {"id": "a""#, "annotators[0]: expected an object, found an integer"),
      (
        #"[{"kind": "person"}]}"#,
        #"[{"kind": "person"}]}, {"id": "a", "scope": "unit", "provides": []}"#,
        #"annotators[1].id: expected an id of its own, found "a" again"#
      ),
      (
        #""unit""#, #""paragraph""#,
        #"annotators[0].scope: expected "unit" or "document", found "paragraph""#
      ),
      (
        #"[{"kind": "person"}]"#, #""person""#,
        "annotators[0].provides: expected an array, found a string"
      ),
      (
        #"{"kind": "person"}"#, "{}",
        "annotators[0].provides[0].kind: expected a string, found nothing"
      ),
      (
        #""person"}"#, #""person", "layer": "top"}"#,
        #"annotators[0].provides[0].layer: expected "mark", "region" or "hidden", found "top""#
      ),
      (
        #""scope""#, #""authority": 100, "scope""#,
        "annotators[0].authority: expected 0 to 99, found 100"
      ),
      (
        #""scope""#, #""requires": [null], "scope""#,
        "annotators[0].requires[0]: expected a string, found null"
      ),
    ]
  )
  func `a message names the file, the member, what was expected and what was found`(
    part: String,
    replacement: String,
    message: String
  ) throws {
    try #require(Self.good.contains(part))
    #expect(problem(Self.good.replacing(part, with: replacement)) == "FILE: \(message)")
  }

  @Test(
    arguments: [
      ("", "byte 0: expected the rest of a value, found the end of the input"),
      ("{", "byte 1: expected the rest of a value, found the end of the input"),
      ("{} {}", "byte 3: expected the end of the input, found “{”"),
      ("[]", "expected an object, found an array"),
      (String(repeating: " ", count: 1 << 20), "too long for a manifest"),
    ]
  )
  func `a file that is no JSON object is named with the byte`(text: String, message: String) {
    #expect(problem(text) == "FILE: \(message)")
  }

  @Test func `a manifest that can not be read is named with the reason`() {
    let folder = TemporaryFolder()
    folder.write("", to: "folder/file")
    for (name, reason) in [
      ("missing", "No such file or directory"), ("folder/file/below", "Not a directory"),
      ("folder", "can not be read"),
    ] {
      let path = "\(folder.path)/\(name)"
      let error = #expect(throws: PluginLoadError.self) { try PluginManifest(readingFrom: path) }
      #expect(error?.description == "\(path): \(reason)")
    }
  }

  @Test func `every annotator is required`() {
    let start = Self.good.prefix { $0 != "[" }
    #expect(problem("\(start)[]}") == "FILE: annotators: expected at least one, found none")
    let none = Self.good.replacing(#""annotators""#, with: #""annotator""#)
    #expect(problem(none) == "FILE: annotators: expected an array, found nothing")
  }

  @Test func `every manifest of this repository can be read`() {
    let plugins = "\(RepositoryFolder.path)/plugins"
    for name in TextFile.names(in: plugins, suffix: "") where !name.hasPrefix(".") {
      guard TextFile.read("\(plugins)/\(name)/plugin.json") != nil else { continue }
      #expect(throws: Never.self) {
        let manifest = try PluginManifest(readingFrom: "\(plugins)/\(name)/plugin.json")
        #expect(manifest.unknownMembers == [], "\(name)")
        #expect(manifest.license != "", "\(name)")
      }
    }
  }
}
