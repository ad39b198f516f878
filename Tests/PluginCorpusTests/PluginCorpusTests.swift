import AnnotationEngine
import AnnotationModel
import DatesPlugin
import EntitiesPlugin
import FiguresPlugin
import GlossatorTestSupport
import LocationsPlugin
import PluginHost
import PluginKit
import StructurePlugin
import Testing

/// A shipped plugin and whose annotations it needs to show what it can.
struct Shipped: Sendable, CustomTestStringConvertible {
  let folder: String
  let plugin: any Plugin.Type
  let rules: [Rule]
  let companions: [String]

  var testDescription: String { folder }

  static let all = [
    Shipped(folder: "dates", plugin: Dates.self, rules: Dates.rules, companions: []),
    Shipped(folder: "figures", plugin: Figures.self, rules: Figures.rules, companions: []),
    Shipped(
      folder: "locations",
      plugin: Locations.self,
      rules: Locations.rules,
      companions: ["entities"]
    ),
    Shipped(folder: "structure", plugin: Structure.self, rules: Structure.rules, companions: []),
    Shipped(
      folder: "entities",
      plugin: Entities.self,
      rules: Entities.rules,
      companions: ["dates", "figures", "locations"]
    ),
  ]

  func load() throws -> PluginUnderTest { try PluginUnderTest(folder, plugin) }

  func engine(_ own: PluginUnderTest) throws -> Engine {
    var annotators = own.annotators
    for companion in Shipped.all where companions.contains(companion.folder) {
      annotators += try companion.load().annotators
    }
    return Engine(annotators)
  }
}

@Suite struct `The corpus of each plugin` {
  @Test(arguments: Shipped.all)
  func `holds in every row`(_ shipped: Shipped) throws {
    let plugin = try shipped.load()
    let engine = try shipped.engine(plugin)
    #expect(engine.problems.isEmpty)
    for corpus in plugin.corpora {
      #expect(corpus.problems == [])
      for row in corpus.rows {
        for complaint in CorpusCheck.complaints(row, engine: engine, plugin: plugin.manifest.id) {
          Issue.record("\(complaint)")
        }
      }
    }
  }

  @Test(arguments: Shipped.all)
  func `has a row for every rule and a rule for every row`(_ shipped: Shipped) throws {
    let rows = try shipped.load().corpora.flatMap(\.rows)
    let used = Set(rows.compactMap { $0.summary == nil ? nil : $0.rule })
    let known = Set(shipped.rules.map(\.id))
    #expect(known.subtracting(used).sorted() == [], "rules without a row")
    #expect(used.subtracting(known).sorted() == [], "rows of unknown rules")
    #expect(!rows.isEmpty)
  }
}
