import AnnotationModel
import GlossatorTestSupport

/// What the tests and transcripts of this folder find in their articles.
enum Sample {
  private static let kabul = Place(
    geonames: 1_138_958,
    name: "Kabul",
    country: "AF",
    feature: "PPLC",
    latitude: 34.53,
    longitude: 69.17
  )

  /// The phrases, each with what it is.
  static let phrases: [PhraseMarker.Phrase] = [
    ("Kabul", .sample(.location, key: "geonames:1138958", value: .place(kabul))),
    ("Zoé Ångström", .sample(.person, key: "ångström")),
    ("Ångström", .sample(.person, key: "ångström")),
    ("Zoé\r\nÅngström", .sample(.person, key: "ångström")),
    ("8 October", .sample(.date, value: .temporal(Timex3(.date, "2018-10-08")))),
    ("October 8", .sample(.date, value: .temporal(Timex3(.date, "2018-10-08")))),
    (
      "54,000",
      .sample(.figure, value: .figure(Figure(.cardinal, .number(DecimalNumber(54_000)))))
    ),
    ("AT&T *Star_Labs*", .sample(.organization, key: "att")),
  ]

  /// The annotators.
  static let annotators = [PhraseMarker.registered(phrases)]
}
