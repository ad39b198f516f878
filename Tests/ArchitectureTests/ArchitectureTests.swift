import Testing

/// The arrows of the architecture: a module and those of ours that it may import. An arrow
/// more is a change of the design; make it here and in `Package.swift`, in a commit of its own.
private let arrows: [String: Set<String>] = [
  "TextModel": [],
  "AnnotationModel": ["TextModel"],
  "AnnotationEngine": ["AnnotationModel", "TextModel"],

  "CGlossatorPlugin": [],
  "PluginBridge": ["AnnotationModel", "CGlossatorPlugin", "TextModel"],
  "PluginKit": ["AnnotationModel", "CGlossatorPlugin", "PluginBridge", "TextModel"],
  "PluginHost": ["AnnotationModel", "CGlossatorPlugin", "JSONCodec", "PluginBridge", "TextModel"],

  "CJSONC": [],
  "JSONCodec": ["CJSONC"],
  "JSONRPC": ["JSONCodec"],
  "LSPMessages": ["JSONCodec", "JSONRPC"],

  "LanguageServer": [
    "AnnotationEngine", "AnnotationModel", "JSONCodec", "JSONRPC", "LSPMessages", "TextModel",
  ],
  "BatchFront": ["AnnotationEngine", "AnnotationModel", "JSONCodec", "TextModel"],
  "glossator": [
    "AnnotationEngine", "AnnotationModel", "BatchFront", "JSONCodec", "JSONRPC", "LSPMessages",
    "LanguageServer", "PluginHost", "TextModel",
  ],
  "GlossatorTestSupport": [
    "AnnotationEngine", "AnnotationModel", "BatchFront", "JSONCodec", "JSONRPC", "LSPMessages",
    "LanguageServer", "PluginHost", "PluginKit", "TextModel",
  ],
]

/// What a module may import of ours; that of a plugin follows from its name.
private func allowedImports(_ module: String) -> Set<String>? {
  if let allowed = arrows[module] { return allowed }
  if module.hasSuffix("PluginEntry") {
    return ["CGlossatorPlugin", "PluginKit", String(module.dropLast("Entry".count))]
  }
  if module.hasSuffix("Plugin") { return ["PluginKit"] }
  if module == "bench-annotators" {
    return [
      "AnnotationEngine", "AnnotationModel", "DatesPlugin", "EntitiesPlugin", "FiguresPlugin",
      "LocationsPlugin", "PluginKit", "TextModel",
    ]
  }
  if module == "glossator-kb" { return ["JSONCodec", "LocationsPlugin", "PluginKit"] }
  if module == "train-entities" { return ["EntitiesPlugin", "JSONCodec", "PluginKit"] }
  return nil
}

@Suite struct `The architecture` {
  private let manifest = PackageManifest(SourceTree.text("Package.swift"))

  /// The modules of this package that `imports` holds.
  private func ours(_ imports: Set<String>) -> Set<String> {
    imports.filter { manifest.dependencies.keys.contains($0) }
  }

  @Test func `is read from files and a manifest that are there`() {
    #expect(SourceTree.files.count > 100)
    #expect(manifest.dependencies["AnnotationEngine"] == ["AnnotationModel", "TextModel"])
    #expect(manifest.dependencies["glossator"]?.contains("ArgumentParser") == true)
    for module in Set(SourceTree.files.map(\.module)) {
      #expect(manifest.dependencies[module] != nil, "\(module) is no target of Package.swift")
    }
  }

  @Test func `has an arrow for every import of one module by another`() {
    for file in SourceTree.files {
      let allowed = allowedImports(file.module)
      #expect(allowed != nil, "\(file.module) has no place in the architecture")
      let more = ours(file.imports).subtracting(allowed ?? [])
      #expect(more.isEmpty, "\(file.path) imports \(more.sorted())")
    }
  }

  @Test func `has a line in Package.swift for every arrow, and no other line`() {
    for (module, dependencies) in manifest.dependencies where !module.hasSuffix("Tests") {
      #expect(
        ours(dependencies) == allowedImports(module),
        "\(module) depends on \(dependencies.sorted())"
      )
    }
  }

  @Test func `declares what each file imports`() {
    for file in SourceTree.files {
      let declared = manifest.dependencies[file.module] ?? []
      let undeclared = ours(file.imports).subtracting(declared)
      #expect(undeclared.isEmpty, "\(file.path) imports \(undeclared.sorted())")
    }
  }

  @Test func `keeps Foundation out`() {
    for file in SourceTree.files {
      let found = file.imports.filter { $0.hasPrefix("Foundation") }
      #expect(found.isEmpty, "\(file.path) imports \(found.sorted())")
    }
  }

  @Test(arguments: ["TextModel", "AnnotationModel", "AnnotationEngine"])
  func `keeps files, clocks, threads and JSON out of what annotates`(module: String) {
    let known: Set = ["AnnotationModel", "TextModel", "Synchronization"]
    for file in SourceTree.files where file.module == module {
      let others = file.imports.subtracting(known)
      #expect(others.isEmpty, "\(file.path) imports \(others.sorted())")
    }
  }

  /// Files of plugins that need logarithms, cosines and the like.
  private static let mathematics = [
    "plugins/locations/Sources/Tables/Prior.swift",
    "plugins/locations/Sources/Resolution/ArticleContext.swift",
    "plugins/locations/Sources/Resolution/GreatCircle.swift",
    "plugins/locations/Sources/Resolution/Resolver.swift",
    "plugins/entities/Sources/Tagging/NameTagger.swift",
    "plugins/entities/Sources/Tagging/TagLattice.swift",
  ]

  @Test func `lets plugins reach files and everything else through the kit alone`() {
    for file in SourceTree.files where file.path.hasPrefix("plugins/") {
      var allowed = (allowedImports(file.module) ?? []).union(["Synchronization"])
      let isTool = file.module == "glossator-kb" || file.module.hasPrefix("train-")
      if Self.mathematics.contains(file.path) || isTool {
        allowed.insert("Glibc")
      }
      let others = file.imports.subtracting(allowed)
      #expect(others.isEmpty, "\(file.path) imports \(others.sorted())")
    }
  }
}

@Suite struct `What the compiler is asked to believe` {
  /// Files that say of a type or variable that it may be shared although the compiler can not
  /// see why. Each says why in a comment; a new one must be worth a line here.
  private static let believed = [
    "Sources/PluginHost/LoadedAnnotator.swift",
    "Sources/PluginHost/LoadedLibrary.swift",
    "Sources/PluginKit/ExportedAnnotator.swift",
    "Sources/PluginKit/PluginExport.swift",
    "Sources/glossator/WorkThread.swift",
  ]

  @Test func `is little, and listed`() {
    let found = SourceTree.files.filter {
      $0.text.contains("@unchecked Sendable") || $0.text.contains("nonisolated(unsafe)")
    }
    #expect(found.map(\.path).sorted() == Self.believed)
  }

  @Test func `is never that an error can not happen`() {
    for file in SourceTree.files {
      let code = file.text.split(whereSeparator: \.isNewline).filter {
        !$0.drop { $0 == " " }.hasPrefix("//")
      }
      #expect(!code.contains { $0.contains("try!") }, "\(file.path)")
    }
  }
}
