import PluginKit

/// Pairs the quotation marks of a unit. Each mark is looked at a few times at most.
struct QuotationMatcher {
  /// A span from mark to mark.
  struct Quotation {
    var start: Int
    var end: Int
    var isDouble: Bool
    /// Whether it has no closing mark and goes on to the end of its paragraph.
    var isOpen = false
  }

  /// Behind an apostrophe that may have closed, a certain mark is believed only this near.
  private static let patience = 300

  private let marks: [QuoteMark]
  /// The quotations that no other encloses, in order.
  private(set) var quotations: [Quotation] = []

  /// Pairs `marks` of `text`.
  init(_ marks: [QuoteMark], _ text: Span<UInt8>, _ lexicon: Lexicon) {
    self.marks = marks
    matchDoubles(text)
    matchSingles(text, lexicon)
  }

  // MARK: Double marks

  /// Keeps open marks on a stack, so that a mark nobody closes costs only itself.
  private mutating func matchDoubles(_ text: Span<UInt8>) {
    var open: [QuoteMark] = []
    for mark in marks where mark.isDouble {
      if mark.startsLine, mark.canOpen, let first = open.first {
        // Each paragraph of a long quotation opens it anew; none but the last closes it.
        let end = Self.trimmed(text, mark.start)
        if Self.endsSentence(text, end) {
          add(Quotation(start: first.start, end: end, isDouble: true, isOpen: true))
          open.removeAll(keepingCapacity: true)
        }
      }
      if mark.canClose, let opening = open.last, opening.end < mark.start {
        open.removeLast()
        add(Quotation(start: opening.start, end: mark.end, isDouble: true))
      } else if mark.canOpen {
        open.append(mark)
      }
    }
    let done = quotations.last?.end ?? 0
    guard let rest = open.first(where: { $0.start >= done }), Self.mayGoOn(text, rest) else {
      return
    }
    let end = Self.trimmed(text, text.count)
    add(Quotation(start: rest.start, end: end, isDouble: true, isOpen: true))
  }

  /// Adds a quotation in place of those it encloses.
  private mutating func add(_ quotation: Quotation) {
    while let last = quotations.last, last.start >= quotation.start { quotations.removeLast() }
    quotations.append(quotation)
  }

  /// Whether words follow a mark that nobody closes.
  private static func mayGoOn(_ text: Span<UInt8>, _ mark: QuoteMark) -> Bool {
    guard mark.canOpen, !mark.canClose else { return false }
    for index in mark.end..<text.count {
      let byte = text[index]
      if Bytes.isSmallLetter(byte | 0x20) || byte >= 0xC3 && byte != 0xE2 { return true }
    }
    return false
  }

  private static func trimmed(_ text: Span<UInt8>, _ end: Int) -> Int {
    var end = end
    while end > 0, text[end - 1] <= 0x20 { end -= 1 }
    return end
  }

  private static func endsSentence(_ text: Span<UInt8>, _ end: Int) -> Bool {
    guard end > 0 else { return false }
    switch text[end - 1] {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"): return true
    default: return end > 2 && text[end - 3] == 0xE2 && text[end - 1] == 0xA6
    }
  }

  // MARK: Single marks

  /// Pairs single marks outside of double ones. What looks like a closing mark behind an s may
  /// be an apostrophe: it counts when no better one comes before the next opening.
  private mutating func matchSingles(_ text: Span<UInt8>, _ lexicon: Lexicon) {
    let doubles = quotations
    var singles: [Quotation] = []
    var next = 0
    var opening: QuoteMark?
    var maybe: QuoteMark?
    func settle() {
      if let opening, let maybe {
        singles.append(Quotation(start: opening.start, end: maybe.end, isDouble: false))
      }
      opening = nil
      maybe = nil
    }
    for mark in marks where !mark.isDouble {
      while next < doubles.count, doubles[next].end <= mark.start { next += 1 }
      if next < doubles.count, doubles[next].start < mark.start { continue }
      if mark.canClose, let open = opening, open.end < mark.start {
        if !mark.isCertain {
          maybe = maybe ?? mark
        } else if let doubtful = maybe, mark.start - doubtful.end > Self.patience {
          settle()
        } else {
          maybe = mark
          settle()
        }
      } else if mark.canOpen, !Self.isElided(text, mark, lexicon) {
        settle()
        opening = mark
      }
    }
    settle()
    if !singles.isEmpty { quotations = Self.merged(doubles, singles) }
  }

  /// Whether a word follows that is written with an apostrophe: "'em".
  private static func isElided(_ text: Span<UInt8>, _ mark: QuoteMark, _ lexicon: Lexicon) -> Bool {
    let word = Passage(text, mark.end, min(text.count, mark.end + 16), limit: 16)
    return lexicon.word(word.hash(0)).contains(.elided)
  }

  /// Both lists in order, without double marks that single ones enclose.
  private static func merged(_ doubles: [Quotation], _ singles: [Quotation]) -> [Quotation] {
    var merged: [Quotation] = []
    var next = 0
    for double in doubles {
      while next < singles.count, singles[next].start < double.start {
        merged.append(singles[next])
        next += 1
      }
      if let last = merged.last, double.start < last.end { continue }
      merged.append(double)
    }
    return merged + singles[next...]
  }
}
