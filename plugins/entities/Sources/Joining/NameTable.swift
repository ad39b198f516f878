import PluginKit

/// All names of an article: each spelling once, with its mentions.
struct NameTable {
  /// One spelling, case and accents aside.
  struct Form {
    /// The spelling that came first.
    var text: String
    var name: FoldedName
    /// What the name's own words say, counted once.
    var shape = Evidence()
    /// What the words around all its mentions say.
    var context = Evidence()
    var mentions: [Int] = []
    /// Whether any mention is more than weak.
    var isFirm = false
    /// Whether it is written in capitals, such as "IEC".
    var isAcronym = false

    /// What speaks for each kind.
    var evidence: Evidence {
      var sum = shape
      sum += context
      return sum
    }
  }

  private(set) var forms: [Form] = []
  private(set) var mentions: [Mention] = []
  private(set) var descriptions: [Description] = []
  private var known: [UInt64: Int] = [:]

  /// Gathers the names among `inputs`, with what gazetteers say of their spans.
  init(_ inputs: [DocumentContext.Input]) {
    var surfaces: [String: Int] = [:]
    var places: [UnitSpan: Double] = [:]
    for input in inputs {
      let kind = input.annotation.kind
      guard kind == .location || kind == .demonym else { continue }
      places[input.annotation.span] = input.annotation.confidence
    }
    for input in inputs where input.annotation.kind == .name {
      let annotation = input.annotation
      if annotation.value.attributes.flag(NameKey.description) {
        let quote = Mention.Quote(text: input.surface, span: annotation.span)
        descriptions.append(Description(quote: quote, name: FoldedName(input.surface)))
        continue
      }
      let form = surfaces[input.surface] ?? form(of: input.surface)
      surfaces[input.surface] = form
      var mention = Mention(annotation, form: form)
      if let confidence = places[annotation.span] {
        mention.shape.place = max(mention.shape.place, 4 * confidence)
      }
      add(mention)
    }
  }

  private mutating func form(of surface: String) -> Int {
    let name = FoldedName(surface)
    if let index = known[name.hash] { return index }
    forms.append(Form(text: surface, name: name))
    known[name.hash] = forms.count - 1
    return forms.count - 1
  }

  private mutating func add(_ mention: Mention) {
    let index = mentions.count
    mentions.append(mention)
    forms[mention.form].mentions.append(index)
    forms[mention.form].shape = .max(forms[mention.form].shape, mention.shape)
    forms[mention.form].context += mention.context
    if mention.rule == "names.acronym" { forms[mention.form].isAcronym = true }
    if !mention.isWeak { forms[mention.form].isFirm = true }
  }

  /// The form with this hash, if the article has it.
  func form(withHash hash: UInt64) -> Int? { known[hash] }
}
