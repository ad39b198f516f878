import AnnotationModel
import Synchronization
import TextModel

/// One run of all annotators over one version of an article.
///
/// For every unit and annotator the pass knows whether its report is the one of the last
/// version. An annotator is called for a unit when the unit's text is new or when an
/// annotator it depends on changed its report there; one that reads whole articles is called
/// when anything it depends on changed anywhere.
struct AnnotationPass: Sendable {
  private let engine: Engine
  private let text: ArticleText
  private let reading: ReadingContext
  private let previous: ArticleSnapshot?
  private let depth: Engine.Depth
  private let isCancelled: @Sendable () -> Bool
  private let units: [Unit]
  private let match: UnitMatch

  /// Units whose reports are being rewritten: unit → one list an annotator.
  private var open: [Int: [[Annotation]]] = [:]
  /// Units in which an annotator's report differs from that of the last version: unit → a
  /// bit an annotator.
  private var changes: [Int: UInt64] = [:]
  /// All bits of ``changes``.
  private var changedAnywhere: UInt64 = 0
  private var entities: [[EntityReport]]
  private var warnings: [[ArticleWarning]]
  /// A bit for every annotator whose report was carried over from the last version without
  /// asking it.
  private var carried: UInt64 = 0

  init(
    engine: Engine,
    text: ArticleText,
    reading: ReadingContext,
    previous: ArticleSnapshot?,
    depth: Engine.Depth,
    isCancelled: @escaping @Sendable () -> Bool
  ) {
    self.engine = engine
    self.text = text
    self.reading = reading
    self.previous = previous
    self.depth = depth
    self.isCancelled = isCancelled
    units = UnitSplitter.units(of: text)
    match = UnitMatch(units, of: text, previous: previous)
    let empty = engine.annotators.map { _ in [EntityReport]() }
    entities = previous?.entityReports ?? empty
    warnings = engine.annotators.map { _ in [] }
  }

  mutating func run() -> ArticleSnapshot? {
    for unit in match.fresh { open[unit] = engine.annotators.map { _ in [] } }
    for index in engine.annotators.indices {
      if isCancelled() { return nil }
      switch engine.annotators[index].body {
      case .unit(let annotator): read(unitsWith: annotator, at: index)
      case .document(let annotator): read(with: annotator, at: index)
      }
    }
    if isCancelled() { return nil }
    let made = madeRecords()
    let records = units.indices.map { unit in
      made[unit] ?? record(before: unit) ?? UnitRecord(reports: [], engine: engine)
    }
    return ArticleSnapshot(
      engine: engine,
      text: text,
      reading: reading,
      units: units,
      records: records,
      entityReports: entities,
      carried: carried,
      annotatorWarnings: warnings
    )
  }

  /// The records of the units whose reports were rewritten, made at the same time.
  private func madeRecords() -> [Int: UnitRecord] {
    let rewritten = Array(open)
    let size = Self.unitsInPart
    let made = Mutex<[Int: UnitRecord]>([:])
    engine.work.perform((rewritten.count + size - 1) / size) { number in
      let part = rewritten[(number * size)..<min((number + 1) * size, rewritten.count)]
      let records = part.map { ($0.key, UnitRecord(reports: $0.value, engine: engine)) }
      made.withLock { made in for (unit, record) in records { made[unit] = record } }
    }
    return made.withLock { $0 }
  }

  /// The record of the last version for a unit whose text did not change.
  private func record(before unit: Int) -> UnitRecord? {
    guard let old = match.same(as: unit), let previous else { return nil }
    return previous.records[old]
  }

  private func report(_ annotator: Int, _ unit: Int) -> [Annotation] {
    open[unit]?[annotator] ?? record(before: unit)?.reports[annotator] ?? []
  }

  // MARK: Unit by unit

  private mutating func read(unitsWith annotator: any UnitAnnotator, at index: Int) {
    let dependencies = engine.dependencies[index]
    var touched = match.fresh
    if changedAnywhere & dependencies != 0 {
      let stale = changes.filter { $0.value & dependencies != 0 }.keys
      touched = Set(match.fresh).union(stale).sorted()
    }
    var failures: Set<String> = []
    var dropped = 0
    for part in parts(of: touched, read: annotator, at: index) {
      for (unit, report) in part.reports { store(report, index, unit) }
      failures.formUnion(part.failures)
      dropped += part.dropped
    }
    warn(index, failures: failures, dropped: dropped)
  }

