import AnnotationModel
import JSONCodec
import TextModel

/// Writes the value of an annotation as members of its record.
enum RecordValue {
  /// How attributes that are words of the article are written.
  struct Words {
    /// Where the words stand in the article; `nil` for words that are not written.
    let place: (UnitSpan) -> ByteSpan?
    /// Writes a place with its words.
    let write: (ByteSpan, inout JSONWriter) -> Void
  }

  /// Writes `value`; without `words`, attributes that are words of the article are left out.
  static func write(
    _ value: AnnotationValue,
    words: Words? = nil,
    to writer: inout JSONWriter
  ) {
    switch value {
    case .none: break
    case .temporal(let timex): write(timex, to: &writer)
    case .figure(let figure): write(figure, to: &writer)
    case .place(let place):
      writer.key("place")
      writer.object { writer in write(place, to: &writer) }
    case .attributes(let attributes):
      writer.key("attributes")
      writer.object { writer in write(attributes, words, to: &writer) }
    }
  }

  private static func write(_ timex: Timex3, to writer: inout JSONWriter) {
    writer.key("type")
    writer.string(timex.type.rawValue)
    writer.key("value")
    writer.string(timex.value)
    for (key, text) in [
      ("mod", timex.modifier?.rawValue), ("bound", timex.bound?.rawValue), ("edtf", timex.edtf),
      ("interval", timex.interval), ("quant", timex.quantifier), ("freq", timex.frequency),
      ("anchor", timex.anchor), ("reference", timex.reference),
    ] {
      guard let text else { continue }
      writer.key(key)
      writer.string(text)
    }
  }

  private static func write(_ figure: Figure, to writer: inout JSONWriter) {
    writer.key("type")
    writer.string(figure.type.rawValue)
    switch figure.quantity {
    case .number(let number):
      writer.key("value")
      writer.raw(number.description)
    case .range(let low, let high):
      if let low {
        writer.key("min")
        writer.raw(low.description)
      }
      if let high {
        writer.key("max")
        writer.raw(high.description)
      }
    }
    if let unit = figure.unit {
      writer.key("unit")
      writer.string(unit)
    }
    writer.key("approx")
    writer.string(figure.approximation.rawValue)
  }

  private static func write(_ place: Place, to writer: inout JSONWriter) {
    if let id = place.geonames {
      writer.key("geonames")
      writer.int(id)
    }
    writer.key("name")
    writer.string(place.name)
    if let country = place.country {
      writer.key("country")
      writer.string(country)
    }
    if let feature = place.feature {
      writer.key("feature")
      writer.string(feature)
    }
    if let latitude = place.latitude, let longitude = place.longitude {
      writer.key("lat")
      writer.double(latitude)
      writer.key("lon")
      writer.double(longitude)
    }
  }

  private static func write(
    _ attributes: [Attribute],
    _ words: Words?,
    to writer: inout JSONWriter
  ) {
    var written: Set<String> = []
    for attribute in attributes where written.insert(attribute.key).inserted {
      switch attribute.value {
      case .text(let text):
        writer.key(attribute.key)
        writer.string(text)
      case .number(let number):
        writer.key(attribute.key)
        writer.double(number)
      case .flag(let flag):
        writer.key(attribute.key)
        writer.bool(flag)
      case .span(let span):
        guard let words, let place = words.place(span) else {
          written.remove(attribute.key)
          continue
        }
        writer.key(attribute.key)
        words.write(place, &writer)
      }
    }
  }
}
