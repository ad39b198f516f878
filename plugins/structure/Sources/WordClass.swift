import PluginKit

/// What an everyday word tells in the first lines of an article, as `data/words.tsv` says.
struct WordClass: OptionSet, Sendable {
  let rawValue: UInt16

  static let month = WordClass(rawValue: 1)
  static let weekday = WordClass(rawValue: 2)
  static let zone = WordClass(rawValue: 4)
  static let meridiem = WordClass(rawValue: 8)
  /// Stands between the parts of a date: "at", "on", "ago".
  static let filler = WordClass(rawValue: 16)
  /// A small word inside a name: "van", "bin".
  static let particle = WordClass(rawValue: 32)
  /// Joins names, jobs and papers: "and", "for".
  static let joiner = WordClass(rawValue: 64)
  /// What an author is, or writes about: "correspondent", "political".
  static let job = WordClass(rawValue: 128)
  /// The last word of a paper's name: "Times".
  static let paper = WordClass(rawValue: 256)
  /// Begins no name, whatever its letters: "Popular".
  static let common = WordClass(rawValue: 512)
  /// Stands in capitals before a dash without being a place: "UPDATE", "NATO".
  static let notPlace = WordClass(rawValue: 1024)
  /// Makes a sentence of the words around it.
  static let verb = WordClass(rawValue: 2048)
  /// Begins with an apostrophe that is no quotation mark: "'em".
  static let elided = WordClass(rawValue: 4096)

  /// Whatever may stand in a date.
  static let ofDate: WordClass = [month, weekday, zone, meridiem, filler]

  static let named: [String: WordClass] = [
    "month": month, "weekday": weekday, "zone": zone, "meridiem": meridiem, "filler": filler,
    "particle": particle, "joiner": joiner, "job": job, "paper": paper, "common": common,
    "not-place": notPlace, "verb": verb, "elided": elided,
  ]
}
