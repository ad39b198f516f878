import ArgumentParser
import LocationsPlugin
import PluginKit

/// `glossator kb compile`: makes the base of the tables.
struct CompileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile",
    abstract: "Compiles the tables into locations.kb beside them.",
    discussion: "A malformed row stops it, with its file and line; the old base stays."
  )

  @OptionGroup var base: BaseOptions

  @Option(help: ArgumentHelp("The file to write instead.", valueName: "file"))
  var output: String?

  func run() throws {
    let folder = try base.folder()
    let path = output ?? LocationsTables.base(in: folder)
    let bytes = try LocationsTables.compile(folder: folder)
    let gazetteer = try Gazetteer(bytes, source: path)
    try DataFile.write(bytes, to: path)
    print("\(path): \(Summary(gazetteer))")
  }
}

/// A base in a line.
struct Summary: CustomStringConvertible {
  let description: String

  init(_ gazetteer: Gazetteer) {
    description =
      "\(gazetteer.nameCount) names of \(gazetteer.recordCount) places, "
      + "\(gazetteer.byteCount) bytes"
  }
}
