import PluginKit

/// All names of an article: each spelling once, with its mentions.
struct NameTable {
  /// One spelling, case and accents aside.
  struct Spelling {
    /// The letters that came first.
    var text: String
    var name: FoldedName
    /// What the name's own words say, counted once.
    var shape = Evidence()
    /// What the words around all its mentions say.
    var context = Evidence()
    /// What the model says of all its mentions.
    var learned = Evidence()
    /// The number of its mentions.
    var count = 0
    /// Whether any mention is more than weak.
    var isFirm = false
    /// Whether it is written in capitals, such as "IEC".
    var isAcronym = false

    /// What speaks for each kind.
    var evidence: Evidence {
      var sum = shape
      sum += context
      sum += learned
      return sum
    }
  }

  private(set) var spellings: [Spelling] = []
  private(set) var mentions: [Mention] = []
  private(set) var descriptions: [Description] = []
  private var allNotes: [MentionNotes] = []
  private var known: [UInt64: Int] = [:]

  /// Gathers the names among `inputs`, which are in the order of the article, with what
  /// gazetteers say of their spans.
  init(_ inputs: [DocumentContext.Input]) {
    var surfaces: [String: Int] = [:]
    mentions.reserveCapacity(inputs.count)
    // A span lends its elements; an array would copy each, texts and all.
    let inputs = inputs.span
    for index in inputs.indices where inputs[index].annotation.kind == .name {
      let surface = inputs[index].surface
      if inputs[index].annotation.rule == "names.description" {
        let quote = Quote(text: surface, span: inputs[index].annotation.span)
        descriptions.append(Description(quote: quote, name: FoldedName(surface)))
        continue
      }
      let spelling = surfaces[surface] ?? spelling(of: surface)
      surfaces[surface] = spelling
      add(inputs[index].annotation, spelling, place: Self.placeConfidence(at: index, in: inputs))
    }
  }

  /// How sure a gazetteer is that the span of the name at `index` is a place; zero if none
  /// says so.
  private static func placeConfidence(
    at index: Int,
    in inputs: Span<DocumentContext.Input>
  ) -> Double {
    let span = inputs[index].annotation.span
    for step in [-1, 1] {
      var other = index + step
      while inputs.indices.contains(other), inputs[other].annotation.span.unit == span.unit,
        inputs[other].annotation.span.span.start == span.span.start
      {
        let kind = inputs[other].annotation.kind
        if kind == .location || kind == .demonym, inputs[other].annotation.span == span {
          return inputs[other].annotation.confidence
        }
        other += step
      }
    }
    return 0
  }

  /// From this confidence on the model does not make an organization of a place.
  private static let surePlace = 0.6

  private mutating func spelling(of surface: String) -> Int {
    let name = FoldedName(surface)
    if let index = known[name.hash] { return index }
    spellings.append(Spelling(text: surface, name: name))
    known[name.hash] = spellings.count - 1
    return spellings.count - 1
  }

  private mutating func add(_ annotation: Annotation, _ spelling: Int, place: Double) {
    var notes = MentionNotes()
    var mention = Mention(annotation, spelling: spelling, notes: &notes)
    if place > 0 { mention.shape.place = max(mention.shape.place, 4 * place) }
    // Places act like organizations in the news; a gazetteer knows better which they are.
    if place >= Self.surePlace {
      mention.learned.organization = min(0, mention.learned.organization)
      mention.learned.place = max(0, mention.learned.place)
      if mention.evidence.person < 2 { mention.learned.person = min(0, mention.learned.person) }
    }
    if !notes.isEmpty {
      mention.notes = allNotes.count
      allNotes.append(notes)
    }
    spellings[spelling].shape = .max(spellings[spelling].shape, mention.shape)
    spellings[spelling].context += mention.context
    spellings[spelling].learned += mention.learned
    spellings[spelling].count += 1
    if mention.form == .acronym { spellings[spelling].isAcronym = true }
    if !mention.isWeak { spellings[spelling].isFirm = true }
    mentions.append(mention)
  }

  /// What the words around `mention` say of it.
  func notes(of mention: Int) -> MentionNotes? { mentions[mention].notes.map { allNotes[$0] } }

  /// The spelling with this hash, if the article has it.
  func spelling(withHash hash: UInt64) -> Int? { known[hash] }
}
