import AnnotationEngine
import AnnotationModel
import DatesPlugin
import EntitiesPlugin
import FiguresPlugin
import Glibc
import LocationsPlugin
import PluginKit
import TextModel

/// Prints how fast each annotator reads by itself: one thread, in process, article by article as
/// the engine calls it, without the way across the plugin boundary.
///
/// usage: bench-annotators PLUGINS_FOLDER TEXT…
///
/// A line says `plugin/annotator`, megabytes of article a second, and the number of annotations
/// in all texts; `Tests/Benchmarks/annotators.py` knows how many there should be.
@main
enum BenchAnnotators {
  /// An annotator, and the one whose annotations it is given.
  private struct Bench {
    let folder: String
    let annotator: String
    let plugin: any Plugin.Type
    var input: String?
  }

  private static let benches = [
    Bench(folder: "dates", annotator: "expressions", plugin: Dates.self),
    Bench(folder: "dates", annotator: "dates", plugin: Dates.self, input: "expressions"),
    Bench(folder: "figures", annotator: "figures", plugin: Figures.self),
    Bench(folder: "locations", annotator: "toponyms", plugin: Locations.self),
    Bench(folder: "locations", annotator: "locations", plugin: Locations.self, input: "toponyms"),
    Bench(folder: "entities", annotator: "names", plugin: Entities.self),
    Bench(folder: "entities", annotator: "entities", plugin: Entities.self, input: "names"),
  ]
  /// Every annotator reads the texts this often; the fastest round counts, since a shared
  /// machine can only make a round slower.
  private static let rounds = 9
  /// Texts are read again and again up to this many bytes, so that a round can be timed.
  private static let roundSize = 2_000_000

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 2 else {
      print("usage: bench-annotators PLUGINS_FOLDER TEXT…")
      exit(2)
    }
    let articles = try arguments.dropFirst(2).map { path in try Article(path) }
    for bench in benches {
      let body = try body(bench.annotator, bench, arguments[1])
      let feeder = try bench.input.map { try Self.body($0, bench, arguments[1]) }
      let prepared = articles.map { ($0, $0.inputs(from: feeder)) }
      let (rate, found) = fastestRound(body, prepared)
      let megabytes = "\(Int(rate * 10) / 10).\(Int(rate * 10) % 10)"
      print("\(bench.folder)/\(bench.annotator)\t\(megabytes) MB/s\t\(found) found")
    }
  }

  private static func body(
    _ name: String,
    _ bench: Bench,
    _ folder: String
  ) throws(PluginError) -> RegisteredAnnotator.Body {
    let path = "\(folder)/\(bench.folder)"
    return try bench.plugin.annotator(named: name, folder: path, configuration: "{}")
  }

  /// Megabytes a second, and what is found in all articles together.
  private static func fastestRound(
    _ body: RegisteredAnnotator.Body,
    _ articles: [(Article, [DocumentContext.Input])]
  ) -> (rate: Double, found: Int) {
    let size = articles.reduce(0) { $0 + $1.0.text.count }
    let times = max(1, roundSize / max(size, 1))
    var fastest = Double.infinity
    var found = 0
    for _ in 0..<rounds {
      let elapsed = ContinuousClock().measure {
        for _ in 0..<times {
          found = articles.reduce(0) { $0 + $1.0.annotations(from: body, $1.1).count }
        }
      }
      let (seconds, attoseconds) = elapsed.components
      fastest = min(fastest, Double(seconds) + Double(attoseconds) / 1e18)
    }
    return (Double(size * times) / fastest / 1_000_000, found)
  }
}

/// One text, cut as the engine cuts it.
private struct Article {
  let text: ArticleText
  let units: [Unit]

  private static let reading = ReadingContext(referenceTime: "2018-10-08")

  init(_ path: String) throws(PluginError) {
    var bytes: [UInt8] = []
    try DataFile(path).withBytes { bytes += $0 }
    text = ArticleText(String(decoding: bytes, as: UTF8.self))
    units = UnitSplitter.units(of: text)
  }

  /// All that an annotator says of the article; `inputs` are for one that sees no text.
  func annotations(
    from body: RegisteredAnnotator.Body,
    _ inputs: [DocumentContext.Input] = []
  ) -> [Annotation] {
    var report = Report()
    switch body {
    case .document(let annotator):
      let kinds = units.map(\.kind)
      let context = DocumentContext(reading: Self.reading, units: kinds, inputs: inputs)
      annotator.annotate(context, into: &report)
    case .unit(let annotator):
      for unit in units {
        annotator.annotate(
          text.bytes.span.extracting(unit.span.start..<unit.span.end),
          in: UnitContext(reading: Self.reading, kind: unit.kind),
          into: &report
        )
      }
    }
    return report.annotations
  }

  /// What a document annotator is given of the article by the annotator before it.
  func inputs(from feeder: RegisteredAnnotator.Body?) -> [DocumentContext.Input] {
    guard case .unit(let annotator)? = feeder else { return [] }
    return units.indices.flatMap { index in
      var report = Report()
      let place = units[index].span
      annotator.annotate(
        text.bytes.span.extracting(place.start..<place.end),
        in: UnitContext(reading: Self.reading, kind: units[index].kind),
        into: &report
      )
      return report.annotations.map { annotation in
        var annotation = annotation
        annotation.span = annotation.span.inUnit(index)
        let surface = text.string(annotation.span.span.shifted(by: place.start))
        return DocumentContext.Input(annotation, surface: surface)
      }
    }
  }
}

extension UnitSpan {
  /// The same span as one of an article's units.
  fileprivate func inUnit(_ index: Int) -> UnitSpan {
    UnitSpan(unit: index, span.start, span.end)
  }
}
