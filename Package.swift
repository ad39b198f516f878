// swift-tools-version: 6.2
import PackageDescription

// The module graph of ARCHITECTURE.md: an arrow there is a line here, and
// `Tests/ArchitectureTests` fails when a source file imports more than its target declares.

/// Settings of every Swift target.
let common: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// Settings of modules that touch no raw memory.
let pure: [SwiftSetting] = common + [.strictMemorySafety()]

/// A plugin is two targets over one folder: its annotators, which tests import, and the
/// one-function `Entry/Entry.swift` that exports the C symbol. Every library exports the same
/// symbol, so nothing may link two entries: tests depend on the annotators alone.
func plugin(_ folder: String, _ module: String) -> [Target] {
  [
    .target(
      name: module,
      dependencies: ["PluginKit"],
      path: "plugins/\(folder)/Sources",
      exclude: ["Entry"],
      swiftSettings: common
    ),
    .target(
      name: "\(module)Entry",
      dependencies: ["CGlossatorPlugin", "PluginKit", .byName(name: module)],
      path: "plugins/\(folder)/Sources/Entry",
      swiftSettings: common
    ),
  ]
}

let package = Package(
  name: "glossator",
  products: [
    .executable(name: "glossator", targets: ["glossator"]),
    .executable(name: "glossator-kb", targets: ["glossator-kb"]),
    .library(name: "glossator-dates", type: .dynamic, targets: ["DatesPluginEntry"]),
    .library(name: "glossator-entities", type: .dynamic, targets: ["EntitiesPluginEntry"]),
    .library(name: "glossator-figures", type: .dynamic, targets: ["FiguresPluginEntry"]),
    .library(name: "glossator-locations", type: .dynamic, targets: ["LocationsPluginEntry"]),
    .library(name: "glossator-structure", type: .dynamic, targets: ["StructurePluginEntry"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // The article and what is said of it.
    .target(name: "TextModel", swiftSettings: pure),
    .target(name: "AnnotationModel", dependencies: ["TextModel"], swiftSettings: pure),
    .target(
      name: "AnnotationEngine",
      dependencies: ["AnnotationModel", "TextModel"],
      swiftSettings: pure
    ),

    // Plugins.
    .systemLibrary(name: "CGlossatorPlugin", path: "protocol/abi"),
    .target(
      name: "PluginBridge",
      dependencies: ["AnnotationModel", "CGlossatorPlugin", "TextModel"],
      swiftSettings: common
    ),
    .target(
      name: "PluginKit",
      dependencies: ["AnnotationModel", "CGlossatorPlugin", "PluginBridge", "TextModel"],
      swiftSettings: common
    ),
    .target(
      name: "PluginHost",
      dependencies: [
        "AnnotationModel", "CGlossatorPlugin", "JSONCodec", "PluginBridge", "TextModel",
      ],
      swiftSettings: common
    ),

    // `glossator kb`: compiles the tables of the locations plugin into the file it maps, shows what
    // is in it, and imports more.
    .executableTarget(
      name: "glossator-kb",
      dependencies: [
        "JSONCodec", "LocationsPlugin", "PluginKit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "plugins/locations/Base",
      swiftSettings: common
    ),

    // Learns the model of the entities plugin from texts with marked names.
    .executableTarget(
      name: "train-entities",
      dependencies: ["EntitiesPlugin", "JSONCodec", "PluginKit"],
      path: "plugins/entities/Train",
      exclude: ["corpora.tsv"],
      swiftSettings: common
    ),

    // JSON and the protocols.
    .systemLibrary(
      name: "CJSONC",
      pkgConfig: "json-c",
      providers: [.apt(["libjson-c-dev"])]
    ),
    .target(name: "JSONCodec", dependencies: ["CJSONC"], swiftSettings: common),
    .target(name: "JSONRPC", dependencies: ["JSONCodec"], swiftSettings: pure),
    .target(
      name: "LSPMessages",
      dependencies: ["JSONCodec", "JSONRPC"],
      swiftSettings: pure
    ),

    // The two fronts and the program.
    .target(
      name: "LanguageServer",
      dependencies: [
        "AnnotationEngine", "AnnotationModel", "JSONCodec", "JSONRPC", "LSPMessages", "TextModel",
      ],
      swiftSettings: pure
    ),
    .target(
      name: "BatchFront",
      dependencies: ["AnnotationEngine", "AnnotationModel", "JSONCodec", "TextModel"],
      swiftSettings: pure
    ),
    .executableTarget(
      name: "glossator",
      dependencies: [
        "AnnotationEngine", "AnnotationModel", "BatchFront", "JSONCodec", "JSONRPC",
        "LSPMessages", "LanguageServer", "PluginHost", "TextModel",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: common
    ),

    // How fast annotators are by themselves, for `make bench`.
    .executableTarget(
      name: "bench-annotators",
      dependencies: [
        "AnnotationEngine", "AnnotationModel", "DatesPlugin", "EntitiesPlugin", "FiguresPlugin",
        "LocationsPlugin", "PluginKit", "TextModel",
      ],
      path: "Tests/Benchmarks/Annotators",
      swiftSettings: common
    ),

    // Tests.
    .target(
      name: "GlossatorTestSupport",
      dependencies: [
        "AnnotationEngine", "AnnotationModel", "BatchFront", "JSONCodec", "JSONRPC",
        "LSPMessages", "LanguageServer", "PluginHost", "PluginKit", "TextModel",
      ],
      swiftSettings: common
    ),
    .testTarget(
      name: "AnnotationEngineTests",
      dependencies: [
        "AnnotationEngine", "AnnotationModel", "GlossatorTestSupport", "TextModel",
      ],
      swiftSettings: common
    ),
    .testTarget(
      name: "AnnotationModelTests",
      dependencies: ["AnnotationModel", "GlossatorTestSupport", "TextModel"],
      swiftSettings: common
    ),
    .testTarget(
      name: "ArchitectureTests",
      dependencies: ["GlossatorTestSupport"],
      swiftSettings: common
    ),
    .testTarget(
      name: "BatchFrontTests",
      dependencies: [
        "AnnotationEngine", "AnnotationModel", "BatchFront", "GlossatorTestSupport", "JSONCodec",
        "TextModel",
      ],
      swiftSettings: common
    ),
    .testTarget(
      name: "JSONCodecTests",
      dependencies: ["JSONCodec"],
      swiftSettings: common
    ),
    .testTarget(
      name: "JSONRPCTests",
      dependencies: ["JSONCodec", "JSONRPC"],
      swiftSettings: common
    ),
    .testTarget(
      name: "LanguageServerTests",
      dependencies: [
        "AnnotationEngine", "AnnotationModel", "GlossatorTestSupport", "JSONCodec", "JSONRPC",
        "LSPMessages", "LanguageServer", "TextModel",
      ],
      swiftSettings: common
    ),
    .testTarget(
      name: "PluginCorpusTests",
      dependencies: [
        "AnnotationEngine", "AnnotationModel", "DatesPlugin", "EntitiesPlugin", "FiguresPlugin",
        "GlossatorTestSupport", "LocationsPlugin", "PluginHost", "PluginKit", "StructurePlugin",
        "TextModel",
      ],
      swiftSettings: common
    ),
    .testTarget(
      name: "PluginHostTests",
      dependencies: [
        "AnnotationEngine", "AnnotationModel", "GlossatorTestSupport", "PluginHost", "TextModel",
      ],
      exclude: ["Fixtures"],
      swiftSettings: common
    ),
    .testTarget(
      name: "PluginKitTests",
      dependencies: ["GlossatorTestSupport", "PluginKit", "TextModel"],
      swiftSettings: common
    ),
    .testTarget(
      name: "TextModelTests",
      dependencies: ["GlossatorTestSupport", "TextModel"],
      swiftSettings: common
    ),
  ]
    + plugin("dates", "DatesPlugin")
    + plugin("entities", "EntitiesPlugin")
    + plugin("figures", "FiguresPlugin")
    + plugin("locations", "LocationsPlugin")
    + plugin("structure", "StructurePlugin"),
  swiftLanguageModes: [.v6]
)
