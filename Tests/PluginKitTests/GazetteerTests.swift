import PluginKit
import Testing

@Suite struct `A compiled gazetteer` {
  /// Three places, two of them of one name.
  private func compiled(digest: UInt64 = 7) throws -> [UInt8] {
    var builder = GazetteerBuilder()
    var country = GazetteerEntry(name: "Norway", kind: 1)
    country.key = 3_144_096
    country.attributes = [("currency", "NOK"), ("capital", "Oslo")]
    let norway = builder.add(country)
    var city = GazetteerEntry(name: "Oslo", kind: 2)
    city.parent = norway
    city.weight = 697_000
    city.coordinates = (59.913_9, 10.752_2)
    let oslo = builder.add(city)
    let town = builder.add(GazetteerEntry(name: "Oslo", kind: 3))
    builder.add(name: "Norway", for: norway, prior: 900)
    builder.add(name: "Oslo", for: town, prior: 10)
    builder.add(name: "Oslo", for: oslo, prior: 700, flags: 5)
    builder.add(name: "Oslo Fjord Bridge", for: town, prior: 20)
    builder.add(name: "NO", for: norway, prior: 50)
    return try builder.finish(digest: digest)
  }

  @Test func `finds the longest name and its candidates by prior`() throws {
    let gazetteer = try Gazetteer(compiled())
    let tokens = TokenTable("the Oslo fjord, then oslo\nfjord  bridge")
    let short = try #require(gazetteer.longestMatch(in: tokens, at: 1))
    #expect(short.last == 1)
    #expect(short.candidates.indices.map { short.candidates[$0].prior } == [700, 10])
    #expect(short.candidates[0].flags == 5)
    let long = try #require(gazetteer.longestMatch(in: tokens, at: 5))
    #expect(long.last == 7)
    #expect(gazetteer.longestMatch(in: tokens, at: 0) == nil)
    #expect(gazetteer.longestMatch(in: tokens, at: 7) == nil)
  }

  @Test func `gives way to a shorter name where the longer one is turned down`() throws {
    let gazetteer = try Gazetteer(compiled())
    let tokens = TokenTable("Oslo Fjord Bridge")
    let match = gazetteer.longestMatch(in: tokens, at: 0) { $0.last == 0 }
    #expect(match?.last == 0)
  }

  @Test func `knows which words of a name are capitals`() throws {
    let gazetteer = try Gazetteer(compiled())
    let long = try #require(gazetteer.candidates(named: "oslo fjord bridge"))
    #expect(long[0].capitals == 0b111)
    #expect(long[0].allCapitals == 0)
    let short = try #require(gazetteer.candidates(named: "NO"))
    #expect(short[0].allCapitals == 1)
  }

  @Test func `keeps what is known of a record`() throws {
    let gazetteer = try Gazetteer(compiled())
    let candidates = try #require(gazetteer.candidates(named: "Oslo"))
    let oslo = try #require(gazetteer.record(candidates[0].record))
    #expect(oslo.weight == 697_000)
    #expect(oslo.latitude == 59.913_9)
    #expect(oslo.longitude == 10.752_2)
    let norway = try #require(oslo.parent)
    #expect(gazetteer.name(of: norway) == "Norway")
    #expect(gazetteer.record(norway)?.key == 3_144_096)
    #expect(gazetteer.record(norway)?.latitude == nil)
    #expect(gazetteer.attribute("capital", of: norway) == "Oslo")
    #expect(gazetteer.attribute("area", of: norway) == nil)
    #expect(gazetteer.digest == 7)
    #expect(gazetteer.nameCount == 4)
  }

  @Test func `is the same every time`() throws {
    #expect(try compiled() == compiled())
    #expect(try compiled(digest: 8) != compiled())
  }

  @Test func `is refused when it is cut short or damaged anywhere`() throws {
    let bytes = try compiled()
    for count in 0..<bytes.count {
      #expect(throws: PluginError.self) { try Gazetteer(Array(bytes.prefix(count))) }
    }
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 0x41
      #expect(throws: PluginError.self, "byte \(index)") { try Gazetteer(damaged) }
    }
  }

  @Test func `says what is wrong with a file`() {
    let error = #expect(throws: PluginError.self) {
      try Gazetteer(Array("not one".utf8), source: "places.kb")
    }
    #expect(error?.description == "places.kb: not a compiled gazetteer")
    #expect(throws: PluginError.self) { try Gazetteer(path: "/nowhere/places.kb") }
  }

  @Test func `may be empty`() throws {
    let gazetteer = try Gazetteer(GazetteerBuilder().finish(digest: 0))
    #expect(gazetteer.longestMatch(in: TokenTable("Oslo"), at: 0) == nil)
    #expect(gazetteer.recordCount == 0)
  }
}