  /// What an annotator said of some units.
  private struct Part: Sendable {
    var reports: [(unit: Int, report: [Annotation])] = []
    var failures: Set<String> = []
    var dropped = 0
  }

  /// This many units are worth the way to another thread.
  private static let unitsInPart = 64

  /// Has an annotator read `touched`, in parts that are read at the same time.
  private func parts(
    of touched: [Int],
    read annotator: any UnitAnnotator,
    at index: Int
  ) -> [Part] {
    let size = Self.unitsInPart
    let count = (touched.count + size - 1) / size
    guard count > 1 else { return [part(touched[...], read: annotator, at: index)] }
    let parts = Mutex([Part](repeating: Part(), count: count))
    engine.work.perform(count) { number in
      let units = touched[(number * size)..<min((number + 1) * size, touched.count)]
      let part = part(units, read: annotator, at: index)
      parts.withLock { $0[number] = part }
    }
    return parts.withLock { $0 }
  }

  private func part(
    _ touched: ArraySlice<Int>,
    read annotator: any UnitAnnotator,
    at index: Int
  ) -> Part {
    var check = ReportCheck(engine.annotators[index], text: text, units: units)
    var part = Part()
    for unit in touched {
      if isCancelled() { break }
      var report = Report()
      let context = UnitContext(
        reading: reading,
        kind: units[unit].kind,
        inputs: inputs(of: index, in: unit),
        isWholeArticle: units.count == 1,
        isCancelled: isCancelled
      )
      let span = units[unit].span
      annotator.annotate(
        text.bytes.span.extracting(span.start..<span.end),
        in: context,
        into: &report
      )
      if let failure = report.failure { part.failures.insert(failure) }
      part.reports.append((unit, check.checked(report.annotations, unit: unit)))
    }
    part.dropped = check.dropped
    return part
  }

  private func inputs(of index: Int, in unit: Int) -> [Annotation] {
    let wanted = engine.annotators[index].declaration.inputs
    guard !wanted.isEmpty else { return [] }
    var inputs: [Annotation] = []
    for provider in engine.annotators.indices
    where engine.dependencies[index] & (1 << UInt64(provider)) != 0 {
      let isLocal = engine.isLocal(provider)
      for annotation in report(provider, unit) where wanted.contains(annotation.kind) {
        inputs.append(isLocal ? annotation : annotation.movedToFirstUnit)
      }
    }
    inputs.sort { $0.span.span.start < $1.span.span.start }
    return inputs
  }

  private mutating func store(_ report: [Annotation], _ index: Int, _ unit: Int) {
    let old = match.counterpart(of: unit).flatMap { previous?.records[$0].reports[index] }
    if old == nil || old != report || lettersChanged(under: report, in: unit) {
      noteChange(index, unit)
    }
    if open[unit] == nil {
      // A unit whose text is unchanged, but not what another annotator says of it.
      guard old != report else { return }
      open[unit] = record(before: unit)?.reports ?? engine.annotators.map { _ in [] }
    }
    open[unit]?[index] = report
  }

  private mutating func noteChange(_ index: Int, _ unit: Int) {
    changes[unit, default: 0] |= 1 << UInt64(index)
    changedAnywhere |= 1 << UInt64(index)
  }

  /// Whether the words under `report`, the same report as that of the last version, have
  /// become others: who reads whole articles is given them.
  private func lettersChanged(under report: [Annotation], in unit: Int) -> Bool {
    guard match.same(as: unit) == nil, let old = match.counterpart(of: unit), let previous else {
      return false
    }
    let oldBase = previous.units[old].span.start
    let base = units[unit].span.start
    return !report.allSatisfy { annotation in
      let span = annotation.span.span
      return text.bytes[base + span.start..<base + span.end]
        .elementsEqual(previous.text.bytes[oldBase + span.start..<oldBase + span.end])
    }
  }

  private mutating func warn(_ index: Int, failures: Set<String>, dropped: Int) {
    let source = engine.annotators[index].source
    warnings[index] = failures.sorted().map { ArticleWarning(plugin: source.plugin, message: $0) }
    guard dropped > 0 else { return }
    warnings[index].append(
      ArticleWarning(
        plugin: source.plugin,
        message: "\(dropped) annotations were dropped: undeclared kinds or impossible spans"
      )
    )
  }

