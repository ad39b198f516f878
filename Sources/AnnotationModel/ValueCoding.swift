// The typed values as attributes, and back: the form in which they cross the plugin
// boundary. `protocol/specs/annotation-kinds.md` is this file in prose.

/// Says why attributes are no value of their kind.
public struct ValueError: Error, Hashable, CustomStringConvertible {
  /// What was expected and what was found.
  public let description: String

  /// Creates an error.
  public init(_ description: String) { self.description = description }
}

extension AnnotationValue {
  /// The value as attributes.
  public var attributes: [Attribute] {
    switch self {
    case .none: []
    case .temporal(let timex): timex.attributes
    case .figure(let figure): figure.attributes
    case .place(let place): place.attributes
    case .attributes(let attributes): attributes
    }
  }

  /// Reads the value of an annotation of `kind` from its attributes, checking each.
  public init(_ kind: AnnotationKind, _ attributes: [Attribute]) throws(ValueError) {
    switch kind {
    case .date: self = .temporal(try Timex3(attributes))
    case .figure: self = .figure(try Figure(attributes))
    case .location where !attributes.isEmpty, .demonym where !attributes.isEmpty:
      self = .place(try Place(attributes))
    default: self = attributes.isEmpty ? .none : .attributes(attributes)
    }
  }
}

extension Timex3 {
  var attributes: [Attribute] {
    var list = [Attribute("type", .text(type.rawValue)), Attribute("value", .text(value))]
    if let modifier { list.append(Attribute("mod", .text(modifier.rawValue))) }
    if let bound { list.append(Attribute("bound", .text(bound.rawValue))) }
    if let quantifier { list.append(Attribute("quant", .text(quantifier))) }
    if let frequency { list.append(Attribute("freq", .text(frequency))) }
    if let anchor { list.append(Attribute("anchor", .text(anchor))) }
    if let interval { list.append(Attribute("interval", .text(interval))) }
    for (key, span) in zip(["begin", "end"], ends) { list.append(Attribute(key, .span(span))) }
    if let reference { list.append(Attribute("reference", .text(reference))) }
    return list
  }

  init(_ list: [Attribute]) throws(ValueError) {
    guard let name = list.text("type"), let type = ValueType(rawValue: name) else {
      throw ValueError("date: type should be DATE, TIME, DURATION or SET")
    }
    guard let value = list.text("value"), !value.isEmpty else {
      throw ValueError("date: value should be a TIMEX3 value")
    }
    var modifier: Modifier?
    if let name = list.text("mod") {
      guard let known = Modifier(rawValue: name) else {
        throw ValueError("date: mod should be a TIMEX3 modifier, found \(name)")
      }
      modifier = known
    }
    var bound: Bound?
    if let name = list.text("bound") {
      guard let known = Bound(rawValue: name) else {
        throw ValueError("date: bound should be SINCE or UNTIL, found \(name)")
      }
      bound = known
    }
    self.init(
      type,
      value,
      modifier: modifier,
      bound: bound,
      quantifier: list.text("quant"),
      frequency: list.text("freq"),
      anchor: list.text("anchor"),
      interval: list.text("interval"),
      ends: [list.span("begin"), list.span("end")].compactMap { $0 },
      reference: list.text("reference")
    )
  }
}

extension Figure {
  var attributes: [Attribute] {
    var list = [Attribute("type", .text(type.rawValue))]
    switch quantity {
    case .number(let number): list.append(Attribute("value", .text(number.description)))
    case .range(let low, let high):
      if let low { list.append(Attribute("min", .text(low.description))) }
      if let high { list.append(Attribute("max", .text(high.description))) }
    }
    if let unit { list.append(Attribute("unit", .text(unit))) }
    if approximation != .exact {
      list.append(Attribute("approx", .text(approximation.rawValue)))
    }
    if let counted { list.append(Attribute("counted", .span(counted))) }
    return list
  }

  init(_ list: [Attribute]) throws(ValueError) {
    guard let name = list.text("type"), let type = ValueType(rawValue: name) else {
      throw ValueError("figure: type should be cardinal, money or the like")
    }
    let low = try Figure.number("min", in: list)
    let high = try Figure.number("max", in: list)
    let quantity: Quantity
    if let number = try Figure.number("value", in: list) {
      quantity = .number(number)
    } else if low != nil || high != nil {
      quantity = .range(low, high)
    } else {
      throw ValueError("figure: needs a value, a min or a max")
    }
    let sign = list.text("approx") ?? "="
    guard let approximation = Approximation(rawValue: sign) else {
      throw ValueError("figure: approx should be one of = ~ < <= >= >, found \(sign)")
    }
    self.init(
      type,
      quantity,
      unit: list.text("unit"),
      approximation: approximation,
      counted: list.span("counted")
    )
  }

  private static func number(
    _ key: String,
    in list: [Attribute]
  ) throws(ValueError) -> DecimalNumber? {
    guard let text = list.text(key) else { return nil }
    guard let number = DecimalNumber(text) else {
      throw ValueError("figure: \(key) should be a decimal number, found \(text)")
    }
    return number
  }
}

extension Place {
  var attributes: [Attribute] {
    var list = [Attribute("name", .text(name))]
    if let geonames { list.append(Attribute("geonames", .number(Double(geonames)))) }
    if let country { list.append(Attribute("country", .text(country))) }
    if let feature { list.append(Attribute("feature", .text(feature))) }
    if let latitude { list.append(Attribute("lat", .number(latitude))) }
    if let longitude { list.append(Attribute("lon", .number(longitude))) }
    return list
  }

  init(_ list: [Attribute]) throws(ValueError) {
    guard let name = list.text("name") else { throw ValueError("place: needs a name") }
    let id = list.number("geonames").flatMap { Int(exactly: $0) }
    if list["geonames"] != nil, id == nil {
      throw ValueError("place: geonames should be a whole number")
    }
    if let latitude = list.number("lat"), !(-90...90).contains(latitude) {
      throw ValueError("place: lat should lie in -90…90, found \(latitude)")
    }
    if let longitude = list.number("lon"), !(-180...180).contains(longitude) {
      throw ValueError("place: lon should lie in -180…180, found \(longitude)")
    }
    self.init(
      geonames: id,
      name: name,
      country: list.text("country"),
      feature: list.text("feature"),
      latitude: list.number("lat"),
      longitude: list.number("lon")
    )
  }
}
