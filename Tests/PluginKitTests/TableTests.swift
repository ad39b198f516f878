import GlossatorTestSupport
import PluginKit
import Testing

@Suite struct `A phrase table` {
  private let table = PhraseTable([
    ("New York", 1), ("New York Times", 2), ("new", 3), ("York City Council of Elders", 4),
    ("U.S.", 5), ("O'Hare", 6), ("new york", 7), ("", 8),
  ])

  private func match(_ text: String, at index: Int = 0) -> String? {
    let tokens = TokenTable(text)
    return table.longestMatch(in: tokens, at: index).map { "\($0.value) to \($0.last)" }
  }

  @Test(
    arguments: [
      ("New York Times reporters", "2 to 2"), ("New York City", "1 to 1"), ("New cars", "3 to 0"),
      ("NEW  york\ntimes", "2 to 2"), ("York City Council of", nil), ("the U.S. said", nil),
      ("U.S. officials", "5 to 0"), ("O’Hare", "6 to 0"), ("Newer", nil), ("", nil),
      ("New", "3 to 0"), ("new York Timesman", "1 to 1"),
    ] as [(String, String?)]
  )
  func `finds the longest phrase that begins at a token`(text: String, found: String?) {
    #expect(match(text) == found)
  }

  @Test func `finds nothing at a token that is not there`() {
    #expect(match("New York", at: 2) == nil)
    #expect(match("the New York Times", at: 1) == "2 to 3")
  }

  @Test(arguments: RandomLaw.seeds)
  func `finds what trying every phrase finds`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func phrase(_ longest: Int) -> [String] {
      (0..<random.number(1...longest)).map { _ in random.pick(["a", "b", "C"]) }
    }
    for round in 0..<RandomLaw.rounds(200) {
      let phrases = (0..<random.number(0...8)).map { _ in phrase(4) }
      let table = PhraseTable(phrases.map { ($0.joined(separator: " "), $0.count) })
      let text = phrase(8)
      let found = table.longestMatch(in: TokenTable(text.joined(separator: " ")), at: 0)
      let expected = phrases.filter { text.starts(with: $0) }.map(\.count).max()
      #expect(found?.value == expected, "seed \(seed), round \(round)")
      #expect(found.map { $0.last + 1 } == expected, "seed \(seed), round \(round)")
    }
  }
}

@Suite struct `A word table` {
  @Test func `keeps the first value of a word, in any case of its letters`() {
    let table = WordTable([("May", 5), ("MAY", 6), ("été", 7)])
    #expect(table["may"] == 5)
    #expect(table["ÉTÉ"] == 7)
    #expect(table["june"] == nil)
    #expect(table.count == 2)
  }

  @Test func `finds each of many words`() {
    let words = (0..<5000).map { (number: Int) in ("word\(number)", number) }
    let table = WordTable(words)
    #expect(table.count == 5000)
    #expect(words.allSatisfy { table[$0.0.uppercased()] == $0.1 })
    #expect(table["word5000"] == nil)
  }

  @Test func `gives every word of a list the list's value`() {
    let table = WordTable(lists: [(1, ["one", "first"]), (2, ["two"])])
    #expect(table["First"] == 1)
    #expect(table["two"] == 2)
  }
}

@Suite struct `A data table` {
  private func table(_ text: String, columns: [String] = ["name"]) throws -> DataTable {
    let file = try #require(TemporaryFile(Array(text.utf8)))
    return try DataTable(file.path, columns: columns)
  }

  /// What is wrong with a table, with `FILE` for its path.
  private func complaint(_ bytes: [UInt8]) throws -> String {
    let file = try #require(TemporaryFile(bytes))
    let error = #expect(throws: PluginError.self) {
      try DataTable(file.path, columns: ["name", "code"])
    }
    return (error?.description ?? "").replacing(file.path, with: "FILE")
  }

  @Test func `has a row for every line but the first, empty ones and remarks`() throws {
    let table = try table("# names\nname\tcode\tforms\n\nOslo\tNO\ta|b|c\n# remark\nÉire\tIE\nBo\n")
    #expect(table.rows.map { $0["name"] } == ["Oslo", "Éire", "Bo"])
    #expect(table.rows.map { $0["code"] } == ["NO", "IE", ""])
    #expect(table.rows.map { $0.list("forms") } == [["a", "b", "c"], [], []])
    #expect(table.rows.map(\.line) == [4, 6, 7])
    #expect(table.rows[0]["unknown"] == "")
  }

  @Test func `may have columns and no rows`() throws {
    #expect(try table("name").rows.isEmpty)
  }

  @Test(arguments: [
    ("", "FILE: expected a line that names the columns, found none"),
    ("# only a remark\n\n", "FILE: expected a line that names the columns, found none"),
    ("\nname\tkode\n", #"FILE:2: expected a column "code", found name, kode"#),
    ("name\tcode\nOslo\tNO\n\nRome\tIT\tx\n", "FILE:4: expected 2 cells, found 3"),
  ])
  func `says what is wrong with a file, and where`(text: String, message: String) throws {
    #expect(try complaint(Array(text.utf8)) == message)
  }

  @Test func `is UTF-8`() throws {
    #expect(try complaint(Array("name\tcode\n".utf8) + [0xFF]) == "FILE: should be UTF-8")
  }

  @Test(arguments: [
    ("/nowhere/table.tsv", "/nowhere/table.tsv: No such file or directory"),
    ("/tmp", "/tmp: not a regular file"),
  ])
  func `is a file that can be read`(path: String, message: String) {
    let error = #expect(throws: PluginError.self) { try DataTable(path, columns: []) }
    #expect(error?.description == message)
  }
}
