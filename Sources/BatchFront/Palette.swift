import AnnotationModel

/// The color of each kind, the same on a terminal and in a picture.
struct Palette {
  /// The parameters of the terminal's "select graphic rendition".
  let terminal: String
  /// The color in a picture.
  let picture: String
  /// The words of the legend.
  let name: String

  static let kinds: [(kind: AnnotationKind, palette: Palette)] = [
    (.person, Palette(terminal: "1;35", picture: "#a626a4", name: "person")),
    (.organization, Palette(terminal: "1;34", picture: "#2f5fd0", name: "organization")),
    (.location, Palette(terminal: "32", picture: "#2e7d32", name: "location")),
    (.demonym, Palette(terminal: "2;32", picture: "#6a9955", name: "demonym")),
    (.date, Palette(terminal: "33", picture: "#b26a00", name: "date")),
    (.figure, Palette(terminal: "36", picture: "#00838f", name: "figure")),
  ]

  static let other = Palette(terminal: "4", picture: "#555555", name: "other")

  static func color(of kind: AnnotationKind) -> Palette {
    kinds.first { $0.kind == kind }?.palette ?? other
  }
}
