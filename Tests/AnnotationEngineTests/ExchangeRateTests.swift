import AnnotationEngine
import AnnotationModel
import GlossatorTestSupport
import Testing
import TextModel

/// Marks the whole text as a sum of money in euros a head.
private func sum(_ quantity: Figure.Quantity, unit: String) -> RegisteredAnnotator {
  ClosureAnnotator.registered(provides: [.figure]) { text, _, report in
    report.add(
      Annotation(
        .figure,
        UnitSpan(0, text.utf8.count),
        rule: "sum",
        value: .figure(Figure(.money, quantity, unit: unit))
      )
    )
  }
}

@Suite struct `Rates of exchange` {
  private static let rates = ExchangeRates(
    [
      ("2026-03-01", "EUR", "USD", 1.1), ("2026-03-05", "EUR", "USD", 1.25),
      ("2026-03-09", "EUR", "USD", 9), ("2026-03-05", "GBP", "EUR", 1.25),
    ]
    .compactMap { ExchangeRates.Rate(date: $0, from: $1, to: $2, factor: $3) }
  )

  private func facts(
    _ quantity: Figure.Quantity,
    unit: String = "EUR",
    published: String? = "2026-03-06"
  ) throws -> [String] {
    let reading = ReadingContext(referenceTime: published)
    let engine = Engine([sum(quantity, unit: unit)])
    let snapshot = try #require(engine.annotate(ArticleText("sum"), reading: reading))
    return try #require(snapshot.card(at: 0, rates: Self.rates)).entries.map(\.fact.value)
  }

  @Test func `the rate of the last day up to the article's counts, either way round`() throws {
    #expect(
      try facts(.number(DecimalNumber(2_000_000))) == [
        "about 1,600,000 GBP, at the rate of 2026-03-05",
        "about 2,500,000 USD, at the rate of 2026-03-05",
      ]
    )
    #expect(
      try facts(.number(DecimalNumber(20)), published: "2026-03-04") == [
        "about 22 USD, at the rate of 2026-03-01"
      ]
    )
  }

  @Test func `ranges and prices are exchanged, other units and undated articles are not`() throws {
    let range = Figure.Quantity.range(DecimalNumber(10), DecimalNumber(30))
    let prices = try facts(range, unit: "EUR/kg")
    #expect(prices.last == "about 12.5 to 37.5 USD/kg, at the rate of 2026-03-05")
    #expect(try facts(range, unit: "CHF") == [])
    #expect(try facts(range, published: nil) == [])
    #expect(try facts(range, published: "2026-02-28") == [])
  }

  @Test(
    arguments: [
      ("2026-02-30", "EUR", "USD", 1.1), ("2026-03-01", "eur", "USD", 1.1),
      ("2026-03-01", "EUR", "EUR", 1.1), ("2026-03-01", "EUR", "USD", 0),
      ("2026-03-01", "EUR", "USD", .infinity), ("2026-03-01T10:00", "EUR", "USD", 1.1),
    ]
  )
  func `a rate that can not be is none`(date: String, from: String, to: String, factor: Double) {
    #expect(ExchangeRates.Rate(date: date, from: from, to: to, factor: factor) == nil)
  }
}
