import AnnotationEngine
import AnnotationModel
import DatesPlugin
import FiguresPlugin
import Glibc
import LocationsPlugin
import PluginKit
import TextModel

/// Prints how fast each annotator reads by itself: one thread, in process, unit by unit as the
/// engine calls it, without the way across the plugin boundary.
///
/// usage: bench-annotators PLUGINS_FOLDER TEXT…
@main
enum BenchAnnotators {
  /// The annotators that read text, with the folder of their plugin.
  private static let benched: [(folder: String, annotator: String, plugin: any Plugin.Type)] = [
    ("dates", "expressions", Dates.self),
    ("figures", "figures", Figures.self),
    ("locations", "locations", Locations.self),
  ]
  /// Every annotator reads the text this often; the fastest round counts, since a shared
  /// machine can only make a round slower.
  private static let rounds = 7
  /// Texts are repeated up to this many bytes, so that a round takes long enough to be timed.
  private static let roundSize = 2_000_000

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 2 else {
      print("usage: bench-annotators PLUGINS_FOLDER TEXT…")
      exit(2)
    }
    let text = try text(of: arguments.dropFirst(2))
    let units = UnitSplitter.units(of: text)
    for (folder, name, plugin) in benched {
      let body = try plugin.annotator(
        named: name,
        folder: "\(arguments[1])/\(folder)",
        configuration: "{}"
      )
      guard case .unit(let annotator) = body else { continue }
      let (seconds, found) = fastestRound(annotator, text, units)
      let rate = Double(text.count) / seconds / 1_000_000
      print("\(folder)/\(name)\t\(Int(rate * 10) / 10).\(Int(rate * 10) % 10) MB/s\t\(found) found")
    }
  }

  /// All files behind each other, again and again.
  private static func text(of paths: ArraySlice<String>) throws(PluginError) -> ArticleText {
    var once: [UInt8] = []
    for path in paths {
      try DataFile(path).withBytes { once += $0 }
      once += [0x0A, 0x0A]
    }
    var bytes = once
    while bytes.count < roundSize, !once.isEmpty { bytes += once }
    return ArticleText(String(decoding: bytes, as: UTF8.self))
  }

  private static func fastestRound(
    _ annotator: any UnitAnnotator,
    _ text: ArticleText,
    _ units: [Unit]
  ) -> (seconds: Double, found: Int) {
    var fastest = Double.infinity
    var found = 0
    for _ in 0..<rounds {
      found = 0
      let elapsed = ContinuousClock().measure {
        for unit in units {
          var report = Report()
          annotator.annotate(
            text.bytes.span.extracting(unit.span.start..<unit.span.end),
            in: UnitContext(reading: ReadingContext(referenceTime: "2026-03-05"), kind: unit.kind),
            into: &report
          )
          found += report.annotations.count
        }
      }
      let (seconds, attoseconds) = elapsed.components
      fastest = min(fastest, Double(seconds) + Double(attoseconds) / 1e18)
    }
    return (fastest, found)
  }
}
