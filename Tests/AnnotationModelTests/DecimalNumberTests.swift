import AnnotationModel
import GlossatorTestSupport
import Testing

@Suite struct `A decimal number` {
  @Test(arguments: [
    ("0", "0"), ("7", "7"), ("-7", "-7"), ("007", "7"), ("0.50", "0.5"), (".5", "0.5"),
    ("5.", "5"), ("-0", "0"), ("-0.00", "0"), ("00.10", "0.1"), ("-000.250", "-0.25"),
    ("1000000", "1000000"), ("10.00", "10"),
    ("123456789012345678901234567890.123456789", "123456789012345678901234567890.123456789"),
  ])
  func `has one canonical text`(text: String, canonical: String) {
    #expect(DecimalNumber(text)?.description == canonical)
  }

  @Test(arguments: [
    "", "-", ".", "-.", "+1", "--1", "1-", "1e5", "1,000", " 1", "1 ", "1.2.3", "0x1F", "NaN",
    "inf", "½", "١٢", "1\u{0}",
  ])
  func `is nothing but digits, a minus and a point`(text: String) {
    #expect(DecimalNumber(text) == nil)
  }

  @Test(arguments: [
    ("3.5", 6, "3500000"), ("3.5", 1, "35"), ("3.5", 0, "3.5"), ("1.25", 1, "12.5"),
    ("75", -2, "0.75"), ("5", -3, "0.005"), ("-120", -2, "-1.2"), ("0", 400, "0"),
    ("0.001", 3, "1"), ("-0.05", 1, "-0.5"),
  ])
  func `moves its point by an exponent`(digits: String, exponent: Int, result: String) {
    let number = DecimalNumber(digits: Array(digits.utf8), exponent: exponent)
    #expect(number?.description == result)
  }

  @Test(arguments: [401, -401, Int.max, Int.min])
  func `refuses an exponent that no article means`(exponent: Int) {
    #expect(DecimalNumber(digits: Array("1".utf8), exponent: exponent) == nil)
  }

  @Test(arguments: [0, 1, -1, Int.max, Int.min])
  func `is the same made from an integer as from its text`(number: Int) {
    #expect(DecimalNumber(number) == DecimalNumber(String(number)))
  }

  @Test func `equals another of the same worth however it was written`() {
    #expect(DecimalNumber("1.50") == DecimalNumber("01.5"))
    #expect(DecimalNumber(digits: Array("15".utf8), exponent: -1) == DecimalNumber("1.5"))
    #expect(DecimalNumber("1.5") != DecimalNumber("1.05"))
  }

  @Test func `is near a double, infinite beyond the range of one`() {
    #expect(DecimalNumber("0.1")?.approximateDouble == 0.1)
    #expect(DecimalNumber(digits: Array("-1".utf8), exponent: 400)?.approximateDouble == -.infinity)
  }

  @Test(arguments: RandomLaw.seeds)
  func `read from its own text is itself, and moved there and back too`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for round in 0..<RandomLaw.rounds(500) {
      let digits = (0..<random.number(1...40)).map { _ in String(random.number(0...9)) }.joined()
      let fraction = random.chance(oneIn: 2) ? ".\(random.number(0...999_999))" : ""
      let text = (random.chance(oneIn: 3) ? "-" : "") + digits + fraction
      let number = DecimalNumber(text)
      #expect(number != nil, "\(text), seed \(seed), round \(round)")
      guard let number else { continue }
      #expect(DecimalNumber(number.description) == number, "\(text), seed \(seed)")
      let exponent = random.number(-60...60)
      let moved = DecimalNumber(digits: Array(text.utf8), exponent: exponent)
      let back = moved.flatMap {
        DecimalNumber(digits: Array($0.description.utf8), exponent: -exponent)
      }
      #expect(back == number, "\(text) by \(exponent), seed \(seed), round \(round)")
    }
  }
}
