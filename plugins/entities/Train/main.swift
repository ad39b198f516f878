import EntitiesPlugin
import Glibc
import PluginKit

// train-entities PLUGINS CORPORA OUTPUT: learns the model of the entities plugin from the texts in
// CORPORA that PLUGINS/entities/Train/corpora.tsv names, and writes it to OUTPUT.

func fail(_ message: String) -> Never {
  let line = "train-entities: \(message)\n"
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

func percent(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  return "\(tenths / 10).\(tenths % 10)"
}

func train(plugins: String, corpora: String, output: String) throws(PluginError) {
  let names = try ListedNames(plugins: plugins)
  let training = try TagTraining(folder: "\(plugins)/entities", names: names.sorts)
  let reader = CorpusReader(peoples: names.peoples)
  let trainer = Trainer(training, Trainer.Settings())
  let path = "\(plugins)/entities/Train/corpora.tsv"
  let rows = try DataTable(path, columns: ["folder", "weight", "unmarked"]).rows
  for row in rows {
    guard let weight = Float(row["weight"]) else {
      throw PluginError("\(path):\(row.line): expected a weight, found \"\(row["weight"])\"")
    }
    let texts = try reader.paragraphs("\(corpora)/\(row["folder"])/train.jsonl")
    let unmarked = row.list("unmarked").compactMap(TagTraining.tagNames.firstIndex)
    trainer.add(texts, weight: weight, unmarked: unmarked)
    print("\(row["folder"]): \(texts.count) paragraphs")
  }
  for epoch in 1...trainer.settings.epochs {
    print("epoch \(epoch): loss \(trainer.epoch())")
  }
  print("persons, organizations and locations, exact: precision, recall, F1")
  for row in rows {
    let texts = try reader.paragraphs("\(corpora)/\(row["folder"])/dev.jsonl")
    let quality = trainer.quality(texts)
    print(
      "\(row["folder"]): \(percent(quality.precision)) \(percent(quality.recall)) "
        + percent(quality.f1)
    )
  }
  let model = trainer.weights.withUnsafeBufferPointer {
    TagModelWriter.bytes(weights: $0, transitions: trainer.transitions, names: names.sorts)
  }
  try save(model, to: output)
  print("\(output): \(model.count) bytes")
}

guard CommandLine.arguments.count == 4 else {
  fail("usage: train-entities PLUGINS-FOLDER CORPORA-FOLDER OUTPUT-FILE")
}
do {
  try train(
    plugins: CommandLine.arguments[1],
    corpora: CommandLine.arguments[2],
    output: CommandLine.arguments[3]
  )
} catch {
  fail("\(error)")
}
