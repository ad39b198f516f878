import PluginKit

/// The words around a name that tell what it names.
enum Words {
  /// Behind these a name is a place, if it can be one.
  static let locative = WordSet([
    "in", "at", "near", "from", "to", "outside", "inside", "around", "across", "toward", "towards",
    "via", "through", "throughout", "into", "within", "beyond", "leaving", "visiting", "reach",
    "reached", "off", "between",
  ])

  /// The weaker ones, which stand before persons nearly as often.
  static let weakLocative: WordSet = WordSet(["of", "for", "on", "over", "against"])

  /// Words that begin sentences, or stand with a capital in a headline, without being part
  /// of a name.
  static let function = WordSet([
    "a", "an", "the", "this", "that", "these", "those", "some", "many", "most", "all", "both",
    "each", "every", "no", "another", "other", "such", "one", "two", "three", "several", "few",
    "in", "at", "near", "from", "to", "of", "for", "on", "by", "with", "without", "across",
    "around", "outside", "inside", "over", "under", "between", "among", "amid", "during",
    "before", "after", "since", "until", "while", "when", "where", "why", "how", "what", "who",
    "which", "if", "as", "but", "and", "or", "nor", "so", "yet", "because", "although", "though",
    "whether", "once", "then", "now", "today", "yesterday", "tomorrow", "here", "there",
    "meanwhile", "however", "also", "both", "like", "unlike", "despite", "according", "only",
    "even", "not", "is", "are", "was", "were", "has", "have", "had", "does", "do", "did", "will",
    "would", "could", "should", "can", "may", "might", "must", "it", "its", "he", "his", "she",
    "her", "they", "their", "we", "our", "i", "my", "you", "your", "elsewhere", "via", "against",
    "through", "throughout", "than", "about", "above", "beyond", "into", "onto", "off", "up",
    "out", "down", "versus", "vs", "per", "neighboring", "neighbouring", "nearby", "back",
  ])

  /// Words that shade a place without being part of its name.
  static let shade = WordSet([
    "northern", "southern", "eastern", "western", "northeastern", "northwestern", "southeastern",
    "southwestern", "north", "south", "east", "west", "northeast", "northwest", "southeast",
    "southwest", "central", "upper", "lower", "inner", "outer", "greater", "downtown", "mainland",
    "rural", "former", "occupied", "mid", "uptown", "midtown", "metropolitan",
    "nazi", "soviet", "communist", "medieval", "ancient", "colonial", "modern", "imperial",
  ])

  /// Titles and offices: before a name it is a person's, behind a place it begins one.
  static let title = WordSet([
    "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "lord", "lady", "dame", "rev",
    "president", "vice", "premier", "chancellor", "minister", "prime", "foreign", "secretary",
    "senator", "sen", "rep", "congressman", "congresswoman", "representative", "governor", "gov",
    "lt", "mayor", "king", "queen", "prince", "princess", "emperor", "sultan", "emir", "pope",
    "archbishop", "bishop", "cardinal", "imam", "ayatollah", "sheikh", "rabbi", "judge",
    "justice", "attorney", "general", "gen", "colonel", "col", "major", "maj", "captain", "capt",
    "sergeant", "sgt", "corporal", "lieutenant", "admiral", "adm", "officer", "detective",
    "inspector", "constable", "sheriff", "coach", "ambassador", "envoy", "spokesman",
    "spokeswoman", "director", "chairman", "chairwoman", "chief", "commissioner", "deputy",
    "brother", "sister", "aunt", "uncle", "saint",
  ])

  /// Behind a place these begin somebody's office, nationality or party, not a longer name.
  static let role = WordSet([
    "president", "vice", "premier", "chancellor", "minister", "prime", "foreign", "defense",
    "defence", "finance", "interior", "secretary", "senator", "sen", "rep", "reps", "sens",
    "congressman", "congresswoman", "representative", "governor", "gov", "lt", "mayor", "king",
    "queen", "prince", "emir", "sheriff", "attorney", "ambassador", "envoy", "democrat",
    "democrats", "republican", "republicans", "gop", "native", "resident", "residents",
    "archbishop", "bishop", "chief", "deputy", "correspondent", "bureau", "justice", "district",
  ])

  /// Names of days and months, which stand beside places in news: "in Kabul Monday".
  static let calendar = WordSet([
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "jan", "feb", "aug", "sept", "oct", "nov", "dec",
  ])

  /// What a place is the name of: "Kabul Province", "the city of Kabul".
  static let head = WordSet([
    "province", "provinces", "state", "states", "city", "town", "village", "district", "districts",
    "county", "counties", "region", "regions", "governorate", "prefecture", "municipality",
    "township", "territory", "republic", "kingdom", "emirate", "island", "islands", "peninsula",
    "capital", "port", "area", "suburb", "borough", "parish", "oblast", "canton", "towns",
    "cities", "villages", "neighborhood", "neighbourhood", "coast", "border", "commonwealth",
  ])

  /// What else a place may have before "of": "the people of Kabul".
  static let possession = WordSet([
    "people", "government", "outskirts", "south", "north", "east", "west", "parts", "center",
    "centre", "streets", "mayor", "governor", "residents", "citizens",
  ])

  /// Heads that are the last word of a name: "Collier County", "Church Street".
  static let suffix = WordSet([
    "county", "township", "road", "street", "avenue", "boulevard", "drive", "lane", "crescent",
    "highway", "square", "river", "lake", "creek", "bay", "beach", "island", "islands", "valley",
    "mountains", "peninsula", "hills", "heights", "airport", "bridge",
  ])