  // MARK: Whole articles

  private mutating func read(with annotator: any DocumentAnnotator, at index: Int) {
    if let previous, depth == .provisional {
      carry(index, from: previous)
      return
    }
    let wasCarried = (previous?.carried ?? 0) & (1 << UInt64(index)) != 0
    let isStale = wasCarried || changedAnywhere & engine.dependencies[index] != 0
    if match.keepsStructure, !isStale, keep(index) { return }
    var report = Report()
    let context = DocumentContext(
      reading: reading,
      units: units.map(\.kind),
      inputs: documentInputs(of: index),
      isCancelled: isCancelled
    )
    annotator.annotate(context, into: &report)
    if isCancelled() { return }
    var check = ReportCheck(engine.annotators[index], text: text, units: units)
    let annotations = check.checked(report.annotations, unit: nil)
    entities[index] = report.entities.compactMap { check.checked($0) }
    var start = 0
    for unit in units.indices {
      var end = start
      while end < annotations.count, annotations[end].span.unit == unit { end += 1 }
      store(Array(annotations[start..<end]), index, unit)
      start = end
    }
    warn(index, failures: Set([report.failure].compactMap { $0 }), dropped: check.dropped)
  }

  /// Takes over what a document annotator said of the last version, for the units that are
  /// being rewritten; nothing it depends on changed.
  ///
  /// Answers false, and takes over nothing, when the annotator invents spans: those that the
  /// last text had no room for, or the new one has none for.
  private mutating func keep(_ index: Int) -> Bool {
    guard let previous, previous.annotatorWarnings[index].isEmpty else { return false }
    var check = ReportCheck(engine.annotators[index], text: text, units: units)
    let kept = match.fresh.compactMap { unit in
      match.counterpart(of: unit).map { old in
        (unit, check.checked(previous.records[old].reports[index], unit: nil))
      }
    }
    guard check.dropped == 0, entities[index].allSatisfy(check.accepts) else { return false }
    for (unit, report) in kept {
      open[unit]?[index] = report
      if lettersChanged(under: report, in: unit) { noteChange(index, unit) }
    }
    return true
  }

  /// Moves what a document annotator said of the last version to where its words stand now.
  /// What the edit touched is gone until the annotator is asked again.
  private mutating func carry(_ index: Int, from previous: ArticleSnapshot) {
    carried |= 1 << UInt64(index)
    var check = ReportCheck(engine.annotators[index], text: text, units: units)
    let touched = match.keepsStructure ? match.fresh : Array(units.indices)
    var moved: [Int: [Annotation]] = [:]
    let sources =
      match.keepsStructure ? touched : Array(previous.records.indices)
    for old in sources {
      for var annotation in previous.records[old].reports[index] {
        guard let span = match.moved(annotation.span) else { continue }
        annotation.span = span
        annotation.evidence = annotation.evidence.compactMap(match.moved)
        moved[span.unit, default: []].append(annotation)
      }
    }
    for unit in touched { store(check.checked(moved[unit] ?? [], unit: nil), index, unit) }
    for entity in entities[index].indices {
      for fact in entities[index][entity].facts.indices {
        let evidence = entities[index][entity].facts[fact].evidence
        entities[index][entity].facts[fact].evidence = evidence.compactMap(match.moved)
      }
    }
  }

  private func documentInputs(of index: Int) -> [DocumentContext.Input] {
    let wanted = engine.annotators[index].declaration.inputs
    let providers = engine.annotators.indices.filter {
      engine.dependencies[index] & (1 << UInt64($0)) != 0
    }
    var inputs: [DocumentContext.Input] = []
    for unit in units.indices {
      if unit % 64 == 0, isCancelled() { return [] }
      let first = inputs.count
      for provider in providers {
        let isLocal = engine.isLocal(provider)
        for annotation in report(provider, unit) where wanted.contains(annotation.kind) {
          let span = annotation.span.span.shifted(by: units[unit].span.start)
          inputs.append(
            DocumentContext.Input(
              isLocal ? annotation.moved(toUnit: unit) : annotation,
              surface: text.string(span)
            )
          )
        }
      }
      inputs[first...].sort {
        $0.annotation.span.span.start < $1.annotation.span.span.start
      }
    }
    return inputs
  }
}
