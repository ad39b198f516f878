import Glibc
import GlossatorTestSupport
import PluginKit
import Testing

@testable import DatesPlugin

@Suite struct `The name of a holiday` {
  @Test(arguments: [
    ("Christmas Day", "xmas"), ("Christmas Eve", "Christmas Eve"),
    ("New Year's Eve", "new years eve"), ("New Year's Eve", "New Year’s Eve"),
    ("New Year's Day", "new year's day"),
    ("St Patrick's Day", "Saint Paddys day"), ("St Patrick's Day", "St. Patrick's Day"),
    ("Mother's Day", "mothers' day"), ("Boss's Day", "bosses day"), ("Boss's Day", "boss day"),
    ("Martin Luther King Jr. Day", "MLK Jr. day"),
    ("Martin Luther King Jr. Day", "Martin Luther King, Jr. Day"),
    ("Chinese New Year", "chinese lunar new year's day"), ("Chinese New Year", "Lunar New Year"),
    ("Sukkot", "feast of the ingathering"), ("Rosh Hashanah", "rosh hashana"),
    ("Yom Ha'atzmaut", "yom haatzmaut"), ("Tisha B'Av", "Tisha B’Av"), ("Hanukkah", "Chanukah"),
    ("Eid al-Fitr", "id ul-fitr"), ("Eid al-Adha", "Bakr Id"), ("Eid al-Adha", "Eid al Adha"),
    ("Laylat al-Qadr", "night of power"), ("Isra and Mi'raj", "prophet's ascension"),
    ("Jumu'atul-Wida", "Jumu'atul-Wida"), ("Jumu'atul-Wida", "Jamat Ul-Vida"),
    ("Naraka Chaturdashi", "choti diwali"), ("Holi", "phagwah"), ("Vaisakhi", "vasakhi"),
    ("Guru Ravidas Jayanti", "Guru Ravidass birthday"), ("Ratha Yatra", "ratha-yatra"),
    ("King's Day", "Koningsdag"), ("Orthodox Good Friday", "orthodox great friday"),
    ("Day of the Dead", "Día de los Muertos"), ("Tết", "Tết"),
  ])
  func `is found as people write it`(holiday: String, phrase: String) throws {
    let table = try `A holiday`.table.get()
    let tokens = TokenTable(phrase)
    let match = try #require(table.names.longestMatch(in: tokens, at: 0))
    #expect(table[match.value.holiday].name == holiday)
    #expect(match.last == tokens.count - 1)
  }

  @Test func `asks for capitals or company where it is made of common words`() throws {
    let table = try `A holiday`.table.get()
    func trait(_ phrase: String) -> HolidayName.Trait? {
      table.names.longestMatch(in: TokenTable(phrase), at: 0)?.value.trait
    }
    #expect(trait("thanksgiving") == .plain)
    #expect(trait("Good Friday") == .capitalized)
    #expect(trait("Lent") == .capitalized)
    #expect(trait("Tax Day") == .doubtful)
    #expect(trait("Independence Day") == .doubtful)
    #expect(trait("holiday") == nil)
  }

  @Test func `is given to every holiday that has one of its own`() throws {
    let table = try `A holiday`.table.get()
    var named: Set<Int> = []
    for phrase in table.phrases {
      let match = try #require(table.names.longestMatch(in: TokenTable(phrase), at: 0), "\(phrase)")
      named.insert(match.value.holiday)
      #expect(!phrase.hasPrefix(" ") && !phrase.hasSuffix(" ") && !phrase.contains("  "))
    }
    let nameless = (0..<table.count).filter { !named.contains($0) }.map { table[$0].name }
    #expect(nameless == [])
  }

  @Test(arguments: [
    ("(a|b) c[ d]", ["a c", "a c d", "b c", "b c d"]),
    ("st john", ["st john", "st. john", "saint john"]),
    ("al-fitr", ["al-fitr", "al fitr"]),
    ("boss's day", ["boss's day", "bosss day", "bosss' day"]),
    ("b'av", ["b'av", "bav"]),
  ])
  func `stands for its spellings`(pattern: String, phrases: [String]) {
    #expect(NamePattern.phrases(pattern) == phrases)
  }

