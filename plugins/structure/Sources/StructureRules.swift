import PluginKit

/// The rules of the plugin, by the names that annotations carry.
enum StructureRules {
  static let headline = Rule("structure.headline.unit", "A unit that reads as a title.")
  static let bylineAuthor = Rule("structure.byline.author", "\"By\" and names, alone on a line.")
  static let bylineAgency = Rule("structure.byline.name-agency", "A name and who it writes for.")
  static let bylineCredit = Rule("structure.byline.credit", "\"Reporting by\" and its like.")
  static let placeAgency = Rule("structure.dateline.place-agency", "A place and an agency.")
  static let placeDate = Rule("structure.dateline.place-date", "A place and the day.")
  static let placeRegion = Rule("structure.dateline.place-region", "A place and what it lies in.")
  static let place = Rule("structure.dateline.place", "A place before a dash or colon.")
  static let placeBare = Rule("structure.dateline.place-bare", "A place whose dash was lost.")
  static let agency = Rule("structure.dateline.agency", "An agency in brackets, without a place.")
  static let date = Rule("structure.dateline.date", "The day, alone on a line.")
  static let labelledDate = Rule("structure.dateline.labelled", "\"Published\", and when.")
  static let captionLabel = Rule("structure.caption.label", "A line that says it is a picture's.")
  static let captionBracket = Rule("structure.caption.bracket", "A picture's credit in brackets.")
  static let captionEnd = Rule("structure.caption.end", "A line that ends with a credit.")
  static let quotationDouble = Rule("structure.quotation.double", "Speech in double marks.")
  static let quotationSingle = Rule("structure.quotation.single", "Speech in single marks.")
  static let quotationOpen = Rule("structure.quotation.open", "Speech that goes on.")
  static let pageLine = Rule("structure.boilerplate.line", "A line of the page.")
  static let pageLabel = Rule("structure.boilerplate.label", "A line behind a label.")
  static let pageSentence = Rule("structure.boilerplate.sentence", "A sentence of the page.")
  static let copyright = Rule("structure.boilerplate.copyright", "Whose the text is.")

  /// All of them, in the order above.
  static let all = [
    headline, bylineAuthor, bylineAgency, bylineCredit, placeAgency, placeDate, placeRegion,
    place, placeBare, agency, date, labelledDate, captionLabel, captionBracket, captionEnd,
    quotationDouble, quotationSingle, quotationOpen, pageLine, pageLabel, pageSentence, copyright,
  ]
}
