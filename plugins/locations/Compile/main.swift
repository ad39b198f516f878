import Glibc
import LocationsPlugin
import PluginKit

// compile-locations DATA OUTPUT: compiles the tables of the folder DATA into the file OUTPUT.

func fail(_ message: String) -> Never {
  let line = "compile-locations: \(message)\n"
  _ = Glibc.write(STDERR_FILENO, line, line.utf8.count)
  exit(1)
}

guard CommandLine.arguments.count == 3 else {
  fail("usage: compile-locations DATA-FOLDER OUTPUT-FILE")
}
do {
  let output = CommandLine.arguments[2]
  let bytes = try LocationsTables.compile(folder: CommandLine.arguments[1])
  let gazetteer = try Gazetteer(bytes, source: output)
  try DataFile.write(bytes, to: output)
  print(
    "\(output): \(gazetteer.nameCount) names of \(gazetteer.recordCount) places, \(bytes.count) bytes"
  )
} catch {
  fail("\(error)")
}