  @Test(arguments: ["", "(a", "a)", "[a)", " ", "(a|)", "((((((((((a))))))))))"])
  func `is refused where its brackets do not match or nothing is left`(pattern: String) {
    #expect(NamePattern.phrases(pattern) == nil)
  }
}

/// A row of one of the tables and what its error must tell.
struct BrokenRow: Sendable, CustomTestStringConvertible {
  let holiday: String
  let name: String
  let complaint: String

  var testDescription: String { complaint }

  init(_ holiday: String, name: String = "x\tx\tplain", _ complaint: String) {
    self.holiday = holiday
    self.name = name
    self.complaint = complaint
  }

  static let all = [
    BrokenRow("x\tX\tfixd\t01-01", "holidays.tsv:3: expected a rule of after, before, chinese"),
    BrokenRow("x\tX\tfixed\t13-01", "holidays.tsv:3: expected behind fixed: MM-DD"),
    BrokenRow("x\tX\tfixed\t01-01 sat", "found \"01-01 sat\""),
    BrokenRow("x\tX\tweekday\t6 mon 1", "holidays.tsv:3: expected behind weekday"),
    BrokenRow("x\tX\teaster\t1 2", "found \"1 2\""),
    BrokenRow("x\tX\toffset\tnowhere +1", "holidays.tsv:3: expected behind offset: an id"),
    BrokenRow("x\tX\tfixed\t01-01\t0", "expected days in 1...400 or until"),
    BrokenRow("x\tX\tfixed\t01-01\t\t4n+4", "expected years such as 4n+1, found \"4n+4\""),
    BrokenRow("x\tX\tfixed\t01-01\t\t\tperhaps", "expected approximate or nothing"),
    BrokenRow("x\t\tfixed\t01-01", "expected a name, found \"\""),
    BrokenRow("a\tX\tfixed\t01-01", "expected an id of its own, found \"a\""),
    BrokenRow("x\tX\tfixed\t01-01", name: "x\ty\tplain", "holiday-names.tsv:2: expected an id"),
    BrokenRow("x\tX\tfixed\t01-01", name: "x\tx\tloud", "expected plain, capitalized or doubtful"),
    BrokenRow("x\tX\tfixed\t01-01", name: "(x\tx\tplain", "found \"(x\""),
    BrokenRow(
      "x\tX\tfixed\t01-01",
      name: "x\tx\tplain\nx\ta\tplain",
      "holiday-names.tsv:3: \"x\" also names another holiday"
    ),
  ]
}

@Suite struct `A table of holidays` {
  @Test(arguments: BrokenRow.all)
  func `is refused with what was expected and where`(_ row: BrokenRow) throws {
    var template = Array("/tmp/glossator-holidays-XXXXXX".utf8CString)
    let made = try #require(mkdtemp(&template))
    let folder = String(cString: made)
    let files = ["holidays.tsv", "holiday-names.tsv"].map { "\(folder)/data/\($0)" }
    mkdir("\(folder)/data", 0o700)
    defer {
      for file in files { unlink(file) }
      rmdir("\(folder)/data")
      rmdir(folder)
    }
    let columns = "id\tname\trule\targuments\tdays\tyears\tapproximate"
    try save("\(columns)\na\tA\tfixed\t05-05\n\(row.holiday)\n", files[0])
    try save("names\tid\ttrait\n\(row.name)\n", files[1])
    let error = #expect(throws: PluginError.self) { try HolidayTable(folder: folder) }
    let message = error.map { "\($0)" } ?? ""
    #expect(message.contains(row.complaint), "\(message)")
  }

  private func save(_ text: String, _ path: String) throws {
    let file = try #require(fopen(path, "w"))
    defer { fclose(file) }
    try #require(fputs(text, file) >= 0)
  }
}
