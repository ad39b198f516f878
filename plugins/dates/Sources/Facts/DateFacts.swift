import PluginKit

/// What a reader who asks is told of a date beside its value.
///
/// Only what can be worked out: nothing is said of a day, a zone or a length that is not
/// known, but for the fact that it is not.
struct DateFacts {
  private let timex: Timex3
  private let reading: ReadingContext
  private let evidence: [UnitSpan]
  /// When the article was written: as the article itself says, where the value rests on that.
  private let reference: Reference?
  private let candidates: ReferenceCandidates?
  private var facts: [Fact] = []

  private init(_ timex: Timex3, _ annotation: Annotation, _ reading: ReadingContext) {
    self.timex = timex
    self.reading = reading
    evidence = annotation.evidence
    candidates = timex.reference.flatMap { ReferenceCandidates($0) }
    reference = (candidates?.best.time ?? reading.referenceTime).flatMap { Reference($0) }
  }

  /// The facts about `annotation`, in the order in which they are read.
  static func facts(about annotation: Annotation, reading: ReadingContext) -> [Fact] {
    guard case .temporal(let timex) = annotation.value else { return [] }
    var facts = DateFacts(timex, annotation, reading)
    switch timex.type {
    case .duration: facts.addLength()
    case .set: facts.add("in words", RecurrenceWords.text(timex))
    case .date, .time: facts.addTime()
    }
    facts.add("modifier", timex.modifier.map { OpenWords.text($0, isLength: facts.isLength) })
    facts.add("open end", OpenWords.openEnd(of: timex))
    facts.addReference()
    return facts.facts
  }

  private var isLength: Bool { timex.type == .duration }

  private mutating func add(_ label: String, _ value: String?, evidence: [UnitSpan] = []) {
    guard let value, !value.isEmpty else { return }
    facts.append(Fact(label, value, origin: .derived, evidence: evidence))
  }

  private mutating func addLength() {
    guard let length = LengthWords(timex.value) else { return }
    add("in words", length.text)
    add("exactly", length.converted)
  }

  private mutating func addTime() {
    let ends = timex.value.split(separator: "/", omittingEmptySubsequences: false)
    switch ends.count {
    case 1: addPoint(StatedTime(ends[0]))
    case 2: addRange(StatedTime(ends[0]), StatedTime(ends[1]))
    default: break
    }
  }

  // MARK: One time

  private mutating func addPoint(_ time: StatedTime) {
    if let impossible = OpenWords.impossible(time.date) {
      add("impossible", impossible)
      return
    }
    let name = TimeWords.name(time)
    add("in words", [name, distance(of: time)].compactMap { $0 }.joined(separator: ", "))
    if let period = time.period { addDays(period) }
    if let clock = time.clock { addZones(time, clock) }
    add("not known", OpenWords.missing(time, isDated: reference != nil))
  }

  private func distance(of time: StatedTime) -> String? {
    guard let reference else { return nil }
    if let instant = time.instant, let words = DistanceWords.text(from: reference, to: instant) {
      return words
    }
    if let year = time.yearBeforeChrist { return DistanceWords.text(beforeChrist: year, reference) }
    return time.period.flatMap { DistanceWords.text(from: reference.day, to: $0) }
  }

  /// The first and last day of a stretch, and the number of its week.
  private mutating func addDays(_ period: Period) {
    if case .day(let day) = period {
      add("week", "\(day.week.number) of \(day.week.year)")
    } else if let first = period.firstDay, let last = period.lastDay {
      add("days", TimeWords.days(first, last))
    }
  }

  private mutating func addZones(_ time: StatedTime, _ clock: Clock) {
    guard let offset = clock.offset else { return }
    if offset != 0 { add("in UTC", ZoneWords.text(time.day, clock, at: 0)) }
    guard let own = reference?.clock?.offset, own != offset, own != 0 || offset == 0 else { return }
    add("where the article is dated", ZoneWords.text(time.day, clock, at: own))
  }

  // MARK: A stretch with two ends

  private mutating func addRange(_ begin: StatedTime, _ end: StatedTime) {
    let impossible = [begin, end].compactMap { OpenWords.impossible($0.date) }
    add("impossible", impossible.first)
    guard impossible.isEmpty else { return }
    add("in words", TimeWords.name(begin, end))
    if let first = begin.instant, let last = end.instant {
      add("length", DistanceWords.length(first, last))
      addView(first.day, last.day)
    } else if let first = begin.period?.firstDay, let last = end.period?.lastDay, first <= last {
      add("days", TimeWords.days(first, last))
      addView(first, last)
    }
    for end in [begin, end] where !end.isEmpty {
      guard let missing = OpenWords.missing(end, isDated: reference != nil) else { continue }
      add("not known", missing)
      return
    }
  }

  private mutating func addView(_ first: CalendarDay, _ last: CalendarDay) {
    guard let reference else { return }
    let words =
      first == last
      ? DistanceWords.text(from: reference.day, to: .day(first))
      : DistanceWords.text(reference.day, first, last)
    add("seen from this article", words)
  }

  // MARK: What the value rests on

  private mutating func addReference() {
    guard let anchor = timex.anchor else { return }
    if let candidates {
      add("resolved against", candidates.best.text, evidence: evidence)
      let others = candidates.others.map(\.text)
      add("the article is also dated", others.joined(separator: "; "))
    } else if anchor == reading.referenceTime {
      let source = reading.referenceSource
      let known = ReferenceCandidates.Candidate(anchor, source.name, source.confidence)
      add("resolved against", known.text)
    } else {
      add("resolved against", "\(anchor), told before in this article")
    }
  }
}
