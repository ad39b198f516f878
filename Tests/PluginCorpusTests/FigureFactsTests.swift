import PluginKit
import Testing

@testable import FiguresPlugin

/// What a reader is told of a figure.
@Suite struct `The facts about a figure` {
  @Test(
    arguments: [
      ("0", "zero"), ("7", "seven"), ("17", "seventeen"), ("40", "forty"), ("54", "fifty-four"),
      ("100", "one hundred"), ("206", "two hundred and six"),
      ("999", "nine hundred and ninety-nine"),
      ("1000", "one thousand"), ("1003", "one thousand and three"),
      ("2306", "two thousand, three hundred and six"), ("54000", "fifty-four thousand"),
      ("206000", "two hundred and six thousand"), ("1000000", "1 million"),
      ("2700000000", "2.7 billion"), ("-2700000000", "-2.7 billion"),
      ("1500000000000", "1.5 trillion"), ("4.5", "four point five"),
      ("-4.05", "minus four point zero five"),
    ]
  )
  func `say numbers in words`(number: String, words: String) throws {
    #expect(NumberWords.text(try #require(DecimalNumber(number))) == words)
  }

  /// Numbers that are read faster in digits.
  @Test(arguments: ["54321", "1234567", "3.14159", "123456789012345678901234567890"])
  func `leave long numbers in digits`(number: String) throws {
    #expect(NumberWords.text(try #require(DecimalNumber(number))) == nil)
  }
}
