import AnnotationModel
import Testing

/// A value and the kind it belongs to.
struct Coded: Sendable, CustomTestStringConvertible {
  let kind: AnnotationKind
  let value: AnnotationValue

  var testDescription: String { "\(kind.rawValue) \(value)" }

  init(_ kind: AnnotationKind, _ value: AnnotationValue) {
    self.kind = kind
    self.value = value
  }

  private static let number = DecimalNumber("54000.25") ?? DecimalNumber(0)

  static let dates =
    Timex3.ValueType.allCases.map { Coded(.date, .temporal(Timex3($0, "P2D"))) }
    + Timex3.Modifier.allCases.map {
      Coded(.date, .temporal(Timex3(.date, "2018-10", modifier: $0)))
    } + [
      Coded(
        .date,
        .temporal(
          Timex3(
            .set,
            "P1W",
            modifier: .approximate,
            quantifier: "EVERY",
            frequency: "2X",
            anchor: "2018-10-08"
          )
        )
      )
    ]

  static let figures =
    Figure.ValueType.allCases.map { Coded(.figure, .figure(Figure($0, .number(number)))) }
    + Figure.Approximation.allCases.map {
      Coded(.figure, .figure(Figure(.cardinal, .number(number), approximation: $0)))
    } + [
      Coded(.figure, .figure(Figure(.quantity, .range(number, nil), unit: "km"))),
      Coded(.figure, .figure(Figure(.money, .range(nil, number), unit: "USD"))),
      Coded(
        .figure,
        .figure(Figure(.cardinal, .range(number, number), counted: UnitSpan(unit: 3, 4, 9)))
      ),
    ]

  static let others = [
    Coded(.location, .none),
    Coded(.demonym, .none),
    Coded(.person, .none),
    Coded(.location, .place(Place(name: "Kabul"))),
    Coded(
      .demonym,
      .place(
        Place(
          geonames: 1_138_958,
          name: "Kabul",
          country: "AF",
          feature: "PPLC",
          latitude: 34.53,
          longitude: -69.17
        )
      )
    ),
    Coded(
      "weather",
      .attributes([
        Attribute("sky", .text("")), Attribute("wind", .number(-1.5)),
        Attribute("rain", .flag(false)), Attribute("where", .span(UnitSpan(unit: 2, 0, 5))),
      ])
    ),
  ]
}

@Suite struct `A value` {
  @Test(arguments: Coded.dates + Coded.figures + Coded.others)
  func `read from its own attributes is itself`(_ coded: Coded) throws {
    #expect(try AnnotationValue(coded.kind, coded.value.attributes) == coded.value)
  }

  @Test func `ignores attributes it does not know`() throws {
    let attributes = [
      Attribute("type", .text("DATE")), Attribute("value", .text("2018")),
      Attribute("mood", .text("blue")),
    ]
    #expect(
      try AnnotationValue(.date, attributes) == .temporal(Timex3(.date, "2018"))
    )
  }

  @Test func `takes the first of two attributes of one name`() throws {
    let attributes = [Attribute("name", .text("Oslo")), Attribute("name", .text("Rome"))]
    #expect(try AnnotationValue(.location, attributes) == .place(Place(name: "Oslo")))
  }
}

/// Attributes that are no value of their kind, and why.
struct Refused: Sendable, CustomTestStringConvertible {
  let kind: AnnotationKind
  let attributes: [(String, Attribute.Value)]
  let message: String

  var testDescription: String { message }

  init(_ kind: AnnotationKind, _ attributes: [(String, Attribute.Value)], _ message: String) {
    self.kind = kind
    self.attributes = attributes
    self.message = message
  }

  private static let year = ("value", Attribute.Value.text("2018"))
  private static let count = ("type", Attribute.Value.text("cardinal"))
  private static let oslo = ("name", Attribute.Value.text("Oslo"))

  static let dates = [
    Refused(.date, [], "date: type should be DATE, TIME, DURATION or SET"),
    Refused(.date, [year], "date: type should be DATE, TIME, DURATION or SET"),
    Refused(
      .date,
      [("type", .text("date")), year],
      "date: type should be DATE, TIME, DURATION or SET"
    ),
    Refused(.date, [("type", .text("DATE"))], "date: value should be a TIMEX3 value"),
    Refused(
      .date,
      [("type", .text("DATE")), ("value", .text(""))],
      "date: value should be a TIMEX3 value"
    ),
    Refused(
      .date,
      [("type", .text("DATE")), ("value", .number(2018))],
      "date: value should be a TIMEX3 value"
    ),
    Refused(
      .date,
      [("type", .text("DATE")), year, ("mod", .text("ish"))],
      "date: mod should be a TIMEX3 modifier, found ish"
    ),
  ]

  static let figures = [
    Refused(.figure, [], "figure: type should be cardinal, money or the like"),
    Refused(
      .figure,
      [("type", .text("lots"))],
      "figure: type should be cardinal, money or the like"
    ),
    Refused(.figure, [count], "figure: needs a value, a min or a max"),
    Refused(
      .figure,
      [count, ("value", .number(5))],
      "figure: needs a value, a min or a max"
    ),
    Refused(
      .figure,
      [count, ("value", .text("1e5"))],
      "figure: value should be a decimal number, found 1e5"
    ),
    Refused(
      .figure,
      [count, ("min", .text("five"))],
      "figure: min should be a decimal number, found five"
    ),
    Refused(
      .figure,
      [count, ("value", .text("1")), ("max", .text(""))],
      "figure: max should be a decimal number, found "
    ),
    Refused(
      .figure,
      [count, ("value", .text("5")), ("approx", .text("≈"))],
      "figure: approx should be one of = ~ < <= >= >, found ≈"
    ),
  ]

  static let places = [
    Refused(.location, [("country", .text("NO"))], "place: needs a name"),
    Refused(.demonym, [("name", .flag(true))], "place: needs a name"),
    Refused(
      .location,
      [oslo, ("geonames", .number(1.5))],
      "place: geonames should be a whole number"
    ),
    Refused(
      .location,
      [oslo, ("geonames", .text("1"))],
      "place: geonames should be a whole number"
    ),
    Refused(
      .location,
      [oslo, ("lat", .number(90.5))],
      "place: lat should lie in -90…90, found 90.5"
    ),
    Refused(
      .location,
      [oslo, ("lon", .number(-181))],
      "place: lon should lie in -180…180, found -181.0"
    ),
    Refused(
      .location,
      [oslo, ("lat", .number(.nan))],
      "place: lat should lie in -90…90, found nan"
    ),
  ]
}

@Suite struct `Attributes` {
  @Test(arguments: Refused.dates + Refused.figures + Refused.places)
  func `that are no value of their kind are refused with the reason`(_ row: Refused) {
    let error = #expect(throws: ValueError.self) {
      try AnnotationValue(row.kind, row.attributes.map { Attribute($0.0, $0.1) })
    }
    #expect(error?.description == row.message)
  }

  @Test func `answer with the type they hold and no other`() {
    let list = [
      Attribute("text", .text("5")), Attribute("number", .number(5)),
      Attribute("flag", .flag(true)),
      Attribute("span", .span(UnitSpan(1, 2))),
    ]
    #expect(list.text("text") == "5")
    #expect(list.number("text") == nil)
    #expect(list.number("number") == 5)
    #expect(!list.flag("number"))
    #expect(list.flag("flag"))
    #expect(list.span("flag") == nil)
    #expect(list.span("span") == UnitSpan(1, 2))
    #expect(list["none"] == nil)
  }
}