  /// Heads that are the first word of a name: "Fort Detrick".
  static let prefix = WordSet(["lake", "mount", "fort", "cape", "camp"])

  /// Heads that stand before a name: "the village of Foua".
  static let namedHead = WordSet([
    "town", "towns", "village", "villages", "city", "cities", "district", "districts", "province",
    "provinces", "county", "counties", "municipality", "suburb", "township", "island", "islands",
    "neighborhood", "neighbourhood", "hamlet", "settlement",
  ])

  /// Heads that stand behind a name without a capital: "Puge county".
  static let lowHead = WordSet(["province", "county", "governorate", "prefecture"])

  /// Behind these a name with its container is a place: "in Visbek, Germany".
  static let within = WordSet(["in", "near", "outside", "from", "of"])

  /// Heads of regions rather than towns: with them the region of a name is meant.
  static let regionHead = WordSet([
    "province", "provinces", "state", "states", "region", "regions", "governorate", "prefecture",
    "oblast", "canton",
  ])

  /// Heads of towns.
  static let cityHead = WordSet(["city", "town", "village", "municipality", "suburb", "borough"])

  /// Verbs of which a place is rarely, and a person often, the subject.
  static let saying = WordSet([
    "said", "says", "told", "added", "adds", "recalled", "explained", "wrote", "tweeted",
    "testified", "joked", "smiled", "laughed", "replied", "noted", "argued", "thinks", "scored",
    "reported", "insisted", "recalls", "explains",
  ])

  /// What the name of a place stands before without losing its sense: "Regina residents".
  static let local = WordSet([
    "resident", "residents", "police", "man", "woman", "men", "women", "community", "couple",
    "teenager", "native", "airport", "suburbs", "suburb", "neighborhood", "court", "mother",
    "hospital", "councillor", "firefighters", "officials", "authorities", "metropolitan",
  ])

  /// What takes the name of a place and is none: "the Reston ebolavirus".
  static let namedAfter = WordSet([
    "virus", "ebolavirus", "disease", "fever", "syndrome", "variant", "award", "awards", "prize",
  ])

  /// Bodies and works that carry a place behind "of": "Bank of Japan".
  /// Behind these stands the name of a person, an animal or a thing.
  static let naming = WordSet(["named", "called", "nicknamed"])

  /// Waters are not where the town beside them in the text is.
  static let water = WordSet(["lake", "river", "creek", "bay"])

  /// What ends the names of bodies that stand where the place in them lies: "Kentucky State
  /// Police", "Enfield Council".
  static let institution = WordSet([
    "police", "council", "university", "college", "school", "schools", "hospital", "department",
    "court", "museum", "ministry", "government", "parliament", "assembly", "legislature", "senate",
    "authority", "sheriff", "sheriff's", "district", "library", "airport", "station", "office",
    "commission", "coroner", "jail", "prison", "theatre", "theater", "church", "cathedral", "fair",
    "festival", "board", "agency", "association", "society", "institute", "center", "centre",
    "academy", "coalition", "service", "services", "times", "news", "post", "herald", "gazette",
    "tribune", "chronicle", "journal", "star", "mayor", "governor", "legislative",
  ])
  static let body = WordSet([
    "bank", "university", "church", "college", "institute", "academy", "museum", "school",
    "society", "association", "federation", "party", "library", "company", "corporation",
    "battle", "treaty", "voice", "times", "declaration", "union", "league", "confederation",
    "archbishop", "house", "diocese", "board", "council", "ministry", "foundation", "hospital",
    "center", "centre", "club", "daughters", "sons", "bishop", "project", "fund", "friends",
  ])

  /// Words that are names of small places somewhere and mean something else nearly always.
  static let never = WordSet([
    "university", "bank", "union", "olympic", "olympics", "liberal", "federal", "centre", "center",
    "god", "xinhua", "central", "north", "south", "east", "west", "northern", "southern",
    "eastern", "western", "spring", "summer", "autumn", "fall", "winter", "college", "church",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "of", "and", "the", "to", "in", "on", "at", "by", "for", "from",
    "with", "as", "is", "was", "can", "will", "so", "no", "yes", "not", "but", "or", "if", "then",
    "both", "all", "any", "most", "many", "some", "me", "he", "she", "it", "we", "you", "they",
    "my", "his", "her", "our", "your", "their", "man", "men", "young", "old", "hope", "faith",
    "justice", "police", "school", "home", "house", "street", "road", "best", "more", "much",
  ])

  static let the = WordHash.hash("the")
  static let of = WordHash.hash("of")
  static let and = WordHash.hash("and")
  static let or = WordHash.hash("or")
  static let according = WordHash.hash("according")
  static let dollar = WordHash.hash("$")
  static let `in` = WordHash.hash("in")
  static let into = WordHash.hash("into")
  static let comma = WordHash.hash(",")
  static let stop = WordHash.hash(".")
  static let hyphen = WordHash.hash("-")
  static let opening = WordHash.hash("(")
  static let colon = WordHash.hash(":")
  static let closing = WordHash.hash(")")
  static let dash = WordHash.hash("—")
  static let shortDash = WordHash.hash("–")

  /// Saints give their names to hospitals and churches.
  static let saint = WordSet(["st", "saint"])

  /// Verbs and nouns that go with a language: "speaks Arabic".
  static let tongue = WordSet([
    "speak", "speaks", "speaking", "spoke", "spoken", "language", "languages", "translated",
    "learn", "learning", "fluent",
  ])
}
