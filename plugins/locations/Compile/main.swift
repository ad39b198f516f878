import Glibc
import LocationsPlugin
import PluginKit

// compile-locations DATA OUTPUT: compiles the tables of the folder DATA into the file OUTPUT.
// The file is written beside its place and renamed, so that a reader never sees half of it
// and a failure leaves the old one.

func fail(_ message: String) -> Never {
  let line = "compile-locations: \(message)\n"
  _ = Glibc.write(STDERR_FILENO, line, line.utf8.count)
  exit(1)
}

func save(_ bytes: [UInt8], to path: String) throws(PluginError) {
  let temporary = "\(path).\(getpid())"
  guard let file = fopen(temporary, "wb") else {
    throw PluginError("\(temporary): \(String(cString: strerror(errno)))")
  }
  let written = fwrite(bytes, 1, bytes.count, file)
  let closed = fclose(file)
  guard written == bytes.count, closed == 0, rename(temporary, path) == 0 else {
    let reason = String(cString: strerror(errno))
    unlink(temporary)
    throw PluginError("\(path): \(reason)")
  }
}

guard CommandLine.arguments.count == 3 else {
  fail("usage: compile-locations DATA-FOLDER OUTPUT-FILE")
}
do {
  let output = CommandLine.arguments[2]
  let bytes = try LocationsTables.compile(folder: CommandLine.arguments[1])
  let gazetteer = try Gazetteer(bytes, source: output)
  try save(bytes, to: output)
  print(
    "\(output): \(gazetteer.nameCount) names of \(gazetteer.recordCount) places, \(bytes.count) bytes"
  )
} catch {
  fail("\(error)")
}
