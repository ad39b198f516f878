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

func percent(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  return "\(tenths / 10).\(tenths % 10)"
}

/// A corpus to learn from.
struct Source {
  var texts: [MarkedText]
  var weight: Float
  var unmarked: [Int]
  /// Whether its names were marked by machines.
  var isSilver: Bool
}

/// Adds silver texts part by part, each doubted by a model that learned from all the others.
func addDoubted(_ silver: Int, of sources: [Source], to trainer: Trainer, _ training: TagTraining) {
  let source = sources[silver]
  let folds = trainer.settings.folds
  for fold in 0..<folds {
    let doubter = Trainer(training, trainer.settings)
    for (index, other) in sources.enumerated() {
      let texts =
        index == silver
        ? other.texts.enumerated().filter { $0.offset % folds != fold }.map(\.element)
        : other.texts
      doubter.add(texts, weight: other.weight, unmarked: other.unmarked)
    }
    for _ in 0..<trainer.settings.doubtingEpochs { _ = doubter.epoch() }
    trainer.add(
      source.texts.enumerated().filter { $0.offset % folds == fold }.map(\.element),
      weight: source.weight,
      unmarked: source.unmarked,
      doubtedBy: doubter
    )
    print("doubted part \(fold + 1) of \(folds)")
  }
}

func train(plugins: String, corpora: String, output: String) throws(PluginError) {
  let names = try ListedNames(plugins: plugins)
  let training = try TagTraining(folder: "\(plugins)/entities", names: names.sorts)
  let reader = CorpusReader(peoples: names.peoples)
  let trainer = Trainer(training, Trainer.Settings())
  let path = "\(plugins)/entities/Train/corpora.tsv"
  let rows = try DataTable(path, columns: ["folder", "quality", "weight", "unmarked"]).rows
  var sources: [Source] = []
  for row in rows {
    guard let weight = Float(row["weight"]) else {
      throw PluginError("\(path):\(row.line): expected a weight, found \"\(row["weight"])\"")
    }
    let texts = try reader.paragraphs("\(corpora)/\(row["folder"])/train.jsonl")
    let unmarked = row.list("unmarked").compactMap(TagTraining.tagNames.firstIndex)
    sources.append(
      Source(texts: texts, weight: weight, unmarked: unmarked, isSilver: row["quality"] == "silver")
    )
    print("\(row["folder"]): \(texts.count) paragraphs")
  }
  for (index, source) in sources.enumerated() {
    if source.isSilver {
      addDoubted(index, of: sources, to: trainer, training)
    } else {
      trainer.add(source.texts, weight: source.weight, unmarked: source.unmarked)
    }
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
  try DataFile.write(model, to: output)
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
